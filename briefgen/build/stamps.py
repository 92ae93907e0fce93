"""How files look from outside: size and times of change, by which an unchanged one is known unread."""

from __future__ import annotations

import marshal
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, sha256
from pathlib import Path

Stamp = tuple[int, ...]
"""Size in bytes, time of change in nanoseconds, and more that tells files apart."""

JUST_NOW = 50_000_000
"""Nanoseconds. A file that changed so shortly before it was looked at may change again in the same tick of
the file system's clock and look the same (the "racy git" problem, Git's racy-git.txt): it is read again."""

MANY = 1_000
"""Folders; into fewer one process has looked before a fork of it has begun."""


def inputs_in(folder: Path) -> dict[str, Stamp]:
    """Size, time of change, time of the last change of name or owner, by path below ``folder``.

    Links are followed. Hidden files are nobody's input.
    """
    return {
        name: (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        for name, found in _below([("", str(folder))], follow=True)
        if not any(part.startswith((".", "__pycache__")) for part in name.split("/"))
    }


def outputs_in(folder: Path, *, jobs: int = 1) -> dict[str, Stamp]:
    """Size, time of change and number on the disk by path below ``folder``; a link is no file of an archive.

    Without the third stamp of ``inputs_in``, which a second name of the same file changes. With two ``jobs``
    a fork of this process looks into every other one of many folders.
    """
    near, waiting = _above([("", str(folder))], levels=2)
    found = _outputs(near)
    if jobs < 2 or sys.platform != "linux" or len(waiting) < MANY:
        return found | _outputs(_below(waiting, follow=False))
    from briefgen.forking import beside  # not above: most archives are small, and nobody waits for it

    others = waiting[1::2]
    with beside(lambda: marshal.dumps(_outputs(_below(others, follow=False)))) as told:
        found |= _outputs(_below(waiting[::2], follow=False))
        answer = told()
    return found | (marshal.loads(answer) if answer else _outputs(_below(others, follow=False)))  # noqa: S302


def output_stamp(found: os.stat_result) -> Stamp:
    """What ``outputs_in`` says of one file."""
    return (found.st_size, found.st_mtime_ns, found.st_ino)


def looks_alike(one: Stamp | None, other: Stamp) -> bool:
    """True for stamps of outputs between which nobody changed anything, wherever the disk has them."""
    return one is not None and one[:2] == other[:2]


def stamp_of(path: Path) -> Stamp:
    """What ``inputs_in`` says of one file; of none, where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return (found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def digest_of(stamps: Mapping[str, Stamp]) -> str:
    """One short digest of all of them.

    Written down by ``marshal``, which takes a third of the time of words, and whose version 2 writes what is
    equal alike (versions 3 and 4 look at how often an object is used).
    """
    names = sorted(stamps)
    written = marshal.dumps((names, [stamps[name] for name in names]), 2)
    return blake2b(written, digest_size=16).hexdigest()


def short(lines: Iterable[str]) -> str:
    """A digest of 32 letters of some lines."""
    return blake2b("\n".join(lines).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def latest(stamps: Mapping[str, Stamp]) -> int:
    """The latest time of change among them."""
    return max((stamp[1] for stamp in stamps.values()), default=0)


def digest_at(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none that can be read."""
    try:
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""


class Digests:
    """SHA-256 of files, read only where they look otherwise than when they were read before.

    ``known`` has their stamps and hashes from then; ``found`` those of now, for the next time. ``stamps`` are
    those of files that were looked at a moment ago.
    """

    def __init__(
        self, known: Mapping[str, tuple[Stamp, str]], now: int, stamps: Mapping[str, Stamp] | None = None
    ) -> None:
        self._known = known
        self._now = now
        self._stamps = stamps or {}
        self.found: dict[str, tuple[Stamp, str]] = {}

    def below(self, folder: Path) -> dict[str, str]:
        """The hashes of all files that were looked at in ``folder`` itself, by their names."""
        prefix, known, found = f"{folder}/", self._known, self.found
        digests: dict[str, str] = {}
        for path, stamp in self._stamps.items():
            if path.startswith(prefix) and "/" not in (name := path[len(prefix) :]):
                before = known.get(path)
                if before and before[0] == stamp:
                    found[path] = before
                    digests[name] = before[1]
                elif digest := self.of(Path(path), stamp):
                    digests[name] = digest
        return digests

    def of(self, path: Path, stamp: Stamp | None = None) -> str:
        """The hash of one file, empty where there is none; ``stamp`` where it is known already."""
        name = str(path)
        if name in self.found:
            return self.found[name][1]
        stamp = stamp or self._stamps.get(name) or stamp_of(path)
        if not stamp:
            return ""
        before = self._known.get(name)
        if before and before[0] == stamp:
            digest = before[1]
        else:
            try:
                digest = sha256(path.read_bytes()).hexdigest()[:32]
            except OSError:
                return ""
        settled = stamp[1] < self._now - JUST_NOW
        self.found[name] = (stamp if settled else (), digest)
        return digest


Folder = tuple[str, str]
"""The path of a folder below another one, with ``/`` at its end, and its whole path."""
File = tuple[str, os.stat_result]


def _outputs(files: Iterable[File]) -> dict[str, Stamp]:
    return {name: output_stamp(found) for name, found in files if stat.S_ISREG(found.st_mode)}


def _above(waiting: list[Folder], levels: int) -> tuple[list[File], list[Folder]]:
    """The files that lie in some folders or so many levels below them, and the folders that are left."""
    files: list[File] = []
    for _ in range(levels):
        inside = [_inside(folder, set(), follow=False) for folder in waiting]
        files += [file for found, _ in inside for file in found]
        waiting = [folder for _, folders in inside for folder in folders]
    return files, waiting


def _below(folders: Iterable[Folder], *, follow: bool) -> Iterator[File]:
    """Every file below the folders, by its path there with ``/``."""
    waiting, seen = list(folders), set[tuple[int, int]]()
    while waiting:
        files, found = _inside(waiting.pop(), seen, follow=follow)
        yield from files
        waiting += found


def _inside(folder: Folder, seen: set[tuple[int, int]], *, follow: bool) -> tuple[list[File], list[Folder]]:
    """Files and folders in a folder; ``seen`` are those to which a link has led before."""
    prefix, place = folder
    files: list[File] = []
    folders: list[Folder] = []
    try:
        with os.scandir(place) as there:
            entries = list(there)
    except OSError:
        return files, folders
    for entry in entries:
        try:
            if not entry.is_dir(follow_symlinks=follow):
                files.append((prefix + entry.name, entry.stat(follow_symlinks=follow)))
            elif not entry.is_symlink() or _is_new(entry.path, seen):
                folders.append((f"{prefix}{entry.name}/", entry.path))
        except OSError:
            continue
    return files, folders


def _is_new(place: str, seen: set[tuple[int, int]]) -> bool:
    """False for a link to a folder that was met before: such links may lead round in a circle."""
    found = os.stat(place)  # noqa: PTH116 - a string, ten thousand times
    known = (found.st_dev, found.st_ino)
    if known in seen:
        return False
    seen.add(known)
    return True

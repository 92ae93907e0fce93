"""How files look from outside: size and times of change, by which an unchanged one is known unread."""

from __future__ import annotations

import marshal
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b, sha256
from pathlib import Path

Stamp = tuple[int, ...]
"""Size in bytes and times of change in nanoseconds."""

JUST_NOW = 50_000_000
"""Nanoseconds. A file that changed so shortly before it was looked at may change again in the same tick of
the file system's clock and look the same (the "racy git" problem, Git's racy-git.txt): it is read again."""


def inputs_in(folder: Path) -> dict[str, Stamp]:
    """Size, time of change, time of the last change of name or owner, by path below ``folder``.

    Links are followed. Hidden files are nobody's input.
    """
    return {
        name: (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        for name, found in _below(folder, follow=True)
        if not any(part.startswith((".", "__pycache__")) for part in name.split("/"))
    }


def outputs_in(folder: Path) -> dict[str, Stamp]:
    """Size and time of change by path below ``folder``; a link is no file of an archive.

    Without the third stamp of ``inputs_in``, which a second name of the same file changes.
    """
    return {
        name: (found.st_size, found.st_mtime_ns)
        for name, found in _below(folder, follow=False)
        if stat.S_ISREG(found.st_mode)
    }


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

    ``known`` has their stamps and hashes from then; ``found`` those of now, for the next time.
    """

    def __init__(self, known: Mapping[str, tuple[Stamp, str]], now: int) -> None:
        self._known = known
        self._now = now
        self.found: dict[str, tuple[Stamp, str]] = {}

    def of(self, path: Path, stamp: Stamp | None = None) -> str:
        """The hash of one file, empty where there is none; ``stamp`` where it is known already."""
        name = str(path)
        if name in self.found:
            return self.found[name][1]
        stamp = stamp_of(path) if stamp is None else stamp
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


def _below(folder: Path, *, follow: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below the folder, by its path there with ``/``."""
    waiting = [("", str(folder))]
    seen: set[tuple[int, int]] = set()
    while waiting:
        prefix, place = waiting.pop()
        try:
            with os.scandir(place) as there:
                entries = list(there)
        except OSError:
            continue
        for entry in entries:
            try:
                if not entry.is_dir(follow_symlinks=follow):
                    yield prefix + entry.name, entry.stat(follow_symlinks=follow)
                elif not entry.is_symlink() or _is_new(entry.path, seen):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
            except OSError:
                continue


def _is_new(place: str, seen: set[tuple[int, int]]) -> bool:
    """False for a link to a folder that was met before: such links may lead round in a circle."""
    found = os.stat(place)  # noqa: PTH116 - a string, ten thousand times
    known = (found.st_dev, found.st_ino)
    if known in seen:
        return False
    seen.add(known)
    return True

"""A second folder with all files of the published archive, from which the next archive is made.

To give ten thousand files a second name each, and to take their first ones away, takes longer than all else
that one changed brief asks for. So where a small part of an archive has changed, the old one is not cleared
away: it is made like the new one, and waits in the cache folder until the next build makes its changes in it.

Both folders have the same files, so the twin takes no room but that of folders, and what goes from the
archive goes from it in the same moment. Nothing depends on it: where a twin was touched, or is gone, the
next build takes longer.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.build.cached import ledger_path
from briefgen.build.stamps import digest_of
from briefgen.build.swap import clear_away

FEWEST = 1_000
"""Files. A smaller archive is made as soon without a twin."""

FURTHEST = 0.5
"""Where a larger share of the files has changed, it takes too long to make the old archive like the new."""


@dataclass(frozen=True, slots=True)
class Lent:
    """What stood in a folder when it was lent: its files with their numbers on the disk, and its folders.

    ``strange`` where somebody may have put folders in, so that each has to be looked at.
    """

    files: Mapping[str, int] = field(default_factory=dict)
    folders: Set[str] = frozenset()
    strange: bool = False

    def clear(self, folder: Path, wanted: Set[str]) -> None:
        """Removes all of it from ``folder`` that is not ``wanted``. Raises ``OSError``."""
        gone = self.files.keys() - wanted
        if not gone and not self.strange:
            return
        above = set(_folders_of(wanted))
        _remove_files(folder, gone - above)
        _remove_folders(folder, (self.folders if self.strange else set(_folders_of(gone))) - above)


NOTHING = Lent()


def mark_of(twin: Path, names: Iterable[str]) -> str:
    """What stands for the folders of a twin that has files of these names, and for when each last changed.

    It is another one where anything was put into one of them, or taken out; what is written into a file of
    the twin stands in the archive, too. Empty where one is not there.
    """
    times = {}
    try:
        for folder in ("", *_folders_of(names)):
            found = os.stat(f"{twin}/{folder}", follow_symlinks=False)  # noqa: PTH116 - ten thousand times
            times[folder] = (found.st_mtime_ns,)
    except OSError:
        return ""
    return digest_of(times)


def twin_path(cache: Path, output: Path) -> Path:
    """Where the twin of an output folder lies: beside its ledger."""
    return ledger_path(cache, output).with_suffix(".twin")


def borrow(twin: Path, folder: Path, known: Mapping[str, int] | None = None) -> Lent | None:
    """Moves the twin to ``folder`` and says what is in it; None where there is none that can be used.

    ``known`` are its files where nobody has touched it since they were told.
    """
    try:
        twin.rename(folder)
    except FileNotFoundError:
        return None
    except OSError:  # another disk has come between them
        clear_away(twin)
        return None
    if known is not None:
        return Lent(known)
    try:
        return look_into(folder)
    except OSError:
        clear_away(folder)
        return None


def look_into(folder: Path) -> Lent:
    """Everything below a folder. Of files it asks only for their numbers, which takes a third of the time."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    waiting = [("", str(folder))]
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as found:
            for entry in found:
                name = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(name)
                    waiting.append((f"{name}/", entry.path))
                else:
                    files[name] = entry.inode()
    return Lent(files, folders, strange=True)


def remove(folder: Path, name: str) -> set[str]:
    """Removes the file or folder of that name; the folders that are gone with it. Raises ``OSError``."""
    path = folder / name
    if path.is_dir() and not path.is_symlink():
        gone = {name, *(f"{name}/{one}" for one in look_into(path).folders)}
        shutil.rmtree(path)
        return gone
    path.unlink(missing_ok=True)
    return set()


def clear_the_way(folder: Path, name: str) -> None:
    """Removes a file that stands where the folder ``name``, or one above it, is to be. Raises ``OSError``."""
    for above in (*_folders_of([name]), name):
        path = folder / above
        if path.is_symlink() or path.is_file():
            path.unlink()


def retire(
    old: Path, new: Path, twin: Path, before: Set[str], now: Set[str], changed: Collection[str]
) -> None:
    """Makes the archive in ``old`` like that in ``new`` and keeps it as the twin, or clears it away.

    ``before`` and ``now`` are the names of the files of the two; ``changed`` are those of ``now`` that are
    other files than before.
    """
    gone = before - now
    if len(now) >= FEWEST and len(changed) + len(gone) <= FURTHEST * len(now):
        with suppress(OSError):
            twin.parent.mkdir(parents=True, exist_ok=True)
            if old.stat().st_dev == twin.parent.stat().st_dev:
                _remove_files(old, (set(changed) & before) | gone)
                if gone:
                    _remove_folders(old, set(_folders_of(gone)) - set(_folders_of(now)))
                _link_files(new, old, changed)
                os.utime(old)
                old.rename(twin)
                return
    clear_away(old)


def make_twin(twin: Path, archive: Path, names: Collection[str]) -> None:
    """Makes a twin of an archive that has none yet, of the files of these names, where it is large enough."""
    if len(names) < FEWEST or twin.exists():
        return
    try:
        twin.mkdir(parents=True)
        _link_files(archive, twin, names)
    except OSError:  # another disk, or one that gives no file two names
        clear_away(twin)


def _link_files(archive: Path, folder: Path, names: Collection[str]) -> None:
    """Gives files of the archive the same names in ``folder``, where nothing has them."""
    for name in _folders_of(names):
        (folder / name).mkdir(exist_ok=True)
    for name in names:
        os.link(f"{archive}/{name}", f"{folder}/{name}", follow_symlinks=False)


def _remove_files(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        with suppress(FileNotFoundError, NotADirectoryError):  # it had to make way for another one
            os.unlink(f"{folder}/{name}")  # noqa: PTH108 - ten thousand times


def _remove_folders(folder: Path, names: Iterable[str]) -> None:
    """Removes empty folders, the innermost first."""
    for name in sorted(names, reverse=True):
        with suppress(FileNotFoundError, NotADirectoryError):
            (folder / name).rmdir()


def _folders_of(names: Iterable[str]) -> Iterator[str]:
    """All folders above some files, the outermost of each first, each once."""
    seen: set[str] = set()
    for name in names:
        at = name.rfind("/")
        if at < 0 or name[:at] in seen:
            continue
        ends = [number for number, sign in enumerate(name) if sign == "/"]
        for end in ends:
            if name[:end] not in seen:
                seen.add(name[:end])
                yield name[:end]

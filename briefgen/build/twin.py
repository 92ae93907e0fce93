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
from briefgen.build.stamps import Stamp
from briefgen.build.swap import clear_away

FEWEST = 1_000
"""Files. A smaller archive is made as soon without a twin."""

FURTHEST = 0.5
"""Where a larger share of the files has changed, it takes too long to make the old archive like the new."""


@dataclass(frozen=True, slots=True)
class Lent:
    """What stood in a folder when it was lent: its files with their numbers on the disk, and its folders."""

    files: Mapping[str, int] = field(default_factory=dict)
    folders: Set[str] = frozenset()

    def clear(self, folder: Path, wanted: Collection[str]) -> None:
        """Removes all of it from ``folder`` that is not ``wanted``. Raises ``OSError``."""
        above = set(_folders_of(wanted))
        _remove_files(folder, (name for name in self.files if name not in wanted and name not in above))
        _remove_folders(folder, self.folders - above)


NOTHING = Lent()


def twin_path(cache: Path, output: Path) -> Path:
    """Where the twin of an output folder lies: beside its ledger."""
    return ledger_path(cache, output).with_suffix(".twin")


def borrow(twin: Path, folder: Path) -> Lent | None:
    """Moves the twin to ``folder`` and says what is in it; None where there is none that can be used."""
    try:
        twin.rename(folder)
    except FileNotFoundError:
        return None
    except OSError:  # another disk has come between them
        clear_away(twin)
        return None
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
    return Lent(files, folders)


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


def retire(old: Path, new: Path, twin: Path, before: Mapping[str, Stamp], now: Mapping[str, Stamp]) -> None:
    """Makes the archive in ``old`` like that in ``new`` and keeps it as the twin, or clears it away.

    ``before`` and ``now`` are the files of the two as ``outputs_in`` tells of them.
    """
    changed = {name for name, stamp in now.items() if name not in before or before[name][2] != stamp[2]}
    gone = before.keys() - now.keys()
    if len(now) >= FEWEST and len(changed) + len(gone) <= FURTHEST * len(now):
        with suppress(OSError):
            twin.parent.mkdir(parents=True, exist_ok=True)
            if old.stat().st_dev == twin.parent.stat().st_dev:
                _remove_files(old, (changed & before.keys()) | gone)
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

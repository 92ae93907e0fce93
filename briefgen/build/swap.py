"""Putting one folder in the place of another, so that at every moment one of the two stands there whole.

Linux and macOS exchange two names in one step. Elsewhere it takes two, and between them nothing stands
there: a build that finds such a moment left over by a crash puts the old folder back first (``mend``).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KEEP = ".gitkeep"
"""Keeps an empty output folder in a repository; it is no file of an archive."""

_THREADS = 4
"""That remove what was published before."""

_AT_HERE = -100  # AT_FDCWD
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}
"""What a kernel or a file system says that cannot exchange names."""


def new_path(output: Path) -> Path:
    """The folder beside ``output`` in which the new archive is gathered."""
    return output.with_name(f".{output.name}.briefgen-new")


def old_path(output: Path) -> Path:
    """Where the old archive waits, where names cannot be exchanged in one step."""
    return output.with_name(f".{output.name}.briefgen-old")


def lock_path(output: Path) -> Path:
    """The lock of an output folder, beside it."""
    place = output.resolve()
    return place.with_name(f".{place.name}.briefgen-lock")


def mend(output: Path) -> None:
    """Puts right what a build that was killed left: the old archive back, if it was gone; the rest away."""
    old, new = old_path(output), new_path(output)
    if old.is_dir():
        if output.exists() and not _is_empty(output):
            shutil.rmtree(old)
        else:
            with suppress(FileNotFoundError):
                output.rmdir()
            old.rename(output)
    if new.is_dir():
        shutil.rmtree(new)


def swap(new: Path, output: Path, retire: Callable[[Path], None] | None = None) -> None:
    """Puts the folder ``new`` in the place of ``output``; ``retire`` says what becomes of the old one.

    Without it the old one is cleared away. Raises ``OSError`` with the old one where it was. Ctrl-C waits
    meanwhile: it would come too late.
    """
    retire = retire or clear_away
    with _unstopped():
        if not output.exists():
            new.rename(output)
            return
        if _exchanged(new, output):
            retire(new)
            return
        old = old_path(output)
        output.rename(old)
        try:
            new.rename(output)
        except OSError:
            old.rename(output)
            raise
        retire(old)


def clear_away(folder: Path) -> None:
    """Removes a folder as far as it can be removed; what is left, the next build finds.

    Several threads do it: the disk takes its time for each of ten thousand folders, and they wait for it.
    """
    # Not above: a build that finds nothing changed reads this file, and waits for what it imports.
    from concurrent.futures import ThreadPoolExecutor

    below = [two for one in _folders_in(folder) for two in _folders_in(one)]
    with ThreadPoolExecutor(_THREADS) as threads:
        for one in below:
            threads.submit(shutil.rmtree, one, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def _folders_in(folder: str | Path) -> list[str]:
    with suppress(OSError), os.scandir(folder) as found:
        return [one.path for one in found if one.is_dir(follow_symlinks=False)]
    return []


def settle(folder: Path) -> None:
    """Has the disk write what is in ``folder``, so that a power cut after the swap finds it whole.

    One call for the whole file system: a call for each of ten thousand files takes a minute.
    """
    if sys.platform == "win32":
        return
    function = getattr(_libc(), "syncfs", None)
    if function is None:
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if function(handle) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(handle)


def _exchanged(one: Path, other: Path) -> bool:
    """True where the two names were exchanged, False where this machine cannot do that."""
    first, second = os.fsencode(one), os.fsencode(other)
    if function := getattr(_libc(), "renameat2", None):
        done = function(_AT_HERE, first, _AT_HERE, second, _EXCHANGE)
    elif function := getattr(_libc(), "renamex_np", None):
        done = function(first, second, _EXCHANGE)
    else:
        return False
    if done == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _libc() -> ctypes.CDLL | None:
    return None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and next(folder.iterdir(), None) is None


@contextmanager
def _unstopped() -> Iterator[None]:
    """Ctrl-C does nothing meanwhile. Only the main thread may say so, and only it is ever interrupted."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)

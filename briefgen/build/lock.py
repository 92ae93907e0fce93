"""One build at a time for one output folder: a lock that says who has it, and that outlives no crash.

The lock is the operating system's own (flock, or a locked byte on Windows). It ends with the process that
holds it, however that ends; the file that is left then is nobody's, and the next build takes it over.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from briefgen.build.swap import lock_path
from briefgen.problems import Origin, Place, Problem

_LOCKLESS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}
"""A file system without locks: then only the order of the steps of a publication protects it."""
_MOST = 300


@contextmanager
def hold(output: Path) -> Iterator[Problem | None]:
    """Holds the lock of an output folder; gives the problem where another build holds it.

    A lock that cannot be written is a problem too: what is to be built could not be written either.
    """
    path = lock_path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = _taken(path)
    except BlockingIOError:
        yield _other(output, path)
        return
    except OSError as error:
        yield _cannot(output, error)
        return
    try:
        yield None
    finally:
        _let_go(path, handle)


def _taken(path: Path) -> int:
    """The open, locked file with our name in it. Raises ``BlockingIOError`` where another has it."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        locked = False
        try:
            _lock(handle)
            locked = True
            if not _is_still(path, handle):
                os.close(handle)
                continue
            os.ftruncate(handle, 0)
            os.write(handle, f"process {os.getpid()} on {socket.gethostname()}".encode()[:_MOST])
        except BaseException:  # Ctrl-C as well
            with suppress(OSError):
                if locked:
                    _let_go(path, handle)
                else:
                    os.close(handle)
            raise
        return handle


def _let_go(path: Path, handle: int) -> None:
    """Removes the file while it is still held: whoever opened it meanwhile sees that, and begins anew."""
    with suppress(OSError):
        if _is_still(path, handle):
            path.unlink()
    os.close(handle)


def _is_still(path: Path, handle: int) -> bool:
    """False where the former holder has removed the file that was opened."""
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(handle, _MOST * 2, os.SEEK_SET)  # behind the name, which others must be able to read
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            os.lseek(handle, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            raise BlockingIOError(error.errno, error.strerror) from None
        if error.errno not in _LOCKLESS:
            raise


def _other(output: Path, path: Path) -> Problem:
    try:
        who = "".join(char for char in path.read_text("utf-8", "replace")[:_MOST] if char.isprintable())
        since = f", since {datetime.fromtimestamp(path.stat().st_mtime, UTC):%Y-%m-%d %H:%M:%S} UTC"
    except OSError:
        who, since = "", ""
    message = f"Another build is at work on {output}: {who or 'a process that gave no name'}{since}."
    hint = "wait until it has ended, or name another folder with --output"
    return Problem("build-running", message, hint, Place(str(output)), origin=Origin.MACHINE)


def _cannot(output: Path, error: OSError) -> Problem:
    message = f"No archive can be written to {output}: {error.strerror or error}."
    hint = "make room or get permission, or name another folder with --output; then build again"
    return Problem("cannot-write", message, hint, Place(str(output)), origin=Origin.MACHINE)

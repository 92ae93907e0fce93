"""A fork that makes something while the process itself goes on, and tells it in the end.

It has at hand all that the process has, under the same bounds on time and memory. Whatever goes wrong in it,
it tells nothing, and who asked makes the same again.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h
_HEAD = 8  # bytes that say how many follow


@contextmanager
def beside(make: Callable[[], bytes]) -> Iterator[Callable[[], bytes | None]]:
    """Has a fork of this process make something while the body runs.

    Gives what waits for it: the bytes, or None where the fork broke off. It is ended with the body.
    """
    end, begin = os.pipe()
    parent = os.getpid()
    with unheard():
        other = os.fork()
        if not other:
            os.close(end)
            _be_the_other(begin, parent, make)
    os.close(begin)
    try:
        with os.fdopen(end, "rb") as pipe:
            yield lambda: _whole(pipe.read())
    finally:
        with suppress(ProcessLookupError):
            os.kill(other, signal.SIGKILL)
        os.waitpid(other, 0)


@contextmanager
def unheard() -> Iterator[None]:
    """Processes that begin meanwhile never hear Ctrl-C: their parent does, and ends them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _be_the_other(begin: int, parent: int, make: Callable[[], bytes]) -> None:
    """The whole life of the fork; no buffer of the first process is written twice, nothing of it undone."""
    try:
        _end_with(parent)
        made = make()
        with os.fdopen(begin, "wb") as pipe:
            pipe.write(len(made).to_bytes(_HEAD, "big"))
            pipe.write(made)
    finally:
        os._exit(0)


def _end_with(parent: int) -> None:
    """Has the system end this process with the first one: nobody else knows what it is doing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _whole(told: bytes) -> bytes | None:
    made = told[_HEAD:]
    return made if len(told) >= _HEAD and len(made) == int.from_bytes(told[:_HEAD], "big") else None

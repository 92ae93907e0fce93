"""A fork that works while the process itself goes on: it makes one thing, or answers what it is asked.

It has at hand all that the process has, under the same bounds on time and memory. Whatever goes wrong in it,
it tells nothing, and who asked makes the same again.
"""

from __future__ import annotations

import ctypes
import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h
_HEAD = 8  # bytes that say how many follow


@contextmanager
def beside(make: Callable[[], bytes]) -> Iterator[Callable[[], bytes | None]]:
    """Has a fork of this process make something while the body runs.

    Gives what waits for it: the bytes, or None where the fork broke off. It is ended with the body.
    """
    end, begin = os.pipe()

    def tell() -> None:
        os.close(end)
        made = make()
        with os.fdopen(begin, "wb") as pipe:
            _send(pipe, made)

    other = _fork(tell)
    os.close(begin)
    try:
        with os.fdopen(end, "rb") as pipe:
            yield lambda: _received(pipe)
    finally:
        _end(other)


class Answering:
    """A fork of this process that answers one question after the other, until it is ended."""

    def __init__(self, answer: Callable[[Callable[[], bytes | None], Callable[[bytes], None]], None]) -> None:
        """``answer`` is the life of the fork: it hears questions, None after the last one, and answers."""
        heard, ask = os.pipe()
        told, tell = os.pipe()

        def live() -> None:
            os.close(ask)
            os.close(told)
            with os.fdopen(heard, "rb") as questions, os.fdopen(tell, "wb") as answers:
                answer(lambda: _received(questions), lambda data: _send(answers, data))

        self._other = _fork(live)
        os.close(heard)
        os.close(tell)
        self._questions = os.fdopen(ask, "wb")
        self._answers = os.fdopen(told, "rb")

    def ask(self, question: bytes) -> bool:
        """Asks; False where nobody is there any more."""
        try:
            _send(self._questions, question)
        except (OSError, ValueError):
            return False
        return True

    def answer(self, seconds: float | None = None) -> bytes | None:
        """What it says to the last question, waited for so long; None where it broke off or says nothing."""
        try:
            ready = select.select([self._answers], [], [], seconds)[0]
            return _received(self._answers) if ready else None
        except (OSError, ValueError):
            return None

    def end(self) -> None:
        """Ends it at once."""
        if not self._answers.closed:
            _end(self._other)
            with suppress(OSError):  # what was not yet sent stays so
                self._questions.close()
            self._answers.close()


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


def _fork(live: Callable[[], None]) -> int:
    """A fork with its whole life; no buffer of this process is written twice, nothing of it undone."""
    parent = os.getpid()
    with unheard():
        other = os.fork()
        if other:
            return other
        try:
            _end_with(parent)
            live()
        finally:
            os._exit(0)


def _end(other: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(other, signal.SIGKILL)
    os.waitpid(other, 0)


def _end_with(parent: int) -> None:
    """Has the system end this process with the first one: nobody else knows what it is doing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(len(data).to_bytes(_HEAD, "big"))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes | None:
    """What was sent, whole; None where it was broken off, or nothing more will come."""
    head = pipe.read(_HEAD)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == _HEAD else b""
    return data if len(head) == _HEAD and len(data) == int.from_bytes(head, "big") else None

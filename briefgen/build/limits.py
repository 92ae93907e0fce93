"""Bounds on the time and memory that one brief may take, where the system knows such bounds."""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import IO

PATIENCE = 10
"""How many times its limit a brief may take by the clock on the wall: other work may keep it waiting."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one brief may take, and how many briefs one process makes before a new one begins.

    ``seconds`` are those of the processor, for each language of the brief; ``memory`` is in bytes.
    WeasyPrint keeps 0.14 MiB of every brief: 150 of them are what one process needs anyhow.
    """

    seconds: float = 120.0
    memory: int = 2_000_000_000
    briefs: int = 150


class TookTooLong(BaseException):
    """The time is over. No ``Exception``: whoever catches what a template may raise must not catch this."""


@contextmanager
def in_time(seconds: float) -> Iterator[None]:
    """Raises ``TookTooLong`` after so many seconds of work; in the main thread only, and not on Windows.

    The processor's time is what counts: a busy machine must not make a sound brief fail.
    """

    def ring(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise TookTooLong

    try:
        before = signal.signal(signal.SIGPROF, ring)
    except (AttributeError, ValueError):
        yield
        return
    # Again every second: what is raised while a library calls back is lost.
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0.0)
        signal.signal(signal.SIGPROF, before)


def time_left() -> float:
    """The seconds of work that are left of those of ``in_time``; 0 where nothing bounds them."""
    return signal.getitimer(signal.ITIMER_PROF)[0]


def spend(seconds: float) -> None:
    """Takes from what is left the seconds that another process has worked for this one."""
    left, again = signal.getitimer(signal.ITIMER_PROF)
    if left:
        signal.setitimer(signal.ITIMER_PROF, max(left - seconds, 0.000_001), again)


@contextmanager
def or_end(seconds: float, nowhere: IO[str]) -> Iterator[None]:
    """Ends this process where it is still at it long after its time, waiting or deaf inside a library."""
    faulthandler.dump_traceback_later(seconds * PATIENCE, exit=True, file=nowhere)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def bound_memory(most: int) -> None:
    """Bounds what this process may take of memory from now on, and has no dumps of it written."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def nowhere() -> IO[str]:
    """A file for what nobody needs to read."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the process is

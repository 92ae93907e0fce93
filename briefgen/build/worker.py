"""What one process of a build does: it sets up a workshop once, and makes briefs one by one."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection, parent_process

from briefgen.build.collecting import collect_seldom
from briefgen.build.limits import Limits, TookTooLong, bound_memory, in_time, nowhere, or_end
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.problems import Origin, Place, Problem

Recipe = Callable[[], Workshop]
"""Sets up a workshop; it is sent to other processes, so it has to be picklable."""


@dataclass(frozen=True)
class Done:
    """What came of a brief, with the shared files of its pages that this process had not sent before."""

    made: Made
    assets: dict[str, bytes]


class Bench:
    """A workshop with its limits: whatever a brief does there ends as a problem, if it ends at all."""

    def __init__(self, recipe: Recipe, limits: Limits, shop: Workshop | None = None) -> None:
        self._recipe = recipe
        self._limits = limits
        self._shop = shop or recipe()
        self._sent: set[str] = set()

    def make(self, task: Task) -> Done:
        """The documents of one brief, or the problem that it takes too much time or memory."""
        try:
            with in_time(seconds_for(task, self._limits)):
                made = self._shop.make(task)
        except TookTooLong:
            made, problem = None, too_long(task, self._limits)
        except MemoryError:
            made, problem = None, too_large(task, self._limits)
        if made is None:  # out of the ``except``, which held on to all that filled the memory
            return self._spoilt(task, problem)
        files = self._shop.assets.files
        new = {name: files[name] for name in files if name not in self._sent}
        self._sent |= new.keys()
        return Done(made, new)

    def _spoilt(self, task: Task, problem: Problem) -> Done:
        """The workshop was left in the midst of something: the next brief gets a new one."""
        self._shop = self._recipe()
        self._sent = set()
        gc.collect()
        return Done(failed(task, problem), {})


_bench: list[Bench] = []


def begin(recipe: Recipe, limits: Limits) -> None:
    """Sets this process up."""
    heed_parent()
    bound_memory(limits.memory)
    _bench[:] = [Bench(recipe, limits)]
    collect_seldom()


def make(task: Task, limits: Limits) -> Done:
    """The documents of one brief, made in this process."""
    with nowhere() as lost, or_end(seconds_for(task, limits), lost):
        return _bench[0].make(task)


def heed_parent() -> None:
    """Has this process heed its parent, not the keyboard, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot say that the work is over."""
    if parent := parent_process():
        with suppress(OSError):
            connection.wait([parent.sentinel])
        os._exit(1)


def seconds_for(task: Task, limits: Limits) -> float:
    """What a brief may take of the processor's time, in all its languages."""
    return limits.seconds * len(task.gist.titles)


def failed(task: Task, problem: Problem) -> Made:
    """A brief of which nothing was made."""
    return Made(task.slug, (), None, (problem,))


def died(task: Task) -> Problem:
    """The problem of a brief that ended its process twice."""
    message = f"The program that renders {task.slug} was ended by it, twice; the others are built."
    hint = "take out what you added last; where it is sound, `briefgen doctor` tries this machine's libraries"
    return _problem("render-died", message, hint, task)


def too_long(task: Task, limits: Limits) -> Problem:
    """The problem of a brief that takes more time than it may."""
    most = f"{seconds_for(task, limits):g} seconds"
    message = f"Rendering {task.slug} takes more than {most}; the others are built."
    return _problem("render-too-long", message, "make it shorter, or two briefs of it", task)


def too_large(task: Task, limits: Limits) -> Problem:
    """The problem of a brief that takes more memory than it may."""
    most = f"{limits.memory / 1e9:g} GB"
    message = f"Rendering {task.slug} takes more than {most} of memory; the others are built."
    return _problem("render-too-large", message, "make it shorter, or its pictures smaller", task)


def _problem(code: str, message: str, hint: str, task: Task) -> Problem:
    return Problem(code, message, hint, Place(task.gist.file), origin=Origin.MACHINE)

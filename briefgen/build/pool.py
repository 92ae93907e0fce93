"""The briefs of a build made in several processes, with the results in the order of the briefs.

Any executor of ``concurrent.futures`` does the work; the usual one has a process for each core. Where a
process dies, what was under way is done again, each brief alone in a process of its own: so the one that
kills is found, and costs nobody else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from functools import partial
from time import monotonic

from briefgen.build.limits import Limits
from briefgen.build.printer import PrinterEndedError
from briefgen.build.processes import FEWEST_MADE, forked, stop
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.build.worker import Bench, Done, Recipe, begin, died, failed, make, seconds_for, too_long
from briefgen.forking import unheard

Start = Callable[[int, Recipe, Limits], Executor]
"""Gives an executor of so many processes, in each of which ``begin`` has been called."""


def make_all(
    tasks: Sequence[Task],
    jobs: int,
    shop: Workshop,
    recipe: Recipe,
    limits: Limits | None = None,
    start: Start | None = None,
) -> Iterator[Made]:
    """What came of each task, in their order, whoever was finished first.

    ``shop`` makes them here where there is one job or little to do; ``recipe`` sets up one like it in each
    process. The shared files of all pages are in ``shop.assets`` at the end.
    """
    limits = limits or Limits()
    if jobs < 2 or (start is None and len(tasks) < FEWEST_MADE["pdf" in shop.formats]):
        bench = Bench(recipe, limits, shop)
        done: Iterator[Done] = (_made_here(task, bench, recipe, limits) for task in tasks)
    else:
        done = _Pool(
            tasks,
            min(jobs, len(tasks)),
            recipe,
            limits,
            start or partial(processes, pdf="pdf" in shop.formats),
        ).results()
    for one in done:
        shop.assets.files.update(one.assets)
        yield one.made


def processes(jobs: int, recipe: Recipe, limits: Limits, *, pdf: bool = True) -> Executor:
    """An executor of processes that make briefs."""
    return forked(jobs, begin, (recipe, limits), pdf=pdf)


def _made_here(task: Task, bench: Bench, recipe: Recipe, limits: Limits) -> Done:
    """What came of a task in this process; where the one that prints for it died, in one of its own."""
    try:
        return bench.make(task)
    except PrinterEndedError:
        return alone(task, limits, processes(1, recipe, limits))


class _Pool:
    """The tasks of one build: which wait, which are under way, which are done."""

    def __init__(
        self, tasks: Sequence[Task], jobs: int, recipe: Recipe, limits: Limits, start: Start
    ) -> None:
        self._tasks = tasks
        self._jobs = jobs
        self._recipe = recipe
        self._limits = limits
        self._start = start
        self._waiting = deque(range(len(tasks)))
        self._under_way: dict[Future[Done], int] = {}
        self._done: dict[int, Done] = {}
        self._executor: Executor | None = None
        self._left = 0

    def results(self) -> Iterator[Done]:
        """Each result as soon as those before it are there."""
        try:
            for number in range(len(self._tasks)):
                while number not in self._done:
                    self._advance()
                yield self._done.pop(number)
        finally:
            self._end()

    def _advance(self) -> None:
        """Hands out what there is to do, and waits until something is finished."""
        try:
            self._hand_out()
            finished, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
            for future in finished:
                number = self._under_way[future]
                self._done[number] = future.result()
                del self._under_way[future]
        except BrokenExecutor:
            self._one_by_one()

    def _hand_out(self) -> None:
        """Keeps every process busy, with little more than it has in hand: less is to be done again."""
        if self._executor is None:
            self._left = self._limits.briefs * self._jobs
            self._executor = self._begun(self._jobs)
        while self._waiting and self._left and len(self._under_way) < self._jobs + 2:
            number = self._waiting.popleft()
            self._left -= 1
            with unheard():
                try:
                    future = self._executor.submit(make, self._tasks[number], self._limits)
                except BrokenExecutor:
                    self._waiting.appendleft(number)
                    raise
            self._under_way[future] = number
        if not self._under_way:
            self._end()  # every process has made its share; those that come next begin with little memory

    def _one_by_one(self) -> None:
        """Does again what was under way when a process died."""
        self._end()
        for future, number in self._under_way.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                self._done[number] = future.result()
        suspects = sorted(set(self._under_way.values()) - self._done.keys())
        self._under_way.clear()
        for number in suspects:
            self._done[number] = alone(self._tasks[number], self._limits, self._begun(1))

    def _begun(self, jobs: int) -> Executor:
        with unheard():
            return self._start(jobs, self._recipe, self._limits)

    def _end(self) -> None:
        if self._executor is not None:
            stop(self._executor)
        self._executor = None


def alone(task: Task, limits: Limits, executor: Executor) -> Done:
    """What came of a task that has an executor to itself, or the problem that it ended its process again."""
    begun = monotonic()
    try:
        with unheard():
            future = executor.submit(make, task, limits)
        return future.result()
    except BrokenExecutor:
        slow = monotonic() - begun > seconds_for(task, limits)
        return Done(failed(task, too_long(task, limits) if slow else died(task)), {})
    finally:
        stop(executor)

"""Contestants measured side by side: every round measures each of them once, in turn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import log
from statistics import median
from time import process_time, strftime

from benchmarks.measuring import Cost, FailedError


@dataclass(frozen=True)
class Contestant:
    """One line of a table: ``run`` does the work once and gives its cost.

    ``ready`` brings the stage back to the start and is not measured. ``missing`` says why it cannot be
    measured on this machine. ``factor`` scales what was measured on a sample, and ``note`` says so.
    """

    name: str
    run: Callable[[], Cost]
    ready: Callable[[], object] = lambda: None
    missing: str = ""
    note: str = ""
    factor: float = 1


@dataclass(frozen=True)
class Line:
    """What came of a contestant: the costs of its rounds, or why there are none."""

    name: str
    costs: tuple[Cost, ...] = ()
    missing: str = ""
    note: str = ""
    paces: tuple[float, ...] = ()

    @property
    def pace(self) -> float | None:
        """How long a fixed piece of work took beside each round, in seconds; the median."""
        return median(self.paces) if self.paces else None

    @property
    def cost(self) -> Cost | None:
        """The median of each measure, as they need not be of the same round."""
        if not self.costs:
            return None
        return Cost(
            *(
                median(getattr(one, name) for one in self.costs)
                for name in ("wall", "cpu", "largest", "together")
            )
        )

    @property
    def wall(self) -> float | None:
        """The median time on the clock."""
        return self.cost.wall if self.cost else None


def fixed_work() -> float:
    """Seconds of the processor that the same work takes whenever it is done; the pace of machines changes."""
    begun = process_time()
    sum(number * number % 7 for number in range(1_000_000))
    return process_time() - begun


@dataclass
class Race:
    """The rounds of some contestants, and what was measured; ``reference`` gives the machine's pace."""

    title: str
    reference: Callable[[], float] = fixed_work
    paces: dict[str, list[float]] = field(default_factory=dict)
    costs: dict[str, list[Cost]] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)

    def run(self, contestants: Sequence[Contestant], rounds: int) -> list[Line]:
        """A line for each contestant, in their order. One that fails is told, and the others go on."""
        for number in range(rounds):
            for one in contestants:
                if not one.missing and one.name not in self.failures:
                    self._once(one, number, rounds)
        return [self._line(one) for one in contestants]

    def _once(self, one: Contestant, number: int, rounds: int) -> None:
        try:
            one.ready()
            before = self.reference()
            cost = one.run().times(one.factor)
            pace = (before + self.reference()) / 2
        except FailedError as error:
            # Its words may hold paths of this machine: they are for the log, not for the table.
            self.failures[one.name] = "failed: " + str(error).partition(":")[0]
            told = f"failed: {error}"
        else:
            self.costs.setdefault(one.name, []).append(cost)
            self.paces.setdefault(one.name, []).append(pace)
            told = f"{cost.wall:.2f} s, processor {cost.cpu:.2f} s, {cost.largest:.0f} MiB"
        print(
            f"{strftime('%H:%M:%S')} {self.title}, {number + 1}/{rounds}: {one.name}: {told}", file=sys.stderr
        )

    def _line(self, one: Contestant) -> Line:
        costs = tuple(self.costs.get(one.name, ()))
        missing, paces = one.missing or self.failures.get(one.name, ""), tuple(self.paces.get(one.name, ()))
        return Line(one.name, costs, missing, one.note, paces)


def ratio(one: float | None, other: float | None) -> float | None:
    """How many times the other it is; None where one of them was not measured."""
    return one / other if one is not None and other else None


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """The power of the size with which the cost grows: the slope of a straight line through the logarithms.

    ``points`` are sizes with their costs. None below two sizes.
    """
    if len({size for size, _ in points}) < 2 or any(size <= 0 or cost <= 0 for size, cost in points):
        return None
    xs, ys = [log(size) for size, _ in points], [log(cost) for _, cost in points]
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return rise / sum((x - middle_x) ** 2 for x in xs)

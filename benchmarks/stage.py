"""Where a run of the benchmarks works, and how much it measures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.generate import Workspace, generate
from benchmarks.measuring import Cost, measure
from benchmarks.racing import Contestant, Line, Race

SIZES = (100, 1_000, 10_000)
LARGE = 10_000
"""From this many briefs on, one round is measured."""

Measured = dict[str, Line]
"""What was measured, by the place of the measurement: ``archive/1000/Hugo``."""


@dataclass(frozen=True)
class Scale:
    """How much is measured: ``rounds`` of everything, ``most`` briefs, ``briefs`` as PDFs.

    ``whole`` measures everything where a sample of ``sample`` documents would do.
    """

    rounds: int = 3
    most: int = LARGE
    briefs: int = 200
    sample: int = 20
    whole: bool = False

    @property
    def sizes(self) -> tuple[int, ...]:
        """Numbers of briefs."""
        return tuple(size for size in SIZES if size <= self.most) or (self.most,)

    def rounds_at(self, size: int) -> int:
        """Rounds for so many briefs."""
        return 1 if size >= LARGE and not self.whole else self.rounds


@dataclass(frozen=True)
class Stage:
    """The folder of a run, with the workspaces it has made."""

    folder: Path
    scale: Scale

    def workspace(self, name: str, count: int, *, pictures: bool = True, records: bool = False) -> Workspace:
        """A generated workspace, made on first use."""
        return _generated(self.folder / name, count, pictures, records)

    def place(self, name: str) -> Path:
        """A folder for results, which exists."""
        folder = self.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def emptied(self, name: str) -> Path:
        """A folder for results, with nothing in it."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.place(name)

    def run(self, command: list[str]) -> Cost:
        """The cost of a command. What programs keep between runs lies in the stage's own folder."""
        env = {"XDG_CACHE_HOME": str(self.place("kept")), "PYTHONPATH": str(Path(__file__).parents[1])}
        return measure(command, self.folder, env)

    def cold(self, *names: str) -> Callable[[], None]:
        """Empties folders, and all that programs keep between runs."""

        def ready() -> None:
            for name in (*names, "kept"):
                self.emptied(name)

        return ready


@cache
def _generated(folder: Path, count: int, pictures: bool, records: bool) -> Workspace:
    return generate(folder, count, pictures=pictures, records=records)


def race(title: str, contestants: Iterable[Contestant], rounds: int) -> Measured:
    """The lines of a race by ``title/name``."""
    return {f"{title}/{line.name}": line for line in Race(title).run(list(contestants), rounds)}

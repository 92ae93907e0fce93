"""What a command costs: time on the clock, time of the processor, memory, of all processes it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_SECONDS = 3600
"""What takes longer is ended."""

_RUNNER = Path(__file__).with_name("runner.py")
_UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
_MIB = 1024 * 1024


class FailedError(Exception):
    """A command that was to be measured failed; the message holds its last words."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock and of the processor; MiB of the largest process, and of all at once."""

    wall: float
    cpu: float
    largest: float
    together: float

    def __add__(self, other: Cost) -> Cost:
        """One after the other."""
        largest, together = max(self.largest, other.largest), max(self.together, other.together)
        return Cost(self.wall + other.wall, self.cpu + other.cpu, largest, together)

    def times(self, factor: float) -> Cost:
        """As if done so many times; memory does not add up."""
        return Cost(self.wall * factor, self.cpu * factor, self.largest, self.together)


def measure(
    command: Sequence[str],
    cwd: Path,
    env: Mapping[str, str] | None = None,
    *,
    most_seconds: float = MOST_SECONDS,
) -> Cost:
    """The cost of one command. Raises ``FailedError``, also where it takes longer than it may."""
    with tempfile.TemporaryFile() as said, tempfile.NamedTemporaryFile("r", encoding="utf-8") as note:
        runner = [sys.executable, "-I", "-S", str(_RUNNER), note.name, str(most_seconds)]
        subprocess.run(
            [*runner, *command],
            cwd=cwd,
            # A variable of development: with it a program that was not installed is compiled at every start.
            env={**os.environ, _UNCOMPILED: "", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
        counted = note.read().split()
        if not counted or counted[0] != "0":
            said.seek(0)
            words = said.read().decode(errors="replace")[-600:]
            raise FailedError(f"{Path(command[0]).name} ended with {(counted or ['nothing'])[0]}: {words}")
    wall, cpu, largest, together = map(float, counted[1:])
    return Cost(wall, cpu, largest / _MIB, together / _MIB)


def measure_all(commands: Sequence[Sequence[str]], cwd: Path) -> Cost:
    """The cost of several commands, one after the other."""
    first, *rest = (measure(command, cwd) for command in commands)
    return sum(rest, first)

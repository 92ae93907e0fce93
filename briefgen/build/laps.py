"""Where the time of a build went."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter


@dataclass
class Laps:
    """Seconds by the step that took them, in the order in which the steps were first ended."""

    seconds: dict[str, float] = field(default_factory=dict)
    _since: float = field(default_factory=perf_counter)

    def end(self, step: str) -> None:
        """Books the time since the last call, or since the beginning, on ``step``."""
        now = perf_counter()
        self.seconds[step] = self.seconds.get(step, 0.0) + now - self._since
        self._since = now

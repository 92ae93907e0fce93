"""What was measured in each group of tables, kept in a file: a long run may be made in parts.

Lines are only ever compared with lines of their own group, which are of one run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.measuring import Cost
from benchmarks.racing import Line
from benchmarks.stage import Measured


@dataclass(frozen=True)
class Group:
    """The lines of one group of tables: on which day they were measured, and how many briefs became PDFs."""

    day: str
    briefs: int
    lines: Measured


def groups_in(file: Path) -> dict[str, Group]:
    """The groups by their titles; none where there is no such file."""
    if not file.exists():
        return {}
    found: Mapping[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {
        title: Group(one["day"], one["briefs"], {place: _line(line) for place, line in one["lines"].items()})
        for title, one in found.items()
    }


def keep(file: Path, groups: Mapping[str, Group]) -> None:
    """Writes the groups down, a line for each of theirs."""
    text = json.dumps({title: asdict(one) for title, one in groups.items()}, indent=1)
    file.write_text(text + "\n", encoding="utf-8")


def _line(given: Mapping[str, Any]) -> Line:
    costs = tuple(Cost(**cost) for cost in given["costs"])
    return Line(given["name"], costs, given["missing"], given["note"], tuple(given.get("paces", ())))

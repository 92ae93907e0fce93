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
from briefgen.archive.datatext import to_json_lines


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
    found: dict[str, Group] = {}
    for one in json.loads(file.read_text(encoding="utf-8")):
        place = one.pop("place")
        day, briefs = one.pop("day"), one.pop("briefs")
        found.setdefault(place.partition("/")[0], Group(day, briefs, {})).lines[place] = _line(one)
    return found


def keep(file: Path, groups: Mapping[str, Group]) -> None:
    """Writes the groups down, each measured line to a line."""
    lines = [
        {"place": place, "day": group.day, "briefs": group.briefs, **asdict(line)}
        for group in groups.values()
        for place, line in group.lines.items()
    ]
    file.write_bytes(to_json_lines(lines))


def _line(given: Mapping[str, Any]) -> Line:
    costs = tuple(Cost(**cost) for cost in given["costs"])
    return Line(given["name"], costs, given["missing"], given["note"], tuple(given["paces"]))

"""Dates as an author types them: a day, a month or a year; and moments with their distance from UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from briefgen.brief.refusal import as_text, in_marks, refuse


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year: ``2024-12-12``, ``2024-12``, ``2024``. Sorts by its first day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The day, or the first day of the month or year."""
        return date(self.year, self.month or 1, self.day or 1)


def parse_date(value: Any) -> PartialDate:
    """A ``PartialDate`` from ``2024-12-12``, ``2024-12`` or ``2024``."""
    text = as_text(value).strip()
    found = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
    hint = "write year-month-day, as in 2024-12-12; 2024-12 or 2024 where the day is not known"
    if not found:
        if loose := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", text, re.ASCII):
            hint = f"write {loose[1]}-{int(loose[2]):02d}-{int(loose[3]):02d}"
        raise refuse("date-format", f"{in_marks(text)} is not a date.", hint)
    parts = [int(part) for part in found.groups() if part]
    try:
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise refuse("date-format", f"There is no {text} in the calendar.", hint) from None
    return PartialDate(*parts)


def parse_day(value: Any) -> PartialDate:
    """A ``PartialDate`` that has its day."""
    parsed = parse_date(value)
    if parsed.day is None:
        hint = f"write the day too, as in {parsed.year}-{parsed.month or 1:02d}-12"
        raise refuse("date-format", "The day is missing from this date.", hint)
    return parsed


def parse_moment(value: Any) -> datetime:
    """A moment with its distance from UTC, from ``2024-12-12T06:00+00:00``."""
    text = as_text(value).strip()
    hint = "write date, time and distance from UTC, as in 2024-12-12T06:00+00:00"
    loose = re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{2}:\d{2})(?::\d{2})?)?", text, re.ASCII)
    if loose:
        hint = f"write {loose[1]}T{loose[2] or '06:00'}+00:00, with the distance of your time from UTC"
    try:
        if not re.match(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", text, re.ASCII):
            raise ValueError  # fromisoformat also reads forms that nobody would recognise
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise refuse("moment-format", f"{in_marks(text)} is not a date with a time.", hint) from None
    if moment.tzinfo is None:
        raise refuse("moment-format", "The time does not say its distance from UTC.", hint)
    if not 1 < moment.year < 9999:  # moments are compared in UTC, which must exist for them
        raise refuse("moment-format", f"{in_marks(text)} is out of reach of the calendar.", hint)
    return moment

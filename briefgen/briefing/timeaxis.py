"""Events on an axis of time: where each stands, and how exactly that is known."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from fractions import Fraction

from briefgen.brief.chartmodel import Chart
from briefgen.brief.dates import PartialDate
from briefgen.brief.model import Brief, Event
from briefgen.briefing.chartview import AxisView, MomentView
from briefgen.briefing.citations import NoteBook
from briefgen.briefing.wording import Wording

MOST_STEPS = 7
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


def view_axis(brief: Brief, chart: Chart, words: Wording, notes: NoteBook) -> AxisView:
    """The events that ``chart`` names, or all of them, on years of one length.

    What goes on is drawn up to the brief's own date, since no later day is known to it.
    """
    chosen = [event for event in brief.timeline if not chart.events or event.id in chart.events]
    events = sorted(chosen, key=lambda event: event.date.first_day)
    last = max(event.date.year for event in events)
    if any(event.ongoing for event in events):
        last = max(last, brief.date.year)
    first, step, count = _axis(events[0].date.year, last)
    scale = Fraction(1000, step * count)
    return AxisView(
        years=tuple(str(first + number * step) for number in range(count)),
        step=1000 // count,
        moments=tuple(_moment(event, first, scale, brief.date, words, notes) for event in events),
    )


def _axis(first: int, last: int) -> tuple[int, int, int]:
    """First year, years in a step, number of steps."""
    for step in _STEPS:
        begin = first // step * step
        count = (last - begin) // step + 1
        if count <= MOST_STEPS:
            return begin, step, count
    raise AssertionError("years have four digits")


def _moment(
    event: Event, first: int, scale: Fraction, today: PartialDate, words: Wording, notes: NoteBook
) -> MomentView:
    begin, end = _place(event.date.first_day), _end(event.date)
    known = event.date.day is not None
    now = max(end, _place(today.first_day)) if event.ongoing else end
    start = int((begin - first) * scale)
    return MomentView(
        date=words.since(event.date) if event.ongoing else words.date(event.date),
        text=words.inline(event.text),
        start=start,
        vague=0 if known else max(1, int((end - first) * scale) - start),
        length=int((now - (begin if known else end)) * scale) if event.ongoing else 0,
        ongoing=event.ongoing,
        citations=notes.cite(event.evidence),
    )


def _place(day: date) -> Fraction:
    """Years since the beginning of our era, the part of the year counted in days."""
    days = 366 if isleap(day.year) else 365
    return day.year + Fraction(day.timetuple().tm_yday - 1, days)


def _end(when: PartialDate) -> Fraction:
    """Where the day, month or year is over."""
    if when.month is None or (when.month == 12 and when.day is None):
        return Fraction(when.year + 1)
    if when.day is None:
        return _place(date(when.year, when.month, monthrange(when.year, when.month)[1]) + timedelta(days=1))
    return _place(when.first_day)

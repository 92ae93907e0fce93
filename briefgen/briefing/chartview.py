"""What a template may use of charts: lengths and places in thousandths, every text ready to print."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from briefgen.briefing.view import CitationView, DateView, FigureView

html = Markup


class BarView(Struct, frozen=True):
    """One bar, one part of a bar, or one cell of a table."""

    label: str  #: its name
    number: str  #: with qualifier; empty where the source has no number
    unit: str  #: what is counted
    share: str  #: its share of the whole, “about 57%”; empty where it is not drawn as one
    length: int  #: thousandths of the scale up to the number, 0 for nothing
    more: int  #: thousandths from there to the upper end of a range, 0 where there is none
    open: bool  #: true where the number is a minimum, and the bar may be longer
    tone: int  #: which look its part of a bar has, from 1 up
    citations: tuple[CitationView, ...]  #: marks to its sources


class BarGroupView(Struct, frozen=True):
    """Bars on one scale, the parts of one bar, or one row of a table."""

    label: str  #: what they count, empty where the chart has no groups
    head: str  #: heading of the column of names
    unit: str  #: what all of them count, empty where that differs or is part of the number
    bars: tuple[BarView, ...]  #: in the brief's order
    total: BarView | None  #: the whole bar's number, where a figure gives it


class MomentView(Struct, frozen=True):
    """One event on an axis of time."""

    date: DateView  #: when
    text: html  #: what happened
    start: int  #: thousandths of the axis before it
    vague: int  #: thousandths of the month or year in which it lies, 0 where the day is known
    length: int  #: thousandths for which it went on since, 0 where it did not
    ongoing: bool  #: true where it goes on
    citations: tuple[CitationView, ...]  #: marks to its sources


class AxisView(Struct, frozen=True):
    """Years on an axis of time, all of the same length."""

    years: tuple[str, ...]  #: the first year of each step
    step: int  #: thousandths from one to the next
    moments: tuple[MomentView, ...]  #: oldest first


class ChartView(Struct, frozen=True):
    """Figures or events side by side."""

    id: str  #: id, for links
    kind: str  #: `bars`, `stacked`, `share`, `timeline`, `multiples` or `table`
    title: str  #: what it shows
    grouped: bool  #: true where its figures stand in groups
    groups: tuple[BarGroupView, ...]  #: none in a timeline
    columns: tuple[str, ...]  #: headings of a table's columns
    axis: AxisView | None  #: a timeline's events
    scale: str  #: one sentence on its scale, empty in a table
    citations: tuple[CitationView, ...]  #: marks to the source of the whole that `scale` names
    note: tuple[html, ...]  #: what a reader has to know
    data: tuple[FigureView, ...]  #: the figures behind it, where the chart does not show all of them

"""Charts as tables of bars: who, how many, and how long the bar is."""

from __future__ import annotations

from briefgen.brief.figures import Reckoned
from briefgen.brief.model import Chart
from briefgen.briefing.citations import NoteBook, evidence_of
from briefgen.briefing.view import BarGroupView, BarView, ChartView
from briefgen.briefing.wording import Wording


def view_chart(chart: Chart, index: int, words: Wording, notes: NoteBook) -> ChartView:
    """The chart with every bar's length; ``index`` counts the brief's charts from 0."""
    groups = [(group.label, group.figures) for group in chart.groups] or [("", chart.figures)]
    return ChartView(
        id=chart.id or f"_chart-{index + 1}",
        kind=chart.kind,
        title=chart.title,
        grouped=bool(chart.groups),
        groups=tuple(_view_group(label, names, words, notes) for label, names in groups),
        scale=str(words.labels["own_scale" if chart.groups else "one_scale"]),
        note=words.paragraphs(chart.note),
    )


def _view_group(label: str, names: tuple[str, ...], words: Wording, notes: NoteBook) -> BarGroupView:
    figures = [words.figures[name] for name in names]
    longest = max((figure.to or figure.value) for figure in figures)
    bars = tuple(
        BarView(
            label=figure.figure.short or figure.figure.actor or figure.figure.label,
            number=words.number(figure),
            unit=words.unit(figure),
            width=_width(figure, float(longest)),
            citations=notes.cite(evidence_of(figure, words.figures)),
        )
        for figure in figures
    )
    responsible = all(figure.figure.actor and not figure.figure.short for figure in figures)
    head = str(words.labels["held_responsible" if responsible else "counted"])
    return BarGroupView(label, head, bars)


def _width(figure: Reckoned, longest: float) -> int:
    """Per cent of the longest bar; what is not nothing stays visible."""
    value = float(figure.to or figure.value)
    if value <= 0 or longest <= 0:
        return 0
    return max(1, round(100 * value / longest))

"""Charts as tables of bars: who, how many, and how long the bar is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from briefgen import locales
from briefgen.brief.chartmodel import NO_DATA, Chart
from briefgen.brief.figures import Reckoned
from briefgen.brief.model import Brief
from briefgen.briefing.chartview import BarGroupView, BarView, ChartView
from briefgen.briefing.citations import NoteBook, evidence_of
from briefgen.briefing.timeaxis import view_axis
from briefgen.briefing.view import CitationView, FigureView
from briefgen.briefing.wording import Wording

FULL = 1000
_SHORTEST = 10
_MINIMUMS = {"at least", "more than", "over"}


def view_charts(brief: Brief, words: Wording, notes: NoteBook) -> tuple[ChartView, ...]:
    """Every chart of the brief with the length of every bar."""
    return tuple(_Drawing(chart, brief, words, notes).view(index) for index, chart in enumerate(brief.charts))


def lengths_in(charts: Sequence[ChartView]) -> tuple[int, ...]:
    """Every length and place that occurs, in thousandths, for the style sheet."""
    found: set[int] = set()
    for chart in charts:
        for group in chart.groups:
            for bar in group.bars:
                found |= {bar.length, bar.more}
        if chart.axis:
            found.add(chart.axis.step)
            for moment in chart.axis.moments:
                found |= {moment.start, moment.vague, moment.length}
    return tuple(sorted(found))


def view_figure(figure: Reckoned, words: Wording, citations: tuple[CitationView, ...]) -> FigureView:
    """A figure with its caution, unit and marks."""
    item = figure.figure
    return FigureView(
        id=item.id,
        number=words.number(figure),
        value=words.value(figure),
        qualifier=words.caution(figure),
        unit=words.unit(figure),
        label=item.label,
        actor=item.actor or "",
        as_of=words.date(item.as_of) if item.as_of else None,
        derived=bool(figure.derived_from),
        citations=citations,
    )


@dataclass(frozen=True)
class _Drawing:
    """One chart on its way to its view."""

    chart: Chart
    brief: Brief
    words: Wording
    notes: NoteBook

    def view(self, index: int) -> ChartView:
        chart, words = self.chart, self.words
        groups = self._groups()
        whole = words.figures[chart.of] if chart.of else None
        marks = self.notes.cite(evidence_of(whole, words.figures)) if whole else ()
        axis = view_axis(self.brief, chart, words, self.notes) if chart.kind == "timeline" else None
        return ChartView(
            id=chart.id or f"_chart-{index + 1}",
            kind=chart.kind,
            title=chart.title,
            grouped=bool(chart.groups),
            groups=groups,
            columns=chart.columns,
            axis=axis,
            scale=self._scale(whole),
            citations=marks,
            note=words.paragraphs(chart.note),
            data=self._data(groups, whole, marks),
        )

    def _rows(self) -> list[tuple[str, tuple[str, ...]]]:
        rows = [(group.label, group.figures) for group in self.chart.groups]
        return [("", self.chart.figures)] if self.chart.figures else rows

    def _figures(self, names: Sequence[str]) -> list[Reckoned]:
        return [self.words.figures[name] for name in names if name != NO_DATA]

    def _groups(self) -> tuple[BarGroupView, ...]:
        views = []
        for number, (label, names) in enumerate(self._rows()):
            figures = self._figures(names)
            full = self._full_length(figures)
            bars = tuple(self._bar(position, name, full) for position, name in enumerate(names))
            named = not self.chart.columns and all(f.figure.actor and not f.figure.short for f in figures)
            head = str(self.words.labels["held_responsible" if named else "counted"])
            unit = self._unit(number, figures)
            views.append(BarGroupView(label, head, unit, bars, self._total(number, names)))
        return tuple(views)

    def _unit(self, number: int, figures: Sequence[Reckoned]) -> str:
        cover = self.chart.groups[number].unit if self.chart.groups else None
        units = {self.words.unit(figure) for figure in figures}
        return cover or self.chart.unit or (units.pop() if len(units) == 1 else "")

    def _full_length(self, figures: Sequence[Reckoned]) -> Decimal:
        """The number whose bar has the full length of the scale."""
        kind = self.chart.kind
        if kind == "share":
            most = sum((_upper(figure) for figure in figures), Decimal(0))
            whole = _upper(self.words.figures[self.chart.of]) if self.chart.of else Decimal(100)
            return max(whole, most)  # percentages that were rounded up may come to 101
        rows = [self._figures(names) for _, names in self._rows()]
        if kind == "stacked":
            return max(sum((_upper(figure) for figure in row), Decimal(0)) for row in rows)
        if kind == "bars":
            rows = [list(figures)]
        return max((_upper(figure) for row in rows for figure in row), default=Decimal(0))

    def _bar(self, position: int, name: str, full: Decimal) -> BarView:
        label = self.chart.columns[position] if self.chart.columns else ""
        if name == NO_DATA:
            return BarView(label, "", "", "", 0, 0, open=False, tone=position + 1, citations=())
        figure = self.words.figures[name]
        drawn = self.chart.kind != "table"
        length = _thousandths(figure.value, full) if drawn else 0
        more = _thousandths(_upper(figure) - figure.value, full) if drawn else 0
        return BarView(
            label=label or figure.figure.short or figure.figure.actor or figure.figure.label,
            number=self.words.number(figure),
            unit=self.words.unit(figure),
            share=self._share(figure),
            length=length,
            more=more,
            open=figure.qualifier in _MINIMUMS,
            tone=position + 1,
            citations=self.notes.cite(evidence_of(figure, self.words.figures)),
        )

    def _share(self, figure: Reckoned) -> str:
        if not self.chart.of:
            return ""
        per_cent = figure.value / self.words.figures[self.chart.of].value * 100
        rounded = per_cent.quantize(Decimal(1), ROUND_HALF_UP)
        # A share is rounded, and of numbers with cautions: “about”, as where a figure is a `share_of`.
        return self.words.number(replace(figure, value=rounded, to=None, unit="%", qualifier="about"))

    def _total(self, number: int, names: Sequence[str]) -> BarView | None:
        given = self._total_of(number, names)
        return self._bar(0, given, Decimal(0)) if given else None

    def _total_of(self, number: int, names: Sequence[str]) -> str | None:
        """Id of the figure that gives the whole bar's number: the one named, or a sum of just its parts."""
        if self.chart.kind != "stacked":
            return None
        sums = (figure.id for figure in self.brief.figures if set(figure.sum_of) == set(names))
        return self.chart.groups[number].total or next(sums, None)

    def _scale(self, whole: Reckoned | None) -> str:
        labels = self.words.labels
        if self.chart.kind == "table":
            return ""
        if self.chart.kind == "timeline":
            return str(labels["chart"]["axis"])
        if self.chart.kind == "share":
            hundred = locales.percent(Decimal(100), self.words.lang)
            said = self.words.plain(f"{{{whole.figure.id}}}") if whole else hundred
            return str(labels["chart"]["whole"]).format(whole=said)
        own = self.chart.kind == "bars" and len(self.chart.groups) > 1
        return str(labels["own_scale" if own else "one_scale"])

    def _data(
        self, groups: Sequence[BarGroupView], whole: Reckoned | None, marks: tuple[CitationView, ...]
    ) -> tuple[FigureView, ...]:
        """The figures behind the chart; none where its own table shows all there is to know of them."""
        views: dict[str, FigureView] = {}
        shown = True
        for number, (group, (_, names)) in enumerate(zip(groups, self._rows(), strict=True)):
            for bar, name in zip(group.bars, names, strict=True):
                if name != NO_DATA:
                    view = view_figure(self.words.figures[name], self.words, bar.citations)
                    views.setdefault(name, view)
                    shown &= view.as_of is None and view.label == bar.label and not view.derived
            if group.total and (total := self._total_of(number, names)):
                view = view_figure(self.words.figures[total], self.words, group.total.citations)
                views.setdefault(total, view)
        if whole:
            views[whole.figure.id] = view_figure(whole, self.words, marks)
        return () if shown and not whole else tuple(views.values())


def _upper(figure: Reckoned) -> Decimal:
    return figure.value if figure.to is None else figure.to


def _thousandths(value: Decimal, full: Decimal) -> int:
    """Thousandths of the full length; what is not nothing stays visible."""
    if value <= 0 or full <= 0:
        return 0
    return max(_SHORTEST, int(FULL * value / full))

"""The rules on a chart's numbers: one scale holds what can be compared, and lengths say what is so.

They need figures that are sound and computed; what a chart is made of is in ``chartshapes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from briefgen.brief.chartmodel import NO_DATA, Chart
from briefgen.brief.chartshapes import groups_of
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem, Severity

Row = tuple[Path, tuple[Reckoned, ...]]


def _rows(chart: Chart, index: int, figures: dict[str, Reckoned]) -> list[Row]:
    return [
        (path, tuple(figures[name] for name in names if name != NO_DATA))
        for path, _, names in groups_of(chart, index)
    ]


def _drawn(brief: Brief, *kinds: str) -> Iterator[tuple[Path, Chart, list[Row]]]:
    """Path, chart and rows of every chart of these kinds that draws lengths."""
    chosen = [(index, chart) for index, chart in enumerate(brief.charts) if chart.kind in kinds]
    figures = reckon(brief) if chosen else {}
    for index, chart in chosen:
        yield ("charts", index), chart, _rows(chart, index, figures)


def chart_units(brief: Brief, places: Places) -> Iterator[Problem]:
    """What stands on one scale counts the same, or the chart says what it all counts."""
    for _, chart, rows in _drawn(brief, "bars", "stacked", "multiples"):
        scales = [[row] for row in rows] if chart.kind == "bars" else [rows]
        covers = [chart.unit or group.unit for group in chart.groups] if chart.kind == "bars" else []
        for number, scale in enumerate(scales):
            cover = covers[number] if covers else chart.unit
            figures = [figure for _, names in scale for figure in names]
            if unlike := _unlike(figures, cover):
                path = scale[0][0]
                one, other = (_counted(figure) for figure in unlike)
                message = f"One scale cannot hold both {one} and {other}."
                hint = "put them into groups with scales of their own, or into two charts"
                if not any(_kind_of(figure) for figure in unlike):
                    hint = "write a `unit` that covers all of them, as in unit: people, or make two charts"
                yield Problem("chart-units", message, hint, places.value(path), path=path_text(path))


def _kind_of(figure: Reckoned) -> str:
    return figure.figure.currency or ("%" if figure.unit == "%" else "")


def _counted(figure: Reckoned) -> str:
    kind = {"%": "per cent"}.get(_kind_of(figure), _kind_of(figure))
    return f"`{figure.figure.id}` ({kind or figure.unit or 'no unit'})"


def _unlike(figures: Sequence[Reckoned], cover: str | None) -> tuple[Reckoned, Reckoned] | None:
    """The first two figures whose lengths would mean different things."""
    for figure in figures[1:]:
        if _kind_of(figure) != _kind_of(figures[0]):
            return figures[0], figure
    counted = [figure for figure in figures if figure.unit and not _kind_of(figure)]
    for figure in counted[1:]:
        if figure.unit != counted[0].unit and not cover:
            return counted[0], figure
    return None


def chart_negative(brief: Brief, places: Places) -> Iterator[Problem]:
    """No bar is shorter than nothing."""
    for _, _, rows in _drawn(brief, "bars", "stacked", "share", "multiples"):
        for path, figures in rows:
            for figure in figures:
                if figure.value < 0:
                    message = f"The figure `{figure.figure.id}` is less than nothing, and no bar is."
                    hint = "draw these figures as `kind: table`"
                    yield Problem("chart-negative", message, hint, places.value(path), path=path_text(path))
                    break


def chart_empty(brief: Brief, places: Places) -> Iterator[Problem]:
    """A chart has something to draw."""
    for path, _, rows in _drawn(brief, "bars", "stacked", "share", "multiples"):
        if not any(figure.to or figure.value for _, figures in rows for figure in figures):
            message = "Every number of this chart is nothing, so that it would show no bar."
            hint = "say it in a sentence, or draw it as `kind: table`"
            yield Problem("chart-empty", message, hint, places.key(path), path=path_text(path))


def chart_caution(brief: Brief, places: Places) -> Iterator[Problem]:
    """Lengths put end to end say a sum; cautions that differ, and ranges, have none."""
    for _, _, rows in _drawn(brief, "stacked"):
        for path, figures in rows:
            said = sorted({figure.qualifier for figure in figures})
            if any(figure.to is not None for figure in figures):
                message = "A range is stacked with other figures, and the whole bar has no one length."
            elif len(said) > 1:
                message = f"Figures that are “{said[0]}” and “{said[1]}” are stacked to one length."
            else:
                continue
            hint = "draw them as `kind: multiples`, or say in `note` how sure the whole length is"
            place = places.value(path)
            yield Problem("chart-caution", message, hint, place, Severity.WARNING, path=path_text(path))


def chart_share(brief: Brief, places: Places) -> Iterator[Problem]:
    """Parts are parts of their whole, and come to no more than it."""
    figures = reckon(brief) if any(chart.kind == "share" for chart in brief.charts) else {}
    for _, chart, rows in _drawn(brief, "share"):
        whole = figures[chart.of] if chart.of else None
        for path, parts in rows:
            found = _fault_with_parts(parts, whole) if whole else _fault_with_percentages(parts)
            if found:
                message, hint = found
                yield Problem("chart-share", message, hint, places.value(path), path=path_text(path))


def _fault_with_parts(parts: Sequence[Reckoned], whole: Reckoned) -> tuple[str, str] | None:
    if any(_kind_of(part) != _kind_of(whole) or _kind_of(part) == "%" for part in parts):
        return (
            f"Not all of these figures are counted as their whole `{whole.figure.id}` is.",
            "name parts and a whole of one kind, as people of people; leave `of` out for percentages",
        )
    if whole.value <= 0:
        return "A share of nothing cannot be drawn.", "name a figure under `of` that is more than 0"
    if any(part.figure.id == whole.figure.id for part in parts):
        return "The whole is also one of its parts.", "name it under `of` only"
    if sum((part.to or part.value for part in parts), Decimal(0)) > (whole.to or whole.value):
        return "The parts come to more than the whole.", "check the figures, and the one under `of`"
    return None


def _fault_with_percentages(parts: Sequence[Reckoned]) -> tuple[str, str] | None:
    if other := next((part for part in parts if _kind_of(part) != "%"), None):
        return (
            f"The figure `{other.figure.id}` is not a percentage, and no whole is named.",
            'add of: … with the id of the whole, or name figures with unit: "%"',
        )
    slack = Decimal("0.5") * len(parts) if len(parts) > 1 else Decimal(0)  # each may be rounded up
    if sum((part.to or part.value for part in parts), Decimal(0)) > 100 + slack:
        return (
            "These percentages come to more than 100.",
            "draw those of different wholes as `groups`, one bar each",
        )
    return None


def chart_total(brief: Brief, places: Places) -> Iterator[Problem]:
    """The number of a whole bar is that of its parts together."""
    figures = reckon(brief) if any(group.total for chart in brief.charts for group in chart.groups) else {}
    for index, chart in enumerate(brief.charts):
        for number, group in enumerate(chart.groups):
            if chart.kind != "stacked" or not group.total:
                continue
            total, parts = figures[group.total], [figures[name] for name in group.figures]
            path: Path = ("charts", index, "groups", number, "total")
            low = sum((part.value for part in parts), Decimal(0))
            high = sum((part.to or part.value for part in parts), Decimal(0))
            if high < total.value or low > (total.to or total.value):
                found = "more" if low > total.value else "less"
                message = f"The parts come to {found} than their total `{group.total}`."
                hint = "name a total of just these parts, or add the part that is missing"
                yield Problem("chart-total", message, hint, places.value(path), path=path_text(path))

"""The rules on how a chart is put together: the fields of its kind, names, columns, how much it can show."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.chartmodel import NO_DATA, Chart
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem, Severity, did_you_mean

MAX_BARS = 12
MAX_PARTS = 5
MAX_COLUMNS = 6

_TAKES = {
    "bars": ("figures", "groups", "unit"),
    "stacked": ("groups", "columns", "unit"),
    "share": ("figures", "of", "groups", "columns"),
    "timeline": ("events",),
    "multiples": ("groups", "columns", "unit"),
    "table": ("groups", "columns"),
}
_FIELDS = ("figures", "of", "groups", "columns", "unit", "events")
_EXAMPLES = {
    "figures": "figures: [killed, wounded]",
    "groups": "groups: [{label: 2023, figures: [killed, wounded]}]",
}


def groups_of(chart: Chart, index: int) -> Iterator[tuple[Path, str, tuple[str, ...]]]:
    """Path to the list, label and figure ids of each group; ``figures`` are one group without a label."""
    if chart.figures:
        yield ("charts", index, "figures"), "", chart.figures
        return
    for number, group in enumerate(chart.groups):
        yield ("charts", index, "groups", number, "figures"), group.label, group.figures


def chart_figures(brief: Brief, places: Places) -> Iterator[Problem]:
    """A chart has what its kind draws: figures, groups of figures, or events."""
    for index, chart in enumerate(brief.charts):
        path: Path = ("charts", index)
        needed = [name for name in ("figures", "groups") if name in _TAKES[chart.kind]]
        given = [name for name in needed if getattr(chart, name)]
        if chart.kind == "timeline" and not brief.timeline:
            message = "The brief has no `timeline` to draw."
            hint = "add events under `timeline:`, or take the chart out"
        elif len(given) == 1 or not needed:
            continue
        elif len(needed) == 2:
            message = "A chart has either `figures` or `groups`."
            hint = "list the ids of the figures to draw, as in figures: [killed, wounded]"
        else:
            message = f"A chart of the kind `{chart.kind}` is made of `{needed[0]}`."
            hint = f"write them as in {_EXAMPLES[needed[0]]}"
        yield Problem("chart-figures", message, hint, places.key(path), path=path_text(path))


def chart_field(brief: Brief, places: Places) -> Iterator[Problem]:
    """A chart has no field that its kind would leave unread."""
    for index, chart in enumerate(brief.charts):
        known = _TAKES[chart.kind]
        unread: list[Path] = [("charts", index, name) for name in _FIELDS if name not in known]
        if chart.kind == "share" and chart.groups:
            unread.append(("charts", index, "of"))
        for number in range(len(chart.groups)):
            inner: Path = ("charts", index, "groups", number)
            unread += [(*inner, "total")] if chart.kind != "stacked" else []
            unread += [(*inner, "unit")] if chart.kind != "bars" else []
        for path in unread:
            if _given(chart, path):
                message = f"`{path[-1]}` means nothing in this chart of the kind `{chart.kind}`."
                hint = "take it out; this kind reads " + ", ".join(f"`{name}`" for name in known)
                yield Problem("chart-field", message, hint, places.key(path), path=path_text(path))


def _given(chart: Chart, path: Path) -> bool:
    item = chart.groups[int(path[3])] if len(path) > 3 else chart
    return bool(getattr(item, str(path[-1])))


def chart_columns(brief: Brief, places: Places) -> Iterator[Problem]:
    """Where columns have names, every group has a figure for each of them."""
    for index, chart in enumerate(brief.charts):
        path: Path = ("charts", index)
        if chart.kind == "table" and not chart.columns:
            message = "A table has no names over its columns."
            hint = "add columns: […], one name for each figure of a group"
            yield Problem("chart-columns", message, hint, places.key(path), path=path_text(path))
            continue
        if not chart.columns or "columns" not in _TAKES[chart.kind]:
            continue
        for group, _, names in groups_of(chart, index):
            if len(names) != len(chart.columns):
                message = f"Here are {len(names)} figures, and the chart has {len(chart.columns)} columns."
                gap = f"; write {NO_DATA} where the source has none" if _takes_gaps(chart) else ""
                hint = f"give one figure for each of `columns`, in their order{gap}"
                yield Problem("chart-columns", message, hint, places.value(group), path=path_text(group))


def _takes_gaps(chart: Chart) -> bool:
    return chart.kind in {"table", "multiples"}


def chart_gap(brief: Brief, places: Places) -> Iterator[Problem]:
    """A gap is shown as one; where lengths add up, it would be taken for nothing."""
    for index, chart in enumerate(brief.charts):
        if _takes_gaps(chart):
            continue
        for number, group in enumerate(chart.groups):
            for position, name in enumerate(group.figures):
                if name == NO_DATA:
                    path: Path = ("charts", index, "groups", number, "figures", position)
                    message = f"A chart of the kind `{chart.kind}` cannot show that there is no number."
                    hint = "leave the figure out and say so in `note`, or draw it as `kind: table`"
                    yield Problem("chart-gap", message, hint, places.value(path), path=path_text(path))


def chart_duplicate(brief: Brief, places: Places) -> Iterator[Problem]:
    """A figure is drawn once in a chart; only rows of a table may repeat it."""
    for index, chart in enumerate(brief.charts):
        seen: set[str] = set()
        for group, _, names in groups_of(chart, index):
            if chart.kind == "table":
                seen = set()
            for position, name in enumerate(names):
                if name in seen and name != NO_DATA:
                    path = (*group, position)
                    message = f"The figure `{name}` stands twice in this chart."
                    hint = "name each figure once"
                    yield Problem("chart-duplicate", message, hint, places.value(path), path=path_text(path))
                seen.add(name)


def chart_name(brief: Brief, places: Places) -> Iterator[Problem]:
    """The parts of a bar have names short enough to stand beside it."""
    by_id = {figure.id: figure for figure in brief.figures}
    for index, chart in enumerate(brief.charts):
        if chart.kind not in {"stacked", "share"} or chart.columns:
            continue
        for group, _, names in groups_of(chart, index):
            if chart.groups and len(names) == 1:
                continue  # the group's name is that of its only part
            for position, name in enumerate(names):
                figure = by_id.get(name)
                if figure and not (figure.short or figure.actor):
                    path = (*group, position)
                    message = f"The figure `{name}` has no short name for its part of the bar."
                    hint = "add short: … to the figure, or name the parts with `columns:`"
                    yield Problem("chart-name", message, hint, places.value(path), path=path_text(path))


def chart_crowded(brief: Brief, places: Places) -> Iterator[Problem]:
    """A chart shows no more than an eye can tell apart."""
    for index, chart in enumerate(brief.charts):
        most, what = MAX_BARS, "bars on one scale"
        if chart.kind in {"stacked", "share"}:
            most, what = MAX_PARTS, "parts of one bar"
        elif chart.kind == "table":
            most, what = MAX_COLUMNS, "columns"
        hint = f"split it into two charts, or leave out what matters less; {most} are easy to read"
        for path, _, names in groups_of(chart, index):
            if len(names) > most:
                message = f"These are {len(names)} {what}, too many to compare."
                place = places.value(path)
                yield Problem("chart-crowded", message, hint, place, Severity.WARNING, path=path_text(path))


def unknown_event(brief: Brief, places: Places) -> Iterator[Problem]:
    """The events that a chart names stand in the timeline, and are named once."""
    known = [event.id for event in brief.timeline if event.id]
    for index, chart in enumerate(brief.charts):
        for position, name in enumerate(chart.events):
            path: Path = ("charts", index, "events", position)
            if name not in known:
                message = f"There is no event `{name}` in the timeline."
                hint = did_you_mean(name, known) if known else f"add id: {name} to the event"
                yield Problem("unknown-event", message, hint, places.value(path), path=path_text(path))
            elif name in chart.events[:position]:
                message = f"The event `{name}` stands twice in this chart."
                hint = "name each event once"
                yield Problem("chart-duplicate", message, hint, places.value(path), path=path_text(path))

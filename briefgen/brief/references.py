"""The rules on names inside a brief: each is given once, and each that is used exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief.chartmodel import NO_DATA
from briefgen.brief.contents import ids, named_sources, prose_fields
from briefgen.brief.model import Brief, Quote
from briefgen.brief.picturemodel import Image
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem, did_you_mean
from briefgen.prose import figure_references


def duplicate_id(brief: Brief, places: Places) -> Iterator[Problem]:
    """An id names one item of a brief."""
    named = list(ids(brief))
    if len({name for _, name in named}) == len(named):
        return
    first: dict[str, int] = {}
    in_file = sorted(
        (places.value(path).line, number, path, name) for number, (path, name) in enumerate(named)
    )
    for line, _, path, name in in_file:
        if name in first:
            message = f"The id `{name}` is used twice; first on line {first[name]}."
            hint = "give each item an id of its own"
            yield Problem("duplicate-id", message, hint, places.value(path), path=path_text(path))
        first.setdefault(name, line)


def unknown_source(brief: Brief, places: Places) -> Iterator[Problem]:
    """Evidence and quotes point to a source that the brief lists."""
    for path, name in named_sources(brief):
        if name not in brief.sources:
            yield _unknown("unknown-source", "source", name, list(brief.sources), places, path)


def unknown_figure(brief: Brief, places: Places) -> Iterator[Problem]:
    """Charts, derived figures, the key-figure strip and `{references}` name figures that exist."""
    known = {figure.id: None for figure in brief.figures}
    for path, name in named_figures(brief):
        if name not in known:
            yield _unknown("unknown-figure", "figure", name, list(known), places, path)
    for path, text in prose_fields(brief):
        for name, written in figure_references(text):
            if name not in known:
                place = places.within(path, written)
                message = f"There is no figure `{name}` to print here."
                hint = _nearest("figure", name, list(known))
                yield Problem("unknown-figure", message, hint, place, path=path_text(path))


def unknown_finding(brief: Brief, places: Places) -> Iterator[Problem]:
    """The finding to which a quote or picture belongs exists."""
    known = {finding.id: None for finding in brief.findings}
    lists: tuple[tuple[str, tuple[Quote | Image, ...]], ...] = (
        ("quotes", brief.quotes),
        ("images", brief.images),
    )
    for name, items in lists:
        for index, item in enumerate(items):
            if item.finding and item.finding not in known:
                path: Path = (name, index, "finding")
                yield _unknown("unknown-finding", "finding", item.finding, list(known), places, path)


def named_figures(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and name of every figure that a list names: charts, derived figures, the key-figure strip."""
    lists: list[tuple[Path, Sequence[str]]] = [(("key_figures",), brief.key_figures)]
    for index, chart in enumerate(brief.charts):
        lists.append((("charts", index, "figures"), chart.figures))
        if chart.of:
            yield ("charts", index, "of"), chart.of
        for number, group in enumerate(chart.groups):
            lists.append((("charts", index, "groups", number, "figures"), group.figures))
            if group.total:
                yield ("charts", index, "groups", number, "total"), group.total
    for index, figure in enumerate(brief.figures):
        lists += [
            (("figures", index, name), getattr(figure, name))
            for name in ("sum_of", "difference_of", "share_of")
        ]
    for path, names in lists:
        for number, name in enumerate(names):
            if name != NO_DATA or "groups" not in path:
                yield (*path, number), name


def ask_status(brief: Brief, places: Places) -> Iterator[Problem]:
    """An ask that is no longer open says since when, and what shows it."""
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            if ask.status != "open" and not (ask.status_date and ask.status_evidence):
                path = ("recommendations", index, "asks", number, "status")
                message = f"The ask `{ask.id}` is {ask.status}, and nothing says since when and by what."
                hint = "add `status_date:` and `status_evidence: {source: …, passage: …}`"
                yield Problem("ask-status", message, hint, places.value(path), path=path_text(path))


def _unknown(code: str, noun: str, name: str, known: list[str], places: Places, path: Path) -> Problem:
    message = f"There is no {noun} `{name}`."
    return Problem(code, message, _nearest(noun, name, known), places.value(path), path=path_text(path))


def _nearest(noun: str, name: str, known: list[str]) -> str:
    return did_you_mean(name, known) if known else f"add a {noun} with this id under `{noun}s`"

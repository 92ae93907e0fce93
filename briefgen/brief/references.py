"""The rules on names inside a brief: each is given once, and each that is used exists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.brief.contents import ids, named_sources, prose_fields
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem, did_you_mean
from briefgen.prose import figure_references


def duplicate_id(brief: Brief, places: Places) -> Iterator[Problem]:
    """An id names one item of a brief."""
    first: dict[str, int] = {}
    in_file = sorted(
        (places.value(path).line, number, path, name) for number, (path, name) in enumerate(ids(brief))
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
    for path, name in _named_figures(brief):
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
    """A quote's finding exists."""
    known = {finding.id: None for finding in brief.findings}
    for index, quote in enumerate(brief.quotes):
        if quote.finding and quote.finding not in known:
            path: Path = ("quotes", index, "finding")
            yield _unknown("unknown-finding", "finding", quote.finding, list(known), places, path)


def _named_figures(brief: Brief) -> Iterator[tuple[Path, str]]:
    lists: list[tuple[Path, Sequence[str]]] = [(("key_figures",), brief.key_figures)]
    for index, chart in enumerate(brief.charts):
        lists.append((("charts", index, "figures"), chart.figures))
        lists += [
            (("charts", index, "groups", number, "figures"), group.figures)
            for number, group in enumerate(chart.groups)
        ]
    for index, figure in enumerate(brief.figures):
        lists += [
            (("figures", index, name), getattr(figure, name))
            for name in ("sum_of", "difference_of", "share_of")
        ]
    for path, names in lists:
        for number, name in enumerate(names):
            yield (*path, number), name


def _unknown(code: str, noun: str, name: str, known: list[str], places: Places, path: Path) -> Problem:
    message = f"There is no {noun} `{name}`."
    return Problem(code, message, _nearest(noun, name, known), places.value(path), path=path_text(path))


def _nearest(noun: str, name: str, known: list[str]) -> str:
    return did_you_mean(name, known) if known else f"add a {noun} with this id under `{noun}s`"

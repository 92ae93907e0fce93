"""The editorial rules that look at several fields of a brief at once.

Each rule is a function that yields its problems and carries the problem's code in its name; a new
rule is one function, one line in ``RULES``, one file in ``tests/corpus/rejected/``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.figures import parts_of
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem, Severity, did_you_mean
from briefgen.prose import figure_references, refused_links

Rule = Callable[[Brief, Places], Iterator[Problem]]

_PLACEHOLDER = re.compile(r"\b(TODO|TBD|TBC|XXX|Lorem ipsum)\b")


def check_brief(brief: Brief, places: Places) -> list[Problem]:
    """Every problem that the rules find in a brief whose fields are sound."""
    return [problem for rule in RULES for problem in rule(brief, places)]


def check_archive(archive: ArchiveFile, places: Places) -> list[Problem]:
    """Every problem of the archive's own file that no single field shows."""
    return []


def prose_fields(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and text of every prose field that is printed."""
    for name in ("key_message", "summary", "method", "differences"):
        if text := getattr(brief, name):
            yield (name,), text
    for index, finding in enumerate(brief.findings):
        yield ("findings", index, "text"), finding.text
    for index, chart in enumerate(brief.charts):
        if chart.note:
            yield ("charts", index, "note"), chart.note
    for index, event in enumerate(brief.timeline):
        yield ("timeline", index, "text"), event.text
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield ("recommendations", index, "asks", number, "text"), ask.text
    for index, correction in enumerate(brief.corrections):
        yield ("corrections", index, "text"), correction.text
    if brief.withdrawn:
        yield ("withdrawn", "reason"), brief.withdrawn.reason


def _ids(brief: Brief) -> Iterator[tuple[Path, str]]:
    for name in ("findings", "quotes", "figures", "charts", "timeline"):
        for index, item in enumerate(getattr(brief, name)):
            if item.id:
                yield (name, index, "id"), item.id
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield ("recommendations", index, "asks", number, "id"), ask.id


def duplicate_id(brief: Brief, places: Places) -> Iterator[Problem]:
    """An id names one item of a brief."""
    first: dict[str, Path] = {}
    for path, name in _ids(brief):
        if name in first:
            line = places.value(first[name]).line
            message = f"The id `{name}` is used twice; first on line {line}."
            yield Problem("duplicate-id", message, "give each item its own id", places.value(path), path=path_text(path))
        first.setdefault(name, path)


def _evidence_sources(brief: Brief) -> Iterator[tuple[Path, str]]:
    def of(path: Path, item: object) -> Iterator[tuple[Path, str]]:
        for number, evidence in enumerate(getattr(item, "evidence", ())):
            yield (*path, "evidence", number, "source"), evidence.source

    for name in ("findings", "figures", "timeline"):
        for index, item in enumerate(getattr(brief, name)):
            yield from of((name, index), item)
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield from of(("recommendations", index, "asks", number), ask)
    for index, quote in enumerate(brief.quotes):
        yield ("quotes", index, "source"), quote.source


def unknown_source(brief: Brief, places: Places) -> Iterator[Problem]:
    """Evidence and quotes point to a source that the brief lists."""
    known = list(brief.sources)
    for path, name in _evidence_sources(brief):
        if name not in known:
            yield _unknown("unknown-source", f"There is no source `{name}`", name, known, places, path)


def unknown_figure(brief: Brief, places: Places) -> Iterator[Problem]:
    """Charts, derived figures, the key-figure strip and `{references}` name figures that exist."""
    known = [figure.id for figure in brief.figures]

    def refer(path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
        for number, name in enumerate(names):
            if name not in known:
                yield _unknown("unknown-figure", f"There is no figure `{name}`", name, known, places, (*path, number))

    yield from refer(("key_figures",), brief.key_figures)
    for index, chart in enumerate(brief.charts):
        yield from refer(("charts", index, "figures"), chart.figures)
        for number, group in enumerate(chart.groups):
            yield from refer(("charts", index, "groups", number, "figures"), group.figures)
    for index, figure in enumerate(brief.figures):
        for name in ("sum_of", "difference_of", "share_of"):
            yield from refer(("figures", index, name), getattr(figure, name))
    for path, text in prose_fields(brief):
        for name, written in figure_references(text):
            if name not in known:
                hint = did_you_mean(name, known) if known else "add it under `figures`"
                place = places.within(path, written)
                message = f"There is no figure `{name}` to print here."
                yield Problem("unknown-figure", message, hint, place, path=path_text(path))


def unknown_finding(brief: Brief, places: Places) -> Iterator[Problem]:
    """A quote's finding exists."""
    known = [finding.id for finding in brief.findings]
    for index, quote in enumerate(brief.quotes):
        if quote.finding and quote.finding not in known:
            path: Path = ("quotes", index, "finding")
            yield _unknown("unknown-finding", f"There is no finding `{quote.finding}`", quote.finding, known, places, path)


def figure_without_value(brief: Brief, places: Places) -> Iterator[Problem]:
    """A figure is typed or derived, one of the two, and a derivation has the parts it needs."""
    for index, figure in enumerate(brief.figures):
        path: Path = ("figures", index)
        ways = [name for name in ("value", "sum_of", "difference_of", "share_of") if getattr(figure, name) not in (None, ())]
        if len(ways) != 1:
            message = f"The figure `{figure.id}` has {'no number' if not ways else 'more than one source for its number'}."
            hint = "write one of `value`, `sum_of`, `difference_of`, `share_of`"
            yield Problem("figure-without-value", message, hint, places.key(path), path=path_text(path))
        elif ways[0] in {"difference_of", "share_of"} and len(parts_of(figure)) != 2:
            message = f"`{ways[0]}` takes two figures, and here are {len(parts_of(figure))}."
            yield Problem("figure-parts", message, "name two figures", places.key((*path, ways[0])), path=path_text(path))


def figure_circle(brief: Brief, places: Places) -> Iterator[Problem]:
    """No figure is derived from itself."""
    parts = {figure.id: parts_of(figure) for figure in brief.figures}
    for index, figure in enumerate(brief.figures):
        seen: set[str] = set()
        ahead = list(parts_of(figure))
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += parts.get(name, ())
        if figure.id in seen:
            path: Path = ("figures", index)
            message = f"The figure `{figure.id}` is derived from itself."
            yield Problem("figure-circle", message, "type one of the figures as a `value`", places.key(path), path=path_text(path))


def figure_not_divisible(brief: Brief, places: Places) -> Iterator[Problem]:
    """A share is a share of something."""
    values = {figure.id: figure.value for figure in brief.figures}
    for index, figure in enumerate(brief.figures):
        if len(figure.share_of) == 2 and values.get(figure.share_of[1]) == 0:
            path: Path = ("figures", index, "share_of")
            yield Problem("figure-parts", "A share of nothing cannot be computed.", "name another figure", places.key(path), path=path_text(path))


def range_reversed(brief: Brief, places: Places) -> Iterator[Problem]:
    """A range runs upwards."""
    for index, figure in enumerate(brief.figures):
        if figure.to is not None and (figure.value is None or figure.to <= figure.value):
            path: Path = ("figures", index, "to")
            yield Problem("range-reversed", "The range does not run upwards.", "write the lower number as `value`, the higher as `to`", places.value(path), path=path_text(path))


def chart_figures(brief: Brief, places: Places) -> Iterator[Problem]:
    """A chart has figures or groups of figures."""
    for index, chart in enumerate(brief.charts):
        if bool(chart.figures) == bool(chart.groups):
            path: Path = ("charts", index)
            message = "A chart has either `figures` or `groups`."
            yield Problem("chart-figures", message, "list the ids of the figures to draw", places.key(path), path=path_text(path))


def withdrawn_without_reason(brief: Brief, places: Places) -> Iterator[Problem]:
    """Readers of a withdrawn brief are told why."""
    if (brief.status == "withdrawn") != (brief.withdrawn is not None):
        path: Path = ("withdrawn",) if brief.withdrawn else ("status",)
        message = "`status: withdrawn` and the field `withdrawn` go together."
        hint = "write both, the field with `date` and `reason`, or neither"
        yield Problem("withdrawn-without-reason", message, hint, places.value(path), path=path_text(path))


def link_refused(brief: Brief, places: Places) -> Iterator[Problem]:
    """A link leads to a web page, a mailbox or a telephone."""
    for path, text in prose_fields(brief):
        for target in refused_links(text):
            message = f"The link to {target[:60]} is shown as text."
            hint = "links begin with https://, http://, mailto: or tel:"
            yield Problem("link-refused", message, hint, places.within(path, target), Severity.WARNING, path=path_text(path))


def placeholder(brief: Brief, places: Places) -> Iterator[Problem]:
    """No TODO is published."""
    severity = Severity.ERROR if brief.status == "published" else Severity.WARNING
    titles: list[tuple[Path, str | None]] = [(("title",), brief.title), (("subtitle",), brief.subtitle)]
    titles += [(("findings", index, "heading"), finding.heading) for index, finding in enumerate(brief.findings)]
    for path, text in [*titles, *prose_fields(brief)]:
        if found := _PLACEHOLDER.search(text or ""):
            message = f"{found[0]} still stands in the text."
            yield Problem("placeholder", message, "write the text, or take it out", places.within(path, found[0]), severity, path=path_text(path))


def quote_marks(brief: Brief, places: Places) -> Iterator[Problem]:
    """A quote's own quotation marks are set by the briefing."""
    pairs = {"“": "”", '"': '"', "«": "»", "„": "“"}
    for index, quote in enumerate(brief.quotes):
        text = quote.text
        if len(text) > 1 and pairs.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
            path: Path = ("quotes", index, "text")
            message = "The quote stands in quotation marks, and the briefing sets them too."
            yield Problem("quote-marks", message, "leave the outer quotation marks out", places.value(path), path=path_text(path))


def _unknown(code: str, message: str, name: str, known: list[str], places: Places, path: Path) -> Problem:
    hint = did_you_mean(name, known) if known else "the brief has none yet; add it"
    return Problem(code, f"{message}.", hint, places.value(path), path=path_text(path))


RULES: tuple[Rule, ...] = (
    duplicate_id,
    unknown_source,
    unknown_figure,
    unknown_finding,
    figure_without_value,
    figure_circle,
    figure_not_divisible,
    range_reversed,
    chart_figures,
    withdrawn_without_reason,
    link_refused,
    placeholder,
    quote_marks,
)

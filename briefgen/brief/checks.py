"""The editorial rules that look at several fields of a brief at once, and the list of all rules.

Each rule is a function that yields its problems and carries the problem's code in its name; a new
rule is one function, one line in ``ROUNDS``, one file in ``tests/corpus/rejected/``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.audiences import audience_reference
from briefgen.brief.characters import shown
from briefgen.brief.chartrules import (
    chart_caution,
    chart_empty,
    chart_negative,
    chart_share,
    chart_total,
    chart_units,
)
from briefgen.brief.chartshapes import (
    chart_columns,
    chart_crowded,
    chart_duplicate,
    chart_field,
    chart_figures,
    chart_gap,
    chart_name,
    unknown_event,
)
from briefgen.brief.contents import prose_fields, title_fields
from briefgen.brief.contrast import contrast
from briefgen.brief.figurerules import (
    figure_circle,
    figure_not_computable,
    figure_parts,
    figure_units,
    figure_without_value,
    range_reversed,
)
from briefgen.brief.model import Brief
from briefgen.brief.picturerules import alt_text
from briefgen.brief.references import (
    ask_status,
    duplicate_id,
    unknown_figure,
    unknown_finding,
    unknown_source,
)
from briefgen.brief.tree import Path, Places, path_text
from briefgen.brief.yamltext import MAX_PROBLEMS
from briefgen.problems import Problem, Severity
from briefgen.prose import figure_references, refused_links

__all__ = ["ROUNDS", "check_archive", "check_brief", "prose_fields"]

Rule = Callable[[Brief, Places], Iterator[Problem]]

_PLACEHOLDER = re.compile(r"\b(TODO|TBD|TBC|XXX|Lorem ipsum)\b")
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“"}


def figure_in_heading(brief: Brief, places: Places) -> Iterator[Problem]:
    """Headings and labels are printed as they are typed; only prose has figures filled in."""
    known = {figure.id for figure in brief.figures}
    for path, text in title_fields(brief):
        for name, written in figure_references(text):
            if name not in known:
                continue
            message = f"`{written}` is not filled in here: a heading is printed as it is typed."
            hint = f"say it without the number, and print {{{name}}} in the text below"
            yield Problem(
                "figure-in-heading", message, hint, places.within(path, written), path=path_text(path)
            )


def check_brief(brief: Brief, places: Places) -> list[Problem]:
    """Every problem that the rules find in a brief whose fields are sound."""
    found: list[Problem] = []
    for rules in ROUNDS:
        found += [problem for rule in rules for problem in islice(rule(brief, places), MAX_PROBLEMS)]
        if any(problem.is_error for problem in found):
            break
    return found


def check_archive(archive: ArchiveFile, places: Places) -> list[Problem]:
    """Every problem of the archive's own file that no single field shows."""
    fields: list[tuple[Path, str]] = [(("title",), archive.title), (("publisher",), archive.publisher)]
    if archive.about:
        fields.append((("about",), archive.about))
        found = list(_refused(("about",), archive.about, places))
    else:
        found = []
    for path, text in fields:
        found += _placeholders(path, text, places, Severity.WARNING)
    return [*found, *contrast(archive, places)]


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
        yield from _refused(path, text, places)


def _refused(path: Path, text: str, places: Places) -> Iterator[Problem]:
    for target in refused_links(text):
        message = f"The link to {shown(target, 60)} is shown as text."
        hint = "write an address that begins with https://, http://, mailto: or tel:"
        place = places.within(path, target)
        yield Problem("link-refused", message, hint, place, Severity.WARNING, path=path_text(path))


def placeholder(brief: Brief, places: Places) -> Iterator[Problem]:
    """No TODO is published."""
    severity = Severity.ERROR if brief.status == "published" else Severity.WARNING
    for path, text in [*title_fields(brief), *prose_fields(brief)]:
        yield from _placeholders(path, text, places, severity)


def _placeholders(path: Path, text: str, places: Places, severity: Severity) -> Iterator[Problem]:
    if found := _PLACEHOLDER.search(text):
        message = f"{found[0]} still stands in the text."
        place = places.within(path, found[0])
        yield Problem(
            "placeholder", message, "write the text, or take it out", place, severity, path=path_text(path)
        )


def quote_marks(brief: Brief, places: Places) -> Iterator[Problem]:
    """A quote's own quotation marks are set by the briefing."""
    for index, quote in enumerate(brief.quotes):
        text = quote.text
        if len(text) > 1 and _PAIRS.get(text[0]) == text[-1] and text[0] not in text[1:-1]:
            path: Path = ("quotes", index, "text")
            message = "The quote stands in quotation marks, and the briefing sets them too."
            hint = "leave the outer quotation marks out"
            yield Problem("quote-marks", message, hint, places.value(path), path=path_text(path))


# Rounds, since figures can be computed only where each exists, once, and has its parts.
ROUNDS: tuple[tuple[Rule, ...], ...] = (
    (
        duplicate_id,
        unknown_source,
        unknown_figure,
        unknown_finding,
        audience_reference,
        ask_status,
        figure_in_heading,
        figure_without_value,
        range_reversed,
        chart_figures,
        chart_field,
        chart_columns,
        chart_gap,
        chart_duplicate,
        chart_name,
        chart_crowded,
        unknown_event,
        withdrawn_without_reason,
        link_refused,
        placeholder,
        quote_marks,
        alt_text,
    ),
    (figure_circle, figure_parts),
    (figure_units, figure_not_computable),
    (chart_units, chart_negative, chart_empty, chart_caution, chart_share, chart_total),
)

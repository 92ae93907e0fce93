"""Findings on the pages as problems: one sentence each, what to write instead, and the line to change."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from briefgen.brief.characters import shown
from briefgen.briefing.ids import PlaceOf
from briefgen.briefing.pagechecks import LEAST_DPI, SMALLEST, PageFinding
from briefgen.problems import Problem, Severity

MAX_OF_A_KIND = 10
"""So many problems of one code are said; the others are like them."""

_ERRORS = {"page-overflow", "too-few-pages"}


def page_problems(
    findings: Iterable[PageFinding], place_of: PlaceOf, missing: frozenset[str] = frozenset()
) -> list[Problem]:
    """The problems of one document.

    ``missing`` are the characters that no font of the machine has: what is printed for them is a box.
    """
    problems: list[Problem] = []
    counts: dict[str, int] = {}
    for finding in findings:
        for problem in _problems(finding, place_of, missing):
            counts[problem.code] = counts.get(problem.code, 0) + 1
            if counts[problem.code] <= MAX_OF_A_KIND:
                problems.append(problem)
    return problems


def _problems(finding: PageFinding, place_of: PlaceOf, missing: frozenset[str]) -> Iterator[Problem]:
    if finding.code == "font-fallback":
        for char in finding.characters:
            yield _letter(char, finding, place_of, gone=char in missing)
        return
    message, hint = _SAID[finding.code](finding)
    severity = Severity.ERROR if finding.code in _ERRORS else Severity.WARNING
    yield Problem(finding.code, message, hint, place_of(finding.element, finding.words), severity)


def _letter(char: str, finding: PageFinding, place_of: PlaceOf, *, gone: bool) -> Problem:
    name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
    place = place_of(finding.element, char)
    if gone:
        message = f"No font has the character {shown(char)} ({name}): an empty box would be printed."
        return Problem("no-glyph", message, "write a word for it, or take it out", place)
    message = (
        f"The character {shown(char)} ({name}) is not in the briefing's fonts and is printed in another."
    )
    hint = "write a word or another character for it, or take it out"
    return Problem("font-fallback", message, hint, place, Severity.WARNING)


def _overflow(finding: PageFinding) -> tuple[str, str]:
    lines = _counted(finding.amount, "line")
    message = (
        f"The document has {_counted(finding.page, 'page')} and may have {finding.most}:"
        f" it is {lines} ({finding.mm:.0f} mm) too long."
    )
    return message, f"shorten texts by {lines}{_longest(finding)}"


def _longest(finding: PageFinding) -> str:
    words = len(finding.words.split())
    return f"; this text is the longest, with {words} words" if words else ""


def _too_few(finding: PageFinding) -> tuple[str, str]:
    message = f"The document has {_counted(finding.page, 'page')} and has to have {finding.most}."
    return message, "add what a reader would miss, or choose another kind of document"


def _stranded(finding: PageFinding) -> tuple[str, str]:
    message = f"The heading “{_beginning(finding.words)}” stands alone at the foot of page {finding.page}."
    return message, "shorten or lengthen a text above it by a line or two"


def _split(finding: PageFinding) -> tuple[str, str]:
    message = f"The quote “{_beginning(finding.words)}” begins on page {finding.page} and ends on another."
    return message, "shorten the quote with […], or a text above it"


def _beyond(finding: PageFinding) -> tuple[str, str]:
    what = f"“{_beginning(finding.words)}”" if finding.words else "A picture"
    message = f"{what} reaches {finding.amount:.0f} mm beyond the text area of page {finding.page}."
    return message, "break the long word or shorten the text; a wide table needs fewer columns"


def _small(finding: PageFinding) -> tuple[str, str]:
    message = (
        f"Text on page {finding.page} is {finding.amount:.1f} points high: “{_beginning(finding.words)}”."
    )
    return message, f"give it at least {SMALLEST:.0f} points in the template's style sheet"


def _coarse(finding: PageFinding) -> tuple[str, str]:
    message = f"A picture on page {finding.page} is printed with {finding.amount:.0f} dots per inch."
    return message, f"use a larger file, or print it smaller: {LEAST_DPI} dots per inch are sharp"


def _near_empty(finding: PageFinding) -> tuple[str, str]:
    message = f"The last of the {finding.page} pages holds only a few lines."
    return message, f"shorten texts by a few lines, or add what a reader would miss{_longest(finding)}"


_SAID = {
    "page-overflow": _overflow,
    "too-few-pages": _too_few,
    "stranded-heading": _stranded,
    "split-quote": _split,
    "content-overflow": _beyond,
    "small-text": _small,
    "image-low-resolution": _coarse,
    "last-page-near-empty": _near_empty,
}


def _beginning(words: str, most: int = 60) -> str:
    text = shown(words, 400)
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + " …"


def _counted(number: float, what: str) -> str:
    return f"{number:.0f} {what}{'' if round(number) == 1 else 's'}"

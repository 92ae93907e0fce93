"""What stands in a page's text and is no part of its sentences: footnote marks, page numbers, running heads.

A quote may run on past these. Each is taken out only on evidence of what it is (raised type, repetition on
other pages, a place at the page's edge, the mark in the text that a footnote answers to), never by guess.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.evidence.pages import PageText
from briefgen.evidence.quotes.folding import FOOTNOTE_MARKS, Fold

PAGE_NUMBER: Fold = "a page number"
RUNNING_HEAD: Fold = "a running header or footer"
FOOTNOTES: Fold = "a block of footnotes"
ATTRIBUTION: Fold = "attribution in between"

EDGE = 4  # lines at the top and at the bottom where running heads are looked for
_MARK = re.compile(r"[\d*†‡§¹²³⁰⁴-⁹]+(?:[,;–-][\d*†‡]+)*[.,)\]]?")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|mi|in)$", re.IGNORECASE)
_ABBREVIATED = r"(?:art|arts|para|paras|vol|fig|figs|sec|chap|cap|ch|pp|no|nos|núm|cf|res|rés|doc|num|ст|см)"
# `immediately.2 It`, `situation.”50The`, `word[12]`, after the end of a word that is no abbreviation.
_GLUED = re.compile(
    r"(?<=[.!?…\"”’»),;])\d{1,3}(?!\d)(?=\s*(?:$|\n|[A-ZÀ-ÞА-Я؀-ۿ“«\"(]))|(?<=[\w.,;:!?”’»)])\[\d{1,3}\]"
    r"|(?<=[\w.,;:!?”’»)])(?<!\*)[*†‡]+(?=[\s.,;:”’»)]|$)"
)
_MAY_BE_GLUED = re.compile(r"[\d\[*†‡]")
_NO_LETTER = re.compile(r"[\W\d_]+")
_CALLED_AFTER = re.compile(r"(?:[^\W\d_]{3}|[^\W\d_][.,;:”»\")]|[.,;:]”)$")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}(?:[.!?…][\"”’»)]*|[\"”’»)]+[.,;]?)$")
_SHORTENED = re.compile(rf"\b{_ABBREVIATED}[.]$", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:(?:page|p|pág|página|стр|seite|blz|ukurasa|صفحة)?[\W_]*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|de|sur|von|van|из|من)\s*\d{1,4})?)[\W_]*",
    re.IGNORECASE,
)
_FOOTNOTE_LINE = re.compile(r"\s*(\d{1,3}|[*†‡]+)(?![\d*†‡])[.)]?\s*(?=[^\W\d_]|[\"“”«»('‘])")


@dataclass(frozen=True, slots=True, order=True)
class Removed:
    """Characters ``start`` to ``end`` that a quote may pass over, and what they are."""

    start: int
    end: int
    kind: Fold


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def key(self) -> str:
        """Its letters alone: the same head on every page, whatever its number."""
        return _NO_LETTER.sub("", self.text.casefold())


def raised_marks(page: PageText) -> Iterator[Removed]:
    """The marks of footnotes that raised type shows; ordinals (1er) and powers of units (km2) are none."""
    for start, end in page.raised:
        core = page.text[start:end].strip()
        if core and _MARK.fullmatch(core) and not _UNIT.search(page.text[max(0, start - 8) : start]):
            yield Removed(start, end, FOOTNOTE_MARKS)


def glued_marks(page: PageText) -> Iterator[Removed]:
    """Digits that look like marks by where they are glued: to the end of a sentence or to a closing mark."""
    taken = {index for start, end in page.raised for index in range(start, end)}
    at = 0
    # Only where a mark can begin is it worth looking back: a page has few such signs.
    for sign in _MAY_BE_GLUED.finditer(page.text):
        found = _GLUED.match(page.text, sign.start()) if sign.start() >= at else None
        if found is None:
            continue
        at = found.end()
        before = page.text[max(0, found.start() - 12) : found.start()]
        ends = not found[0][0].isdigit() or (_SENTENCE_END.search(before) and not _SHORTENED.search(before))
        if ends and found.start() not in taken:
            yield Removed(found.start(), found.end(), FOOTNOTE_MARKS)


def page_furniture(pages: Sequence[PageText], marks: Sequence[Sequence[Removed]]) -> list[list[Removed]]:
    """For each page the lines at its edges that are no part of its text; ``marks`` are its footnote marks."""
    lines = [_lines(page.text) for page in pages]
    seen = _repetitions(lines)
    found: list[list[Removed]] = []
    for number, (page, own) in enumerate(zip(pages, lines, strict=True)):
        heads = list(_edges(own, seen, number, page.label))
        taken = {head.start for head in heads}
        body = [line for line in own if line.start not in taken]
        found.append(sorted([*heads, *_footnotes(page.text, body, marks[number])]))
    return found


def merged(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    """The ranges in order; one inside or across another becomes part of it, and takes its kind."""
    out: list[Removed] = []
    for item in sorted(removed, key=lambda item: (item.start, -item.end)):
        if out and item.start < out[-1].end:
            if item.end > out[-1].end:
                out[-1] = replace(out[-1], end=item.end)
        else:
            out.append(item)
    return tuple(out)


def _lines(text: str) -> list[_Line]:
    lines = []
    at = 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append(_Line(at, at + len(raw), raw))
        at += len(raw) + 1
    return lines


def _repetitions(pages: Sequence[Sequence[_Line]]) -> dict[str, list[int]]:
    """The pages at whose edges a line stands, for lines that stand on more than one."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, lines in enumerate(pages):
        for key in {line.key for line in (*lines[:EDGE], *lines[-EDGE:]) if line.key}:
            places[key].append(number)
    return {key: numbers for key, numbers in places.items() if len(numbers) > 1}


def _edges(lines: Sequence[_Line], seen: dict[str, list[int]], number: int, label: str) -> Iterator[Removed]:
    """Page number and running heads, from each edge inwards until a line is neither."""
    taken: set[int] = set()
    for side in (lines[:EDGE], lines[::-1][:EDGE]):
        for line in side:
            kind = _kind(line, seen, number, label)
            if kind is None:
                break
            if line.start not in taken:
                taken.add(line.start)
                yield Removed(line.start, line.end, kind)


def _kind(line: _Line, seen: dict[str, list[int]], number: int, label: str) -> Fold | None:
    text = line.text.strip()
    if _PAGE_NUMBER.fullmatch(text) or (label and text == label) or len(text) == 1:
        return PAGE_NUMBER
    near = [page for page in seen.get(line.key, ()) if page != number and abs(page - number) <= 4]
    # Two pages may share a line of text by chance; a head stands on three, or carries the page's number.
    if len(near) >= 2 or (near and re.search(r"(?<!\d)\d{1,4}\W*$|^\W*\d{1,4}(?!\d)", text)):
        return RUNNING_HEAD
    return None


def _footnotes(text: str, lines: Sequence[_Line], marks: Sequence[Removed]) -> Iterator[Removed]:
    """The footnotes at the foot of a page, from the first that answers a mark in the text above it."""
    for index, line in enumerate(lines):
        begins = _FOOTNOTE_LINE.match(line.text)
        if not begins or index < 1:
            continue
        pointed = line.text[begins.end(1) :].startswith((".", ")"))
        called = _is_called(text[: line.start], begins[1], marks, pointed=pointed)
        if called and _only_notes(lines[index:], begins[1]):
            yield Removed(line.start, lines[-1].end, FOOTNOTES)
            return


def _is_called(above: str, number: str, marks: Sequence[Removed], *, pointed: bool) -> bool:
    """True where the text above a note has its mark: raised, or glued to the end of a word or sentence.

    `6. The report` is a note only if a raised 6 calls it: so begin the paragraphs of many reports as well.
    """
    if any(
        above[mark.start : mark.end].strip(" []().,") == number for mark in marks if mark.end <= len(above)
    ):
        return True
    return not pointed and any(
        _CALLED_AFTER.search(above[max(0, at - 3) : at])
        and not above[at + len(number) : at + len(number) + 1].isdecimal()
        for at in _places(number, above)
    )


def _places(number: str, text: str) -> Iterator[int]:
    at = text.find(number)
    while at >= 0:
        yield at
        at = text.find(number, at + 1)


def _only_notes(lines: Sequence[_Line], first: str) -> bool:
    """True where the lines read as notes in rising order, each of a few lines."""
    if not first.isdigit():
        return len(lines) <= 6
    expected, since = int(first), 0
    for line in lines:
        begins = _FOOTNOTE_LINE.match(line.text)
        if begins and begins[1] == str(expected):
            expected, since = expected + 1, 0
        else:
            since += 1
        if since > 8:
            return False
    return True

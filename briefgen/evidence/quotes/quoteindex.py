"""A source made ready for many quotes: its letters in some readings, each with the way back to the page.

``literal`` is the text as it is without raised footnote marks; ``plain`` also without digits glued to a
sentence's end; ``body`` also without page numbers, running heads and footnotes; ``printed`` with the marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.evidence.pages import SourceText
from briefgen.evidence.quotes.folding import Letters, fold_space, word_pattern
from briefgen.evidence.quotes.furniture import ATTRIBUTION, Removed, merged
from briefgen.evidence.quotes.prepared import Prepared, code_version, from_bytes, prepare, to_bytes
from briefgen.evidence.verdicts import Stretch

_KEPT = 8  # sources whose index is remembered; a brief rarely has more
_remembered: dict[tuple[str, int], QuoteIndex] = {}


@dataclass(frozen=True)
class Reading:
    """The letters of a source with some of its characters taken out."""

    letters: Letters
    removed: tuple[Removed, ...]


@dataclass(frozen=True)
class QuoteIndex:
    """A source's pages as one text; ``begins[i]`` is where page i begins in it."""

    source: SourceText
    text: str
    begins: tuple[int, ...]

    @staticmethod
    def of(source: SourceText) -> QuoteIndex:
        """The index of a source, built once for each content and way of extracting."""
        key = (source.sha256, hash(source))
        if key not in _remembered:
            while len(_remembered) >= _KEPT:
                del _remembered[next(iter(_remembered))]
            _remembered[key] = QuoteIndex._build(source)
        return _remembered[key]

    @staticmethod
    def _build(source: SourceText) -> QuoteIndex:
        begins: list[int] = []
        at = 0
        for page in source.pages:
            begins.append(at)
            at += len(page.text) + 1
        return QuoteIndex(source, "\f".join(page.text for page in source.pages), tuple(begins))

    @cached_property
    def _prepared(self) -> Prepared:
        """What all readings are made of, from the last run where there was one."""
        shelf = self.source.shelf
        if shelf is None:
            return prepare(self.source.pages, self.text, self.begins)
        name = code_version()
        kept = shelf.look_up(name)
        prepared = from_bytes(kept, len(self.text)) if kept else None
        if prepared is None:
            prepared = prepare(self.source.pages, self.text, self.begins)
            shelf.keep(name, to_bytes(prepared, len(self.text)))
        return prepared

    @cached_property
    def literal(self) -> Reading:
        """Everything but raised footnote marks."""
        return self._reading(self._prepared.raised)

    @cached_property
    def plain(self) -> Reading:
        """Without any footnote mark."""
        marks, raised = self._prepared.marks, self._prepared.raised
        return self._reading(marks) if len(marks) > len(raised) else self.literal

    @cached_property
    def body(self) -> Reading:
        """Without footnote marks and without what repeats at the edges of pages."""
        marks, furniture = self._prepared.marks, self._prepared.furniture
        return self._reading(merged([*marks, *furniture])) if furniture else self.plain

    @cached_property
    def printed(self) -> Reading:
        """With the marks as a person copies them, save where one would pass for a figure's last digit."""
        raised = self._prepared.raised
        after_digit = tuple(
            mark for mark in raised if re.search(r"\d[.,]?$", self.text[max(0, mark.start - 2) : mark.start])
        )
        return self._reading(after_digit) if len(after_digit) < len(raised) else self.literal

    def readings(self, *, with_marks: bool) -> Iterator[Reading]:
        """The readings that differ, from the nearest to the page on; ``printed`` only where it can matter."""
        yield self.literal
        if self.plain is not self.literal:
            yield self.plain
        if self.body is not self.plain:
            yield self.body
        if with_marks and self.printed is not self.literal:
            yield self.printed

    @cached_property
    def words(self) -> Counter[str]:
        """How often the source has each word, in lower case."""
        return Counter(found.lower() for found in word_pattern().findall(self.text))

    def page_index(self, at: int) -> int:
        """Which of the source's pages holds the character at ``at``."""
        return bisect_right(self.begins, at) - 1

    def stretches(self, start: int, end: int, removed: Iterable[Removed] = ()) -> tuple[Stretch, ...]:
        """The characters from ``start`` to ``end`` page by page, without what was passed over."""
        found: list[Stretch] = []
        for left, right in kept_ranges(start, end, removed):
            for page in range(self.page_index(left), self.page_index(max(left, right - 1)) + 1):
                begin, length = self.begins[page], len(self.source.pages[page].text)
                first, last = max(left, begin) - begin, min(right - begin, length)
                if self.source.pages[page].text[first:last].strip():
                    found.append(Stretch(self.source.pages[page].number, first, last))
        return tuple(found)

    def words_between(self, start: int, end: int, removed: Sequence[Removed] = ()) -> str:
        """The source's words from ``start`` to ``end``, white space folded."""
        pieces: list[str] = []
        last = start
        spoken = {item.end for item in removed if item.kind == ATTRIBUTION}
        for left, right in kept_ranges(start, end, removed):
            glue = " " if re.search(r"\s", self.text[last:left]) or left - last > 12 else ""
            glue = " […] " if left in spoken else glue
            pieces.append(glue + self.text[left:right])
            last = right
        return fold_space("".join(pieces))

    def _reading(self, removed: tuple[Removed, ...]) -> Reading:
        return Reading(self._prepared.letters.without((item.start, item.end) for item in removed), removed)


def kept_ranges(start: int, end: int, removed: Iterable[Removed]) -> list[tuple[int, int]]:
    """What is left of ``start`` to ``end`` without the removed ranges, which are in order."""
    kept: list[tuple[int, int]] = []
    for item in removed:
        if item.end <= start:
            continue
        if item.start >= end:
            break
        if item.start > start:
            kept.append((start, item.start))
        start = item.end
    if start < end:
        kept.append((start, end))
    return kept

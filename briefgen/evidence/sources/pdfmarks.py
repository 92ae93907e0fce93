"""Which digits and marks of a PDF's page are printed small and raised, as the marks of footnotes are.

Extracted text runs them into words and numbers (``52.34 years`` is 52.3 and note 4), and often breaks
the line at them. Size and baseline tell; only digits and marks are looked at, with their neighbours.
"""

from __future__ import annotations

import ctypes
import re
from bisect import bisect_left
from typing import Any, NamedTuple

from pypdfium2 import raw

_MARKS = re.compile(r"[0-9٠-٩۰-۹*†‡§]+")
_BETWEEN_MARKS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩,;–-*†‡§\u200b")
_FRACTION = frozenset("/⁄")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_REACH = 4  # blanks and line ends between a mark and its neighbour


class Glyph(NamedTuple):
    """Where a character stands: left end of its baseline, right edge, and the height of its line."""

    left: float
    baseline: float
    right: float
    height: float


class RaisedMarks:
    """The raised ``ranges`` of one page's text.

    ``false_breaks`` are line ends (start → end, replacement) that stand in the text only because a
    mark is raised, while the print goes on in the same line.
    """

    def __init__(self, textpage: Any, text: str) -> None:
        self._page = textpage
        self._text = text
        self._astral = [found.start() for found in _ASTRAL.finditer(text)]
        self._is_even = not self._astral and _counts_alike(textpage, len(text))
        self._known: dict[int, Glyph | None] = {}
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = raw.FS_RECTF()
        self.ranges: list[tuple[int, int]] = []
        self.false_breaks: dict[int, tuple[int, str]] = {}
        for run in _MARKS.finditer(text):
            self._look_at(*run.span())

    def _look_at(self, start: int, end: int) -> None:
        # In `52.34` only the last digits of a run can be a mark: go back as long as they are alike.
        last = self._glyph(end - 1)
        if last is None:
            return
        opening = self._glyph(start)
        first = start if opening is not None and _level(opening, last) else end - 1
        while first > start and (before := self._glyph(first - 1)) is not None and _level(before, last):
            first -= 1
        mark = self._glyph(first)
        before_at = self._neighbour(first - 1, -1)
        after_at = self._neighbour(end, 1)
        is_numerator = after_at is not None and self._text[after_at] in _FRACTION
        if mark is None or is_numerator or self._goes_on(end, last):
            return
        before = self._glyph(before_at) if before_at is not None else None
        after = self._glyph(after_at) if after_at is not None else None
        if before is not None and (
            _is_raised(mark, before, mark.left - before.right) or self._follows(first)
        ):
            self.ranges.append((first, end))
            self._mend(before_at, first, mark.left - before.right)
            if after is not None and after_at is not None and abs(after.baseline - before.baseline) < 1:
                self._mend(end - 1, after_at, after.left - last.right)
        elif after is not None and _is_raised(last, after, after.left - last.right):
            self.ranges.append((first, end))
            self._mend(end - 1, after_at, after.left - last.right)

    def _goes_on(self, end: int, last: Glyph) -> bool:
        """True where text of the same size goes on: the neighbour before is large, not this one small."""
        for place in range(end, min(end + 12, len(self._text))):
            character = self._text[place]
            if character in _BETWEEN_MARKS or character.isspace():
                continue
            after = self._glyph(place)
            return after is not None and _level(after, last)
        return False

    def _follows(self, first: int) -> bool:
        """True for the `2` of raised `1,2`: its neighbour, the comma, is raised as well."""
        if not self.ranges or not 0 < first - self.ranges[-1][1] <= 3:
            return False
        between = self._text[self.ranges[-1][1] : first]
        mark, earlier = self._glyph(first), self._glyph(self.ranges[-1][0])
        return (
            mark is not None
            and earlier is not None
            and _level(mark, earlier)
            and set(between) <= set(",;–- ")
        )

    def _mend(self, left: int | None, right: int | None, gap: float) -> None:
        """Notes the line end between two characters that stand side by side in print."""
        if left is None or right is None or "\n" not in (between := self._text[left + 1 : right]):
            return
        near = self._glyph(left) or self._glyph(right)
        if near is not None and -0.5 * near.height <= gap <= 0.6 * near.height:
            blank = " " if gap > 0.15 * near.height or " " in between else ""
            self.false_breaks[left + 1] = (right, blank)

    def _neighbour(self, place: int, step: int) -> int | None:
        for _ in range(_REACH):
            if not 0 <= place < len(self._text):
                return None
            if not self._text[place].isspace():
                return place
            place += step
        return None

    def _glyph(self, place: int) -> Glyph | None:
        if place not in self._known:
            self._known[place] = self._measured(place)
        return self._known[place]

    def _measured(self, place: int) -> Glyph | None:
        # pdfium counts in UTF-16, and not every character it holds is in its text.
        index = place
        if not self._is_even:
            units = place + bisect_left(self._astral, place)
            index = raw.FPDFText_GetCharIndexFromTextIndex(self._page, units)
        if index < 0 or not raw.FPDFText_GetCharOrigin(self._page, index, self._x, self._y):
            return None
        if not raw.FPDFText_GetLooseCharBox(self._page, index, self._box):
            return None
        height = self._box.top - self._box.bottom
        return Glyph(self._x.value, self._y.value, self._box.right, height) if height > 0 else None


def _counts_alike(textpage: Any, length: int) -> bool:
    """True where pdfium's characters are those of its text, one by one, as they mostly are."""
    places = range(0, length, max(1, length // 24))
    return raw.FPDFText_CountChars(textpage) == length and all(
        raw.FPDFText_GetTextIndexFromCharIndex(textpage, place) == place for place in places
    )


def _level(one: Glyph, other: Glyph) -> bool:
    """True for the same size and the same baseline."""
    size = max(one.height, other.height)
    return abs(one.height - other.height) <= 0.1 * size and abs(one.baseline - other.baseline) <= 0.06 * size


def _is_raised(mark: Glyph, beside: Glyph, gap: float) -> bool:
    """True where the mark is smaller than the character beside it, stands higher, and close by."""
    rise = mark.baseline - beside.baseline
    return (
        mark.height <= 0.85 * beside.height
        and 0.08 * beside.height < rise < 0.9 * beside.height
        and -0.5 * beside.height <= gap <= 0.6 * beside.height
    )

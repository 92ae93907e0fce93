"""The page numbers a reader sees: those the file names, unless the pages' running lines differ."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

_EDGE_LINES = 8  # lines at the top and at the bottom of a page in which running lines are looked for
_LONGEST = 120
_ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:ix|iv|v?i{0,3}|l)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d.,/:-])\d{1,4}(?![\d.,/:-]*\d)|(?<![^\s])[ivxl]{1,6}(?![^\s])", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


def page_labels(texts: Sequence[str], named: Sequence[str]) -> list[str]:
    """A label for each page, empty where none is known; ``named`` are those of the file itself."""
    printed = _printed(texts)
    if not _is_sane(named):
        return printed
    seen = [(mine, theirs) for mine, theirs in zip(printed, named, strict=True) if mine]
    differing = sum(mine != theirs for mine, theirs in seen)
    return printed if differing * 2 > max(6, len(seen)) else list(named)


def running_lines(texts: Sequence[str]) -> frozenset[str]:
    """The lines, with their numbers masked, that recur over the pages: headers, footers, stamps."""
    pages: Counter[str] = Counter()
    for text in texts:
        pages.update({masked(line) for line in _edges(text)})
    least = max(3, len(texts) // 20)
    return frozenset(line for line, count in pages.items() if count >= least and line)


@lru_cache(maxsize=20_000)
def masked(line: str) -> str:
    """The line with each number as ``#``; a long line, which runs on no page's edge, as it is."""
    if len(line) > _LONGEST:
        return line
    return re.sub(r"\d+", "#", _NUMBER.sub("#", " ".join(line.split())))


def _is_sane(named: Sequence[str]) -> bool:
    """False where a file has no labels, or those left over from files it was put together of."""
    given = [label for label in named if label]
    return bool(given) and len(set(given)) * 10 >= len(named) * 8


def _edges(text: str) -> list[str]:
    lines = text.strip().split("\n")
    if len(lines) > 2 * _EDGE_LINES:
        lines = lines[:_EDGE_LINES] + lines[-_EDGE_LINES:]
    return [line for line in lines if line.strip() and len(line) <= _LONGEST]


def _printed(texts: Sequence[str]) -> list[str]:
    """The numbers of running lines that count up with the pages; the others are years and dates."""
    running = running_lines(texts)
    found: list[dict[int, str]] = []  # of each page: how far the number is from the page's own → the number
    voices: dict[bool, Counter[int]] = defaultdict(Counter)
    for index, text in enumerate(texts):
        here: dict[int, str] = {}
        for line in _edges(text):
            if masked(line) in running:
                for number in _NUMBER.findall(line):
                    here.setdefault(_value(number) - index, number)
        found.append(here)
        for distance, number in here.items():
            voices[number.isdigit()][distance] += 1
    chosen = [_best(voices[True], max(3, len(texts) * 3 // 10)), _best(voices[False], 3)]
    return [next((here[d] for d in chosen if d is not None and d in here), "") for here in found]


def _best(voices: Counter[int], least: int) -> int | None:
    best = voices.most_common(1)
    return best[0][0] if best and best[0][1] >= least else None


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    if not _ROMAN.fullmatch(number):
        return -1_000_000
    digits = [_VALUES[letter] for letter in number.lower()]
    following = [*digits[1:], 0]
    return sum(-one if one < after else one for one, after in zip(digits, following, strict=True))

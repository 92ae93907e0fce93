"""Raised characters: which they are by themselves, which runs look like the mark of a note, tidy ranges."""

from __future__ import annotations

import re

_SUPERSCRIPTS = re.compile(r"[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
# The raised letters of `1er` and `XXe` belong to their word.
_MARK = re.compile(r"\s*[\[(]?[\d*†‡§][\d*†‡§,;\s–-]{0,11}[\])]?\s*")


def is_mark(text: str) -> bool:
    """True for raised text that looks like the mark of a note, such as ``12``, ``[3]`` or ``*``."""
    return _MARK.fullmatch(text) is not None


def superscripts(text: str) -> list[tuple[int, int]]:
    """The ranges of characters that are superscript by themselves, such as ``²``."""
    return [found.span() for found in _SUPERSCRIPTS.finditer(text)]


def merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges in order, with those that touch or overlap made one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        elif end > start:
            made.append((start, end))
    return tuple(made)

"""Where the YAML parser stopped, and what is said of it. Knows no rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Words = tuple[str, str, str]
"""Code, message, hint."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser stopped, where what it was reading had begun, and what it said.

    Lines count from 1, columns from 0; ``text_of`` gives a line's text.
    """

    said: str
    line: int
    column: int
    begun_line: int
    begun_column: int
    text_of: Callable[[int], str]

    @property
    def text(self) -> str:
        """The line in which the parser stopped."""
        return self.text_of(self.line)

    @property
    def char(self) -> str:
        """The character at which it stopped; empty at the end of a line."""
        return self.text[self.column : self.column + 1]


@dataclass(frozen=True, slots=True)
class Explained:
    """A fault in plain words, at the line and column an author has to look at."""

    words: Words
    line: int
    column: int


def said_at(stop: Stop, code: str, message: str, hint: str) -> Explained:
    """The words for a fault at the very place where the parser stopped."""
    return Explained((code, message, hint), stop.line, stop.column)

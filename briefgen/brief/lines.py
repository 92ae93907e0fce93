"""One file's text, and the way from an index in it to a line and column. Knows nothing of YAML."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from briefgen.problems import Place

_LINE_END = re.compile(r"\r\n|\r|\n")


class FileText:
    """One file's text with its lines.

    Lines end at ``\\n``, ``\\r\\n`` or ``\\r`` as in editors. libyaml also counts U+2028 and U+0085 as
    line ends, so its own line numbers are not used.

    ``readable`` is the same text, of the same length, with the characters replaced that would
    mislead a parser; so a misplaced no-break space is one problem and not ten.
    """

    def __init__(self, file: str, text: str, readable: str | None = None) -> None:
        self.file = file
        self.text = text
        self.readable = text if readable is None else readable
        self._lines: dict[int, str] = {}

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """The text of line ``number``, counted from 1, without its end."""
        # Kept, so that a thousand problems in one line of a megabyte share one copy of it.
        if number not in self._lines:
            start = self._starts[number - 1]
            end = self._starts[number] if number < len(self._starts) else len(self.text)
            self._lines[number] = self.text[start:end].rstrip("\r\n")
        return self._lines[number]

    def position(self, index: int) -> tuple[int, int]:
        """Line, counted from 1, and column, counted from 0, of the character at ``index``."""
        index = max(0, min(index, len(self.text)))
        number = bisect_right(self._starts, index)
        if number > 1 and index == len(self.text) and index == self._starts[-1]:
            number -= 1  # the end of the file is shown on the last line that holds text
        return number, min(index - self._starts[number - 1], len(self.line(number)))

    def index(self, line: int, column: int) -> int:
        """The index of a line, counted from 1, and column, counted from 0."""
        return self._starts[line - 1] + column

    def place(self, start: int, end: int | None = None) -> Place:
        """The place from index ``start`` to ``end``, cut at the end of its first line."""
        number, column = self.position(start)
        excerpt = self.line(number)
        length = 1 if end is None else max(1, min(end - start, len(excerpt) - column))
        return Place(self.file, number, column + 1, length, excerpt)

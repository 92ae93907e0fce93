"""The text of one source as extracted: its pages, and how far it can be trusted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PageText:
    """One page; a source without pages is one page.

    ``number`` counts the pages of the file from 1, ``label`` is the page number printed on it (empty where
    there is none). ``text`` keeps its line ends as ``\\n``. ``raised`` are the index ranges
    (start, end) of superscript characters, mostly marks of footnotes.
    """

    number: int
    text: str
    label: str = ""
    raised: tuple[tuple[int, int], ...] = ()


class Doubt(StrEnum):
    """Why the text of a source, or of a part of it, cannot settle a question."""

    NO_TEXT = "no-text"  # pages are pictures
    HOLLOW = "hollow"  # only a stamp or page number on each page
    DAMAGED = "damaged"  # letters mapped to wrong characters


class Shelf(Protocol):
    """Where what is made of a text may be kept from one run to the next, by name."""

    def look_up(self, name: str) -> bytes | None:
        """What was kept under the name, whole, or None."""

    def keep(self, name: str, data: bytes) -> None:
        """Keeps the data where that is possible."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's pages with what made them.

    ``paged`` is False for HTML, DOCX, Markdown and plain text, where a page number means nothing.
    ``doubts`` names the pages (by number) whose text cannot be trusted, with the reason. ``shelf`` is no part
    of the text: there its letters, once prepared for searching, wait for the next run.
    """

    pages: tuple[PageText, ...]
    paged: bool
    extractor: str
    version: str
    sha256: str
    doubts: tuple[tuple[int, Doubt], ...] = ()
    shelf: Shelf | None = field(default=None, compare=False, repr=False)

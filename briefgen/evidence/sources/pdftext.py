"""PDF files to pages of text with pdfium, the only user of pypdfium2.

The text stays what the file says: digits, separators and letters are not folded. Changed are only line
ends, the marker that pdfium puts for a hyphen at a line's end (it becomes ``-`` and a line end, as
printed), and control characters, which become U+FFFD: a character nobody can read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.pdfmarks import RaisedMarks
from briefgen.evidence.sources.pdfshares import ReadPage, read_shared
from briefgen.evidence.sources.raised import merged, superscripts
from briefgen.evidence.sources.refused import (
    MAX_CHARACTERS,
    MAX_PAGES,
    Refusal,
    too_many_characters,
    unreadable,
)
from briefgen.evidence.sources.trust import THIN_WORDS, PageLook, is_damaged

_SAMPLE = 60
_AGAIN_AT_MOST = 20  # pages of a share read a second time, which is slow
_PASSWORD = 4
_UNMAPPED = 0.1  # of the characters, from which on a page is not to be trusted
_CHANGED = re.compile("\r\n?|\ufffe|[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The open document, closed at the end; refuses what cannot be opened or has too many pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            message = "The PDF asks for a password."
            raise Refusal("source-encrypted", message, "save a copy without a password") from None
        raise unreadable("The PDF is damaged and cannot be opened.") from None
    try:
        if len(document) > MAX_PAGES:
            message = f"The PDF has {len(document):,} pages, more than the {MAX_PAGES:,} that are read."
            raise Refusal("source-too-many-pages", message, "keep only the part that the brief sums up")
        yield document
    finally:
        document.close()


def read_pages(document: pypdfium2.PdfDocument, data: bytes) -> tuple[list[ReadPage], list[str]]:
    """All pages, damaged ones also as pypdf reads them, and the labels that the file gives its pages."""
    pages = read_shared(len(document), lambda numbers: _read_share(document, data, numbers))
    if sum(len(one.page.text) for one in pages) > MAX_CHARACTERS:
        raise too_many_characters()
    return pages, [document.get_page_label(index) or "" for index in range(len(document))]


def _read_share(document: pypdfium2.PdfDocument, data: bytes, numbers: range) -> list[ReadPage]:
    pages: list[ReadPage] = []
    room = MAX_CHARACTERS
    for index in numbers:
        read = _read_page(document, index)
        room -= len(read.page.text)
        if room < 0:
            raise too_many_characters()
        pages.append(read)
    better = _second_try(data, [one.page for one in pages if one.look.damaged])
    return [replace(one, again=better.get(one.page.number)) for one in pages]


def _second_try(data: bytes, damaged: list[PageText]) -> dict[int, PageText]:
    """The damaged pages that pypdf reads better, by number; some are tried, for it is slow."""
    if not damaged:
        return {}
    from briefgen.evidence.sources.secondtext import read_again

    first = {page.number: page.text for page in damaged[:_AGAIN_AT_MOST]}
    try:
        tried = read_again(data, first)
    except Refusal:
        return {}
    return {
        page.number: page
        for page in tried
        if not is_damaged(page.text) and 2 * _letters(page.text) >= _letters(first[page.number])
    }


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def white_share(document: pypdfium2.PdfDocument, index: int) -> float:
    """How much of a page is as light as paper: much of a scan, little of a photograph."""
    try:
        page = document[index]
        width, height = page.get_size()
        bitmap = page.render(scale=100 / max(width, height, 1), grayscale=True)
        tones = bytes(bitmap.buffer)
    except (pypdfium2.PdfiumError, ValueError):
        return 1.0
    return len(tones.translate(None, bytes(range(200)))) / max(1, len(tones))


def _read_page(document: pypdfium2.PdfDocument, index: int) -> ReadPage:
    """One page; a page that pdfium cannot load is one without text."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return ReadPage(PageText(index + 1, ""), PageLook(picture=1.0))
    try:
        try:
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            return ReadPage(PageText(index + 1, ""), PageLook(picture=1.0))
        try:
            text, raised = _text(textpage)
            look = _look(page, textpage, text)
        finally:
            textpage.close()
    finally:
        page.close()
    return ReadPage(PageText(index + 1, text, "", raised), look)


def _text(textpage: pypdfium2.PdfTextPage) -> tuple[str, tuple[tuple[int, int], ...]]:
    found = textpage.get_text_range(errors="replace") if textpage.count_chars() > 0 else ""
    marks = RaisedMarks(textpage.raw, found)
    edits = dict(marks.false_breaks)
    for change in _CHANGED.finditer(found):
        if change.start() not in edits:
            edits[change.start()] = (change.end(), _CHANGES.get(change[0], "\ufffd"))
    text, shifts = _edited(found, edits)
    moved = [(_moved(start, shifts), _moved(end, shifts)) for start, end in marks.ranges]
    return text, merged(moved + superscripts(text))


_CHANGES = {"\r\n": "\n", "\r": "\n", "\ufffe": "-\n", "\x0b": "\n"}


def _edited(text: str, edits: dict[int, tuple[int, str]]) -> tuple[str, list[tuple[int, int]]]:
    """The text with each stretch replaced, and where positions move by how much from there on."""
    parts: list[str] = []
    shifts: list[tuple[int, int]] = []
    done = moved = 0
    for start in sorted(edits):
        end, new = edits[start]
        parts += [text[done:start], new]
        moved += len(new) - (end - start)
        shifts.append((end, moved))
        done = end
    parts.append(text[done:])
    return "".join(parts), shifts


def _moved(position: int, shifts: list[tuple[int, int]]) -> int:
    place = bisect_left(shifts, (position + 1, -MAX_CHARACTERS))
    return position + (shifts[place - 1][1] if place else 0)


def _look(page: pypdfium2.PdfPage, textpage: pypdfium2.PdfTextPage, text: str) -> PageLook:
    damaged = _unmapped(textpage) > _UNMAPPED or is_damaged(text)
    if len(text.split(None, THIN_WORDS)) > THIN_WORDS:
        return PageLook(damaged=damaged)
    width, height = page.get_size()
    area = max(1.0, width * height)
    picture, drawn = 0.0, 0
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if number > 20_000:
            break
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            drawn += 1
        elif thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            picture = max(picture, abs((right - left) * (top - bottom)) / area)
    return PageLook(min(1.0, picture), drawn, damaged)


def _unmapped(textpage: pypdfium2.PdfTextPage) -> float:
    """The share of characters, out of a sample, for which the file's font has no meaning."""
    count = textpage.count_chars()
    places = range(0, count, max(1, count // _SAMPLE))
    wrong = sum(raw.FPDFText_HasUnicodeMapError(textpage.raw, place) == 1 for place in places)
    return float(wrong) / max(_SAMPLE // 3, len(places))

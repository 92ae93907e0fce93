"""What a PDF holds, as others read it: its text by two extractors, its tags, its bytes unpacked."""

from __future__ import annotations

import ctypes
import re
import subprocess
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests import needs

MARGIN_TOP, MARGIN_BOTTOM = 19 * 72 / 25.4, 18 * 72 / 25.4
"""Above and below stand the running header and the page's number, which are left out of its text."""


def folded(text: str) -> str:
    """``text`` with every run of white space as one space, and no break after a hyphen at a line's end.

    Poppler does not tell the thin space inside French quotation marks in the file's order.
    """
    return re.sub(r"(?<=\S-) (?=\S)|(?<=«) | (?=»)", "", " ".join(text.split()))


def poppler_pages(path: Path, *options: str) -> list[str]:
    """The folded text of each page by poppler's ``pdftotext``."""
    program = needs.program("pdftotext")
    pages = []
    for number, (width, height) in enumerate(page_sizes(path), start=1):
        area = ["-x", "0", "-y", f"{MARGIN_TOP:.0f}", "-W", f"{width:.0f}"]
        area += ["-H", f"{height - MARGIN_TOP - MARGIN_BOTTOM:.0f}"]
        done = subprocess.run(
            [program, "-f", str(number), "-l", str(number), *area, *options, path, "-"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        pages.append(folded(done.stdout))
    return pages


def pdfium_pages(path: Path, *, lines: bool = False) -> list[str]:
    """The text of each page by PDFium; folded, or in lines."""
    pages = []
    with opened(path) as document:
        for page in document:
            text = page.get_textpage()
            found = text.get_text_bounded(0, MARGIN_BOTTOM, page.get_width(), page.get_height() - MARGIN_TOP)
            pages.append("\n".join(line.rstrip() for line in found.splitlines()) if lines else folded(found))
    return pages


def page_sizes(path: Path) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with opened(path) as document:
        return [page.get_size() for page in document]


def opened(path: Path) -> Any:
    needs.module("pypdfium2")
    import pypdfium2

    return pypdfium2.PdfDocument(path)


def fill(path: Path) -> list[float]:
    """How far down each page its text reaches, from 0 to 1."""
    reach = []
    with opened(path) as document:
        for page in document:
            text = page.get_textpage()
            height = page.get_height()
            bottoms = [text.get_charbox(index)[1] for index in range(text.count_chars())]
            inside = [bottom for bottom in bottoms if MARGIN_BOTTOM <= bottom <= height - MARGIN_TOP]
            reach.append((height - MARGIN_TOP - min(inside)) / (height - MARGIN_TOP - MARGIN_BOTTOM))
    return reach


def unpacked(path: Path) -> bytes:
    """The file's bytes, followed by those of each of its compressed streams."""
    data = path.read_bytes()
    parts = [data]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        try:
            parts.append(zlib.decompressobj().decompress(found[1]))
        except zlib.error:
            continue
    return b"\n".join(parts)


def tag_lines(path: Path) -> Iterator[str]:
    """The tree of tags, page by page: a line for each element with the text that it holds.

    Elements that only hold text together (Span, NonStruct) are left out: where lines end does not matter.
    """
    import pypdfium2.raw as raw

    with opened(path) as document:
        for number, page in enumerate(document, start=1):
            yield f"page {number}"
            texts = _marked_texts(page)
            tree = raw.FPDF_StructTree_GetForPage(page)
            for index in range(raw.FPDF_StructTree_CountChildren(tree)):
                parts = _parts(raw.FPDF_StructTree_GetChildAtIndex(tree, index), texts)
                yield from _lines(parts, 1)
            raw.FPDF_StructTree_Close(tree)


_Part = str | tuple[str, list[Any]]


def _parts(element: Any, texts: dict[int, str]) -> list[_Part]:
    """An element as its name and parts; where it only holds text together, its parts alone."""
    import pypdfium2.raw as raw

    parts: list[_Part] = []
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        marked = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if child:
            parts += _parts(child, texts)
        elif text := texts.get(marked, "").strip():
            parts.append(text)
    name = _string(raw.FPDF_StructElement_GetType, element)
    alt = _string(raw.FPDF_StructElement_GetAltText, element)
    if name in {"Span", "NonStruct"} and not alt:
        return parts
    return [(f"{name} alt={alt!r}" if alt else name, parts)]


def _lines(parts: list[_Part], depth: int) -> Iterator[str]:
    words: list[str] = []
    for part in [*parts, ("", [])]:
        if isinstance(part, str):
            words.append(part)
            continue
        if words:
            yield "  " * depth + f"“{folded(' '.join(words))}”"
            words = []
        name, below = part
        if not name:
            continue
        if all(isinstance(item, str) for item in below):
            text = folded(" ".join(map(str, below)))
            yield "  " * depth + (f"{name} “{text}”" if text else name)
        else:
            yield "  " * depth + name
            yield from _lines(below, depth + 1)


def _marked_texts(page: Any) -> dict[int, str]:
    """The text of each piece of marked content of a page."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    texts: dict[int, str] = {}
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
        marked = raw.FPDFPageObj_GetMarkedContentID(item)
        size = raw.FPDFTextObj_GetText(item, text_page, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFTextObj_GetText(item, text_page, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        texts[marked] = texts.get(marked, "") + buffer.raw[:size].decode("utf-16-le").rstrip("\0")
    return texts


def _string(function: Any, element: Any) -> str:
    size = function(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    function(element, buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")

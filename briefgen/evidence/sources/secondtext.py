"""A second way of reading PDF files, asked where the first gives doubt: the only user of pypdf."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable
from typing import Any

import pypdf
from pypdf.errors import PyPdfError

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.raised import merged, superscripts
from briefgen.evidence.sources.refused import MAX_PAGES, Refusal, unreadable

# pypdf is written in Python and meets broken files with whatever its lines happen to raise.
_BROKEN = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError, ArithmeticError,
    LookupError, RuntimeError, RecursionError, OSError, NotImplementedError,
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|[\ud800-\udfff]")


def read_again(data: bytes, numbers: Iterable[int] | None = None) -> tuple[PageText, ...]:
    """The pages asked for, all where ``numbers`` is None; those that pypdf cannot read are left out."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            message = "The PDF asks for a password."
            raise Refusal("source-encrypted", message, "save a copy without a password")
        count = len(reader.pages)
    except _BROKEN:
        raise unreadable("The PDF is damaged and cannot be opened.") from None
    if count > MAX_PAGES:
        message = f"The PDF has {count:,} pages, more than the {MAX_PAGES:,} that are read."
        raise Refusal("source-too-many-pages", message, "keep only the part that the brief sums up")
    wanted = range(1, count + 1) if numbers is None else sorted(set(numbers))
    pages = (_page(reader, number) for number in wanted if 1 <= number <= count)
    return tuple(page for page in pages if page is not None)


def _page(reader: Any, number: int) -> PageText | None:
    try:
        text = str(reader.pages[number - 1].extract_text())
    except _BROKEN:
        return None
    clean = _CONTROL.sub("\ufffd", re.sub(r"\r\n?", "\n", text))
    return PageText(number, clean, "", merged(superscripts(clean)))

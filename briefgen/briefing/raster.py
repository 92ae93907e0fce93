"""A page of a PDF as dots. Beside the reading of sources the only user of pypdfium2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from briefgen.briefing.images import png_of

_POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Dots:
    """A page as PNG with its size in pixels."""

    png: bytes
    width: int
    height: int


def first_page(pdf: bytes) -> Dots:
    """The first page of a PDF of ours, one dot for each CSS pixel."""
    import pypdfium2

    document: Any = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=1 / _POINTS_PER_PIXEL, rev_byteorder=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        rows = bytes(bitmap.buffer)
        bitmap.close()
    finally:
        document.close()
    # Rows of a bitmap may be longer than their pixels.
    pixels = b"".join(rows[start : start + width * 3] for start in range(0, stride * height, stride))
    return Dots(png_of(width, height, pixels), width, height)

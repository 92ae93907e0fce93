"""The outline of a glyph of our Arabic face, as operators of a PDF's page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from fontTools.pens.basePen import BasePen

from briefgen.briefing.fonts import Face, static_face

_Point = tuple[float, float]


def outline(face: Face, glyph: int, scale: float, x: float, y: float) -> Iterator[bytes]:
    """The filled outline of a glyph, with its origin at ``x`` and ``y`` of a page whose y runs downwards.

    ``scale`` is the length of one of the face's units on the page.
    """
    drawn = _drawn(face, glyph)
    for operator, points in drawn:
        places = [(f"{x + across * scale:.2f}", f"{y - up * scale:.2f}") for across, up in points]
        yield " ".join([*(number for place in places for number in place), operator]).encode()
    if drawn:
        yield b"f"


@lru_cache(maxsize=2)
def _opened(face: Face) -> tuple[Any, list[str]]:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(static_face(face)), lazy=True)
    return font.getGlyphSet(), font.getGlyphOrder()


@lru_cache(maxsize=4096)
def _drawn(face: Face, glyph: int) -> tuple[tuple[str, tuple[_Point, ...]], ...]:
    glyphs, names = _opened(face)
    pen = _Operators(glyphs)
    glyphs[names[glyph]].draw(pen)
    return tuple(pen.operators)


class _Operators(BasePen):  # type: ignore[misc]
    """Writes down what is drawn; curves as those of PDF."""

    def __init__(self, glyphs: Any) -> None:
        super().__init__(glyphs)
        self.operators: list[tuple[str, tuple[_Point, ...]]] = []

    def _moveTo(self, pt: _Point) -> None:  # noqa: N802 - fontTools calls it so
        self.operators.append(("m", (pt,)))

    def _lineTo(self, pt: _Point) -> None:  # noqa: N802 - fontTools calls it so
        self.operators.append(("l", (pt,)))

    def _curveToOne(self, pt1: _Point, pt2: _Point, pt3: _Point) -> None:  # noqa: N802 - fontTools calls it so
        self.operators.append(("c", (pt1, pt2, pt3)))

    def _closePath(self) -> None:  # noqa: N802 - fontTools calls it so
        self.operators.append(("h", ()))

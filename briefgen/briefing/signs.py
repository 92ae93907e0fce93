"""Arabic letters with their signs, kept together for whoever reads a PDF's text.

WeasyPrint draws a vowel sign by moving to its place and back, and poppler takes such a move for the space
between two words (https://github.com/Kozea/WeasyPrint/issues/2841). A letter that a face draws in two pieces
is read twice. Here the text of such a letter stands unseen where the letter stands, its signs before it, as a
line that is read from right to left wants it; what is seen of it is drawn as outlines, to the same place.
Lines without such letters stay as WeasyPrint writes them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.briefing.glyphs import Letters

_SHOWN = re.compile(r"<([0-9a-f]*)>|(-?[\d.]+(?:e[-+]?\d+)?)")


@dataclass(slots=True)
class _Glyph:
    """One glyph of a line; lengths in thousandths of the type's size, ``rise`` in those of the page."""

    number: int
    width: float
    rise: float
    offset: float = 0.0
    kerning: float = 0.0
    text: str = ""
    cluster: str = ""

    @property
    def advance(self) -> float:
        return self.offset + self.width - self.kerning

    @property
    def is_sign(self) -> bool:
        return bool(self.text) and all(unicodedata.category(char) == "Mn" for char in self.text)


def settle(text: Any) -> None:
    """Let WeasyPrint's module ``text``, which draws lines, write Arabic in this way."""
    draw = text.draw_first_line
    if getattr(draw, "_briefgen_settled", False):
        return

    def draw_settled(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
        faces = {font.hash: font for font in stream._fonts.values()}
        for font in faces.values():
            if isinstance(font.to_unicode, Letters):
                font.to_unicode.met.clear()
        start, font = len(stream.stream), stream._current_font
        emojis = draw(stream, box, overflow, ellipsis, matrix)
        faces = {font.hash: font for font in stream._fonts.values()}
        if not any(isinstance(font.to_unicode, Letters) for font in faces.values()):
            return emojis
        line = _Line(faces, font, matrix.values[4], matrix.values[5])
        written = list(line.rewritten(stream.stream[start:]))
        if line.outlines:
            stream.stream[start:] = written
            stream.end_text()
            stream.stream += line.outlines
            stream.begin_text()
        return emojis

    draw_settled._briefgen_settled = True  # type: ignore[attr-defined]
    text.draw_first_line = draw_settled


class _Line:
    """One line of text on its way through: where the pen is, and the outlines to draw when it is done."""

    def __init__(self, faces: dict[str, Any], font: tuple[str, float] | None, x: float, y: float) -> None:
        self._faces = faces
        self._font: Any = faces.get(font[0]) if font else None
        self._size = font[1] if font else 0.0
        self._x, self._y = x, y
        self._pen = 0.0
        self.outlines: list[bytes] = []

    def rewritten(self, operators: list[bytes]) -> Iterator[bytes]:
        """The line's operators, with other ones for runs that hold signs."""
        run: list[bytes] = []
        for operator in operators:
            if operator.endswith((b" TJ", b" Ts")):
                run.append(operator)
                continue
            yield from self._run(run)
            run = []
            if operator.endswith(b" Tf"):
                name, size, _ = operator.decode().split()
                self._font, self._size = self._faces.get(name[1:]), float(size)
            yield operator
        yield from self._run(run)

    def _run(self, operators: list[bytes]) -> Iterator[bytes]:
        """What one font shows."""
        if self._font is None or not operators:
            yield from operators
            return
        glyphs = list(self._glyphs(operators))
        clusters = self._clusters(glyphs) if isinstance(self._font.to_unicode, Letters) else []
        if any(map(_is_torn, clusters)):
            yield from _shown([part for cluster in clusters for part in self._cluster(cluster)])
        else:
            yield from operators
            self._pen += sum(glyph.advance for glyph in glyphs) * self._size / 1000

    def _glyphs(self, operators: list[bytes]) -> Iterator[_Glyph]:
        """The glyphs shown. WeasyPrint writes offsets as broken numbers, and kerning as whole ones."""
        rise, offset = 0.0, 0.0
        last: _Glyph | None = None
        for operator in operators:
            if operator.endswith(b" Ts"):
                rise = float(operator.split()[0])
                continue
            for codes, number in _SHOWN.findall(operator.decode()):
                if number and ("." in number or "e" in number or last is None):
                    offset -= float(number)
                elif number and last:
                    last.kerning += float(number)
                for at in range(0, len(codes), 4):
                    if last:
                        yield last
                    code = int(codes[at : at + 4], 16)
                    last = _Glyph(code, self._font.widths.get(code, 0), rise, offset)
                    offset = 0.0
        if last:
            last.kerning -= offset
            yield last

    def _clusters(self, glyphs: list[_Glyph]) -> list[list[_Glyph]]:
        """The glyphs of each letter with its signs, from left to right; the first of them brings the text."""
        letters: Letters = self._font.to_unicode
        met, letters.met[: len(glyphs)] = letters.met[: len(glyphs)], []
        clusters: list[list[_Glyph]] = []
        for glyph, (number, text) in zip(glyphs, met, strict=False):
            if number != glyph.number:
                return []
            glyph.cluster, glyph.text = text, letters.get(number, "")
            if (text and not (clusters and all(before.is_sign for before in clusters[-1]))) or not clusters:
                clusters.append([])
            clusters[-1].append(glyph)
        return clusters if len(met) == len(glyphs) else []

    def _cluster(self, glyphs: list[_Glyph]) -> Iterator[str | bytes]:
        """One letter: its signs' text, then its own, since the line is read from right to left.

        What is to be shown comes as strings, other operators as bytes.
        """
        doubled = _is_doubled(glyphs)
        letter = _letter(glyphs) if doubled else None
        torn = _is_torn(glyphs) and (letter is not None or not doubled)
        pen = self._pen
        for glyph in glyphs:
            if torn:
                self._draw(glyph)
            self._pen += glyph.advance * self._size / 1000
        if not torn:
            for glyph in glyphs:
                yield f"{-glyph.offset:g}<{glyph.number:04x}>{glyph.kerning:g}"
            return
        signs = [f"<{glyph.number:04x}>{glyph.width:g}" for glyph in glyphs if glyph.is_sign]
        bodies = [glyph for glyph in glyphs if not glyph.is_sign]
        yield b"3 Tr"
        if letter:
            moved = (self._pen - pen) * 1000 / self._size
            yield f"{moved / letter.width * 100:.4f} Tz".encode()
            yield "".join(signs) + f"<{letter.number:04x}>"
            yield b"100 Tz"
        else:
            self._pen = pen + sum(body.advance for body in bodies) * self._size / 1000
            yield "".join(signs)
            for body in bodies:
                yield f"{-body.offset:g}<{body.number:04x}>{body.kerning:g}"
        yield b"0 Tr"

    def _draw(self, glyph: _Glyph) -> None:
        """The glyph's outline at the pen, in the colour of the text."""
        from briefgen.briefing.outlines import outline

        x = self._x + self._pen + glyph.offset * self._size / 1000
        scale = self._size / self._font.upem
        self.outlines += outline(self._font.to_unicode.face, glyph.number, scale, x, self._y - glyph.rise)


def _characters(glyphs: list[_Glyph]) -> str:
    return "".join(glyph.cluster for glyph in glyphs)


def _is_doubled(glyphs: list[_Glyph]) -> bool:
    """True where a letter is drawn in more pieces than it has characters."""
    left = list(_characters(glyphs))
    for glyph in glyphs:
        for char in glyph.text:
            if char not in left:
                return True
            left.remove(char)
    return False


def _is_torn(glyphs: list[_Glyph]) -> bool:
    if all(unicodedata.bidirectional(char) != "AL" for char in _characters(glyphs)):
        return False
    return any(glyph.is_sign for glyph in glyphs) or _is_doubled(glyphs)


def _letter(glyphs: list[_Glyph]) -> _Glyph | None:
    """The glyph that stands for the only letter; None where there are several letters, or none."""
    letters = [char for char in _characters(glyphs) if unicodedata.category(char) != "Mn"]
    found = [glyph for glyph in glyphs if [glyph.text] == letters and glyph.width > 0]
    return found[0] if found else None


def _shown(parts: list[str | bytes]) -> Iterator[bytes]:
    """Operators; what is shown between two others is shown by one, since readers may part what two show."""
    shown = ""
    for part in [*parts, b""]:
        if isinstance(part, str):
            shown += part
            continue
        if shown:
            yield f"[{shown}] TJ".encode()
            shown = ""
        if part:
            yield part

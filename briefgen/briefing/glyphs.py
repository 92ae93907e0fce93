"""Which letters a glyph of the Arabic face stands for, so that a PDF's text has each letter once.

WeasyPrint writes down for a glyph the text of the first cluster that it is met in. Where a letter carries a
vowel sign, the sign's glyph was given both and the letter was read twice, or not at all. What a glyph stands
for is in the font itself: in its character map and in the substitutions that lead from there to joined forms.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Any

from briefgen.briefing.fonts import ARABIC, FACES, Face, static_face


def teach(font: type[Any]) -> None:
    """Let every new font of WeasyPrint's class ``font`` know the letters of our Arabic face."""
    if getattr(font, "_briefgen_taught", False):
        return
    begin = font.__init__

    def begin_with_letters(self: Any, *given: Any, **options: Any) -> None:
        begin(self, *given, **options)
        family = str(self.family.decode() if isinstance(self.family, bytes) else self.family)
        if ARABIC in family:
            self.to_unicode = Letters(_face(bold="bold" in str(self.name).lower()))

    font.__init__ = begin_with_letters
    font._briefgen_taught = True


class Letters(dict[int, str]):
    """Glyph to text; what the font says of a glyph goes before what it was met as.

    ``met`` has every glyph in the order in which it is drawn, with the letters that it begins: WeasyPrint
    looks a glyph up before it draws it, and is told each time that it is new.
    """

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face
        self.met: list[tuple[int, str]] = []
        self._known = _known(face)

    def __contains__(self, glyph: object) -> bool:
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        self.met.append((glyph, text))
        if self.get(glyph) is None:
            super().__setitem__(glyph, self._known.get(glyph, text))


def _face(*, bold: bool) -> Face:
    (face,) = [face for face in FACES if face.family == ARABIC and (face.weight > 400) == bold]
    return face


@lru_cache(maxsize=2)
def _known(face: Face) -> dict[int, str]:
    return letters_of(static_face(face))


def letters_of(data: bytes) -> dict[int, str]:
    """Number of each glyph that stands for known characters, with them."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    known: dict[str, str] = {}
    for code, name in sorted(font.getBestCmap().items(), reverse=True):
        known[name] = chr(code)  # of several characters with one glyph, the first: not a presentation form
    tables = [
        getattr(table, "ExtSubTable", table)
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
    ]
    before = -1
    while before != len(known):
        before = len(known)
        for table in tables:
            _follow(table, known)
    return {font.getGlyphID(name): text for name, text in known.items()}


def _follow(table: Any, known: dict[str, str]) -> None:
    """One substitution of one glyph, or of several by one, further from the characters."""
    if table.LookupType == 1:
        for glyph, form in table.mapping.items():
            if glyph in known:
                known.setdefault(form, known[glyph])
    elif table.LookupType == 4:
        for first, ligatures in table.ligatures.items():
            for ligature in ligatures:
                parts = [first, *ligature.Component]
                if all(part in known for part in parts):
                    known.setdefault(ligature.LigGlyph, "".join(known[part] for part in parts))

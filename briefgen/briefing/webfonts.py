"""The fonts of pages on a screen: files shared by all pages, one for each face and script.

A browser fetches only the scripts a page uses (``unicode-range``, CSS Fonts 4, section 4.5), and keeps them
for the next page. The files depend on nothing but the faces, so no page has to be read to make them. To make
them takes longer than all else that a briefing needs, so they are kept in a cache folder, each named by what
it was made of: where another version of a font is installed, the file is made anew.
"""

from __future__ import annotations

import hashlib
import io
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.briefing.fonts import ARABIC, FACES, SAID_BY_MAKER, SERIF, Face, characters_of, cut, origin
from briefgen.keeping import made_once

RANGES: dict[str, tuple[tuple[int, int], ...]] = {
    "latin": ((0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2000, 0x206F), (0x20AC, 0x20AC),
              (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212)),
    "latin-extended": ((0x100, 0x130), (0x132, 0x151), (0x154, 0x24F), (0x1E00, 0x1EFF), (0x20A0, 0x20AB),
                       (0x20AD, 0x20CF), (0x2C60, 0x2C7F), (0xA720, 0xA7FF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)),
    "arabic": ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0x200C, 0x200F), (0xFB50, 0xFDFF),
               (0xFE70, 0xFEFC)),
}  # fmt: skip
"""Which characters each file holds; the first that has a character wins."""

_LETTERS = {
    name: re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in spans) + "]")
    for name, spans in RANGES.items()
    if name != "latin"
}
_LATIN = frozenset({"latin"})

_NAMES = {400: "regular", 600: "bold"}
_ON_SCREEN = tuple(
    face for face in FACES if face.style == "normal" or (face.family == SERIF and face.weight == 400)
)


@dataclass(frozen=True, slots=True)
class WebFont:
    """One file: a face in one script. ``name`` ends in a hash of its bytes."""

    face: Face
    script: str
    name: str
    data: bytes

    def rule(self) -> str:
        """The ``@font-face`` rule, the file beside the style sheet."""
        spans = ",".join(
            f"U+{first:X}" + (f"-{last:X}" if last > first else "") for first, last in RANGES[self.script]
        )
        rule = self.face.rule(f'url("{self.name}") format("woff2")')
        return f"{rule.removesuffix('}')};unicode-range:{spans}}}"


def scripts_of(text: str) -> frozenset[str]:
    """The scripts a page needs fonts of; Latin always."""
    if text.isascii():
        return _LATIN
    each = "".join(set(text))
    return _LATIN | {name for name, letters in _LETTERS.items() if letters.search(each)}


def web_fonts(scripts: frozenset[str], kept: Path | None = None) -> tuple[WebFont, ...]:
    """The files of all faces in some scripts, in a fixed order; ``kept`` is a folder of earlier ones."""
    made = (
        _made(face, script, kept)
        for face in _ON_SCREEN
        for script in RANGES
        if script in scripts and (face.family == ARABIC) == (script == "arabic")
    )
    return tuple(font for font in made if font is not None)


@lru_cache(maxsize=64)
def _made(face: Face, script: str, kept: Path | None) -> WebFont | None:
    stem = face.family.lower().replace(" ", "-")
    stem += f"-{_NAMES[face.weight]}" + ("-italic" if face.style == "italic" else "") + f"-{script}"
    wanted = _wanted(face, script)
    path = kept / f"{stem}.{_origin(face, wanted)}.font" if kept else None
    data = made_once(path, lambda: made_anew(face, wanted) or b"")
    if not data:
        return None
    return WebFont(face, script, f"{stem}.{hashlib.sha256(data).hexdigest()[:12]}.woff2", data)


def _wanted(face: Face, script: str) -> frozenset[str]:
    wanted = {chr(code) for first, last in RANGES[script] for code in range(first, last + 1)}
    if face.family == ARABIC:
        # Digits and marks stand among Arabic words in the same type.
        wanted |= {chr(code) for first, last in RANGES["latin"] for code in range(first, min(last, 0xBF) + 1)}
    return frozenset(wanted)


def _origin(face: Face, wanted: frozenset[str]) -> str:
    return origin(face, "".join(sorted(wanted)), "fonttools", "brotli", code=Path(__file__))


def made_anew(face: Face, wanted: frozenset[str]) -> bytes | None:
    """The face as WOFF2 with those of the characters that it has; None where it has none of them."""
    held = wanted & characters_of(face.path)
    if not held:
        return None
    from fontTools.ttLib import TTFont, woff2

    font = TTFont(io.BytesIO(cut(face, held)), recalcTimestamp=False)
    _named(font, face)
    font.flavor = "woff2"
    out = io.BytesIO()
    brotli = woff2.brotli
    woff2.brotli = _Quicker(brotli)
    try:
        font.save(out)
    finally:
        woff2.brotli = brotli
    return out.getvalue()


class _Quicker:
    """The module ``brotli`` in half the time: what it packs is larger by three in a thousand."""

    def __init__(self, module: Any) -> None:
        self._module = module
        self.MODE_FONT = module.MODE_FONT

    def compress(self, data: bytes, mode: int) -> bytes:
        """``data`` for a WOFF2 file."""
        packed: bytes = self._module.compress(data, mode=mode, quality=10)
        return packed


def _named(font: Any, face: Face) -> None:
    """Our name instead of the font's own, which its licence reserves for the whole and unchanged font."""
    ours = {1: face.family, 2: "Regular", 4: face.family, 6: face.family.replace(" ", "")}
    for record in [*font["name"].names]:
        if record.nameID in ours:
            font["name"].setName(
                ours[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
        elif record.nameID not in SAID_BY_MAKER:
            font["name"].removeNames(record.nameID)

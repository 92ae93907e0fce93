"""The fonts every machine has alike: where their files are, and the faces for PDF and for screens.

They come as dependencies, so that a briefing looks the same wherever it is built. Family names are
our own, because an installed font of the same name would win over the bundled file. The files are
variable fonts; HarfBuzz cuts the few static faces a briefing uses out of them in milliseconds, which
makes PDFs smaller, faster to render, and the same bytes every time (fontTools would write the time).
"""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

SERIF, SANS, ARABIC = "Briefgen Serif", "Briefgen Sans", "Briefgen Arabic"

_LATIN = (
    "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u202f«»“”‘’„‚–—…•·↑→°€£×éèêëàâäáçôöóòîïíûüúñãõœæßÉÈÀÇÖÜÄ"
)
_ARABIC = "".join(map(chr, [*range(0x0600, 0x0700), *range(0x20, 0x40), 0xAB, 0xBB, *range(0x200C, 0x2010)]))


@dataclass(frozen=True, slots=True)
class Face:
    """One static face: the file it is cut from and its place on the file's axes."""

    package: str
    file: str
    family: str
    weight: int
    style: str = "normal"
    optical_size: int = 11

    @property
    def asset(self) -> str:
        """The name under which a PDF's style sheet asks for it."""
        return f"asset:fonts/{self.family.replace(' ', '-')}-{self.weight}-{self.style}.ttf"

    @property
    def path(self) -> Path:
        """Where the file is. Raises ``FileNotFoundError`` where its package is not installed."""
        found = find_spec(self.package)
        for folder in list(found.submodule_search_locations or ()) if found else []:
            path = Path(folder) / "files" / self.file
            if path.is_file():
                return path
        raise FileNotFoundError(f"the font {self.file} of the package {self.package.replace('_', '-')}")

    def rule(self, source: str) -> str:
        """The ``@font-face`` rule that takes the face from ``source``."""
        return (
            f'@font-face{{font-family:"{self.family}";font-style:{self.style};'
            f"font-weight:{self.weight};font-display:swap;src:{source}}}"
        )


_SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf", SERIF)
_SERIF_ITALIC = ("fontpkg_source_serif_4", "SourceSerif4-Italic[opsz,wght].ttf", SERIF)
_SANS = ("fontpkg_source_sans_3", "SourceSans3[wght].ttf", SANS)
_SANS_ITALIC = ("fontpkg_source_sans_3", "SourceSans3-Italic[wght].ttf", SANS)

FACES = (
    Face(*_SERIF, 400),
    Face(*_SERIF, 600, optical_size=16),
    Face(*_SERIF_ITALIC, 400, "italic", optical_size=14),
    Face(*_SERIF_ITALIC, 600, "italic"),
    Face(*_SANS, 400),
    Face(*_SANS, 600),
    Face(*_SANS_ITALIC, 400, "italic"),
    Face("fontpkg_amiri", "Amiri-Regular.ttf", ARABIC, 400),
    Face("fontpkg_amiri", "Amiri-Bold.ttf", ARABIC, 600),
)

_ON_SCREEN = tuple(
    face for face in FACES if face.style == "normal" or (face.family == SERIF and face.weight == 400)
)


def pdf_faces() -> str:
    """``@font-face`` rules that ask for every face under its ``asset:`` name."""
    return "\n".join(face.rule(f'url("{face.asset}")') for face in FACES)


def screen_faces(text: str) -> str:
    """``@font-face`` rules that hold their fonts, cut down to a page's characters.

    The common characters of a script are always in, so that nearly all pages of one process share
    the faces it cut first.
    """
    arabic = any("\u0600" <= char <= "\u06ff" for char in text)
    used = frozenset(text)
    rules = []
    for face in _ON_SCREEN:
        if face.family == ARABIC and not arabic:
            continue
        common = frozenset(_ARABIC if face.family == ARABIC else _LATIN)
        data = _woff2(face, common | (used & _covered(face.path)))
        rules.append(face.rule(f"url(data:font/woff2;base64,{base64.b64encode(data).decode()})"))
    return "\n".join(rules)


FACES_HERE = "/*<faces>*/"
"""Where a page's fonts go once its characters are known; no text of a brief can hold an unescaped ``<``."""


def with_faces(page: str) -> str:
    """A page rendered with ``FACES_HERE``, holding the fonts of just its characters."""
    return page.replace(FACES_HERE, screen_faces(page), 1)


@lru_cache(maxsize=len(FACES))
def static_face(face: Face) -> bytes:
    """The whole face as TrueType, at its fixed place on the file's axes."""
    return _cut(face, None)


@lru_cache(maxsize=16)
def _covered(path: Path) -> frozenset[str]:
    import uharfbuzz

    return frozenset(map(chr, uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes))


@lru_cache(maxsize=64)
def _woff2(face: Face, characters: frozenset[str]) -> bytes:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(_cut(face, characters)), recalcTimestamp=False)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _cut(face: Face, characters: frozenset[str] | None) -> bytes:
    """The face as TrueType with ``characters``, or with all it has."""
    import uharfbuzz

    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    wanted = uharfbuzz.SubsetInput()
    if characters is None:
        wanted.keep_everything()
    else:
        wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(ord(char) for char in characters)
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    for axis in whole.axis_infos:
        wanted.pin_axis_location(whole, axis.tag, face.weight if axis.tag == "wght" else face.optical_size)
    data: bytes = uharfbuzz.subset(whole, wanted).blob.data
    return data

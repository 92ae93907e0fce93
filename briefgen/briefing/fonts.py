"""The fonts every machine has alike: where their files are, and the faces for PDF and for screens.

They come as dependencies, so that a briefing looks the same wherever it is built. Family names are
our own, because an installed font of the same name would win over the bundled file. The files are
variable fonts; HarfBuzz cuts the few static faces a briefing uses out of them, which makes PDFs smaller,
faster to render, and the same bytes every time (fontTools would write the time). All nine take a tenth of a
second, in each process that makes PDFs: they are kept in a cache folder, each named by what it was made of.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from briefgen.keeping import made_once

SERIF, SANS, ARABIC = "Briefgen Serif", "Briefgen Sans", "Briefgen Arabic"

FAMILIES = {
    "sans": f'"{SANS}", "{ARABIC}", sans-serif',
    "serif": f'"{SERIF}", "{ARABIC}", serif',
}
"""What `headings` and `body` of a brand stand for in CSS."""


def family_list(kind: str, direction: str) -> str:
    """CSS's list of families for ``sans`` or ``serif``.

    On a mirrored page the Arabic face comes first: its digits, spaces and punctuation go with its letters,
    and a line set in one face comes out of a PDF as one piece of text.
    """
    own = FAMILIES[kind]
    return f'"{ARABIC}", ' + own.replace(f'"{ARABIC}", ', "") if direction == "rtl" else own


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


SAID_BY_MAKER = frozenset({0, 7, 13, 14})
"""Names that a cut font keeps: copyright, trademark, licence and its address (OpenType, table ``name``)."""


def pdf_faces() -> str:
    """``@font-face`` rules that ask for every face under its ``asset:`` name."""
    return "\n".join(face.rule(f'url("{face.asset}")') for face in FACES)


FACES_HERE = "/*<faces>*/"
"""Where a page's fonts go once its scripts are known; no text of a brief can hold an unescaped ``<``."""


_static: dict[Face, bytes] = {}


def static_face(face: Face, kept: Path | None = None) -> bytes:
    """The whole face as TrueType, at its fixed place on the file's axes.

    ``kept`` is a folder of earlier ones; the bytes are the same with it and without.
    """
    if face not in _static:
        stem = face.asset.rpartition("/")[2].removesuffix(".ttf").lower()
        path = kept / f"{stem}.{origin(face, 'whole')}.font" if kept else None
        _static[face] = made_once(path, lambda: cut(face, None))
    return _static[face]


def origin(face: Face, letters: str, *tools: str, code: Path | None = None) -> str:
    """A name for all that a cut face is made of: font, place on its axes, letters, packages and our code.

    ``tools`` are the packages, and ``code`` the module, that had a hand in it beside those of ``cut``.
    """
    made_by = [_hash(path).hex() for path in (Path(__file__), code) if path]
    versions = [_version(package) for package in ("uharfbuzz", *tools)]
    place = " ".join([str(face.weight), str(face.optical_size), letters, *versions, *made_by])
    return hashlib.sha256(_hash(face.path) + place.encode()).hexdigest()[:12]


@lru_cache(maxsize=16)
def _hash(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


@lru_cache(maxsize=16)
def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


@lru_cache(maxsize=16)
def covered(families: tuple[str, ...]) -> frozenset[str]:
    """Every character that the faces of these families have; nothing for families that are not ours."""
    return frozenset().union(*(characters_of(face.path) for face in FACES if face.family in families))


@lru_cache(maxsize=16)
def characters_of(path: Path) -> frozenset[str]:
    """Every character that a font file has."""
    import uharfbuzz

    return frozenset(map(chr, uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes))


def cut(face: Face, characters: frozenset[str] | None) -> bytes:
    """The face as TrueType with ``characters``, or with all it has."""
    import uharfbuzz

    whole = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(face.path)))
    wanted = uharfbuzz.SubsetInput()
    if characters is None:
        wanted.keep_everything()
    else:
        wanted.sets(uharfbuzz.SubsetInputSets.UNICODE).update(ord(char) for char in characters)
        wanted.sets(uharfbuzz.SubsetInputSets.NAME_ID).update(SAID_BY_MAKER)
        wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING
    for axis in whole.axis_infos:
        wanted.pin_axis_location(whole, axis.tag, face.weight if axis.tag == "wght" else face.optical_size)
    data: bytes = uharfbuzz.subset(whole, wanted).blob.data
    return data

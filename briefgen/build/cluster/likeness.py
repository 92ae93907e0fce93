"""What has to be the same on two machines for them to make the same bytes of a brief."""

from __future__ import annotations

import hashlib
import platform
import zlib
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import briefgen
from briefgen.brief.folders import template_folders
from briefgen.briefing.fonts import FACES
from briefgen.briefing.images import codecs
from briefgen.briefing.natives import font_files
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import PdfUnavailableError
from briefgen.build.madewith import fingerprint, own_code

PACKAGES = (
    "babel",
    "brotli",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "markupsafe",
    "pillow",
    "pydantic",
    "pydyf",
    "pyphen",
    "tinycss2",
    "tinyhtml5",
    "uharfbuzz",
    "distributed",
)
"""Those whose work shows in a document, and the one that carries it."""

SHOWN = 12
"""So many digits of a hash tell two apart."""

NONE = "none"


def likeness() -> dict[str, str]:
    """Name and version, or hash, of everything that leaves its mark on a document."""
    found = {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "processor": platform.machine(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
        "briefgen": briefgen.__version__,
        "code of briefgen": own_code()[:SHOWN],
        "templates of briefgen": fingerprint(template_folders(None))[:SHOWN],
        "codecs of Pillow": codecs(),
        **{name: _version(name) for name in PACKAGES},
    }
    try:
        found |= {**PdfRenderer().tools().versions, "fonts of the machine": _hash(font_files())}
    except PdfUnavailableError:
        found |= {"WeasyPrint": NONE, "Pango": NONE}
    try:
        found["fonts of briefgen"] = _hash(face.path for face in FACES)
    except FileNotFoundError:
        found["fonts of briefgen"] = NONE
    return found


def differences(here: Mapping[str, str], there: Mapping[str, str]) -> list[str]:
    """What is other there, such as ``Pango 1.56.1 instead of 1.57.0``."""
    return [
        f"{name} {there.get(name, NONE)} instead of {here.get(name, NONE)}"
        for name in {**here, **there}
        if here.get(name) != there.get(name)
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return NONE


def _hash(files: Iterable[Path]) -> str:
    """One hash of all the files, whatever folders they lie in."""
    contents = {f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files}
    return hashlib.sha256("\n".join(sorted(contents)).encode()).hexdigest()[:SHOWN]

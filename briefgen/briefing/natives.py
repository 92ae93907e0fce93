"""What a machine brings to a PDF beside Pango: HarfBuzz, Fontconfig, and the fonts that are installed.

A character that is in none of our fonts is drawn with one of the machine's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_BELOW = ("pango", "harfbuzz", "fontconfig", "fribidi", "glib", "gobject", "freetype")
"""Parts of the names of the libraries below WeasyPrint."""


def font_files() -> list[Path]:
    """Every font file that Pango may take a glyph from. Only where a PDF can be made at all."""
    ffi, fontconfig, _ = _libraries()
    config = fontconfig.FcInitLoadConfigAndFonts()
    try:
        found = fontconfig.FcConfigGetFonts(config, fontconfig.FcSetSystem)
        names = set()
        name = ffi.new("FcChar8 **")
        for number in range(found.nfont if found else 0):
            pattern = found.fonts[number]
            if fontconfig.FcPatternGetString(pattern, b"file", 0, name) == fontconfig.FcResultMatch:
                names.add(ffi.string(name[0]).decode(errors="surrogateescape"))
    finally:
        fontconfig.FcConfigDestroy(config)
    return sorted(path for path in map(Path, names) if path.is_file())


def library_versions() -> dict[str, str]:
    """The versions of HarfBuzz, which shapes and cuts fonts, and of Fontconfig, which chooses them."""
    ffi, fontconfig, harfbuzz = _libraries()
    number = int(fontconfig.FcGetVersion())
    return {
        "HarfBuzz": ffi.string(harfbuzz.hb_version_string()).decode(),
        "Fontconfig": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
    }


def library_files() -> tuple[str, ...]:
    """The files of the libraries below WeasyPrint that this process has loaded, where Linux says so."""
    try:
        lines = Path("/proc/self/maps").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    named = {line.split(maxsplit=5)[5] for line in lines if line.count("/")}
    return tuple(sorted(name for name in named if any(part in name.rpartition("/")[2] for part in _BELOW)))


@cache  # what is declared twice is an error
def _libraries() -> tuple[Any, Any, Any]:
    from weasyprint.text.ffi import ffi, fontconfig, harfbuzz

    ffi.cdef("const char *hb_version_string(void); int FcGetVersion(void);")
    return ffi, fontconfig, harfbuzz

"""Brand colours that everybody can read: WCAG 2.2, contrast of text (1.4.3, level AA)."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem

ENOUGH = 4.5
"""The ratio that text of ordinary size needs."""

Rgb = tuple[float, float, float]

WHITE: Rgb = (1.0, 1.0, 1.0)


def contrast(archive: ArchiveFile, places: Places) -> Iterator[Problem]:
    """Both brand colours stand out from white, as text on it and under white text.

    On dark screens they are mixed with white, which sets them off the more, the lighter they are.
    """
    for name in ("colour", "accent"):
        written = getattr(archive.brand, name)
        measured = ratio(rgb(written), WHITE)
        if measured < ENOUGH:
            path: Path = ("brand", name)
            floor = int(measured * 100) / 100  # 4.499 is not 4.5
            message = (
                f"The {name} {written} has a contrast of {floor:.2f} to 1 with white; {ENOUGH} is needed."
            )
            hint = f'write a darker one, such as "{darker(written)}"'
            yield Problem("contrast", message, hint, places.value(path), path=path_text(path))


def rgb(colour: str) -> Rgb:
    """Red, green, blue from 0 to 1, of six hexadecimal digits after a sign."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: Rgb) -> float:
    """Relative luminance, as WCAG defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Rgb, other: Rgb) -> float:
    """Contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def darker(colour: str) -> str:
    """The nearest darker colour of the same hue that stands out enough from white."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(colour))
    for step in range(100, -1, -1):
        parts = colorsys.hls_to_rgb(hue, lightness * step / 100, saturation)
        found = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if ratio(rgb(found), WHITE) >= ENOUGH:
            return found
    raise AssertionError("black stands out from white")

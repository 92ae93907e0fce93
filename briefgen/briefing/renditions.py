"""A picture in the sizes that paper and screens need: never larger than it is, named by its bytes.

Knows sizes and names; pixels are ``briefgen.briefing.images``' affair.
"""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from pathlib import Path

from briefgen.briefing import images
from briefgen.briefing.album import Album, Print
from briefgen.briefing.mediafile import read_media
from briefgen.problems import Place, Problem, Severity

SCREEN_WIDTHS = (480, 960, 1440)
"""A telephone, a telephone of high density or a column of text, the same at high density."""

PRINT_DPI = 220
LEAST_DPI = 150
"""Below this, a printed photograph looks soft; a smaller picture is printed narrower instead."""

KEPT = 24
"""Prepared pictures kept in a process: a brief's languages and documents share them."""

Media = Callable[[str, Place], tuple[bytes | None, list[Problem]]]
"""Gives the bytes of the file of a name, and what is wrong where there are none; see ``read_media``."""

_MM_PER_INCH = Decimal("25.4")


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture: its name, its bytes, its size in pixels."""

    name: str
    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to publish: one file for paper, one or more for screens, the smallest first.

    Where nothing is printed, the file for paper is empty.
    """

    paper: Rendition
    screen: tuple[Rendition, ...]

    @property
    def asset(self) -> str:
        """The address under which a PDF's page asks for it."""
        return f"asset:{self.paper.name}"

    @property
    def files(self) -> dict[str, bytes]:
        """The files for screens by name, to lie in the briefing's folder."""
        return {rendition.name: rendition.data for rendition in self.screen}


class Darkroom:
    """Prepares the pictures of one workspace, each content once in a process.

    ``media`` is the folder of the pictures, or what gives them without one; ``text_width`` the width of the
    printed text in millimetres; ``printed`` says whether anything is.
    """

    def __init__(
        self, media: Path | Media, text_width: Decimal, *, printed: bool = True, kept: Path | None = None
    ) -> None:
        """``kept`` is a folder of pictures that were prepared before."""
        self._media = partial(read_media, media) if isinstance(media, Path) else media
        self._inches = text_width / _MM_PER_INCH
        self._printed = printed
        self._known: OrderedDict[tuple[str, str], Prepared] = OrderedDict()
        self._album = Album(kept, f"{text_width} {printed}", (Path(__file__), Path(images.__file__)))

    def prepare(self, item: str, name: str, place: Place) -> tuple[Prepared | None, list[Problem]]:
        """The picture in file ``name`` for the item with this id; ``place`` is where the brief names it."""
        data, problems = self._media(name, place)
        if data is None:
            return None, problems
        key = (item, hashlib.sha256(data).hexdigest())
        if key not in self._known:
            prints = self._album.prints(key[1], lambda: self._developed(data, name, place, problems))
            if prints is None:
                return None, problems
            paper, *screen = prints
            self._known[key] = Prepared(
                _rendition(item, paper) if self._printed else Rendition("", b"", paper.width, paper.height),
                tuple(_rendition(item, one) for one in screen),
            )
            if len(self._known) > KEPT:
                self._known.popitem(last=False)
        self._known.move_to_end(key)
        made = self._known[key]
        return made, self._too_small(made.paper.width, name, place)

    def _developed(
        self, data: bytes, name: str, place: Place, problems: list[Problem]
    ) -> tuple[Print, ...] | None:
        """For paper, empty where nothing is printed, and for screens, the smallest first."""
        pixels, said = images.read_pixels(data, name, place)
        problems += said
        if pixels is None:
            return None
        own = pixels.size[0]
        widths = [width for width in SCREEN_WIDTHS if width <= own]
        # Between two sizes that hardly differ, the smaller one does.
        if own < SCREEN_WIDTHS[-1] and (not widths or own > widths[-1] * 1.2):
            widths.append(own)
        shown = [pixels]
        for width in reversed(widths):  # each out of the next larger one, which costs half the time
            shown.append(shown[-1].at_width(width))
        screen = (Print(one.for_screen(), *one.size) for one in reversed(shown[1:]))
        return (self._for_paper(pixels), *screen)

    def _for_paper(self, pixels: images.Pixels) -> Print:
        own, height = pixels.size
        width = min(own, int(self._inches * PRINT_DPI))
        if not self._printed:
            return Print(b"", width, round(height * width / own))
        printed = pixels.at_width(width)
        return Print(printed.for_print(), *printed.size)

    def _too_small(self, width: int, name: str, place: Place) -> list[Problem]:
        dpi = int(width / self._inches)
        if dpi >= LEAST_DPI:
            return []
        printed = int(width * _MM_PER_INCH / LEAST_DPI)
        size = f"{width} pixels wide, {dpi} to the inch across the page"
        message = f"{name} is {size}; it is printed {printed} mm wide."
        hint = f"use a picture at least {int(self._inches * LEAST_DPI) + 1} pixels wide, if there is one"
        return [Problem("image-small", message, hint, place, Severity.WARNING)]


def _rendition(item: str, one: Print) -> Rendition:
    kind = _kind(one.data)
    digest = hashlib.sha256(one.data).hexdigest()[:8]
    return Rendition(f"{item}-{one.width}-{digest}.{kind}", one.data, one.width, one.height)


def _kind(data: bytes) -> str:
    if data.startswith(b"\xff\xd8"):
        return "jpg"
    return "png" if re.match(rb"\x89PNG", data) else "webp"

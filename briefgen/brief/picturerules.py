"""The rules on pictures: where they belong, and words that really say what they show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from briefgen.brief.characters import shown
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem

_EMPTY = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|tiff?|heic)|(?:IMG|DSC|PXL|DJI|image|photo)[-_ ]?\d+|(?:TODO|TBD|TBC|XXX).*",
    re.IGNORECASE,
)
_NOTHING = {
    "image",
    "picture",
    "photo",
    "photograph",
    "logo",
    "map",
    "chart",
    "graphic",
    "img",
    "n/a",
    "none",
}


def alt_text(brief: Brief, places: Places) -> Iterator[Problem]:
    """A picture's description describes it."""
    for index, image in enumerate(brief.images):
        words = image.alt.strip(" .…-").casefold()
        name = PurePosixPath(image.file)
        empty = words in {*_NOTHING, name.name.casefold(), name.stem.casefold()}
        if empty or _EMPTY.fullmatch(image.alt):
            path: Path = ("images", index, "alt")
            message = f"“{shown(image.alt, 60)}” does not say what the picture shows."
            hint = "describe it in one sentence to somebody on the telephone"
            yield Problem("alt-text", message, hint, places.value(path), path=path_text(path))

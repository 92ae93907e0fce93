"""The bytes of a file in ``briefs/media/``, and what is wrong where there are none. Knows no format."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefgen.problems import Place, Problem

MAX_BYTES = 30_000_000


def read_media(media: Path, name: str, place: Place) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a regular file that really lies in ``media``; ``place`` is where an author names it."""
    path = media / name
    inside = "\0" not in name and not Path(name).is_absolute() and ".." not in Path(name).parts
    # os.path.realpath, since Path.resolve raises for a link that leads to itself (until Python 3.13).
    if not inside or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(media)):
        message = f"{name} does not lie in briefs/media/."
        hint = "copy the picture into briefs/media/ and write its name alone"
        return None, [Problem("image-outside", message, hint, place)]
    try:
        # Without O_NONBLOCK, opening a FIFO waits for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                message = f"{name} is not an ordinary file."
                return None, [Problem("image-unreadable", message, "copy the picture itself there", place)]
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"The picture {name} cannot be read: {error.strerror}."
        hint = "copy it into briefs/media/, or correct the name"
        return None, [Problem("image-missing", message, hint, place)]
    if len(data) > MAX_BYTES:
        return None, [too_large(name, f"more than {MAX_BYTES:,} bytes", place)]
    return data, []


def too_large(name: str, size: str, place: Place) -> Problem:
    """The problem of a picture that is more than a page can use."""
    message = f"The picture {name} has {size}."
    return Problem("image-too-large", message, "make it smaller: 40 megapixels and 30 MB at most", place)


def unreadable(name: str, place: Place) -> Problem:
    """The problem of a file that is no picture, or a damaged one."""
    message = f"{name} is not a PNG, JPEG or WebP picture that can be read."
    return Problem("image-unreadable", message, "save it again as PNG or JPEG", place)

"""Pictures out of ``briefs/media/``, made anew so that nothing but their pixels is published.

EXIF, XMP, IPTC, comments, thumbnails and bytes after the end all stay behind. The size is read from
the header before anything is decoded.
"""

from __future__ import annotations

import base64
import io
import os
import stat
import warnings
from dataclasses import dataclass
from pathlib import Path

from briefgen.problems import Place, Problem

MAX_BYTES = 30_000_000
MAX_PIXELS = 40_000_000
FORMATS = ("PNG", "JPEG", "WEBP")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG, with its size in pixels."""

    data: bytes
    width: int
    height: int

    @property
    def data_address(self) -> str:
        """The picture as an address that holds it, for pages complete by themselves."""
        return "data:image/png;base64," + base64.b64encode(self.data).decode()


def read_picture(media: Path, name: str, place: Place) -> tuple[Picture | None, list[Problem]]:
    """The picture ``name`` of the folder ``media``; ``place`` is where the brief names it."""
    data, problem = _bytes(media, name, place)
    if data is None:
        return None, [problem] if problem else []
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        with image:
            if image.width * image.height > MAX_PIXELS:
                return None, [_too_large(name, f"{image.width} × {image.height} pixels", place)]
            upright = ImageOps.exif_transpose(image)
            mode = "RGBA" if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info else "RGB"
            clean = Image.new(mode, upright.size)
            clean.paste(upright.convert(mode))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None, [_too_large(name, "far too many pixels", place)]
    except (OSError, ValueError, SyntaxError):
        message = f"{name} is not a PNG, JPEG or WebP picture that can be read."
        return None, [Problem("image-unreadable", message, "save it again as PNG or JPEG", place)]
    out = io.BytesIO()
    clean.save(out, "PNG", optimize=True)
    return Picture(out.getvalue(), clean.width, clean.height), []


def _too_large(name: str, size: str, place: Place) -> Problem:
    message = f"The picture {name} has {size}."
    return Problem("image-too-large", message, "make it smaller: 40 megapixels and 30 MB at most", place)


def _bytes(media: Path, name: str, place: Place) -> tuple[bytes | None, Problem | None]:
    """The bytes of a regular file that really lies in ``media``."""
    path = media / name
    inside = not Path(name).is_absolute() and ".." not in Path(name).parts
    if not inside or not path.resolve().is_relative_to(media.resolve()):
        message = f"{name} does not lie in briefs/media/."
        return None, Problem(
            "image-outside", message, "copy the picture into briefs/media/ and write its name alone", place
        )
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None, Problem(
                    "image-unreadable",
                    f"{name} is not an ordinary file.",
                    "copy the picture itself there",
                    place,
                )
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"The picture {name} cannot be read: {error.strerror}."
        return None, Problem(
            "image-missing", message, "copy it into briefs/media/, or correct the name", place
        )
    if len(data) > MAX_BYTES:
        return None, _too_large(name, f"more than {MAX_BYTES:,} bytes", place)
    return data, None

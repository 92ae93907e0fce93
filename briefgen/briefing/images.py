"""Pictures decoded and made anew, so that nothing but their pixels is published. The only user of PIL.

EXIF, XMP, IPTC, colour profiles, comments, thumbnails and bytes after the end all stay behind. The
size is read from the header before anything is decoded.
"""

from __future__ import annotations

import base64
import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.briefing.mediafile import read_media, too_large, unreadable
from briefgen.briefing.svg import safe_svg
from briefgen.problems import Place, Problem

if TYPE_CHECKING:
    from PIL import Image as PilImage

MAX_PIXELS = 40_000_000
MAX_SCANS = 100
"""A camera's progressive JPEG has about ten passes; each costs a walk over the whole picture."""

FEW_COLOURS = 4_096
"""A picture with no more is a drawing, a map or a chart, which JPEG would smear."""

_JPEG = b"\xff\xd8"
FORMATS = ("PNG", "JPEG", "WEBP")
_MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml"}
_DAMAGED = (
    OSError,
    ValueError,
    SyntaxError,
    struct.error,
    LookupError,
    TypeError,
    ArithmeticError,
    EOFError,
    MemoryError,
    AttributeError,
)
"""What Pillow's readers raise for damaged files, by trial."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A logo: a PNG with its size in pixels, or an SVG with its proportions."""

    data: bytes
    width: int
    height: int
    kind: str = "png"

    @property
    def data_address(self) -> str:
        """The picture as an address that holds it, for pages complete by themselves."""
        return f"data:{_MEDIA_TYPES[self.kind]};base64," + base64.b64encode(self.data).decode()


@dataclass(frozen=True, slots=True)
class Pixels:
    """A decoded picture, upright, in sRGB."""

    image: Any
    is_drawing: bool

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.image.width, self.image.height

    def at_width(self, width: int) -> Pixels:
        """The picture made smaller; itself where it is no wider than that."""
        own, height = self.size
        if own <= width:
            return self
        from PIL import Image

        smaller = (width, max(1, round(height * width / own)))
        return Pixels(self.image.resize(smaller, Image.Resampling.LANCZOS), self.is_drawing)

    def for_screen(self) -> bytes:
        """WebP; without loss where the picture is a drawing."""
        if self.is_drawing:
            return _saved(self.image, "WEBP", lossless=True, quality=70, method=4, exact=True)
        # Method 4, the usual one, takes twice the time for files that are smaller by a twentieth.
        return _saved(self.image, "WEBP", quality=80, method=2)

    def for_print(self) -> bytes:
        """JPEG; PNG where the picture is a drawing."""
        if not self.is_drawing:
            return _saved(self.image, "JPEG", quality=88, optimize=True)
        few = self.image.getcolors(256)
        # With a palette a PDF is made faster and smaller; the colours stay as they are.
        exact = self.image.quantize(len(few), dither=0) if few else self.image
        same = bool(few) and exact.convert("RGB").tobytes() == self.image.tobytes()
        return _saved(exact if same else self.image, "PNG", optimize=True)


def read_picture(media: Path, name: str, place: Place) -> tuple[Picture | None, list[Problem]]:
    """The logo ``name`` of the folder ``media``; ``place`` is where the archive's file names it."""
    data, problems = read_media(media, name, place)
    if data is None:
        return None, problems
    if name.casefold().endswith(".svg"):
        drawing, problems = safe_svg(data, name, place)
        return (Picture(drawing.data, drawing.width, drawing.height, "svg") if drawing else None), problems
    clean, problems = _decoded(data, name, place, see_through=True)
    if clean is None:
        return None, problems
    return Picture(_saved(clean, "PNG", optimize=True), clean.width, clean.height), []


def read_pixels(data: bytes, name: str, place: Place) -> tuple[Pixels | None, list[Problem]]:
    """The picture in ``data`` on white; ``name`` is what it is called in problems."""
    clean, problems = _decoded(data, name, place, see_through=False)
    if clean is None:
        return None, problems
    # What comes as a JPEG has been smeared before.
    is_drawing = not data.startswith(_JPEG) and clean.getcolors(FEW_COLOURS) is not None
    return Pixels(clean, is_drawing), []


def png_of(width: int, height: int, pixels: bytes) -> bytes:
    """Rows of red, green, blue as PNG."""
    from PIL import Image

    return _saved(Image.frombytes("RGB", (width, height), pixels), "PNG", optimize=True)


def _decoded(
    data: bytes, name: str, place: Place, *, see_through: bool
) -> tuple[PilImage.Image | None, list[Problem]]:
    from PIL import Image, ImageOps

    if data.startswith(_JPEG) and data.count(b"\xff\xda") > MAX_SCANS:
        return None, [too_large(name, f"more than {MAX_SCANS} passes over its pixels", place)]
    try:
        with _whole_files_only(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            if image.width * image.height > MAX_PIXELS:
                return None, [too_large(name, f"{image.width} × {image.height} pixels", place)]
            # A JPEG's second frame is a telephone's preview of the first.
            if getattr(image, "n_frames", 1) > 1 and image.format in {"PNG", "WEBP"}:
                return None, [_moves(name, place)]
            return _pixels_only(ImageOps.exif_transpose(image), see_through=see_through), []
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None, [too_large(name, "far too many pixels", place)]
    except _DAMAGED:
        return None, [unreadable(name, place)]


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Pillow refuses files that are cut off, whatever WeasyPrint has told it for the whole process."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _pixels_only(image: PilImage.Image, *, see_through: bool) -> PilImage.Image:
    """A new picture with the colours of ``image`` and nothing else of it."""
    from PIL import Image

    profile = image.info.get("icc_profile")
    if image.mode.startswith("I;16"):
        # Pillow cuts off what is brighter than 255 where it should divide.
        image = image.point(lambda value: value * (1 / 257)).convert("L")
    elif image.mode in {"I", "F"}:
        image = image.point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"RGB", "CMYK"} and profile:
        image = _in_srgb(image, profile)
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        layered = image.convert("RGBA")
        if see_through:
            clean = Image.new("RGBA", layered.size)
            clean.paste(layered)
            return clean
        # On white, since a drawing in black on nothing would vanish on a dark screen.
        clean = Image.new("RGB", layered.size, (255, 255, 255))
        clean.paste(layered, mask=layered.getchannel("A"))
        return clean
    clean = Image.new("RGB", image.size)
    clean.paste(image.convert("RGB"))
    return clean


def _in_srgb(image: PilImage.Image, profile: bytes) -> PilImage.Image:
    """The picture's colours in sRGB; as they are where its profile is no good."""
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_DAMAGED):
        return image
    return converted if converted is not None else image


def _saved(image: PilImage.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _moves(name: str, place: Place) -> Problem:
    message = f"{name} is a moving picture."
    return Problem("image-moves", message, "save one of its frames as PNG or JPEG", place)


def codecs() -> str:
    """The versions of the libraries that write pictures, such as ``webp 1.6.0``."""
    from PIL import features

    names = ("jpg", "libjpeg_turbo", "webp", "zlib", "zlib_ng")
    return ", ".join(f"{name} {features.version(name)}" for name in names if features.check(name))

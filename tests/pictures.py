"""Pictures for tests, drawn when they are needed: a photograph, a map, and their hostile relations."""

from __future__ import annotations

import io
import random
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

MARKER = b"WITNESS-NAME"


def photograph(width: int = 1600, height: int = 1000) -> Image.Image:
    """Hills under a sky, with as many shades as a camera gives."""
    sky = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (sky.point(lambda v: 90 + v // 2), sky.point(lambda v: 120 + v // 3), sky))
    draw = ImageDraw.Draw(picture)
    for step, colour in enumerate(((96, 110, 88), (84, 92, 60), (120, 96, 64))):
        top = height * (5 + step) // 9
        draw.polygon(
            [(0, top + 60), (width // 3, top - 40), (width, top + 90), (width, height), (0, height)], colour
        )
    # Of a generator of its own: Pillow's noise differs with every call, and two builds are compared by it.
    grain = Image.frombytes("RGB", (width, height), random.Random(width).randbytes(width * height * 3))  # noqa: S311
    return Image.blend(picture.filter(ImageFilter.GaussianBlur(2)), grain, 0.08)


def town_map(width: int = 900, height: int = 600) -> Image.Image:
    """A map in five colours."""
    picture = Image.new("RGB", (width, height), "#f4efe2")
    draw = ImageDraw.Draw(picture)
    draw.line([(0, height // 2), (width // 2, height // 3), (width, height // 2)], "#6f9ac2", 30)
    for x in range(60, width, 160):
        for y in range(40, height, 140):
            draw.rectangle((x, y, x + 70, y + 50), "#b9a37c", "#55432a")
    draw.ellipse((width // 2, height // 2, width // 2 + 40, height // 2 + 40), "#a8321a")
    return picture


def jpeg(picture: Image.Image, **options: object) -> bytes:
    return encoded(picture, "JPEG", **options)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def write(media: Path, name: str, data: bytes) -> Path:
    (media / name).parent.mkdir(parents=True, exist_ok=True)
    (media / name).write_bytes(data)
    return media / name


def segment(marker: int, data: bytes) -> bytes:
    """A marker segment of a JPEG."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header promises more than its few bytes hold."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")


def told_jpeg(picture: Image.Image) -> bytes:
    """A JPEG that tells in seven places where it was taken and by whom."""
    exif = Image.Exif()
    exif[0x010E] = MARKER.decode()
    exif[0x8825] = {1: "N", 2: (12.0, 34.0, 56.0), 29: MARKER.decode()}
    plain = jpeg(picture, exif=exif, comment=MARKER)
    xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + MARKER + b"</x:xmpmeta>")
    iptc = segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50\0\x0c" + MARKER)
    c2pa = segment(0xEB, b"JP\0\1" + MARKER)
    small = segment(0xE0, b"JFXX\0\x10" + jpeg(Image.new("RGB", (8, 8)), comment=MARKER))
    return plain[:2] + xmp + iptc + c2pa + small + plain[2:] + MARKER + b"<script>" + MARKER


def told_png(picture: Image.Image) -> bytes:
    """A PNG with texts, a time, EXIF, a private chunk and bytes after its end."""
    plain = encoded(picture, "PNG")
    told = b"".join(
        (
            chunk(b"tEXt", b"Author\0" + MARKER),
            chunk(b"zTXt", b"Place\0\0" + zlib.compress(MARKER)),
            chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + MARKER),
            chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\0" + MARKER),
            chunk(b"prVt", MARKER),
        )
    )
    return plain[:33] + told + plain[33:] + MARKER


def told_webp(picture: Image.Image) -> bytes:
    """A WebP with EXIF, XMP and bytes after its end."""
    return encoded(picture, "WEBP", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0" + MARKER, xmp=MARKER) + MARKER

"""Pictures that cost a build what photographs cost: hills, a sky, and grain, different for each name."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1600, 1000
GRAIN = 8
"""One grain of noise for so many pixels, drawn larger: that costs little and packs like a photograph."""


def photograph(name: str) -> bytes:
    """A JPEG of 1600×1000 pixels, the same for the same name."""
    luck = random.Random(name)  # noqa: S311 - nobody has to be unable to guess it
    size = WIDTH // GRAIN, HEIGHT // GRAIN
    noise = Image.frombytes("RGB", size, luck.randbytes(size[0] * size[1] * 3))
    picture = Image.blend(_hills(luck, size), noise, 0.14).resize((WIDTH, HEIGHT), Image.Resampling.BILINEAR)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return out.getvalue()


def _hills(luck: random.Random, size: tuple[int, int]) -> Image.Image:
    width, height = size
    picture = Image.new("RGB", size, (150 + luck.randrange(60), 190, 225))
    draw = ImageDraw.Draw(picture)
    for step in range(4):
        top = height * (4 + step) // 9
        ridge = [(width * at // 6, top + luck.randrange(-12, 13)) for at in range(7)]
        draw.polygon(
            [(0, height), *ridge, (width, height)], (120 - 18 * step, 130 - 8 * step, 90 - 14 * step)
        )
    return picture

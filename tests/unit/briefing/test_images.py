"""Pictures: only from media/, and nothing published but their pixels."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from briefgen.briefing.images import read_picture
from briefgen.problems import Place

PLACE = Place("briefs/archive.yaml")


def code_of(media: Path, name: str) -> str:
    picture, problems = read_picture(media, name, PLACE)
    assert picture is None
    return problems[0].code


def test_metadata_and_trailing_bytes_stay_behind(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010E] = "WITNESS-NAME"
    Image.new("RGB", (20, 10), "red").save(tmp_path / "a.jpg", exif=exif, comment=b"WITNESS-NAME")
    (tmp_path / "a.jpg").write_bytes((tmp_path / "a.jpg").read_bytes() + b"WITNESS-NAME")
    picture, problems = read_picture(tmp_path, "a.jpg", PLACE)
    assert problems == []
    assert picture
    assert (picture.width, picture.height) == (20, 10)
    assert b"WITNESS-NAME" in (tmp_path / "a.jpg").read_bytes()
    assert b"WITNESS" not in picture.data
    assert Image.open(io.BytesIO(picture.data)).info.keys() <= {"dpi"}


def test_a_turned_picture_is_set_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (20, 10)).save(tmp_path / "a.jpg", exif=exif)
    picture, _ = read_picture(tmp_path, "a.jpg", PLACE)
    assert picture
    assert (picture.width, picture.height) == (10, 20)


def test_transparency_is_kept(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(tmp_path / "a.png")
    picture, _ = read_picture(tmp_path, "a.png", PLACE)
    assert picture
    assert Image.open(io.BytesIO(picture.data)).mode == "RGBA"


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 13_000, 13_000, 8, 2, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(b"\0" * 1000))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b""))
    assert code_of(tmp_path, "a.png") == "image-too-large"


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "link.png", "link/../../secret.png"])
def test_nothing_outside_media_is_read(tmp_path: Path, name: str) -> None:
    media = tmp_path / "media"
    media.mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "secret.png")
    (media / "link.png").symlink_to(tmp_path / "secret.png")
    assert code_of(media, name) == "image-outside"


def test_a_pipe_does_not_hang_the_build(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert code_of(tmp_path, "a.png") == "image-unreadable"


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_picture_of_the_three_kinds_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.png").write_bytes(data)
    assert code_of(tmp_path, "a.png") == "image-unreadable"


def test_a_missing_picture_is_said(tmp_path: Path) -> None:
    assert code_of(tmp_path, "a.png") == "image-missing"

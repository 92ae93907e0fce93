"""Fonts: found in their packages, cut to what a page needs, the same bytes every time."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.briefing import fonts
from tests.built import PROJECT

COUNTED = """
import sys
from pathlib import Path
from briefgen.briefing import fonts
from briefgen.briefing.pdf import PdfRenderer

cuts, cut = [], fonts.cut
fonts.cut = lambda *given: (cuts.append(given), cut(*given))[1]
page = "<!DOCTYPE html><html lang=ar><title>T</title><style>body{font-family:'Briefgen Arabic'}</style>"
page += "<p>سَلام"
pdf, problems = PdfRenderer(Path(sys.argv[1]) if sys.argv[1:] else None).render(
    page, "", {}, publisher="P", lang="ar", shown_as="t"
)
sys.stdout.buffer.write(b"%d %d\\n" % (len(cuts), len(problems)) + pdf.data)
"""
"""A process that makes one PDF; how often it cuts a font, and the PDF."""


@pytest.fixture
def _afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_static", {})


def process(*kept: Path) -> tuple[str, bytes]:
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, *map(str, kept)],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        check=True,
        capture_output=True,
    )
    told, _, pdf = done.stdout.partition(b"\n")
    return told.decode(), pdf


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.asset)
def test_a_face_is_static_and_covers_its_script(face: fonts.Face) -> None:
    font = TTFont(io.BytesIO(fonts.static_face(face)))
    assert "fvar" not in font
    wanted = "سلام" if face.family == fonts.ARABIC else "Мали Ελλάς é 1↑"
    assert set(map(ord, wanted.replace(" ", ""))) <= set(font.getBestCmap())


def test_faces_have_names_of_their_own() -> None:
    assert len({face.asset for face in fonts.FACES}) == len(fonts.FACES)


def test_faces_are_the_same_bytes_every_time() -> None:
    face = fonts.FACES[0]
    assert fonts.cut(face, frozenset("abc")) == fonts.cut(face, frozenset("cab"))


def test_a_missing_font_package_is_named() -> None:
    face = fonts.Face("fontpkg_not_there", "None.ttf", "None", 400)
    with pytest.raises(FileNotFoundError, match="fontpkg-not-there"):
        _ = face.path


def test_a_second_process_cuts_no_font_and_makes_the_same_bytes(tmp_path: Path) -> None:
    every = len(fonts.FACES)
    told, alone = process()
    assert told == f"{every} 0"
    assert process(tmp_path) == (f"{every} 0", alone)
    assert len(list(tmp_path.iterdir())) == every
    assert process(tmp_path) == ("0 0", alone)


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-1], lambda _: b"", lambda data: data.replace(b"glyf", b"glyg", 1)]
)
@pytest.mark.usefixtures("_afresh")
def test_a_damaged_face_is_cut_anew(
    tmp_path: Path, spoil: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    face = fonts.FACES[2]
    whole = fonts.static_face(face, tmp_path)
    assert whole == fonts.cut(face, None)
    (path,) = tmp_path.iterdir()
    sound = path.read_bytes()
    path.write_bytes(spoil(sound))
    assert path.read_bytes() != sound
    monkeypatch.setattr(fonts, "_static", {})
    assert fonts.static_face(face, tmp_path) == whole
    assert path.read_bytes() == sound


@pytest.mark.parametrize("other", ["_hash", "_version"])
@pytest.mark.usefixtures("_afresh")
def test_a_face_is_cut_anew_of_another_version_of_its_font_or_of_harfbuzz(
    tmp_path: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts.static_face(fonts.FACES[2], tmp_path)
    monkeypatch.setattr(fonts, other, {"_hash": lambda _: b"other", "_version": lambda _: "other"}[other])
    monkeypatch.setattr(fonts, "cut", lambda *_: b"other")
    monkeypatch.setattr(fonts, "_static", {})
    assert fonts.static_face(fonts.FACES[2], tmp_path) == b"other"
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("_afresh")
def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    assert fonts.static_face(fonts.FACES[2], tmp_path / "file" / "fonts")

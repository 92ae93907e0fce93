"""Fonts: found in their packages, cut to what a page needs, the same bytes every time."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from briefgen.briefing import fonts


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

"""Fonts: found in their packages, cut to what a page needs, the same bytes every time."""

from __future__ import annotations

import base64
import io
import re

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


def test_screen_faces_hold_what_the_page_shows_beyond_the_common() -> None:
    rules = fonts.screen_faces("Мали")
    data = re.findall(r"base64,([^)]+)\)", rules)
    assert len(data) == rules.count("@font-face")
    for woff2 in data:
        covered = TTFont(io.BytesIO(base64.b64decode(woff2))).getBestCmap()
        assert {ord(char) for char in "Малиaz"} <= set(covered)


def test_arabic_comes_only_where_it_is_used() -> None:
    assert fonts.ARABIC not in fonts.screen_faces("Mali")
    assert fonts.ARABIC in fonts.screen_faces("مالي")


def test_faces_are_the_same_bytes_every_time() -> None:
    face = fonts.FACES[0]
    assert fonts.cut(face, frozenset("abc")) == fonts.cut(face, frozenset("cab"))


def test_a_missing_font_package_is_named() -> None:
    face = fonts.Face("fontpkg_not_there", "None.ttf", "None", 400)
    with pytest.raises(FileNotFoundError, match="fontpkg-not-there"):
        _ = face.path


def test_a_page_gets_its_fonts_at_their_place_and_nowhere_else() -> None:
    page = fonts.with_faces(f"<style>{fonts.FACES_HERE}</style><p>مالي {fonts.FACES_HERE}</p>")
    head, body = page.split("</style>")
    assert fonts.ARABIC in head
    assert body == f"<p>مالي {fonts.FACES_HERE}</p>"

"""The fonts for screens: made of the installed fonts, and kept for the next build."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefgen.briefing import fonts, webfonts
from briefgen.briefing.webfonts import RANGES, web_fonts

ALL = frozenset(RANGES)
LATIN = frozenset({"latin"})


@pytest.fixture(autouse=True)
def _made_afresh() -> None:
    webfonts._made.cache_clear()


def test_what_is_kept_is_what_would_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = web_fonts(LATIN, tmp_path)
    webfonts._made.cache_clear()
    monkeypatch.setattr(webfonts, "made_anew", lambda *_: pytest.fail("a kept file was made anew"))
    assert web_fonts(LATIN, tmp_path) == made


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda _: b"", lambda data: data + b"x"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, spoil: object) -> None:
    made = web_fonts(LATIN, tmp_path)
    for path in tmp_path.iterdir():
        path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    webfonts._made.cache_clear()
    assert web_fonts(LATIN, tmp_path) == made


def test_another_version_of_a_font_is_not_served_from_the_kept_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    web_fonts(LATIN, tmp_path)
    monkeypatch.setattr(webfonts, "made_anew", lambda *_: b"made")
    monkeypatch.setattr(fonts, "_hash", lambda _: b"another version")
    webfonts._made.cache_clear()
    assert {font.data for font in web_fonts(LATIN, tmp_path)} == {b"made"}


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    assert web_fonts(LATIN, tmp_path / "file" / "fonts")


def test_a_cut_font_bears_our_name_and_its_makers_licence() -> None:
    for font in web_fonts(ALL):
        names = TTFont(io.BytesIO(font.data))["name"]
        assert names.getDebugName(1) == font.face.family
        assert "SIL Open Font License" in names.getDebugName(13)
        assert {"Copyright", "©"} & set(names.getDebugName(0).split())
        mine = [str(record) for record in names.names if record.nameID not in {0, 7, 13, 14}]
        assert not [name for name in mine if "Source" in name or "Amiri" in name]


def test_packing_that_takes_half_the_time_makes_files_hardly_larger() -> None:
    face = next(face for face in fonts.FACES if face.family == fonts.SERIF)
    wanted = webfonts._wanted(face, "latin")
    quick = webfonts.made_anew(face, wanted)
    assert quick
    font = TTFont(io.BytesIO(quick), recalcTimestamp=False)
    font.flavor = "woff2"
    slow = io.BytesIO()
    font.save(slow)
    assert len(slow.getvalue()) < len(quick) <= 1.01 * len(slow.getvalue())
    again = TTFont(io.BytesIO(slow.getvalue()))
    assert all(font.getTableData(tag) == again.getTableData(tag) for tag in ("glyf", "cmap", "GPOS", "name"))

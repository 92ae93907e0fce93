"""What is made at set-up is found by builds that have kept nothing yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import keeping
from briefgen.briefing import fonts, webfonts
from briefgen.briefing.fonts import FACES
from briefgen.build.preparing import prepare
from briefgen.keeping import COMPILED, FONTS, look_up
from briefgen.templating import Templates, _Compiled


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:  # as on a machine that has nothing yet
        patch.setattr(keeping, "AT_SET_UP", folder / "nowhere")
        patch.setattr(fonts, "_static", {})
        patch.setattr(_Compiled, "_made", {})
        webfonts._made.cache_clear()
        prepare(folder)
    webfonts._made.cache_clear()
    return folder


def test_fonts_and_templates_are_made(prepared: Path) -> None:
    assert len(list((prepared / FONTS).glob("*.font"))) > 2 * len(FACES)
    assert len(list((prepared / COMPILED).iterdir())) > 50


def test_a_first_build_cuts_no_font(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(keeping, "AT_SET_UP", prepared)
    monkeypatch.setattr(webfonts, "made_anew", refuse)
    webfonts._made.cache_clear()
    assert webfonts.web_fonts(frozenset({"latin", "arabic"}), tmp_path / FONTS)
    webfonts._made.cache_clear()
    monkeypatch.setattr(keeping, "AT_SET_UP", tmp_path / "nowhere")
    with pytest.raises(AssertionError):
        webfonts.web_fonts(frozenset({"latin"}), tmp_path / FONTS)


def test_a_first_build_compiles_no_template_that_is_shipped(
    prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "briefing/briefing.html"
    monkeypatch.setattr(keeping, "AT_SET_UP", prepared)
    monkeypatch.setattr(_Compiled, "_made", {})  # what this process has compiled itself
    cache = tmp_path / "cache"
    Templates(tmp_path, cache / COMPILED).prepare([name])
    assert not cache.exists()
    own = tmp_path / "templates" / name
    own.parent.mkdir(parents=True)
    own.write_text("{{ briefing.title }}", encoding="utf-8")
    Templates(tmp_path, cache / COMPILED).prepare([name])
    assert len(list((cache / COMPILED).iterdir())) == 1


def test_what_is_torn_there_is_made_again(
    prepared: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(keeping, "AT_SET_UP", tmp_path)
    path = next((prepared / FONTS).iterdir())
    torn = tmp_path / FONTS / path.name
    torn.parent.mkdir()
    whole = path.read_bytes()
    torn.write_bytes(whole)
    assert look_up(tmp_path / "user" / FONTS / path.name) is not None
    torn.write_bytes(whole[:-1])
    assert look_up(tmp_path / "user" / FONTS / path.name) is None

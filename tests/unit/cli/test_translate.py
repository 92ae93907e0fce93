"""``briefgen translate``: from an empty overlay to a translation that is watched over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.brief.test_overlayfiles import FRENCH
from tests.unit.cli.test_commands import run
from tests.workspaces import write_workspace


def overlay(root: Path) -> Path:
    return root / "briefs" / "wells.fr.yaml"


def test_a_translation_is_begun_filled_marked_and_found_stale(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    begun = run("translate", "wells", "fr", cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    assert "# en: Half of the wells are dry." in overlay(tmp_path).read_text(encoding="utf-8")
    said = run("check", cwd=tmp_path).stderr
    assert said.count("error[") == said.count("error[missing-key]") == 1, "nobody has translated it yet"
    overlay(tmp_path).write_text(FRENCH, encoding="utf-8")
    assert run("translate", "wells", "fr", cwd=tmp_path).returncode == 0
    assert "La moitié des puits" in overlay(tmp_path).read_text(encoding="utf-8")
    assert "translation-unmarked" in run("check", cwd=tmp_path).stderr
    assert run("translate", "wells", "fr", "--mark", cwd=tmp_path).returncode == 0
    assert "translation" not in run("check", cwd=tmp_path).stderr
    brief = tmp_path / "briefs" / "wells.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("Half of", "Most of"), encoding="utf-8")
    stale = run("check", cwd=tmp_path)
    assert stale.returncode == 1
    assert "translation-stale" in stale.stderr
    assert run("translate", "wells", "fr", "--mark", "key_message", cwd=tmp_path).returncode == 0
    assert "translation" not in run("check", cwd=tmp_path).stderr


def test_one_item_is_marked_and_the_others_stay_as_they_were(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    overlay(tmp_path).write_text(FRENCH, encoding="utf-8")
    assert run("translate", "wells", "fr", "--mark", "title", cwd=tmp_path).returncode == 0
    record = (tmp_path / "briefs" / "wells.fr.translation.json").read_text(encoding="utf-8")
    assert '"title"' in record
    assert "key_message" not in record


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (["wells", "xx"], 1, "translation-language"),
        (["wells", "en"], 1, "translation-language"),
        (["wells", "../fr"], 1, "translation-language"),
        (["../wells", "fr"], 1, "slug"),
        (["roads", "fr"], 3, "unreadable"),
        (["wells", "fr", "title"], 2, "--mark"),
        (["wells", "fr", "--mark", "titel"], 1, "did you mean `title`"),
        (["wells", "sw", "--mark"], 3, "unreadable"),
    ],
)
def test_what_cannot_be_translated_is_said(
    tmp_path: Path, arguments: list[str], code: int, word: str
) -> None:
    write_workspace(tmp_path)
    overlay(tmp_path).write_text(FRENCH, encoding="utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    result = run("translate", *arguments, cwd=tmp_path)
    assert (result.returncode, word in result.stderr) == (code, True), result.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_faulty_overlay_is_not_written_over(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    overlay(tmp_path).write_text("title: [", encoding="utf-8")
    assert run("translate", "wells", "fr", cwd=tmp_path).returncode == 1
    assert overlay(tmp_path).read_text(encoding="utf-8") == "title: ["

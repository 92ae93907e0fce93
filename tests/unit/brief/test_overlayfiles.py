"""Which file translates which brief, and what is wrong with files that translate none."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.workspace import Workspace, read_workspace
from tests.workspaces import FRENCH, write_workspace


def workspace(root: Path, name: str = "wells.fr.yaml", text: str = FRENCH) -> Workspace:
    write_workspace(root)
    (root / "briefs" / name).write_text(text, encoding="utf-8")
    return read_workspace(root)


def errors(found: Workspace) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in found.problems if problem.is_error]


def test_a_brief_is_read_with_its_translations(tmp_path: Path) -> None:
    found = workspace(tmp_path)
    (file,) = found.briefs
    assert errors(found) == []
    assert [version.lang for version in file.versions] == ["en", "fr"]
    assert [version.brief.title for version in file.versions] == ["Wells of Examplia", "Les puits d’Examplia"]


def test_an_overlay_of_no_brief_is_reported(tmp_path: Path) -> None:
    assert errors(workspace(tmp_path, "roads.fr.yaml")) == [
        ("translation-without-original", "briefs/roads.fr.yaml")
    ]


@pytest.mark.parametrize("lang", ["v2", "xx", "FR", "en", "fr.ar"])
def test_the_language_is_one_and_not_the_originals(tmp_path: Path, lang: str) -> None:
    found = workspace(tmp_path, f"wells.{lang}.yaml")
    assert errors(found) == [("translation-language", f"briefs/wells.{lang}.yaml")]
    assert len(found.briefs) == 1


@pytest.mark.parametrize("text", ["title: [", "date: 2026-01-01", "", FRENCH.replace("{wells}", "tous")])
def test_a_faulty_overlay_keeps_only_its_language_from_being_made(tmp_path: Path, text: str) -> None:
    found = workspace(tmp_path, text=text)
    (file,) = found.briefs
    assert file.translations == ()
    assert file.faulty == {"fr"}
    assert {name for _, name in errors(found)} == {"briefs/wells.fr.yaml"}


def test_a_brief_is_chosen_by_the_name_of_its_translation(tmp_path: Path) -> None:
    workspace(tmp_path)
    (file,) = read_workspace(tmp_path, ("briefs/wells.fr.yaml",)).briefs
    assert file.slug == "wells"


def test_an_overlay_of_a_broken_brief_is_not_read(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells="title: [")
    (tmp_path / "briefs" / "wells.fr.yaml").write_text("title: [", encoding="utf-8")
    assert {name for _, name in errors(read_workspace(tmp_path))} == {"briefs/wells.yaml"}


def test_a_fifo_as_overlay_does_not_hang(tmp_path: Path) -> None:
    import os

    write_workspace(tmp_path)
    os.mkfifo(tmp_path / "briefs" / "wells.fr.yaml")
    assert errors(read_workspace(tmp_path)) == [("not-a-file", "briefs/wells.fr.yaml")]

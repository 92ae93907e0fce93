"""Numbers typed into a translation are those of the original."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.workspace import read_workspace
from briefgen.evidence.translated import problems_of_translation
from tests.unit.brief.test_overlayfiles import FRENCH
from tests.workspaces import BRIEF, write_workspace

ENGLISH = BRIEF.replace("value: 84", "value: 84\n    qualifier: at least").replace(
    "Half of the wells are dry.", "On 3 May 2024, at least 84 wells were visited, by twelve people."
)
SOUND = "Le 3 mai 2024, au moins 84 puits ont été visités par douze personnes."


def found(root: Path, words: str) -> list[tuple[str, str]]:
    write_workspace(root, wells=ENGLISH)
    text = FRENCH.replace("La moitié des puits sont à sec.", words)
    (root / "briefs" / "wells.fr.yaml").write_text(text, encoding="utf-8")
    (file,) = read_workspace(root).briefs
    (version,) = file.translations
    told = list(problems_of_translation(version))
    assert all(problem.place.file == "briefs/wells.fr.yaml" for problem in told)
    assert all(problem.place.line == 3 for problem in told)
    return [(problem.code, str(problem.severity)) for problem in told]


def test_the_same_numbers_in_other_words_are_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND) == []


def test_a_number_may_be_written_out_in_one_language(tmp_path: Path) -> None:
    assert (
        found(tmp_path, SOUND.replace("douze", "12").replace("au moins 84", "au moins quatre-vingt-quatre"))
        == []
    )


def test_another_caution_contradicts_the_figure(tmp_path: Path) -> None:
    assert found(tmp_path, SOUND.replace("au moins", "plus de")) == [("number-contradicts-figure", "error")]


@pytest.mark.parametrize(
    ("before", "after", "count"),
    [
        ("2024", "2023", 2),
        ("au moins 84 puits", "beaucoup de puits", 1),
        ("douze", "13", 1),
        ("mai", "mai 7", 1),
    ],
)
def test_another_number_is_told(tmp_path: Path, before: str, after: str, count: int) -> None:
    assert found(tmp_path, SOUND.replace(before, after)) == [("translation-numbers", "warning")] * count


def test_an_original_has_no_such_problems(tmp_path: Path) -> None:
    (file,) = read_workspace(write_workspace(tmp_path)).briefs
    assert list(problems_of_translation(file.versions[0])) == []

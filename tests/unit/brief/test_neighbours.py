"""What briefs say of each other is checked across the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.workspace import read_workspace
from briefgen.problems import Problem
from tests.workspaces import BRIEF, write_workspace


def problems(root: Path, wells: str, roads: str) -> list[Problem]:
    write_workspace(root, wells=BRIEF + wells, roads=BRIEF + roads)
    return list(read_workspace(root).problems)


@pytest.mark.parametrize(
    ("wells", "roads"),
    [
        ("former: [pumps, 2024-wells]\nrelated: [roads]", "former: [streets]\nrelated: [wells]"),
        ("", ""),
    ],
)
def test_sound_names_are_no_problem(tmp_path: Path, wells: str, roads: str) -> None:
    assert problems(tmp_path, wells, roads) == []


@pytest.mark.parametrize(
    ("wells", "roads", "found", "words"),
    [
        ("former: [wells]", "", ["former-taken"], "own name"),
        ("former: [roads]", "", ["former-taken"], "roads.yaml"),
        ("former: [pumps]", "former: [pumps]", ["former-twice", "former-twice"], "pumps"),
        ("former: [pumps, pumps]", "", ["former-twice", "former-twice"], "once"),
        ("related: [wells]", "", ["unknown-related"], "itself"),
        ("related: [raods]", "", ["unknown-related"], "did you mean `roads`?"),
        ("related: [streets]", "former: [streets]", ["unknown-related"], "`roads` now"),
        ("related: [Roads]", "", ["slug-format"], "name of a brief"),
    ],
)
def test_what_cannot_be_is_said_with_its_place(
    tmp_path: Path, wells: str, roads: str, found: list[str], words: str
) -> None:
    said = problems(tmp_path, wells, roads)
    assert [problem.code for problem in said] == found
    assert words in said[0].message + said[0].hint
    assert said[0].place.line == BRIEF.count("\n") + 1
    assert said[0].place.excerpt == wells


def test_a_brief_that_is_faulty_or_a_draft_may_be_named(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF + "related: [roads, paths]\n", roads="title: [")
    draft = BRIEF.replace("status: published", "status: draft")
    (tmp_path / "briefs" / "paths.yaml").write_text(draft, encoding="utf-8")
    assert {problem.place.file for problem in read_workspace(tmp_path).problems} == {"briefs/roads.yaml"}


def test_other_briefs_are_known_where_only_one_is_read(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF + "related: [roads]\n", roads=BRIEF)
    assert read_workspace(tmp_path, ("wells",)).problems == ()

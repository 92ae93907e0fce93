"""The kinds of document: read from folders, each saying what it needs of a brief."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.documentkinds import read_kinds
from briefgen.brief.folders import template_folders
from briefgen.brief.workspace import read_workspace
from briefgen.problems import Problem
from tests.workspaces import ARCHIVE, BRIEF, write_workspace

QUESTIONS = "questions:\n  - {id: why, question: Why?, answer: Because.}\n"
PRESS = "press: {place: Alphaville}\n"
CONTACTS = "contacts:\n  - {name: The desk, email: desk@examplia.example}\n"


def problems(root: Path, more: str, archive: str = ARCHIVE) -> list[Problem]:
    write_workspace(root, wells=BRIEF + more)
    (root / "briefs" / "archive.yaml").write_text(archive, encoding="utf-8")
    return [problem for problem in read_workspace(root).problems if problem.is_error]


def test_the_shipped_kinds_are_sound() -> None:
    kinds, found = read_kinds(template_folders(None))
    assert found == []
    assert {"briefing", "one-pager", "press-release", "q-and-a"} <= set(kinds)
    assert (kinds["one-pager"].most_pages, kinds["one-pager"].exactly) == (1, True)
    assert "txt" in kinds["press-release"].formats


@pytest.mark.parametrize(
    ("documents", "given", "missing"),
    [
        ("q-and-a", "", ["questions"]),
        ("q-and-a", QUESTIONS, []),
        ("press-release", "", ["press", "contacts"]),
        ("press-release", PRESS, ["contacts"]),
        ("press-release", PRESS + CONTACTS, []),
        ("one-pager", "", []),
    ],
)
def test_a_document_without_what_it_needs_is_a_problem(
    tmp_path: Path, documents: str, given: str, missing: list[str]
) -> None:
    found = problems(tmp_path, f"documents: [briefing, {documents}]\n{given}")
    assert [problem.code for problem in found] == ["document-needs-field"] * len(missing)
    for problem, field in zip(found, missing, strict=True):
        assert f"`{field}`" in problem.message
        assert f"write `{field}:`" in problem.hint
        assert documents in (problem.place.excerpt or "")


def test_contacts_of_the_archive_are_enough(tmp_path: Path) -> None:
    assert problems(tmp_path, "documents: [press-release]\n" + PRESS, ARCHIVE + CONTACTS) == []


def test_an_unknown_kind_and_one_named_twice_are_problems(tmp_path: Path) -> None:
    found = problems(tmp_path, "documents: [briefing, one-pagr, briefing]\n")
    assert [problem.code for problem in found] == ["unknown-document", "duplicate-document"]
    assert "`one-pager`" in found[0].hint
    assert "templates/one-pagr/" in found[0].hint


def test_a_kinds_own_file_is_checked_like_a_brief(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "fact-sheet"
    folder.mkdir(parents=True)
    (folder / "kind.yaml").write_text("formats: [html, docx]\nneeds: [question]\nmost: 2\n", encoding="utf-8")
    found = problems(tmp_path, "documents: [briefing]\n")
    assert {(problem.code, problem.place.line) for problem in found} >= {
        ("unknown-value", 1), ("unknown-value", 2), ("unknown-key", 3),
    }  # fmt: skip
    assert all(problem.place.file == "templates/fact-sheet/kind.yaml" for problem in found)

"""Every file of tests/corpus, read, and what it says of itself compared with what was found."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import briefgen.brief
from briefgen.brief.reader import read_brief
from briefgen.problems import Place, Problem
from tests.corpus.expectations import cases, differences, expected

OVERLAYS = (
    *("translation-missing", "translation-no-id", "translation-left-over", "translation-stale"),
    *("translation-unmarked", "translation-figures", "translation-fact", "translation-record"),
)
FILE_NAMES = ("translation-without-original", "translation-language")
ELSEWHERE = {
    **dict.fromkeys(OVERLAYS, "of overlays; tests/unit/brief/test_translation.py"),
    **dict.fromkeys(FILE_NAMES, "of file names; tests/unit/brief/test_overlayfiles.py"),
    "not-a-file": "a FIFO or a link; tests/unit/brief/test_workspace.py",
    "unreadable": "the machine's; tests/unit/brief/test_workspace.py",
    "page-format": "of archive.yaml; tests/unit/build/test_permanence.py",
    "no-workspace": "the machine's; tests/unit/brief/test_workspace.py",
    "no-archive-file": "a folder's; tests/unit/brief/test_workspace.py",
    "no-such-brief": "a folder's; tests/unit/brief/test_workspace.py",
    "unknown-document": "of the folder's kinds; tests/unit/brief/test_document_kinds.py",
    "duplicate-document": "of the folder's kinds; tests/unit/brief/test_document_kinds.py",
    "document-needs-field": "of the folder's kinds; tests/unit/brief/test_document_kinds.py",
    "slug": "a file's name; tests/unit/brief/test_workspace.py",
    "file-too-large": "megabytes; tests/unit/brief/test_hostile_yaml.py",
    "too-few": "an empty list is `empty-value` first; tests/unit/brief/test_validation.py",
    "colour-format": "of archive.yaml; tests/unit/brief/test_validation.py",
    "contrast": "of archive.yaml; tests/unit/brief/test_contrast.py",
    "margin-range": "of archive.yaml; tests/unit/brief/test_contrast.py",
}


def name(path: Path) -> str:
    return path.name


def test_each_kind_of_case_was_found() -> None:
    for kind in ("accepted", "rejected", "hostile"):
        assert cases(kind), f"no files in tests/corpus/{kind}"


@pytest.mark.parametrize("path", cases("accepted"), ids=name)
def test_an_accepted_file_has_no_problem(path: Path) -> None:
    reading = read_brief(path.name, path.read_bytes())
    assert reading.problems == ()
    assert reading.value is not None


@pytest.mark.parametrize("path", cases("rejected"), ids=name)
def test_a_rejected_file_has_the_problems_it_expects_and_no_others(path: Path) -> None:
    wanted = expected(path)
    assert wanted, "the file expects no problem"
    assert path.name.split(".")[0] in {code for _, _, code in wanted}, "the file's name is not its code"
    reading = read_brief(path.name, path.read_bytes())
    assert differences(wanted, reading.problems) == []


@pytest.mark.parametrize("path", cases("rejected"), ids=name)
def test_a_problem_is_one_sentence_with_a_hint_and_a_place_in_the_file(path: Path) -> None:
    data = path.read_bytes()
    for problem in read_brief(path.name, data).problems:
        assert_well_said(problem)
        assert_stands_in(problem.place, data)


@pytest.mark.parametrize("path", cases("hostile"), ids=name)
def test_a_hostile_file_is_refused_with_problems(path: Path) -> None:
    data = path.read_bytes()
    reading = read_brief(path.name, data)
    assert reading.value is None
    assert 0 < len(reading.problems) <= 300
    for problem in reading.problems:
        assert_well_said(problem)


def assert_well_said(problem: Problem) -> None:
    assert problem.message.endswith(".")
    assert problem.message[0].isupper() or problem.message[0] in "`“"
    assert problem.hint
    assert not problem.hint.endswith("."), "a hint is no sentence"
    assert len(problem.message) < 250
    for text in (problem.message, problem.hint):
        assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", text)


def assert_stands_in(place: Place, data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    lines = re.split(r"\r\n|\r|\n", text)
    assert 1 <= place.line <= len(lines)
    if place.excerpt or place.column > 1:  # a problem of the file as a whole shows no line
        assert place.excerpt == lines[place.line - 1]
    assert 1 <= place.column <= len(place.excerpt) + 1
    assert place.length == 1 or place.column - 1 + place.length <= len(place.excerpt)


def test_the_comparison_reports_a_problem_that_is_missing() -> None:
    wanted = Counter({(1, "error", "yaml-tab"): 1})
    assert differences(wanted, []) == ["line 1: error[yaml-tab] was expected"]


def test_the_comparison_reports_a_problem_that_was_not_expected() -> None:
    found = [Problem("yaml-tab", "m", "h", Place("f", 3))]
    assert differences(Counter(), found) == ["line 3: error[yaml-tab] was not expected"]


def test_the_comparison_reports_a_problem_said_twice() -> None:
    found = [Problem("yaml-tab", "m", "h", Place("f", 3))] * 2
    assert differences(Counter({(3, "error", "yaml-tab"): 1}), found)


def test_a_planted_fault_fails_the_comparison(tmp_path: Path) -> None:
    planted = tmp_path / "yaml-tab.planted.yaml"
    planted.write_text("title: Mali  # error[yaml-tab]\n")
    found = differences(expected(planted), read_brief("x", planted.read_bytes()).problems)
    assert "line 1: error[yaml-tab] was expected" in found
    assert any("[missing-key] was not expected" in line for line in found)


def codes_in_the_source() -> set[str]:
    """Every problem code that briefgen/brief can give, read out of its source."""
    folder = Path(briefgen.brief.__file__).parent
    return {code for file in sorted(folder.glob("*.py")) for code in codes_of(file.read_text("utf-8"))}


def codes_of(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        texts: list[ast.expr] = []
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in {"Problem", "refuse", "note", "_unknown", "said_at", "pattern"}:
                texts = node.args[:2]
            elif called == "replace":
                texts = [keyword.value for keyword in node.keywords if keyword.arg == "code"]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3:
            texts = [
                first
                for first in node.elts[:1]
                if isinstance(first, ast.Constant) and "-" in str(first.value)
            ]
        found |= {text.value for text in texts if isinstance(text, ast.Constant) and is_code(text.value)}
    return found


def is_code(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[a-z]+(-[a-z]+)*", value)) and value not in NO_CODES


NO_CODES = {"value", "source", "figure", "finding", "killed", "hint"}


def test_the_codes_are_read_out_of_the_source() -> None:
    assert {
        "yaml-tab",
        "unknown-key",
        "number-format",
        "duplicate-key",
        "unknown-figure",
    } <= codes_in_the_source()
    assert codes_of("Problem('planted-code', '', '', p)") == {"planted-code"}


def test_every_code_has_a_case() -> None:
    covered = {code for path in cases("rejected") for _, _, code in expected(path)}
    without = codes_in_the_source() - covered - set(ELSEWHERE)
    assert not without, f"add a file tests/corpus/rejected/<code>.<what>.yaml for {sorted(without)}"


def test_every_case_is_of_a_code_that_exists() -> None:
    covered = {path.name.split(".")[0] for path in cases("rejected")}
    assert covered <= codes_in_the_source()
    assert set(ELSEWHERE) <= codes_in_the_source(), "an exception whose code is gone"

"""Numbers and quotation marks in the prose that nothing bears out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.workspace import read_workspace
from briefgen.evidence.uncovered import uncovered
from tests.workspaces import BRIEF, write_workspace


def codes(root: Path, summary: str, more: str = "") -> list[str]:
    text = BRIEF.replace("summary: Volunteers visited {wells}.", f"summary: '{summary}'") + more
    workspace = read_workspace(write_workspace(root, wells=text))
    assert workspace.problems == ()
    file = workspace.briefs[0]
    return [problem.code for problem in uncovered(file.brief, file.places)]


@pytest.mark.parametrize(
    "summary",
    [
        "Volunteers visited {wells}.",
        "Volunteers visited 84 wells.",
        "In May 2024 and on 3 June, two armed groups met.",
        "Article 7 of resolution 64/292 says so, see p. 14.",
        "The first and the third district agreed.",
        "The survey of the “imagined Water Association”, the “Well survey”, says so.",
        "Half of the district is dry, and a third of its people left.",
        "See [the list](https://example.org/2026/99).",
    ],
)
def test_ordinary_language_passes(tmp_path: Path, summary: str) -> None:
    assert codes(tmp_path, summary) == []


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        ("Over 84 wells were visited.", "number-contradicts-figure"),
        ("At least 84 wells were visited.", "number-contradicts-figure"),
        ("Volunteers counted 99 goats.", "number-without-evidence"),
        ("Volunteers counted thirty-two goats.", "number-without-evidence"),
        ("The district is 57% dry.", "number-without-evidence"),
        ("Two thirds of the district are dry.", "number-without-evidence"),
        ("They called it “the end of the road”.", "quotation-without-evidence"),
    ],
)
def test_what_nothing_bears_out_is_listed(tmp_path: Path, summary: str, code: str) -> None:
    assert codes(tmp_path, summary) == [code]


def test_a_passage_of_the_briefs_own_list_bears_out_words_and_numbers(tmp_path: Path) -> None:
    more = "evidence: {source: survey, passage: 99 goats at the end of the road}\n"
    assert codes(tmp_path, "They counted 99 goats at “the end of the road”.", more) == []


def test_the_place_is_the_number_itself(tmp_path: Path) -> None:
    text = BRIEF.replace("Half of the wells are dry.", "Somebody counted 99 goats.")
    file = read_workspace(write_workspace(tmp_path, wells=text)).briefs[0]
    problem = next(iter(uncovered(file.brief, file.places)))
    assert problem.place.excerpt[problem.place.column - 1 :].startswith("99")


@pytest.mark.parametrize(
    ("summary", "found"),
    [
        ("84 wells were visited.", ["number-contradicts-figure"]),
        ("The other report counts 30 goats.", []),
    ],
)
def test_a_passage_listed_for_comparison_licenses_no_number_of_a_figure(
    tmp_path: Path, summary: str, found: list[str]
) -> None:
    more = "evidence: [{source: survey, passage: 84 wells and 30 goats}]\n"
    text = BRIEF.replace("value: 84", "value: 84\n    qualifier: at least")
    text = text.replace("summary: Volunteers visited {wells}.", f"summary: {summary}") + more
    for extra, codes_found in (("", found), (f"differences: {summary}\n", found)):
        workspace = read_workspace(write_workspace(tmp_path, wells=text + extra))
        assert workspace.problems == ()
        file = workspace.briefs[0]
        problems = list(uncovered(file.brief, file.places))
        assert [problem.code for problem in problems] == codes_found
        assert all(problem.path == "summary" for problem in problems), (
            "where sources are compared, it is allowed"
        )

"""A brief with a fault is held against its sources all the same, as far as that goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.survey import survey
from briefgen.build.checking import Desk, check_one
from briefgen.build.reading import read_and_prove
from tests.workspaces import write_workspace

TEXT = "The Association visited 84 wells. “Most of them are dry,” said Ada Example. It closed 12 of them."

BRIEF = """\
title: "Wells of Examplia"
lang: en
date: 2026-01-15
status: published
key_message: Half of the wells are dry.
summary: Volunteers visited {wells}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data, file: survey.txt}
figures:
  - {id: wells, value: 85, unit: wells, label: visited, evidence: {source: survey, passage: visited 84 wells}}
  - {id: shut, value: 12, unit: wells, label: closed, evidence: {source: survey, passage: closed 12 of them}}
quotes:
  - {id: dry, text: Most of them are wet, speaker: Ada Example, source: survey}
"""

WRONG = {(10, "figure-unsupported"), (13, "quote-altered")}


def said(root: Path, text: str) -> set[tuple[int, str]]:
    write_workspace(root, wells=text)
    (root / "survey.txt").write_text(TEXT, encoding="utf-8")
    folder = survey(root)
    library = Desk(root, None, "2026-01-15").library()
    found = check_one(folder, root / "briefs" / "wells.yaml", library, "2026-01-15")
    built = read_and_prove(folder, root / "briefs" / "wells.yaml", library, "2026-01-15")
    both = [*found.said, *found.unproved]
    assert both == [*built.said, *built.unproved]
    assert found.gist is None
    assert len({(one.place.line, one.place.column) for one in both}) == len(both)
    return {(one.place.line, one.code) for one in both}


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("date: 2026-01-15", "date: yesterday", {(3, "date-format")}),
        ("{wells}", "{wels}", {(6, "unknown-figure")}),
        ("documents", "documents", set()),
        ("value: 12", "value: a dozen", {(11, "number-format")}),
        ("status: published", "status: published\ndocuments: [leaflet]", {(5, "unknown-document")}),
    ],
)
def test_another_fault_hides_nothing_in_the_evidence(
    tmp_path: Path, right: str, wrong: str, told: set[tuple[int, str]]
) -> None:
    text = BRIEF.replace(right, wrong)
    if not told:
        text += "charts: [{title: A, figures: [wells, none]}]\n"
        told = {(14, "unknown-figure")}
    moved = {(line + ("leaflet" in text), code) for line, code in WRONG}
    assert said(tmp_path, text) == told | moved


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("value: 85", "value: many"), ("source: survey, passage: visited", "source: suvey, passage: visited")],
)
def test_an_item_with_a_fault_is_not_judged(tmp_path: Path, right: str, wrong: str) -> None:
    found = said(tmp_path, BRIEF.replace(right, wrong))
    assert (13, "quote-altered") in found
    assert (10, "figure-unsupported") not in found


def test_without_the_language_numbers_are_not_judged(tmp_path: Path) -> None:
    assert said(tmp_path, BRIEF.replace("lang: en", "lang: 12")) == {(2, "language-code")}

"""A brief's evidence as a whole: proved from sources, standing on its record, or said not to stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefgen.brief.workspace import read_workspace
from briefgen.build.workspace import write_record
from briefgen.evidence.examine import Examination, examine
from briefgen.evidence.pages import PageText
from briefgen.evidence.sources import library as library_module
from briefgen.evidence.sources.library import Library
from briefgen.problems import Severity
from tests.workspaces import ARCHIVE

SOURCE = (
    "Survey of Examplia.\n\nWe visited 84 wells, and at least 43 of them were dry. "
    "“Nobody came to mend them,” said the Water Association. Families do not move unless the road is open.\n"
)

BRIEF = """\
title: "Wells of Examplia"
lang: en
date: 2026-01-15
status: published
key_message: Half of the wells are dry.
summary: Volunteers found {dry}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data, file: survey.txt}
quotes:
  - {id: mend, text: Nobody came to mend them, speaker: Water Association, source: survey}
figures:
  - id: dry
    value: 43
    qualifier: at least
    unit: wells
    label: dry
    evidence: {source: survey, passage: at least 43 of them were dry}
findings:
  - id: wells
    heading: Wells are dry
    text: Many are.
    evidence: {source: survey, passage: We visited 84 wells}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "briefs").mkdir()
    (tmp_path / "briefs" / "archive.yaml").write_text(ARCHIVE, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "survey.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def examined(
    root: Path, brief: str = BRIEF, *, sources: bool = True, today: str = "2026-01-15"
) -> Examination:
    (root / "briefs" / "wells.yaml").write_text(brief, encoding="utf-8")
    workspace = read_workspace(root)
    assert workspace.problems == ()
    library = Library(root / "sources" if sources else None)
    (file,) = (one for one in workspace.briefs if one.slug == "wells")
    return examine(file, workspace.root, library, today)


def codes(examination: Examination) -> list[tuple[str, Severity]]:
    return [(problem.code, problem.severity) for problem in examination.problems]


def recorded(root: Path, brief: str = BRIEF) -> dict[str, Any]:
    assert write_record(root, "wells", examined(root, brief).record) is None
    return dict(json.loads((root / "briefs" / "wells.evidence.json").read_text(encoding="utf-8")))


def test_every_item_is_proved_against_its_source(root: Path) -> None:
    examination = examined(root)
    assert codes(examination) == []
    assert {proof.item.key: proof.verdict for proof in examination.proofs} == {
        "quote:mend": "verbatim",
        "figure:dry": "supported",
        "finding:wells:1": "verbatim",
    }


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Nobody came to mend them,", "Nobody came to repair them,"), "quote-altered"),
        (("Nobody came to mend them,", "Somebody came to mend them,"), "quote-altered"),
        (("text: Nobody came to mend them", "text: The queen of Gammaland sailed home"), "quote-absent"),
        (("qualifier: at least", "qualifier: over"), "figure-qualifier-changed"),
        (("qualifier: at least", "qualifier: exactly"), "figure-qualifier-changed"),
        (("value: 43", "value: 44"), "figure-unsupported"),
        (("passage: at least 43 of", "passage: at least 34 of"), "figure-altered"),
        (("We visited 84", "We visited 48"), "passage-altered"),
    ],
)
def test_what_the_source_contradicts_is_an_error_at_its_place(
    root: Path, change: tuple[str, str], code: str
) -> None:
    examination = examined(root, BRIEF.replace(*change))
    assert codes(examination) == [(code, Severity.ERROR)]
    problem = examination.problems[0]
    assert problem.place.excerpt
    assert problem.message.endswith(".")
    assert not examination.sound


def test_an_altered_quote_shows_the_difference(root: Path) -> None:
    problem = examined(root, BRIEF.replace("came to mend", "came to repair")).problems[0]
    assert ("-", "mend") in problem.diff
    assert ("+", "repair") in problem.diff


def test_a_build_without_the_sources_stands_on_the_record(root: Path) -> None:
    recorded(root)
    examination = examined(root, sources=False)
    assert codes(examination) == []
    assert all(proof.stands for proof in examination.proofs)


def test_without_source_and_record_a_published_brief_cannot_stand(root: Path) -> None:
    assert codes(examined(root, sources=False)) == [
        ("quote-unproved", Severity.ERROR),
        ("figure-unproved", Severity.ERROR),
        ("passage-unproved", Severity.WARNING),
    ]
    draft = examined(root, BRIEF.replace("published", "draft"), sources=False)
    assert {severity for _, severity in codes(draft)} == {Severity.WARNING}


@pytest.mark.parametrize(
    "change",
    [
        ("came to mend", "came to fix"),
        ("value: 43", "value: 44"),
        ("qualifier: at least", "qualifier: over"),
        ("passage: at least 43 of them", "passage: least 43 of them"),
        ("speaker: Water Association", "speaker: Road Association"),
    ],
)
def test_changed_words_and_figures_make_the_record_stale(root: Path, change: tuple[str, str]) -> None:
    recorded(root)
    examination = examined(root, BRIEF.replace(*change), sources=False)
    assert codes(examination) == [("evidence-stale", Severity.ERROR)]


def test_a_changed_source_is_said(root: Path) -> None:
    recorded(root)
    (root / "sources" / "survey.txt").write_text(SOURCE + "One more line.", encoding="utf-8")
    assert codes(examined(root)) == [("source-changed", Severity.WARNING)]


def test_the_record_keeps_its_dates_and_its_bytes_until_something_changes(root: Path) -> None:
    recorded(root)
    path = root / "briefs" / "wells.evidence.json"
    before = path.read_bytes()
    write_record(root, "wells", examined(root, today="2026-09-09").record)
    assert path.read_bytes() == before
    write_record(
        root, "wells", examined(root, BRIEF.replace("We visited 84", "visited 84"), today="2026-09-09").record
    )
    dates = {item["item"]: item["proved"] for item in json.loads(path.read_bytes())["items"]}
    assert dates == {"figure:dry": "2026-01-15", "finding:wells:1": "2026-09-09", "quote:mend": "2026-01-15"}


def test_a_record_without_the_sources_is_not_rewritten_away(root: Path) -> None:
    before = recorded(root)
    write_record(root, "wells", examined(root, sources=False, today="2026-09-09").record)
    assert json.loads((root / "briefs" / "wells.evidence.json").read_bytes()) == before


def test_a_damaged_record_is_said_and_proves_nothing(root: Path) -> None:
    recorded(root)
    (root / "briefs" / "wells.evidence.json").write_text("{", encoding="utf-8")
    found = codes(examined(root, sources=False))
    assert ("record-unreadable", Severity.ERROR) in found
    assert ("quote-unproved", Severity.ERROR) in found


def test_what_an_author_excuses_is_quiet_unless_the_source_contradicts_it(root: Path) -> None:
    excused = BRIEF.replace(
        "source: survey}\nfigures", "source: survey, unproved: Heard on the radio.}\nfigures"
    )
    found = codes(examined(root, excused, sources=False))
    assert ("quote-unproved", Severity.ERROR) not in found
    contradicted = examined(root, excused.replace("came to mend", "came to repair"))
    assert codes(contradicted) == [("quote-altered", Severity.WARNING)]


def test_a_figure_without_a_passage_cannot_be_proved(root: Path) -> None:
    text = BRIEF.replace(", passage: at least 43 of them were dry", "")
    assert codes(examined(root, text)) == [("figure-without-evidence", Severity.ERROR)]


def test_leaving_out_a_condition_is_a_warning(root: Path) -> None:
    text = BRIEF.replace("text: Nobody came to mend them", "text: Families do not move")
    assert ("elision-risky", Severity.WARNING) in codes(examined(root, text))


def test_a_source_outside_the_folder_is_not_read(root: Path) -> None:
    (root / "secret.txt").write_text(SOURCE, encoding="utf-8")
    (root / "sources" / "survey.txt").unlink()
    (root / "sources" / "survey.txt").symlink_to(root / "secret.txt")
    assert ("source-outside", Severity.ERROR) in codes(examined(root))


def test_a_second_program_is_asked_before_the_author_is_accused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []

    def second(path: Path, numbers: Any) -> tuple[PageText, ...]:
        asked.append(set(numbers))
        return (PageText(1, "“Nobody came to mend them,” said the Water Association."),)

    monkeypatch.setattr(library_module, "second_opinion", second)
    (root / "sources" / "survey.txt").write_text(
        SOURCE.replace("mend them", "m nd th m") + "\f", encoding="utf-8"
    )
    examination = examined(root)
    assert codes(examination) == []
    quote = examination.proofs[0]
    assert quote.words is not None
    assert (quote.verdict, quote.words.folded[-1]) == ("normalised", "a second program's reading of the page")
    assert asked == [{0, 1, 2}]
    contradicted = examined(root, BRIEF.replace("came to mend", "came to repair"))
    assert codes(contradicted) == [("quote-altered", Severity.ERROR)]

"""What was published changes only with a correction that says so."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.assemble import build
from briefgen.build.changes import number_of
from briefgen.build.editions import Edition
from briefgen.build.order import Order, Outcome
from briefgen.build.reading import Drawer, Readings
from briefgen.build.watch import Everyone
from tests.workspaces import write_workspace

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)

WELLS = """\
title: "Wells of Examplia"
lang: en
date: 2026-01-15
status: published
key_message: Half of the wells are dry.
summary: Volunteers visited {wells}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data}
findings:
  - id: dry
    heading: Half of the wells are dry
    text: Of {wells}, half were dry – in all the districts’ towns.
    standing: reported
    evidence: {source: survey}
    unproved: The survey is invented.
quotes:
  - id: thirst
    text: We walk two hours for water.
    speaker: A. Walker
    source: survey
    unproved: The survey is invented.
figures:
  - id: wells
    value: 1084
    unit: wells
    label: visited
    evidence: {source: survey}
    unproved: The survey is invented.
"""
CORRECTION = "corrections:\n  - {date: 2026-01-16, text: The number of wells was wrong.}\n"


def built(root: Path, **more: Any) -> Outcome:
    order = Order(root=root, output=root / "output", as_of=NOON, **{"formats": ("html",), **more})
    outcome = build(order, on_document=[].append)
    outcome.problems = [problem for problem in outcome.problems if problem.code != "no-address"]
    return outcome


def page(root: Path) -> str:
    return (root / "output" / "briefings" / "wells" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    write_workspace(tmp_path, wells=WELLS)
    outcome = built(tmp_path)
    assert (outcome.published, outcome.problems) == (True, [])
    return tmp_path


def changed(root: Path, *changes: tuple[str, str], more: str = "") -> Outcome:
    text = WELLS + more
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    write_workspace(root, wells=text)
    return built(root)


@pytest.mark.parametrize(
    ("old", "new", "path", "diff"),
    [
        ("walk two hours", "walk three hours", "quotes[0].text", (("-", "two"), ("+", "three"))),
        ("A. Walker", "B. Runner", "quotes[0].text", (("-", "A. Walker"), ("+", "B. Runner"))),
        ("half were dry", "most were dry", "findings[0].text", (("-", "half"), ("+", "most"))),
        ("heading: Half of", "heading: All of", "findings[0].text", (("-", "Half"), ("+", "All"))),
        (
            "standing: reported",
            "standing: verified",
            "findings[0].text",
            (("-", "reported"), ("+", "verified")),
        ),
        ("label: visited", "label: found dry", "figures[0].value", (("-", "visited"), ("+", "found dry"))),
    ],
)
def test_a_change_without_a_correction_is_said_with_the_difference(
    published: Path, old: str, new: str, path: str, diff: tuple[tuple[str, str], ...]
) -> None:
    before = page(published)
    outcome = changed(published, (old, new))
    (problem,) = outcome.problems
    assert (problem.code, problem.path, problem.is_error) == ("changed-without-correction", path, True)
    assert problem.place.file == "briefs/wells.yaml"
    assert tuple(pair for pair in problem.diff if pair[0] != "=") == diff
    assert "- {date: 2026-01-20, text: …}" in problem.hint
    assert outcome.kept == ["wells"]
    assert page(published) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 1084", "value: 1085"),
        ("value: 1084", "value: 1084\n    to: 1090"),
        ("value: 1084", "value: 1084\n    qualifier: at least"),
        ("unit: wells", "unit: pumps"),
    ],
)
def test_a_figure_is_held_to_its_number_caution_and_unit(published: Path, old: str, new: str) -> None:
    found = {problem.path for problem in changed(published, (old, new)).problems}
    assert found == {"figures[0].value", "findings[0].text"}  # the finding prints the figure


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [("  - id: thirst", "figures:", "quote"), ("  - id: dry", "quotes:", "finding")],
)
def test_what_is_gone_is_a_change(published: Path, start: str, end: str, field: str) -> None:
    item = WELLS[WELLS.index(start) : WELLS.index(end)]
    (problem,) = changed(published, (f"{field}s:\n{item}", "")).problems
    assert problem.code == "changed-without-correction"
    assert problem.message.startswith(f"The published {field} `")
    assert "is gone" in problem.message
    assert {sign for sign, _ in problem.diff} == {"-"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Of {wells}, half were dry – in all the districts’ towns.",
            "Of  {wells}, half  were dry — in all the districts' towns.",
        ),
        ("We walk two hours", "We walk   two\u00a0hours"),
        ("id: thirst", "id: distance"),
        ("lang: en", "subtitle: Something more\nlang: en"),
        ("Half of the wells are dry.", "Every second well is dry."),
    ],
)
def test_typography_ids_and_other_texts_are_free(published: Path, old: str, new: str) -> None:
    outcome = changed(published, (old, new))
    assert (outcome.published, outcome.kept, outcome.problems) == (True, [], [])


def test_more_items_are_no_change(published: Path) -> None:
    more = "  - {id: more, text: More., speaker: Nobody, source: survey, unproved: Invented.}\nfigures:"
    assert changed(published, ("figures:", more)).problems == []


def test_a_correction_lets_the_change_through_and_stands_on_the_page(published: Path) -> None:
    outcome = changed(published, ("value: 1084", "value: 1085"), more=CORRECTION)
    assert (outcome.published, outcome.problems) == (True, [])
    assert "1,085" in page(published)
    assert "The number of wells was wrong." in page(published)
    assert "The number of wells was wrong." in (
        published / "output" / "corrections" / "index.html"
    ).read_text(encoding="utf-8")


def test_each_change_needs_a_correction_of_its_own(published: Path) -> None:
    assert changed(published, ("value: 1084", "value: 1085"), more=CORRECTION).problems == []
    again = changed(published, ("value: 1084", "value: 1086"), more=CORRECTION)
    assert {problem.code for problem in again.problems} == {"changed-without-correction"}
    reworded = changed(
        published, ("value: 1084", "value: 1086"), ("was wrong", "was not right"), more=CORRECTION
    )
    assert {problem.code for problem in reworded.problems} == {"changed-without-correction"}
    older = CORRECTION + "  - {date: 2026-01-15, text: Another one.}\n"
    assert changed(published, ("value: 1084", "value: 1086"), more=older).problems != []
    newer = CORRECTION + "  - {date: 2026-01-17, text: Another one.}\n"
    assert changed(published, ("value: 1084", "value: 1086"), more=newer).problems == []


def test_a_renamed_brief_is_held_to_what_it_said_before(published: Path) -> None:
    (published / "briefs" / "wells.yaml").unlink()
    text = WELLS.replace("two hours", "three hours") + "former: [wells]\n"
    write_workspace(published, pumps=text)
    outcome = built(published)
    assert [problem.code for problem in outcome.problems] == ["changed-without-correction"]
    assert outcome.kept == ["wells"]


def test_editions_for_others_are_not_held_to_anything(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=WELLS)
    built(tmp_path, edition=Edition.PREVIEW)
    write_workspace(tmp_path, wells=WELLS.replace("two hours", "three hours"))
    assert built(tmp_path, edition=Edition.PREVIEW).problems == []


OTHER = WELLS.replace("Wells of", "Pumps of").replace("id: wells", "id: pumps").replace("{wells}", "{pumps}")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("status: published", "status: published"), True),
        (("status: published", "status: draft"), True),
        (("label: visited", "label: seen by volunteers"), True),
        (("value: 1084", "value: 1084.00"), True),
        (("value: 1084", "value: 1085"), False),
        (("unit: wells", "unit: pumps"), False),
    ],
)
def test_other_briefs_with_the_old_figure_are_named(
    published: Path, change: tuple[str, str], named: bool
) -> None:
    assert change[0] in OTHER
    write_workspace(published, wells=WELLS, other=OTHER.replace(*change))
    built(published)
    write_workspace(
        published,
        wells=WELLS.replace("value: 1084", "value: 1085") + CORRECTION,
        other=OTHER.replace(*change),
    )
    outcome = built(published)
    assert outcome.published
    assert [(one.code, str(one.severity), one.place.file) for one in outcome.problems] == (
        [("old-figure-elsewhere", "note", "briefs/other.yaml")] if named else []
    )
    assert all("1,084" in one.message for one in outcome.problems)


def test_only_briefs_with_the_number_in_them_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = {"one": "1084", "other": "1084.0", "longer": "11084", "further": "1084.5", "more": "10840"}
    briefs = {slug: OTHER.replace("value: 1084", f"value: {value}") for slug, value in values.items()}
    write_workspace(tmp_path, **briefs)
    (tmp_path / "briefs" / "wide.yaml").write_text(OTHER, encoding="utf-16")
    with Drawer() as drawer:
        nothing = Readings((), frozenset(), (), {}, drawer)
        everyone = Everyone(tmp_path, nothing, frozenset({*briefs, "wide"}))
        monkeypatch.setattr(Everyone, "whole", lambda _, slug: slug)
        assert list(everyone.with_number({number_of("1084.0")})) == ["one", "other", "wide"]
        assert list(everyone.with_number({number_of("1084.50"), "?("})) == ["further"]


def test_a_translation_is_held_to_its_words_as_well(published: Path) -> None:
    french = """\
translated_by: un bureau imaginé
title: Les puits
key_message: La moitié des puits sont à sec.
summary: Des bénévoles ont visité {wells}.
findings:
  dry: {heading: La moitié à sec, text: "De {wells}, la moitié.", unproved: Inventé.}
quotes:
  thirst: {text: Nous marchons deux heures., unproved: Inventé.}
figures:
  wells: {unit: puits, label: visités, unproved: Inventé.}
"""
    path = published / "briefs" / "wells.fr.yaml"
    path.write_text(french, encoding="utf-8")
    assert built(published).published
    path.write_text(french.replace("deux heures", "trois heures"), encoding="utf-8")
    found = [one for one in built(published).problems if one.is_error]
    assert [(one.code, one.place.file) for one in found] == [
        ("changed-without-correction", "briefs/wells.fr.yaml")
    ]
    assert "trois heures" in found[0].place.excerpt

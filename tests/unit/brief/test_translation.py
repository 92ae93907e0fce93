"""Overlays: what they may say, what they lack, and that they cannot drift from their original."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.translation import read_translation
from briefgen.brief.translationrecord import TranslationRecord
from briefgen.brief.words import rewritten
from briefgen.problems import Severity
from tests.translations import FILE, FRENCH, ORIGINAL, marked, only, original, sound, translated


def test_words_are_the_overlays_and_facts_the_originals() -> None:
    brief = sound().brief
    assert brief.lang == "fr"
    assert brief.title == "Les puits d’Examplia"
    assert brief.topics == ("eau",)
    assert brief.figures[0].unit == "puits"
    assert brief.figures[0].value == original().brief.figures[0].value
    assert brief.recommendations[0].to == "le ministère inventé"
    assert brief.recommendations[0].asks[0].text == "Réparer les puits."
    assert brief.corrections[0].text == "Un mot était faux."
    assert brief.quotes[0].speaker == "A villager", "a name stays where nobody writes it anew"


def test_a_source_without_a_language_has_the_originals() -> None:
    assert sound().brief.sources["survey"].lang == "en"


def test_every_fact_of_the_translation_is_the_originals() -> None:
    facts = [rewritten(brief, lambda _: "").model_dump() for brief in (original().brief, sound().brief)]
    for dumped in facts:
        del dumped["lang"], dumped["sources"]
    assert facts[0] == facts[1]


def test_what_is_not_translated_is_named_with_both_lines() -> None:
    problem = only(FRENCH.replace("{label: visités}", "\n    label:"))
    assert (problem.code, problem.severity) == ("translation-missing", Severity.ERROR)
    assert "briefs/wells.yaml:11" in problem.message
    assert (problem.place.file, problem.place.line) == (FILE, 11)


def test_a_place_left_open_counts_as_not_translated() -> None:
    problem = only(FRENCH.replace("key_message: La moitié des puits sont à sec.", "key_message:"))
    assert (problem.code, problem.place.line) == ("translation-missing", 7)


def test_a_draft_may_be_half_translated() -> None:
    problem = only(FRENCH.replace("{label: visités}", "\n    label:"), ORIGINAL.replace("published", "draft"))
    assert problem.severity is Severity.WARNING


@pytest.mark.parametrize("name", ["gone", "dryy"])
def test_what_is_left_over_is_told_once_for_an_item(name: str) -> None:
    known = 'beaucoup sont à sec."}'
    problem = only(FRENCH.replace(known, f"{known}\n  {name}: {{heading: Parti, text: Parti.}}"))
    assert (problem.code, problem.severity) == ("translation-left-over", Severity.WARNING)
    assert (problem.place.file, problem.place.line) == (FILE, 13)


def test_a_word_of_the_list_that_nothing_uses_is_left_over() -> None:
    problem = only(FRENCH.replace("  wells: puits", "  wells: puits\n  rivers: fleuves"))
    assert (problem.code, problem.place.line) == ("translation-left-over", 4)


def test_a_changed_original_makes_its_translation_stale() -> None:
    changed = ORIGINAL.replace("Half of the wells are dry.", "Most of the wells are dry.")
    problem = only(FRENCH, changed, marked(original()))
    assert (problem.code, problem.severity) == ("translation-stale", Severity.ERROR)
    assert "briefs/wells.yaml:6" in problem.message
    assert (problem.place.file, problem.place.line) == (FILE, 7)
    assert "--mark key_message" in problem.hint


def test_broken_lines_do_not_make_a_translation_stale() -> None:
    changed = ORIGINAL.replace("Half of the wells", ">-\n  Half of\n  the wells")
    assert translated(FRENCH, changed, marked(original()))[1] == []


def test_an_overlay_that_was_never_marked_says_so_once() -> None:
    _, (problem,) = read_translation(original(), "fr", FILE, FRENCH.encode(), TranslationRecord())
    assert (problem.code, problem.severity) == ("translation-unmarked", Severity.NOTE)


@pytest.mark.parametrize("wrong", ["toutes", "{wells.number}", "{wells} et {wells}"])
def test_a_translated_text_prints_the_same_figures(wrong: str) -> None:
    problem = only(FRENCH.replace("visité {wells}", f"visité {wrong}"))
    assert (problem.code, problem.place.line) == ("translation-figures", 8)
    assert "briefs/wells.yaml:7" in problem.message


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("date: 2026-01-16", "date"),
        ("places: [ML]", "places"),
        ("figures:\n  wells: {label: visités, value: 85}", "value"),
        ("quotes:\n  said: {text: Nous avons soif., source: survey}", "source"),
    ],
)
def test_a_fact_has_no_place_in_an_overlay(line: str, name: str) -> None:
    top = line.split(":")[0]
    lines = FRENCH.split("\n")
    at = next((n for n, text in enumerate(lines) if text.startswith(f"{top}:")), None)
    french = "\n".join([*lines[:at], line, *lines[at + 2 :]]) if at else FRENCH + line + "\n"
    problem = only(french)
    assert problem.code == "translation-fact"
    assert f"`{name}`" in problem.message
    assert "wells.yaml" in problem.hint


def test_an_unknown_name_is_corrected() -> None:
    problem = only(FRENCH.replace("title:", "titel:").replace("key_message", "key_message", 1))
    assert problem.code == "unknown-key"
    assert "title" in problem.hint


def test_an_overlay_says_who_translated_it() -> None:
    problem = only(FRENCH.replace("translated_by: un bureau imaginé\n", ""))
    assert problem.code == "missing-key"


def test_an_item_without_an_id_needs_one() -> None:
    english = ORIGINAL.replace("{id: visit, date: 2025", "{date: 2025")
    problem = only(FRENCH.replace("timeline:\n  visit: {text: La visite.}\n", ""), english)
    assert problem.code == "translation-no-id"
    assert "briefs/wells.yaml:17" in problem.message
    assert "id: timeline-1" in problem.hint


def test_the_rules_of_a_brief_hold_for_its_translation() -> None:
    problem = only(FRENCH.replace("La moitié des puits sont à sec.", "TODO"))
    assert (problem.code, problem.place.file, problem.place.line) == ("placeholder", FILE, 7)


def test_the_sample_briefs_translations_are_whole(tmp_path: Path) -> None:
    from briefgen.brief.workspace import read_workspace

    found = read_workspace(Path(__file__).parents[3], ("mali-after-minusma",))
    (file,) = found.briefs
    assert {version.lang for version in file.translations} == {"fr", "ar"}
    assert [problem for problem in found.problems if problem.code.startswith("translation")] == []

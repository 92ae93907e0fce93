"""Overlays: what they may say, what they lack, and that they cannot drift from their original."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.model import Brief
from briefgen.brief.overlay import overlay_model, read_overlay
from briefgen.brief.overlaytext import overlay_text
from briefgen.brief.reader import read_brief
from briefgen.brief.translation import Original, Translation, lay, marks_of, read_translation
from briefgen.brief.translationrecord import TranslationRecord, hash_of, read_translation_record, to_json
from briefgen.brief.words import FACTS, NAMES, parts_in, rewritten, text_fields, words_of
from briefgen.problems import Problem, Severity

ORIGINAL = """\
title: "Wells of Examplia"
lang: en
date: 2026-01-15
topics: [water]
status: published
key_message: Half of the wells are dry.
summary: Volunteers visited {wells}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data}
figures:
  - {id: wells, value: 84, unit: wells, label: visited, evidence: {source: survey, passage: 84 wells}}
findings:
  - {id: dry, heading: Wells are dry, text: "Of {wells}, many are dry.", actor: The invented Ministry}
quotes:
  - {id: said, text: We are thirsty., speaker: A villager, source: survey}
timeline:
  - {id: visit, date: 2025, text: The visit., evidence: {source: survey}}
recommendations:
  - {to: The invented Ministry, asks: [{id: mend, text: Mend the wells.}]}
corrections:
  - {date: 2026-02-01, text: A word was wrong.}
"""

FRENCH = """\
translated_by: un bureau imaginé
words:
  wells: puits
  The invented Ministry: le ministère inventé
title: Les puits d’Examplia
topics: {water: eau}
key_message: La moitié des puits sont à sec.
summary: Des bénévoles ont visité {wells}.
figures:
  wells: {label: visités}
findings:
  dry: {heading: Des puits sont à sec, text: "Sur {wells}, beaucoup sont à sec."}
quotes:
  said: {text: Nous avons soif.}
timeline:
  visit: {text: La visite.}
recommendations:
  The invented Ministry:
    asks:
      mend: {text: Réparer les puits.}
corrections:
  2026-02-01: {text: Un mot était faux.}
"""

FILE = "briefs/wells.fr.yaml"


def original(text: str = ORIGINAL) -> Original:
    reading = read_brief("briefs/wells.yaml", text.encode())
    assert reading.value is not None
    assert reading.places is not None
    return Original("briefs/wells.yaml", reading.value, reading.places)


def marked(of: Original, french: str = FRENCH) -> TranslationRecord:
    overlay, places, _ = read_overlay(FILE, french.encode())
    assert overlay is not None
    assert places is not None
    return marks_of(lay(of, overlay, FILE, places))


def translated(
    french: str = FRENCH, english: str = ORIGINAL, record: TranslationRecord | None = None
) -> tuple[Translation | None, list[Problem]]:
    of = original(english)
    return read_translation(of, "fr", FILE, french.encode(), record or marked(of))


def sound(french: str = FRENCH, english: str = ORIGINAL) -> Translation:
    version, problems = translated(french, english)
    assert problems == []
    assert version is not None
    return version


def only(french: str, english: str = ORIGINAL, record: TranslationRecord | None = None) -> Problem:
    of = original(english)
    _, (problem,) = read_translation(
        of, "fr", FILE, french.encode(), record or TranslationRecord(of=_all(of))
    )
    return problem


def _all(of: Original) -> dict[str, str]:
    from briefgen.brief.tree import path_text

    return {path_text(word.own): hash_of(word.text) for word in words_of(of.brief)}


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


def test_every_text_of_the_model_is_words_a_name_or_a_fact() -> None:
    fields = set(text_fields(Brief))
    assert fields >= NAMES | FACTS, "a name or fact that is no text of the model"
    assert not NAMES & FACTS
    assert fields >= {
        (part, name)
        for part in parts_in(Brief)
        for name in ("heading", "text", "title")
        if name in part.model_fields
    }


def test_a_field_added_to_the_model_is_words() -> None:
    from pydantic import create_model

    from briefgen.brief.fields import Line, Number
    from briefgen.brief.part import Part
    from briefgen.brief.words import slots

    planted = create_model("Planted", __base__=Part, remark=(Line | None, None), count=(Number | None, None))
    assert [slot.name for slot in slots(planted)] == ["remark"]


def test_no_fact_is_a_field_of_the_overlays_model() -> None:
    fields = set(overlay_model().model_fields)
    assert (
        fields & {"date", "lang", "status", "places", "evidence", "number", "internal", "key_figures"}
        == set()
    )


def test_the_translators_file_has_a_place_for_every_word_and_keeps_what_is_there() -> None:
    of = original()
    blank = overlay_text(of.brief, of.file, "fr", None)
    overlay, _, problems = read_overlay(FILE, blank.replace("translated_by:", "translated_by: x").encode())
    assert problems == []
    assert overlay is not None
    assert overlay.texts == {}
    for word in words_of(of.brief):
        assert " ".join(word.text.split()) in " ".join(blank.split()) or not word.needed
    before, _, _ = read_overlay(FILE, FRENCH.encode())
    again, _, problems = read_overlay(FILE, overlay_text(of.brief, of.file, "fr", before, FRENCH).encode())
    assert problems == []
    assert again == before


def test_comments_and_left_over_words_are_kept_in_the_translators_file() -> None:
    of = original()
    french = FRENCH.replace("quotes:", "# ask the speaker\nquotes:\n  gone: {text: Parti.}")
    overlay, _, _ = read_overlay(FILE, french.encode())
    text = overlay_text(of.brief, of.file, "fr", overlay, french)
    assert "# ask the speaker" in text
    assert "# quotes.gone.text: Parti." in text
    once_more = overlay_text(of.brief, of.file, "fr", read_overlay(FILE, text.encode())[0], text)
    assert once_more == text


def test_the_record_of_a_translation_is_read_as_it_was_written() -> None:
    record = marked(original())
    assert read_translation_record("r", to_json(record).encode()) == (record, [])


@pytest.mark.parametrize("data", [b"", b"{", b'{"format": 2, "of": {}}', b"[" * 100_000])
def test_a_damaged_record_is_a_warning(data: bytes) -> None:
    record, (problem,) = read_translation_record("r", data)
    assert record == TranslationRecord()
    assert (problem.code, problem.severity) == ("translation-record", Severity.WARNING)


def test_the_sample_briefs_translations_are_whole(tmp_path: Path) -> None:
    from briefgen.brief.workspace import read_workspace

    found = read_workspace(Path(__file__).parents[3], ("mali-after-minusma",))
    (file,) = found.briefs
    assert {version.lang for version in file.translations} == {"fr", "ar"}
    assert [problem for problem in found.problems if problem.code.startswith("translation")] == []

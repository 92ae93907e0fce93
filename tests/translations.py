"""A brief and its overlay in French, for tests of translations: sound, and with one thing changed."""

from __future__ import annotations

from briefgen.brief.overlay import read_overlay
from briefgen.brief.reader import read_brief
from briefgen.brief.translation import Original, Translation, lay, marks_of, read_translation
from briefgen.brief.translationrecord import TranslationRecord, hash_of
from briefgen.brief.tree import path_text
from briefgen.brief.words import words_of
from briefgen.problems import Problem

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
    """A brief as read."""
    reading = read_brief("briefs/wells.yaml", text.encode())
    assert reading.value is not None
    assert reading.places is not None
    return Original("briefs/wells.yaml", reading.value, reading.places)


def marked(of: Original, french: str = FRENCH) -> TranslationRecord:
    """The record of a translation that was looked through whole."""
    overlay, places, _ = read_overlay(FILE, french.encode())
    assert overlay is not None
    assert places is not None
    return marks_of(lay(of, overlay, FILE, places))


def translated(
    french: str = FRENCH, english: str = ORIGINAL, record: TranslationRecord | None = None
) -> tuple[Translation | None, list[Problem]]:
    """The brief in French, and what is wrong with it."""
    of = original(english)
    return read_translation(of, "fr", FILE, french.encode(), record or marked(of))


def sound(french: str = FRENCH, english: str = ORIGINAL) -> Translation:
    """The brief in French, without a problem."""
    version, problems = translated(french, english)
    assert problems == []
    assert version is not None
    return version


def only(french: str, english: str = ORIGINAL, record: TranslationRecord | None = None) -> Problem:
    """The one problem of an overlay."""
    of = original(english)
    _, (problem,) = read_translation(
        of, "fr", FILE, french.encode(), record or TranslationRecord(of=all_words(of))
    )
    return problem


def all_words(of: Original) -> dict[str, str]:
    """The hash of each text of a brief, by its place."""
    return {path_text(word.own): hash_of(word.text) for word in words_of(of.brief)}

"""The file that a translator is given, and gets back."""

from __future__ import annotations

from briefgen.brief.overlay import read_overlay
from briefgen.brief.overlaytext import overlay_text
from briefgen.brief.words import words_of
from tests.translations import FILE, FRENCH, original


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

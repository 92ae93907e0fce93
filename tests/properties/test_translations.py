"""A translation that repeats the original's words is the original."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.brief.overlay import read_overlay
from briefgen.brief.overlaytext import overlay_text
from briefgen.brief.translation import read_translation
from briefgen.brief.translationrecord import TranslationRecord
from briefgen.brief.words import rewritten, words_of
from tests.unit.brief.test_translation import ORIGINAL, original

FILE = "briefs/wells.fr.yaml"
OF = original(ORIGINAL)
TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="{}\u1680\u3000"),
    min_size=1,
    max_size=200,
).filter(lambda text: text.strip() == text and any(map(str.isalpha, text)))


def test_repeating_the_original_gives_the_original() -> None:
    from briefgen.brief.overlay import Overlay

    overlay = Overlay("x", None, {word.own: word.text for word in words_of(OF.brief)}, {})
    text = overlay_text(OF.brief, OF.file, "fr", overlay)
    version, problems = read_translation(OF, "fr", FILE, text.encode(), TranslationRecord())
    assert [problem.code for problem in problems] == ["translation-unmarked"]
    assert version is not None
    sources = OF.brief.sources
    assert version.brief.model_copy(update={"lang": "en", "sources": sources}) == OF.brief


@given(TEXTS)
def test_any_words_come_back_as_they_were_written(text: str) -> None:
    given = {word.own: " ".join(text.split(" ")) for word in words_of(OF.brief)}
    from briefgen.brief.overlay import Overlay

    written = overlay_text(OF.brief, OF.file, "fr", Overlay("x", None, given, {}))
    overlay, _, problems = read_overlay(FILE, written.encode())
    if overlay is None:  # refused for what a brief's text may not hold, and said so
        assert problems
        return
    wanted = rewritten(OF.brief, lambda word: given[word.own])
    for word in words_of(wanted):
        assert " ".join(overlay.texts[_own(word.path)].split()) == " ".join(word.text.split())


def _own(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return next(word.own for word in words_of(OF.brief) if word.path == path)

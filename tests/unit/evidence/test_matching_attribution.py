"""Who speaks near a quote."""

from __future__ import annotations

import pytest

from briefgen.evidence.pages import SourceText
from briefgen.evidence.quotes.matching import Attribution, attribution, judge_quote
from tests.unit.evidence.test_matching_words import source

FILLER = "Nothing else was said on that day in the town by anyone at all. " * 8


def who(text: str, quote: str, speaker: str, role: str | None = None, lang: str = "en") -> Attribution:
    pages: SourceText = source(text)
    return attribution(judge_quote(quote, pages, lang), pages, speaker, role, lang)


@pytest.mark.parametrize(
    ("text", "quote", "speaker", "lang"),
    [
        ("“They left us,” said Ilaria Allegrozzi, researcher.", "They left us", "Ilaria Allegrozzi", "en"),
        ("Ilaria Allegrozzi said: “They left us.”", "They left us.", "I. Allegrozzi", "en"),
        ("Ms. Allegrozzi spoke. “They left us,” she said.", "They left us", "Ilaria Allegrozzi", "en"),
        (f"Allegrozzi came. {FILLER} “They left us,” she said.", "They left us", "Ilaria Allegrozzi", "en"),
        (
            "“They left us,” said UN High Commissioner for Human Rights Ilaria Allegrozzi.",
            "They left us",
            "Ilaria Allegrozzi",
            "en",
        ),
        ("« Ils sont partis », a déclaré Éric Dupré.", "Ils sont partis", "Eric Dupre", "fr"),
        ('قال محمد لطفي: "السلطات لديها مشكلة"', "السلطات لديها مشكلة", "محمد لطفي", "ar"),
        ("«Они ушли», — сказал Иван Петров.", "Они ушли", "Иван Петров", "ru"),
    ],
)
def test_the_speaker_is_found(text: str, quote: str, speaker: str, lang: str) -> None:
    assert who(text, quote, speaker, lang=lang) == Attribution(True)


@pytest.mark.parametrize(
    ("text", "quote", "other", "lang"),
    [
        ("“They left us,” said Volker Türk to Ilaria Allegrozzi.", "They left us", "Volker Türk", "en"),
        ("“They left us,” said Volker Türk, the chief.", "They left us", "Volker Türk", "en"),
        ("Volker Türk said: “They left us.” Allegrozzi agreed.", "They left us.", "Volker Türk", "en"),
        ("« Ils sont partis », a déclaré Volker Türk.", "Ils sont partis", "Volker Türk", "fr"),
        ("«Se fueron», dijo Ana de la Cruz.", "Se fueron", "Ana de la Cruz", "es"),
        ("«Они ушли», — сказал Иван Петров.", "Они ушли", "Иван Петров", "ru"),
    ],
)
def test_another_speaker_is_named(text: str, quote: str, other: str, lang: str) -> None:
    assert who(text, quote, "Ilaria Allegrozzi", lang=lang) == Attribution(False, other)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("In December a widow said: “They left us.”", "en"),
        ("On Monday, witnesses said: “They left us.”", "en"),
        ("« They left us », a déclaré En Janvier un témoin.", "fr"),
    ],
)
def test_a_month_is_nobody(text: str, lang: str) -> None:
    assert who(text, "They left us", "A widow", lang=lang).other == ""


def test_nothing_near() -> None:
    assert who(f"{FILLER} They left us. {FILLER}", "They left us", "Ilaria Allegrozzi") == Attribution(False)


def test_the_role_is_looked_for() -> None:
    text = "“They left us,” said Ilaria Allegrozzi, senior Sahel researcher at Human Rights Watch."
    assert who(text, "They left us", "Ilaria Allegrozzi", "senior Sahel researcher").role_found
    assert not who(text, "They left us", "Ilaria Allegrozzi", "minister of defence").role_found


def test_no_passage_has_no_speaker() -> None:
    assert who("Another text of this kind.", "They left us here", "Ilaria Allegrozzi") == Attribution(False)

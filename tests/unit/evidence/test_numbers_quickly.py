"""The short ways of reading numbers give what the long ones do."""

from __future__ import annotations

from random import Random

import pytest

from briefgen.evidence.numbers import mentions, numbercores, numberwords, tokens
from briefgen.evidence.numbers.lexicon import languages, lexicon_of
from briefgen.evidence.numbers.mentions import Mention, numbers_in
from briefgen.evidence.numbers.skimming import may_hold_numbers
from briefgen.evidence.numbers.tokens import tokenise

TEXTS = (
    "At least 1,234 people, half a million more, twice the two thirds of last year’s 3.5%.\tA hundred and 5.",
    "Près de 358 000 personnes, une centaine d’écoles, un enfant sur cinq, la moitié, quatre-vingt-trois.",
    "ما لا يقل عن ٣٢ شخصًا، وأربعين مدرسة، ونحو نصف مليون نازح",
    "Не менее двух тысяч человек, треть школ, 5 млн руб., второй раз",
    "Mehr als siebenundvierzig Menschen, ein Drittel, anderthalb Millionen, die dritte Woche",
    "Dozens of İstanbul’s ½ million ﬁles, 21st of 1ºˢᵗ, straße",
    "Zaidi ya watu elfu tatu na mia tano, nusu ya shule",
)


class Everything(frozenset[str]):
    """Words that rule nothing out."""

    def __contains__(self, word: object) -> bool:
        return True


def read() -> list[list[Mention]]:
    return [numbers_in(text, lang) for text in TEXTS for lang in languages()]


def test_words_that_begin_no_number_are_passed_over_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read()
    monkeypatch.setattr(numbercores, "openings", lambda _: Everything())
    monkeypatch.setattr(numberwords, "spelled_openings", lambda _: Everything())
    assert read() == quick
    assert sum(map(len, quick)) > 80


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_folded_in_place_has_the_same_tokens(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = tokenise(text)
    monkeypatch.setattr(tokens, "folded_in_place", lambda _: None)
    assert tokenise(text) == quick


def test_where_a_character_is_folded_to_more_or_none_the_places_still_stand() -> None:
    text = "straße ﬁ\u200bn 12"
    assert tokens.folded_in_place(text) is None
    assert text[slice(*tokenise(text)[-1][2:4])] == "12"


def made_up(lang: str, seed: str) -> str:
    """A few words of the language's vocabulary of numbers, and others, in any order."""
    random, lexicon = Random(f"{lang} {seed}"), lexicon_of(lang)  # noqa: S311 - the same each time
    tables = [*lexicon.lists.values(), *lexicon.numbers.values(), lexicon.before, lexicon.after]
    words = sorted({word for table in tables for word in table.words()})
    parts = [
        random.choice([random.choice(words), "wells", "آبار", "pumps"]) for _ in range(random.randint(1, 5))
    ]
    return "".join(part + random.choice([" ", " ", "-", "\u2019", ", ", ". ", ""]) for part in parts)


@pytest.mark.parametrize("lang", languages())
def test_no_text_with_a_number_is_passed_over(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*TEXTS, *(made_up(lang, str(number)) for number in range(2000))]
    quick = [numbers_in(text, lang) for text in texts]
    passed = [text for text in texts if not may_hold_numbers(text, lang)]
    monkeypatch.setattr(mentions, "may_hold_numbers", lambda *_: True)
    assert [numbers_in(text, lang) for text in texts] == quick
    assert len(passed) > 200  # or nothing was saved
    assert sum(map(len, quick)) > 100

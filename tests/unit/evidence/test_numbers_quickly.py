"""The short ways of reading numbers give what the long ones do."""

from __future__ import annotations

import pytest

from briefgen.evidence.numbers import numbercores, numberwords, tokens
from briefgen.evidence.numbers.lexicon import languages
from briefgen.evidence.numbers.mentions import Mention, numbers_in
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
    monkeypatch.setattr(tokens, "_folded_in_place", lambda _: None)
    assert tokenise(text) == quick


def test_where_a_character_is_folded_to_more_or_none_the_places_still_stand() -> None:
    text = "straße ﬁ\u200bn 12"
    assert tokens._folded_in_place(text) is None
    assert text[slice(*tokenise(text)[-1][2:4])] == "12"

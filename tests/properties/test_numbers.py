"""Laws of reading numbers: what a language writes is read back, and no other number is ever borne out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.evidence.numbers.figures import Claim, judge_figure, parse_claim
from briefgen.evidence.numbers.lexicon import _read
from briefgen.evidence.numbers.mentions import numbers_in
from briefgen.evidence.verdicts import FigureVerdict

LANGUAGES = ("en", "fr", "es", "ar", "ru", "pt", "sw")
NOUN = {
    "en": "xenons",
    "fr": "xenons",
    "es": "xenones",
    "ar": "زينون",
    "ru": "ксенонов",
    "pt": "xenons",
    "sw": "xenoni",
}
CAUTIONS = [
    (lang, key, place, phrase)
    for lang in LANGUAGES
    for key, places in _read(lang)["qualifiers"].items()
    for place in ("before", "after")
    for phrase in places[place]
]
amounts = st.one_of(
    st.integers(0, 10**9).map(Decimal),
    st.decimals(0, 10**6, places=1),
    st.decimals(0, 10**6, places=2),
    st.sampled_from([Decimal(number) for number in (0, 1, 10, 999, 1000, 1900, 2024, 10**6, 15000)]),
)
few = settings(max_examples=150, deadline=None)


def written(value: Decimal, lang: str, digits: str = "latn") -> str:
    return format_decimal(value, locale=lang, numbering_system=digits)


def phrase_with(lang: str, place: str, caution: str, number: str) -> str:
    gap = "" if caution.endswith("'") else " "
    if place == "before":
        return f"{caution}{gap}{number} {NOUN[lang]}"
    return f"{number} {NOUN[lang]} {caution}"


@few
@given(st.sampled_from(CAUTIONS), amounts, st.sampled_from(["latn", "default"]))
def test_a_number_with_its_caution_is_read_back(
    entry: tuple[str, str, str, str], value: Decimal, digits: str
) -> None:
    lang, key, place, caution = entry
    text = phrase_with(lang, place, caution, written(value, lang, digits))
    found = [mention for mention in numbers_in(text, lang) if mention.kind in {"count", "year"}]
    assert [(mention.value, mention.qualifier) for mention in found] == [(value, key)], text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_caution_of_the_vocabulary_is_read(lang: str) -> None:
    for own, key, place, caution in CAUTIONS:
        if own == lang:
            text = phrase_with(
                lang, place, caution, "1 234 567" if lang in {"fr", "ru"} else written(Decimal(350), lang)
            )
            assert [mention.qualifier for mention in numbers_in(text, lang)] == [key], text


@few
@given(st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES), st.integers(1, 10**9), st.data())
def test_another_digit_is_never_supported(one: str, other: str, value: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(str(value)) - 1))
    digit = data.draw(st.sampled_from("0123456789"))
    changed = int(str(value)[:place] + digit + str(value)[place + 1 :])
    passage = f"{written(Decimal(value), other)} {NOUN[other]}"
    verdict = judge_figure(Claim(Decimal(changed)), passage, other, ()).verdict
    assert (verdict is FigureVerdict.SUPPORTED) <= (changed == value)
    claim = parse_claim(f"{written(Decimal(changed), one)} {NOUN[one]}", one)
    if claim is not None and changed != value:
        assert judge_figure(claim, passage, other, ()).verdict is not FigureVerdict.SUPPORTED


@few
@given(st.sampled_from(CAUTIONS), st.sampled_from(CAUTIONS), st.integers(2, 1800))
def test_another_caution_is_never_supported(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str], value: int
) -> None:
    claim = parse_claim(phrase_with(one[0], *one[2:], str(value)), one[0])
    passage = phrase_with(other[0], *other[2:], str(value))
    assert claim is not None
    verdict = judge_figure(claim, passage, other[0], ()).verdict
    assert (verdict is FigureVerdict.SUPPORTED) <= (one[1] == other[1])


PIECES = st.one_of(
    st.sampled_from(
        [
            *(
                "12",
                " ",
                "1,000",
                "15.000",
                "٣٢",
                "٪",
                "%",
                "$",
                "€",
                "-",
                "–",
                "/",
                ".",
                ",",
                ":",
                "+",
                "\n",
                "(",
                "[",
            ),
            *(
                "million",
                "at least",
                "between",
                "and",
                "half a",
                "dozen",
                "one",
                "in",
                "five",
                "mille",
                "и",
                "و",
            ),
            *(
                "ثلاثة",
                "آلاف",
                "сорок",
                "siebenund",
                "½",
                "²",
                "ﷺ",
                "\u200f",
                "\u00ad",
                "İ",
                "ß",
                "9" * 40,
                "milioni",
            ),
        ]
    ),
    st.text(max_size=4),
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=25).map("".join),
    st.sampled_from([*LANGUAGES, "de", "nl", "zh", "xx", "es-MX"]),
    st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 40)), max_size=3),
)
def test_any_text_is_read(text: str, lang: str, raised: list[tuple[int, int]]) -> None:
    end = 0
    for mention in numbers_in(text, lang, raised):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
        assert mention.start >= end
        end = mention.end
    for value in (Decimal(12), Decimal(10) ** 12, Decimal("0.5")):
        judge_figure(Claim(value, qualifier="about", unit="homes"), text, lang, raised)

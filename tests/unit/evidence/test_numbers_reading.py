"""Numbers in texts: digits, words, scales, ranges, kinds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.brief.model import QUALIFIERS
from briefgen.evidence.numbers.lexicon import _read, languages
from briefgen.evidence.numbers.mentions import numbers_in

WORDS = [
    ("en", "thirty-two people", 32),
    ("en", "one hundred and five", 105),
    ("en", "half a dozen", 6),
    ("en", "two and a half million", 2_500_000),
    ("en", "$869bn", 869_000_000_000),
    ("en", "nineteen hundred", 1900),
    ("en", "12,34,567 people", 1_234_567),
    ("en", "2½ tonnes", Decimal("2.5")),
    ("fr", "quatre-vingt-trois", 83),
    ("fr", "soixante-dix-sept", 77),
    ("fr", "vingt et un", 21),
    ("fr", "cinq mille milliards", 5_000_000_000_000),
    ("fr", "4,3 milliards", 4_300_000_000),
    ("fr", "deux cent quatre-vingt-dix-neuf mille", 299_000),
    ("es", "veintidós", 22),
    ("es", "3,5 millones", 3_500_000),
    ("es", "diez mil millones", 10_000_000_000),
    ("es", "treinta y dos mil quinientos", 32_500),
    ("ar", "سبعة وأربعون", 47),
    ("ar", "سبعة وأربعين", 47),
    ("ar", "ألفين", 2000),
    ("ar", "مئتين وخمسين ألفا", 250_000),
    ("ar", "ثلاثة ملايين وخمسمئة ألف", 3_500_000),
    ("ar", "٣٢", 32),
    ("ar", "۳۲", 32),
    ("ar", "١٬٢٣٤٫٥", Decimal("1234.5")),
    ("ru", "сорока семи", 47),
    ("ru", "двести пятьдесят три тысячи", 253_000),
    ("ru", "полтора миллиона", 1_500_000),
    ("ru", "32 тыс. человек", 32_000),
    ("pt", "dois mil milhões", 2_000_000_000),
    ("de", "siebenundvierzig", 47),
    ("de", "zweihundertfünfzigtausend", 250_000),
    ("nl", "honderdvijfenveertig", 145),
    ("sw", "mia moja na ishirini", 120),
    ("sw", "milioni 2", 2_000_000),
]


@pytest.mark.parametrize(("lang", "text", "value"), WORDS)
def test_a_number_is_read(lang: str, text: str, value: Decimal | int) -> None:
    assert [mention.value for mention in numbers_in(text, lang)] == [value]


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "Article 7", "reference"),
        ("en", "p. 14", "reference"),
        ("en", "resolution 64/292", "reference"),
        ("en", "COVID-19", "reference"),
        ("en", "call +223 20 22 44 55", "reference"),
        ("en", "12 December", "date"),
        ("en", "2024-12-12", "date"),
        ("fr", "le 1er mai", "ordinal"),
        ("fr", "le 12 mai", "date"),
        ("es", "el 25 de febrero", "date"),
        ("ru", "12 декабря", "date"),
        ("ar", "12 ديسمبر", "date"),
        ("en", "in 2023", "year"),
        ("ru", "2014 года", "year"),
        ("en", "at 10:30", "time"),
        ("en", "a boy aged 12", "age"),
        ("en", "a 12-year-old boy", "age"),
        ("en", "the 21st century", "ordinal"),
        ("en", "dozens of homes", "vague"),
        ("ar", "آلاف المنازل", "vague"),
        ("ru", "десятки тысяч людей", "vague"),
        ("en", "two thirds of them", "fraction"),
        ("fr", "un sur cinq", "fraction"),
        ("fr", "quelque 2000 personnes", "count"),
        ("en", "December 12 300 people", "date"),
    ],
)
def test_a_number_is_of_its_kind(lang: str, text: str, kind: str) -> None:
    assert numbers_in(text, lang)[0].kind == kind


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "between 40 and 60"),
        ("en", "40–60 homes"),
        ("en", "40 to 60"),
        ("fr", "40 à 60"),
        ("fr", "entre 40 et 60"),
        ("es", "entre 40 y 60"),
        ("ar", "بين 40 و60"),
        ("ru", "между 40 и 60"),
        ("de", "zwischen vierzig und sechzig"),
    ],
)
def test_a_range_is_one_mention(lang: str, text: str) -> None:
    (mention,) = numbers_in(text, lang)
    assert (mention.value, mention.to) == (40, 60)


def test_a_scale_goes_for_both_ends_of_a_range() -> None:
    (mention,) = numbers_in("2 to 3 million people", "en")
    assert (mention.value, mention.to) == (2_000_000, 3_000_000)


@pytest.mark.parametrize(
    ("lang", "text", "readings"),
    [
        ("fr", "15.000 soldats", [15000]),
        ("en", "15,000 troops", [15000]),
        ("en", "15.000 troops", [15, 15000]),
        ("fr", "15,000 soldats", [15, 15000]),
        ("en", "1.234 million", [1_234_000]),
        ("xx", "15.000", [15000, 15]),
        ("es-MX", "15,000 casas", [15000]),
        ("en", "1.234.567 and 15.000", [15000]),
        ("en", "358 000 people", [358000]),
        ("en", "Region 12 300", [12300, 12]),
    ],
)
def test_separators_are_read_by_language_and_neighbours(lang: str, text: str, readings: list[int]) -> None:
    assert list(numbers_in(text, lang)[-1].readings) == readings


def test_the_caution_belongs_to_its_own_number() -> None:
    text = "at least 32 civilians, including 7 in a drone strike, and over 1,000 homes or more than half"
    assert [mention.qualifier for mention in numbers_in(text, "en")] == [
        "at least",
        None,
        "more than",
        "more than",
    ]


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("en", "32 or more", "at least"),
        ("en", "at least another 32", "at least"),
        ("en", "not more than 32", "at most"),
        ("en", "up to about 300", "up to"),
        ("en", "500+ men", "at least"),
        ("en", "> 500 men", "more than"),
        ("fr", "32 personnes au moins", "at least"),
        ("fr", "plus d’un million", "more than"),
        ("fr", "une centaine de maisons", "about"),
        ("ar", "٣٢ مدنيًا على الأقل", "at least"),
        ("ar", "وأكثر من 5 ملايين", "more than"),
        ("ru", "около ста", "about"),
        ("ru", "за неполные девять месяцев", "nearly"),
        ("en", "exactly 32", "exactly"),
        ("en", "32 civilians and at least 7 others", None),
    ],
)
def test_a_caution_is_found(lang: str, text: str, qualifier: str | None) -> None:
    assert numbers_in(text, lang)[0].qualifier == qualifier


def test_raised_digits_are_left_out() -> None:
    assert numbers_in("is 52.34 years", "en", [(7, 8)])[0].value == Decimal("52.3")
    assert numbers_in("is 52.3⁴ years", "en")[0].value == Decimal("52.3")
    assert numbers_in("the 21st", "en", [(6, 8)])[0].kind == "ordinal"


@pytest.mark.parametrize("lang", languages())
def test_a_vocabulary_names_its_cautions_in_the_order_of_the_brief(lang: str) -> None:
    keys = list(_read(lang)["qualifiers"])
    assert keys == sorted(keys, key=QUALIFIERS.index)

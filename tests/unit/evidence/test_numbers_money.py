"""Numbers with signs of currencies, those of letters too, and what only looks like them."""

from __future__ import annotations

import pytest

from briefgen.evidence.numbers.mentions import Mention, numbers_in


def first(text: str, lang: str = "en") -> Mention:
    return numbers_in(text, lang)[0]


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("N29 billion was paid", 29_000_000_000, "NGN"),
        ("N29bn was paid", 29_000_000_000, "NGN"),
        ("a fine of N500,000 (three months’ wages)", 500_000, "NGN"),
        ("(N29 billion)", 29_000_000_000, "NGN"),
        ("₦29m was paid", 29_000_000, "NGN"),
        ("R5 million was lost", 5_000_000, "ZAR"),
        ("R5m was lost", 5_000_000, "ZAR"),
        ("R 5 000 000 was lost", 5_000_000, "ZAR"),
        ("K200 million", 200_000_000, "ZMW"),
        ("P500 million", 500_000_000, "PHP"),
        ("KSh 3m", 3_000_000, "KES"),
        ("KSh3m", 3_000_000, "KES"),
        ("Ksh. 3,000 each", 3_000, "KES"),
        ("USh 300", 300, "UGX"),
        ("Rs 200", 200, "INR"),
        ("Rs. 5 crore", 50_000_000, "INR"),
        ("Rs200", 200, "INR"),
        ("₨ 200", 200, "INR"),
        ("Tk 500", 500, "BDT"),
        ("Tk. 500 lakh", 50_000_000, "BDT"),
        ("A$40 million", 40_000_000, "AUD"),
        ("US$5", 5, "USD"),
        ("HK$3", 3, "HKD"),
        ("GH¢200", 200, "GHS"),
        ("500 FCFA", 500, "XOF"),
        ("F CFA 500 000", 500_000, "XOF"),
        ("ZMW 40", 40, "ZMW"),
    ],
)
def test_letters_before_a_number_are_its_currency(text: str, value: int, currency: str) -> None:
    mention = first(text)
    assert (mention.kind, mention.value, mention.currency) == ("count", value, currency)


def test_a_sign_that_several_countries_have_names_them_all() -> None:
    assert {"INR", "PKR", "NPR", "LKR"} <= set(first("Rs 200").currencies)
    assert {"XOF", "XAF"} == set(first("2 000 francs CFA", "fr").currencies)
    assert {"ZMW", "PGK", "MMK"} == set(first("K2 million").currencies)


def test_a_range_of_money_is_one_mention() -> None:
    (mention,) = numbers_in("between N5 million and N6 million", "en")
    assert (mention.value, mention.to, mention.currency) == (5_000_000, 6_000_000, "NGN")


@pytest.mark.parametrize(
    "text",
    [
        "an A4 page", "vitamin B12", "N95 masks", "the R2P doctrine", "the N29 road", "the R5 motorway",
        "M23 rebels", "K2", "P5 members", "article R214", "T72 tanks", "the G20", "R500 each", "N1",
        "N95 dozen", "x-N29 billion", "S/2013/338", "n29 billion", "MP3 million",
    ],
)  # fmt: skip
def test_names_with_letters_and_digits_are_no_money(text: str) -> None:
    mention = first(text)
    assert (mention.kind, mention.currencies) == ("reference", ())


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("vitamin K 2", ()),
        ("rs 200", ()),
        ("tk 5", ()),
        ("the dhs 200", ()),
        ("try 300 times", ()),
        ("annex R 5", ()),
    ],
)
def test_other_capitals_make_other_words(text: str, currencies: tuple[str, ...]) -> None:
    mention = first(text)
    assert (mention.kind, mention.currencies) == ("count", currencies)


@pytest.mark.parametrize("text", ["He paid a $40 fine", "A $40 million loan", "c $40"])
def test_an_article_before_the_sign_is_no_country(text: str) -> None:
    mention = first(text)
    assert mention.currency == "USD"
    assert "AUD" in mention.currencies
    assert len(mention.currencies) > 2

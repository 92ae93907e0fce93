"""Numbers, dates and names in the words of a language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from briefgen import locales
from briefgen.brief.dates import PartialDate

EN = {"day": "{day} {month} {year}", "month": "{month} {year}"}
FR = {**EN, "first": "1er"}


@pytest.mark.parametrize(
    ("value", "lang", "expected"),
    [
        ("1000", "en", "1,000"),
        ("1000", "fr", "1\u202f000"),
        ("12500.50", "en", "12,500.50"),
        ("1.10", "en", "1.10"),
        ("0", "en", "0"),
        ("-3", "en", "-3"),
    ],
)
def test_a_number_keeps_its_decimals_and_is_grouped_as_the_language_does(
    value: str, lang: str, expected: str
) -> None:
    assert locales.number(Decimal(value), lang) == expected


def test_a_percentage_is_written_as_the_language_does() -> None:
    assert locales.percent(Decimal("57"), "en") == "57%"
    assert locales.percent(Decimal("57.5"), "fr") == "57,5\u00a0%"


def test_money_has_no_cents_where_the_amount_is_whole() -> None:
    assert locales.money(Decimal("869000000"), "USD", "en") == "$869,000,000"
    assert locales.money(Decimal("1.50"), "USD", "en") == "$1.50"


def test_dates_keep_the_precision_they_were_given() -> None:
    assert locales.date(PartialDate(2024, 12, 12), "en", EN) == "12 December 2024"
    assert locales.date(PartialDate(2024, 12), "en", EN) == "December 2024"
    assert locales.date(PartialDate(2024), "en", EN) == "2024"
    assert locales.date(PartialDate(2024, 5, 1), "fr", FR) == "1er mai 2024"


AR = {"day": "{day} {month} {year}", "month": "{month} {year}"}
RU = {"day": "{day} {month} {year} года", "month": "{month} {year} года"}
RU_SINCE = {"day": "с {date}", "month": "с {of_month} {year} года", "year": "с {year} года"}


def test_a_date_inside_a_phrase_takes_the_form_the_phrase_needs() -> None:
    def since(*parts: int) -> str:
        return locales.date_within(PartialDate(*parts), "ru", RU, RU_SINCE)

    assert since(2024, 5, 3) == "с 3 мая 2024 года"
    assert since(2024, 5) == "с мая 2024 года"
    assert locales.date(PartialDate(2024, 5), "ru", RU) == "май 2024 года"
    assert since(2024) == "с 2024 года"


def test_months_are_those_of_the_region() -> None:
    day, month = PartialDate(2024, 12, 3), PartialDate(2024, 12)
    assert locales.date(day, "ar", AR) == "3 ديسمبر 2024"
    assert locales.date(day, "ar-SY", AR) == "3 كانون الأول 2024"
    assert locales.date(month, "ar-SY", AR) == "كانون الأول 2024"
    assert locales.date(month, "ar-MA", AR) == "دجنبر 2024"
    assert locales.date(month, "ar-DZ", AR) == "ديسمبر 2024"


def test_digits_are_the_publisher_s_choice_in_languages_that_have_their_own() -> None:
    arab = locales.numbering("ar-SY", "arab")
    assert arab == "arab"
    assert locales.number(Decimal("12345.50"), "ar", arab) == "١٢٬٣٤٥٫٥٠"
    assert locales.number(Decimal("12345.50"), "ar") == "12,345.50"
    assert locales.percent(Decimal("57.5"), "ar", arab) == "٥٧٫٥٪"
    assert locales.date(PartialDate(2024, 12, 3), "ar", AR, arab) == "٣ ديسمبر ٢٠٢٤"
    assert "١٬٢٥٠٬٠٠٠" in locales.money(Decimal(1250000), "USD", "ar", arab)
    assert locales.plural(3, {"few": "{count} صفحات", "other": "{count}"}, "ar", arab) == "٣ صفحات"
    assert locales.numbering("fa", "arab") == "arabext"
    assert locales.number(Decimal(456), "fa", "arabext") == "۴۵۶"
    assert locales.numbering("en", "arab") == locales.numbering("ar", "latn") == "latn"


@pytest.mark.parametrize("lang", ["ckb", "ps", "sd", "ur", "fa", "ar-MA"])
def test_every_language_of_the_arabic_script_can_be_numbered(lang: str) -> None:
    assert not set(locales.number(Decimal("1234.5"), lang, locales.numbering(lang, "arab"))) & set("12345")


def test_a_time_of_day_says_how_far_from_utc_it_is() -> None:
    east = timezone(timedelta(hours=5, minutes=30))
    assert locales.clock(datetime(2025, 3, 14, 6, 0, tzinfo=UTC)) == "06:00 UTC"
    assert locales.clock(datetime(2025, 3, 14, 6, 0, tzinfo=east)) == "06:00 UTC+05:30"


def test_plural_categories_are_those_of_cldr() -> None:
    assert locales.plural_categories("ar") == {"zero", "one", "two", "few", "many", "other"}
    assert locales.plural_categories("ru") == {"one", "few", "many", "other"}
    assert locales.plural_categories("sw") == {"one", "other"}


def test_stand_alone_months_do_not_spoil_later_dates() -> None:
    """babel issue 1234: one ``LLLL`` pattern changed the months of other languages afterwards."""
    before = locales.date(PartialDate(2024, 3, 8), "ru", EN)
    locales.date(PartialDate(2024, 3), "ru", EN)
    assert locales.date(PartialDate(2024, 3, 8), "ru", EN) == before == "8 марта 2024"


def test_direction_follows_the_language_not_the_region() -> None:
    assert locales.direction("ar") == locales.direction("ar-EG") == "rtl"
    assert locales.direction("pt-BR") == "ltr"


def test_a_country_code_without_a_country_has_no_name() -> None:
    assert locales.country("ML", "fr") == "Mali"
    assert locales.country("QX", "en") is None


def test_counted_labels_take_the_plural_form_of_the_language() -> None:
    forms = {"one": "{count} page", "other": "{count} pages"}
    assert locales.plural(1, forms, "en") == "1 page"
    assert locales.plural(0, forms, "en") == "0 pages"
    assert locales.plural(0, forms, "fr") == "0 page"


def test_an_unknown_language_is_known_to_be_unknown() -> None:
    assert locales.is_language("sw")
    assert not locales.is_language("xx")


@pytest.mark.parametrize(
    ("lang", "known"),
    [
        ("en", "en_US"),
        ("fr", "fr_FR"),
        ("pt-BR", "pt_BR"),
        ("ar", "ar_EG"),
        ("sw", "sw_TZ"),
        ("zh-Hant", "zh_TW"),
    ],
)
def test_a_language_has_the_country_it_is_most_spoken_in(lang: str, known: str) -> None:
    assert locales.with_territory(lang) == known

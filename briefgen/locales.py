"""Numbers, money, dates, lists, names of countries, direction of a language. The only user of ``babel``.

Babel's own date patterns are not used: formatting ``LLLL`` (stand-alone months) once changes later
results for other languages in the same process (babel issue 1234). A catalogue of labels gives the
pattern, Babel the month's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from babel import Locale

LATIN_DIGITS = "0123456789"
_DIGITS = {"arab": "٠١٢٣٤٥٦٧٨٩", "arabext": "۰۱۲۳۴۵۶۷۸۹"}
_SCRIPT_DIGITS = {
    "ar": "arab",
    "ckb": "arab",
    "sd": "arab",
    "fa": "arabext",
    "ps": "arabext",
    "ur": "arabext",
}
RIGHT_TO_LEFT = {"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi", "dv", "ckb"}


class DateParts(Protocol):
    """Anything with a year, and perhaps a month and a day."""

    @property
    def year(self) -> int: ...  # noqa: D102
    @property
    def month(self) -> int | None: ...  # noqa: D102
    @property
    def day(self) -> int | None: ...  # noqa: D102


@lru_cache(maxsize=64)
def locale_of(lang: str) -> Locale:
    """Babel's locale for a language tag, of the language alone where the tag as a whole is unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(lang.split("-")[0])


def is_language(lang: str) -> bool:
    """True where Babel knows the language."""
    from babel import UnknownLocaleError

    try:
        locale_of(lang)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def direction(lang: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def numbering(lang: str, digits: str) -> str:
    """CLDR's name of the digits that a language is printed with.

    ``digits`` is the publisher's choice: ``latn`` for 123 everywhere, ``arab`` for the script's own digits in
    Arabic and the languages that share its script; other languages have 123 either way.
    """
    return _SCRIPT_DIGITS.get(lang.split("-")[0], "latn") if digits == "arab" else "latn"


def in_digits(text: str, digits: str) -> str:
    """``text`` with its 0 to 9 written in the digits that ``numbering`` named."""
    return text.translate(str.maketrans(LATIN_DIGITS, _DIGITS[digits])) if digits in _DIGITS else text


def _symbols(lang: str, digits: str) -> str:
    """The numbering system whose signs Babel has for the language."""
    return digits if digits in locale_of(lang).number_symbols else "latn"


def number(value: Decimal, lang: str, digits: str = "latn") -> str:
    """The number grouped as the language does, with the decimals it was typed with."""
    return _grouped(str(value), lang, digits)  # 1 and 1.0 are equal, and not written alike


@lru_cache(maxsize=4096)
def _grouped(written: str, lang: str, digits: str) -> str:
    """A brief prints each of its numbers half a dozen times."""
    value = Decimal(written)
    from babel.numbers import format_decimal

    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    signs = _symbols(lang, digits)
    text = format_decimal(value, format=pattern, locale=locale_of(lang), numbering_system=signs)
    return in_digits(text, digits)


def percent(value: Decimal, lang: str, digits: str = "latn") -> str:
    """``57`` as ``57%``, ``57 %`` or ``٥٧٪``, as the language writes it."""
    if digits != "latn":
        return number(value, lang, digits) + "٪"
    from babel.numbers import format_percent

    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    locale = locale_of(lang)
    own = str(locale.percent_formats[None].pattern)
    return format_percent(
        value / 100,
        format=own.replace("#,##0", "#,##0" + ("." + "0" * decimals if decimals else "")),
        locale=locale,
    )


def money(value: Decimal, currency: str, lang: str, digits: str = "latn") -> str:
    """The amount with its currency's sign, without cents where there are none."""
    from babel.numbers import format_currency, get_currency_name

    whole = value == value.to_integral_value()
    if (
        direction(lang) == "rtl"
    ):  # a sign such as US$ would be turned about: the currency's name is what is written
        name = get_currency_name(currency, count=value, locale=locale_of(lang))
        return f"{number(value, lang, digits)} {name}"
    return format_currency(
        value,
        currency,
        locale=locale_of(lang),
        currency_digits=not whole,
        format=_money_pattern(lang, whole=whole),
    )


def _money_pattern(lang: str, *, whole: bool) -> str | None:
    pattern = str(locale_of(lang).currency_formats["standard"].pattern)
    return pattern.replace(".00", "") if whole else None


def date(parts: DateParts, lang: str, patterns: dict[str, str], digits: str = "latn") -> str:
    """A day, month or year in words. ``patterns`` has ``day`` and ``month``: ``{day} {month} {year}``."""
    year = in_digits(str(parts.year), digits)
    if parts.month is None:
        return year
    month = _month(lang, parts.month, alone=not parts.day)
    if parts.day is None:
        return patterns["month"].format(month=month, year=year)
    day = patterns["first"] if parts.day == 1 and "first" in patterns else in_digits(str(parts.day), digits)
    return patterns["day"].format(day=day, month=month, year=year)


def date_within(
    parts: DateParts, lang: str, patterns: dict[str, str], phrase: dict[str, str], digits: str = "latn"
) -> str:
    """A date inside a phrase that differs with how exact it is: ``с мая 2024 года``, ``depuis le 5 mai``."""
    exactness = "year" if parts.month is None else "month" if parts.day is None else "day"
    of_month = _month(lang, parts.month, alone=False) if parts.month else ""
    year = in_digits(str(parts.year), digits)
    return phrase[exactness].format(date=date(parts, lang, patterns, digits), of_month=of_month, year=year)


def clock(moment: datetime) -> str:
    """A time of day with its distance from UTC: ``06:00 UTC``, ``08:00 UTC+02:00``."""
    zone = f"{moment:%z}" if moment.utcoffset() else ""
    return f"{moment:%H:%M} UTC{zone[:3]}{':' if zone else ''}{zone[3:]}"


@lru_cache(maxsize=64)
def calendar_words(lang: str) -> frozenset[str]:
    """The names of months and days of the week, in small letters; none of an unknown language."""
    if not is_language(lang):
        return frozenset()
    locale = locale_of(lang)
    tables = [
        kinds[width] for kinds in (*locale.months.values(), *locale.days.values()) for width in ("wide",)
    ]
    return frozenset(str(name).casefold() for table in tables for name in table.values())


def _month(lang: str, month: int, *, alone: bool) -> str:
    """A month's name behind a day, or alone.

    Where a region has months of its own (``كانون الثاني`` in ar-SY), Babel has the language's names for
    months that stand alone; the region's serve for both.
    """
    locale = locale_of(lang)
    behind = locale.months["format"]["wide"]
    general = locale_of(locale.language).months["format"]["wide"]
    if alone and dict(behind) == dict(general):
        return str(locale.months["stand-alone"]["wide"][month])
    return str(behind[month])


def joined(items: Iterable[str], lang: str) -> str:
    """``a, b and c`` in the language."""
    from babel.lists import format_list

    words = list(items)
    return format_list(words, locale=locale_of(lang)) if words else ""


def country(code: str, lang: str) -> str | None:
    """A country's name in the language; None where ISO 3166-1 has no such code."""
    name = locale_of(lang).territories.get(code)
    return str(name) if name else None


def plural(count: int, forms: dict[str, str], lang: str, digits: str = "latn") -> str:
    """The form of a counted label for ``count``, by CLDR's plural categories, filled with the number."""
    category = str(locale_of(lang).plural_form(count))
    return forms.get(category, forms["other"]).format(count=number(Decimal(count), lang, digits))


def plural_categories(lang: str) -> frozenset[str]:
    """CLDR's plural categories of the language: ``one`` and ``other`` in English, all six in Arabic."""
    return frozenset(map(str, locale_of(lang).plural_form.tags)) | {"other"}


def with_territory(lang: str) -> str:
    """The language with the country it is most spoken in, as ``fr_FR``; Open Graph asks for both."""
    from babel.core import get_global

    parts = lang.split("-")
    if len(parts[-1]) == 2 and parts[-1].isupper():
        return f"{parts[0]}_{parts[-1]}"
    likely = str(
        get_global("likely_subtags").get("_".join(parts)) or get_global("likely_subtags").get(parts[0]) or ""
    )
    territory = likely.rpartition("_")[2]
    return f"{parts[0]}_{territory}" if territory else parts[0]


@lru_cache(maxsize=256)
def own_name(lang: str) -> str:
    """A language's name for itself, as it stands alone: ``Français``, ``العربية``."""
    name = str(locale_of(lang).get_display_name(lang.replace("-", "_")) or lang)
    return name[:1].upper() + name[1:]


def language_name(lang: str, shown_in: str) -> str:
    """A language's name in another: ``French``, ``francés``; the tag itself where CLDR has none."""
    name = locale_of(lang).get_display_name(locale_of(shown_in))
    return str(name or lang)

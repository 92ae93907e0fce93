"""Numbers, money, dates, lists, names of countries, direction of a language. The only user of ``babel``.

Babel's own date patterns are not used: formatting ``LLLL`` (stand-alone months) once changes later
results for other languages in the same process (babel issue 1234). A catalogue of labels gives the
pattern, Babel the month's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from babel import Locale

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


def number(value: Decimal, lang: str) -> str:
    """The number grouped as the language does, with the decimals it was typed with."""
    from babel.numbers import format_decimal

    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=locale_of(lang))


def percent(value: Decimal, lang: str) -> str:
    """``57`` as ``57%``, ``57 %`` or ``٪57``, as the language writes it."""
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


def money(value: Decimal, currency: str, lang: str) -> str:
    """The amount with its currency's sign, without cents where there are none."""
    from babel.numbers import format_currency

    whole = value == value.to_integral_value()
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


def date(parts: DateParts, lang: str, patterns: dict[str, str]) -> str:
    """A day, month or year in words. ``patterns`` has ``day`` and ``month``: ``{day} {month} {year}``."""
    if parts.month is None:
        return str(parts.year)
    context = "format" if parts.day else "stand-alone"
    month = str(locale_of(lang).months[context]["wide"][parts.month])
    if parts.day is None:
        return patterns["month"].format(month=month, year=parts.year)
    day = patterns["first"] if parts.day == 1 and "first" in patterns else str(parts.day)
    return patterns["day"].format(day=day, month=month, year=parts.year)


def joined(items: Iterable[str], lang: str) -> str:
    """``a, b and c`` in the language."""
    from babel.lists import format_list

    words = list(items)
    return format_list(words, locale=locale_of(lang)) if words else ""


def country(code: str, lang: str) -> str | None:
    """A country's name in the language; None where ISO 3166-1 has no such code."""
    name = locale_of(lang).territories.get(code)
    return str(name) if name else None


def plural(count: int, forms: dict[str, str], lang: str) -> str:
    """The form of a counted label for ``count``, by CLDR's plural categories, filled with the number."""
    category = str(locale_of(lang).plural_form(count))
    return forms.get(category, forms["other"]).format(count=number(Decimal(count), lang))

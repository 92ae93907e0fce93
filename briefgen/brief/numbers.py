"""Numbers as an author types them: plain decimals only, with the plain form of all others as a hint.

What a number looks like in a language is ``briefgen.locales``; here a number has one spelling.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any

from briefgen.brief.refusal import as_text, in_marks, refuse

MAX_DIGITS = 15

_PLAIN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}([ ,_'’\u00a0\u202f]\d{3})+(\.\d+)?", re.ASCII)
_POWERS = {"hundred": 2, "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9}
CAUTIONS = {
    ">=": "at least",
    "<=": "at most",
    "=<": "at most",
    "approximately": "about",
    "approx.": "about",
    "approx": "about",
    "circa": "about",
    "ca.": "about",
    "about": "about",
    "around": "around",
    "some": "some",
    "nearly": "nearly",
    "almost": "almost",
    "over": "over",
    "at least": "at least",
    "at most": "at most",
    "up to": "up to",
    "more than": "more than",
    "less than": "less than",
    "fewer than": "fewer than",
    "~": "about",
    "≈": "about",
    ">": "more than",
    "<": "fewer than",
    "≥": "at least",
    "≤": "at most",
}
"""Cautions as people write them, with the qualifier that says the same; the longer of two comes first."""

_CURRENCIES = {
    **{"US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "R$": "BRL", "$": "USD", "€": "EUR", "£": "GBP"},
    **{"₦": "NGN", "N": "NGN", "R": "ZAR", "KSh": "KES", "Ksh": "KES", "TSh": "TZS", "USh": "UGX"},
    **{"₹": "INR", "Tk": "BDT", "₽": "RUB"},
}


def parse_number(value: Any) -> Decimal:
    """A ``Decimal`` from plain digits with at most a decimal point: ``1250``, ``-3``, ``0.5``."""
    text = as_text(value).strip()
    if len(text) > MAX_DIGITS and re.fullmatch(r"[\d.,_-]+", text):
        message = f"The number has more than {MAX_DIGITS} digits."
        raise refuse("number-format", message, "write the number as the source prints it")
    if not _PLAIN.fullmatch(text):
        raise refuse("number-format", f"{in_marks(text)} is not a plain number.", _instead(text))
    return Decimal(text)


def parse_page(value: Any) -> int:
    """A page number from 1 to 99999."""
    text = as_text(value).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,4}", text):
        hint = "count the pages of the file from 1, and write one number"
        raise refuse("number-format", f"{in_marks(text)} is not a page number.", hint)
    return int(text)


def _instead(text: str) -> str:
    """What to write in place of ``text``."""
    text = " ".join(text[:100].split())
    if plain := plain_form(text):
        return f"write {plain}; the briefing groups the digits"
    caution, rest = _caution(text)
    if caution and (plain := plain_form(rest)):
        return f"write value: {plain} and qualifier: {caution}"
    if found := re.fullmatch(r"(\S+?)\s*(?:-|–|—|to|and)\s*(\S+)", text):
        low, high = plain_form(found[1]), plain_form(found[2])
        if low and high:
            return f"write value: {low} and to: {high}"
    for sign, code in _CURRENCIES.items():
        if text.startswith(sign) and (plain := plain_form(text.removeprefix(sign).removeprefix(".").strip())):
            return f"write value: {plain} and currency: {code}"
    if (found := re.fullmatch(r"([\d.,_]+)\s*%", text)) and (plain := plain_form(found[1])):
        return f'write value: {plain} and unit: "%"'
    if (found := re.fullmatch(r"([\d.,_]+) ([^\W\d].*)", text)) and (plain := plain_form(found[1])):
        return f"write value: {plain} and unit: {found[2]}"
    return "write digits with at most a decimal point, as in 1250 or 0.5"


def _caution(text: str) -> tuple[str, str]:
    for words, qualifier in CAUTIONS.items():
        if text.casefold().startswith(words):
            return qualifier, text[len(words) :].strip()
    return "", text


def plain_form(text: str) -> str:
    """The plain spelling of a number in another one; empty where it is none, or could be two."""
    text = "".join(str(unicodedata.decimal(char, char)) for char in text)
    text = text.replace("٬", ",").replace("٫", ".").replace("−", "-").removeprefix("+")
    if re.fullmatch(r"0x[0-9a-f]+", text.lower()):
        return str(int(text, 16))
    if found := re.fullmatch(r"(\d+(?:\.\d+)?)e\+?(\d)", text.lower(), re.ASCII):
        return _scaled(found[1], int(found[2]))
    if found := re.fullmatch(r"(\d+(?:\.\d+)?) ([a-z]+)", text.lower(), re.ASCII):
        return _scaled(found[1], _POWERS[found[2]]) if found[2] in _POWERS else ""
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[^\d.-]", "", text)
    elif re.fullmatch(r"-?\d+,\d{1,2}", text, re.ASCII):
        text = text.replace(",", ".")  # a decimal comma; with three digits it could be a group
    text = re.sub(r"^(-?)0+(?=\d)", r"\1", text)
    text = re.sub(r"^(-?)\.", r"\g<1>0.", text).removesuffix(".")
    return text if _PLAIN.fullmatch(text) else ""


def _scaled(number: str, power: int) -> str:
    return f"{Decimal(number).scaleb(power).normalize():f}"

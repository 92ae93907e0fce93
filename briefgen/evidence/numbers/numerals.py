"""Digits with separators: which numbers they can be in a language."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from briefgen.evidence.numbers.lexicon import Lexicon

_SPACES = "\u00a0\u202f\u2009\u2007\u2008 "
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Habits:
    """What the numbers of a text that can only be read one way show about its separators."""

    decimal: frozenset[str]
    groups: frozenset[str]


def habits_of(written: Iterable[str]) -> Habits:
    """The habits that show in the numbers of a text, such as ``3,5`` or ``1.234.567``."""
    decimal: set[str] = set()
    groups: set[str] = set()
    for text in written:
        parts, marks = _parted(text)
        if not marks or any(mark in _SPACES for mark in marks[:1]):
            continue
        if len(set(marks)) == 1 and len(marks) > 1 and _grouped(parts):
            groups.add(marks[0])
        elif len(marks) == 1 and (len(parts[1]) != 3 or len(parts[0]) > 3 or parts[0] == "0"):
            decimal.add(marks[0])
        elif len(set(marks)) == 2 and _grouped(parts[:-1]) and marks[-1] not in marks[:-1]:
            groups.add(marks[0])
            decimal.add(marks[-1])
    return Habits(frozenset(decimal - groups), frozenset(groups - decimal))


def readings(text: str, lexicon: Lexicon, habits: Habits, *, measured: bool = False) -> tuple[Decimal, ...]:
    """All numbers that ``text`` can be, the language's own way first; none for dates and the like.

    ``measured`` says that a sign of per cent or a word such as *million* follows, before which
    three decimals are as likely as thousands.
    """
    if len(text) == 1 and not text.isascii():
        return (Decimal(str(unicodedata.numeric(text))),)
    parts, marks = _parted(text)
    whole = Decimal("".join(parts))
    if not marks:
        return (whole,)
    if _INDIAN.fullmatch(text):
        return (Decimal(text.replace(",", "")),)
    if len(marks) == 1:
        return _one_mark(parts, marks[0], lexicon, habits, measured=measured)
    if len(set(marks)) == 1:
        return (whole,) if _grouped(parts) else ()
    last = marks[-1]
    if len(set(marks[:-1])) == 1 and last not in marks[:-1] and _grouped(parts[:-1]):
        return () if last in {"'", "٬"} else (Decimal("".join(parts[:-1]) + "." + parts[-1]),)
    return ()


def _one_mark(
    parts: list[str], mark: str, lexicon: Lexicon, habits: Habits, *, measured: bool
) -> tuple[Decimal, ...]:
    grouped, fraction = Decimal("".join(parts)), Decimal(".".join(parts))
    if mark in _SPACES:
        # Where a language does not part groups by spaces, two numbers of a table may stand side by side.
        known = " " in lexicon.groups or mark != " " or parts[1].startswith("0")
        return (grouped,) if known else (grouped, Decimal(parts[0]))
    could_group = _grouped(parts)
    if mark in {"'", "٬"}:
        return (grouped,) if could_group else ()
    if mark in {"٫", "·"} or not could_group:
        return (fraction,)
    if mark in habits.decimal and parts[1] == "000":
        return (fraction, grouped)  # nobody writes fifteen as 15.000
    if mark in habits.decimal or mark in habits.groups:
        return (fraction,) if mark in habits.decimal else (grouped,)
    if mark in lexicon.groups and mark not in lexicon.decimal:
        return (grouped,)
    if mark in lexicon.decimal and mark not in lexicon.groups:
        return (fraction,) if measured else (fraction, grouped)
    return (grouped, fraction)


def _parted(text: str) -> tuple[list[str], list[str]]:
    pieces = re.split(r"(\D)", text)
    return pieces[::2], pieces[1::2]


def _grouped(parts: list[str]) -> bool:
    """True where the parts look like groups of three after a first one of one to three digits."""
    first, *rest = parts
    return 1 <= len(first) <= 3 and not (first.startswith("0")) and all(len(part) == 3 for part in rest)

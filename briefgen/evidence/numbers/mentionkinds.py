"""What kind of number stands there: a count, a date, a year, a time, an age, or the name of something."""

from __future__ import annotations

from decimal import Decimal

from briefgen.evidence.numbers.lexicon import Lexicon
from briefgen.evidence.numbers.numberwords import words_from
from briefgen.evidence.numbers.tokens import Token

_NUMBER_SIGNS = {"№", "#", "§", "°", "º"}
_BETWEEN = {",", "،", "-", "–", "—", "/", "&"}
_ROW = 8
"""Tokens on each side in which the groups of a telephone number are looked for."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class Surroundings:
    """The tokens round one number, asked for by what they show."""

    def __init__(self, tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._first = first
        self._last = last
        self._lexicon = lexicon

    def _sign(self, offset: int) -> str:
        """The text of the token ``offset`` places before the first (negative) or after the last one."""
        index = self._first + offset if offset < 0 else self._last + offset
        return self._tokens[index].text if 0 <= index < len(self._tokens) else ""

    def _fused(self, offset: int) -> bool:
        """True where no white space parts the token at ``offset`` from the number."""
        index = self._first + offset + 1 if offset < 0 else self._last + offset
        return 0 <= index < len(self._tokens) and not self._tokens[index].spaced

    def _is_number(self, offset: int) -> bool:
        index = self._first + offset if offset < 0 else self._last + offset
        return 0 <= index < len(self._tokens) and self._tokens[index].kind == "number"

    def kind(self, value: Decimal, text: str, *, unit: bool, cautioned: bool, after_reference: bool) -> str:
        """The kind of the number ``value``, written ``text``."""
        digits = text.isdigit()
        if self._is_date(digits, value):
            return "date"
        if self._is_time(digits):
            return "time"
        if digits and self._near_month() and _FIRST_YEAR <= value <= _LAST_YEAR:
            return "year"
        # 7.1 is a part of an article as well
        if text.replace(".", "").isdigit() and self._is_reference(after_reference=after_reference):
            return "reference"
        if digits and len(text) == 4 and self._is_year(value, unit=unit, cautioned=cautioned):
            return "year"
        if self._is_age():
            return "age"
        return "count"

    def _is_date(self, digits: bool, value: Decimal) -> bool:
        if not digits:
            return False
        before = self._sign(-1) in {"/", "-", "."} and self._fused(-1) and self._is_number(-2)
        after = self._sign(0) in {"/", "-", "."} and self._fused(0) and self._is_number(1)
        same_before = before and self._sign(-3) == self._sign(-1) and self._is_number(-4)
        same_after = after and self._sign(2) == self._sign(0) and self._is_number(3)
        if (before and after and self._sign(-1) == self._sign(0)) or same_before or same_after:
            return True
        return 1 <= value <= 31 and self._near_month()

    def _near_month(self) -> bool:
        """*12 December*, *December 12*, *le 12 décembre*, *12 de diciembre*, *1er mai*."""
        months = self._lexicon.lists["months"]
        before = tuple(token.text for token in self._tokens[max(0, self._first - 4) : self._first])
        before = before[:-1] if before[-1:] in {("de",), ("del",), (".",), (",",), ("عام",)} else before
        hit = months.ending(before)
        if hit and self._capital(self._first - 1 - (before[-1] != self._sign(-1))):
            return True
        words, ends = words_from(self._tokens, self._last)
        skip = 1 if words[:1] in {("de",), ("of",), ("er",)} else 0
        hit = months.at(words, skip)
        return bool(hit) and self._capital(self._last + ends[skip] - 1)

    def _capital(self, index: int) -> bool:
        """*May* and *March* are months only with a capital; other languages write months small."""
        return self._tokens[index].capital or self._lexicon.lang not in {"en", "de"}

    def _is_time(self, digits: bool) -> bool:
        if not digits:
            return False
        after = self._sign(0) == ":" and self._fused(0) and self._is_number(1) and self._fused(1)
        before = self._sign(-1) == ":" and self._fused(-1) and self._is_number(-2)
        words, _ = words_from(self._tokens, self._last)
        return after or before or self._lexicon.lists["time_after"].at(words) is not None

    def _is_reference(self, *, after_reference: bool) -> bool:
        previous, following = self._sign(-1), self._sign(0)
        if previous in _NUMBER_SIGNS or (previous == "[" and following == "]"):
            return True
        if previous in {"/", "_", "@"} and self._fused(-1):
            return True
        if following in {"/", "_", "@"} and self._fused(0) and self._fused(1):
            return True
        if previous == "-" and self._fused(-1) and self._fused(-2) and self._sign(-2).isalpha():
            return not self._lexicon.has("prefixes", self._sign(-2))
        if self._in_a_row() or self._numbers_item() or (after_reference and self._continues()):
            return True
        return self._after_reference_word()

    def _numbers_item(self) -> bool:
        """*1.* or *2)* at the beginning of a line, after a finished sentence."""
        opens = self._first == 0 or self._tokens[self._first].broken
        after = self._last + 1 < len(self._tokens) and self._tokens[self._last + 1].spaced
        finished = self._sign(-1) in {"", ".", ":", ";", "#", "*", ")", "?", "!"}
        return opens and after and finished and self._sign(0) in {".", ")"} and self._fused(0)

    def _after_reference_word(self) -> bool:
        """*Article 7*, *p. 14*, *No. 5*; a single letter needs its full stop."""
        back = -2 if self._sign(-1) in {".", "°", "º"} else -1
        word = self._sign(back)
        if not self._lexicon.has("references", word):
            return False
        marked = back == -2 or self._tokens[self._first + back].capital
        short = len(word) == 1 or (word == "no" and self._lexicon.lang in {"en", "es"})
        return marked or not (short and word.isascii())

    def _continues(self) -> bool:
        """*Articles 2, 3 and 4*: the number before this one was a reference."""
        previous = self._sign(-1)
        joined = previous in _BETWEEN or self._lexicon.has("connectors", previous)
        return joined and self._is_number(-2)

    def _in_a_row(self) -> bool:
        """Groups of a telephone number: four numbers with only spaces or hyphens between, or a leading +."""
        if self._sign(-1) == "+" and self._fused(-1) and self._is_number(0):
            return True
        after = self._numbers_on(range(self._last, self._last + _ROW))
        before = self._numbers_on(range(self._first - 1, self._first - 1 - _ROW, -1))
        return 1 + after + before >= 4 or (before > 0 and self._plus_before())

    def _numbers_on(self, places: range) -> int:
        """How many numbers stand there with nothing but hyphens between."""
        count = 0
        for index in places:
            token = self._tokens[index] if 0 <= index < len(self._tokens) else None
            if token is None or (token.kind != "number" and token.text != "-"):
                break
            count += token.kind == "number"
        return count

    def _plus_before(self) -> bool:
        index = self._first - 1
        while index > max(0, self._first - _ROW) and self._tokens[index].kind == "number":
            index -= 1
        return self._tokens[index].text == "+"

    def _is_year(self, value: Decimal, *, unit: bool, cautioned: bool) -> bool:
        lexicon = self._lexicon
        words, _ = words_from(self._tokens, self._last)
        if lexicon.lists["year_after"].at(words) or words[:1] == ("s",):
            return True
        if not _FIRST_YEAR <= value <= _LAST_YEAR or (cautioned and unit):
            return False
        previous = self._sign(-1)
        if self._beside_year():
            return True
        connecting = lexicon.has("connectors", previous) or lexicon.has("to", previous)
        if lexicon.has("year_before", previous):
            return not (unit and connecting)
        if unit:
            return False
        return previous in {"", ",", "(", "،", "/", "–", "-"} or self._after_name()

    def _beside_year(self) -> bool:
        """*2010–2011*, *2023/24*."""
        before, after = self._sign(-2), self._sign(1)
        dashed_before = self._sign(-1) in {"-", "–", "/"} and before.isdigit() and len(before) == 4
        dashed_after = self._sign(0) in {"-", "–", "/"} and after.isdigit() and len(after) in {2, 4}
        return dashed_before or dashed_after

    def _after_name(self) -> bool:
        return self._first > 0 and self._tokens[self._first - 1].capital

    def _is_age(self) -> bool:
        before = tuple(token.text for token in self._tokens[max(0, self._first - 6) : self._first])
        if self._lexicon.lists["age_before"].ending(tuple(word for word in before if word != "'")):
            return True
        start = self._last + (self._sign(0) == "-")
        words, _ = words_from(self._tokens, start)
        return self._lexicon.lists["age_after"].at(words) is not None

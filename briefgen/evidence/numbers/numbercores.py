"""Numbers found among tokens, before anything is known of what stands round them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.evidence.numbers.lexicon import Lexicon, Phrase, openings
from briefgen.evidence.numbers.numberwords import Spelled, read_in, read_words, scale_after, words_from
from briefgen.evidence.numbers.numerals import Habits, habits_of, readings
from briefgen.evidence.numbers.tokens import Token
from briefgen.evidence.numbers.units import currency_before, currency_round, initial_before, percent_round

_GREAT = re.compile(r"\d{1,3}([,'’ \u00a0\u202f\u2009]\d{3})+")
_NO_SUFFIX = {"s"}
_THOUSAND = 1000
_LONGEST = 24
"""Characters of a number; what is longer is the name of a file or an account."""


@dataclass(frozen=True, slots=True)
class Core:
    """A number in tokens ``first`` to ``last`` (exclusive); ``readings`` is empty for vague amounts.

    ``written`` are its digits, empty for words; ``kind`` is set where the number itself shows it;
    ``scaled`` is the factor of its scale words; ``mark`` are digits written onto its last word.
    """

    first: int
    last: int
    readings: tuple[Decimal, ...]
    written: str = ""
    kind: str = ""
    scaled: Decimal = Decimal(1)
    rough: bool = False
    percent: bool = False
    currencies: tuple[str, ...] = ()
    to: Decimal | None = None
    whole: Decimal | None = None
    mark: str = ""


def find_cores(tokens: list[Token], lexicon: Lexicon, text: str) -> Iterator[Core]:
    """Every number of the text in order, with its scale, per cent and currency."""
    habits = habits_of(token.text for token in tokens if token.kind == "number")
    opening = openings(lexicon.lang)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        core = None
        if token.kind == "number":
            core = _digits(tokens, index, lexicon, habits, text)
        elif token.kind == "word" and token.text in opening:
            core = _in_words(tokens, index, lexicon)
        if core is None:
            index += 1
            continue
        core = _with_signs(tokens, core, lexicon, text)
        core = _without_mark(tokens, core)
        yield core
        index = max(core.last, index + 1)


@dataclass(frozen=True, slots=True)
class _Ahead:
    """The words from a token on, how many tokens lead up to each end, and the number they begin with."""

    words: Phrase
    ends: tuple[int, ...]
    spelled: Spelled | None


def _in_words(tokens: list[Token], index: int, lexicon: Lexicon) -> Core | None:
    words, ends = words_from(tokens, index)
    ahead = _Ahead(words, ends, read_in(words, ends, lexicon))
    core = _vague(ahead, index, lexicon) or _fraction(tokens, index, ahead, lexicon)
    return core or _words(tokens, index, ahead, lexicon) or _named(ahead, index, lexicon)


def _digits(tokens: list[Token], index: int, lexicon: Lexicon, habits: Habits, text: str) -> Core:
    token = tokens[index]
    written = token.text
    initial = _initial(tokens, index, lexicon, text)
    if len(written) > _LONGEST or (not initial and _fused_before(tokens, index, lexicon, text)):
        return Core(index, index + 1, (), written, "reference")
    suffix = tokens[index + 1] if index + 1 < len(tokens) and tokens[index + 1].kind == "word" else None
    hyphened = _hyphened(tokens, index)
    ending = hyphened or (suffix if suffix and not suffix.spaced else None)
    if ending and written.isdigit() and lexicon.has("ordinal_endings", ending.text):
        return Core(index, index + (3 if hyphened else 2), (Decimal(written),), written, "ordinal")
    money = bool(initial) or currency_before(tokens, index, lexicon, text) is not None
    parts = ("scales", "scales_after_digits", *(("money_scales",) if money else ()))
    words, ends = words_from(tokens, index + 1)
    scale = scale_after(words, 0, lexicon, *parts)
    if (
        suffix
        and not suffix.spaced
        and scale is None
        and len(suffix.text) == 1
        and suffix.text not in _NO_SUFFIX
    ):
        return Core(index, index + 2, (), written, "reference")  # 12a, 4b
    measured = scale is not None or percent_round(tokens, index, index + 1, lexicon) is not None
    found = readings(written, lexicon, habits, measured=measured)
    if not found:
        return Core(index, index + 1, (), written, "date" if written.count(".") == 2 else "reference")
    last, found = index + 1, _joined_lines(tokens, index, found)
    if last < len(tokens) and tokens[last].kind == "number" and not tokens[last].text.isascii():
        half = readings(tokens[last].text, lexicon, habits)[0]  # 2½
        found, last = tuple(value + half for value in found), last + 1
        words, ends = words_from(tokens, last)
        scale = scale_after(words, 0, lexicon, *parts)
    first = index - _is_negative(tokens, index)
    if first < index:
        found = tuple(-value for value in found)
    if scale is None:
        return Core(first, last, found, written)
    factor, length = scale
    value = tuple(reading * factor for reading in found)
    more = lexicon.lists["and_half"].at(words, length)
    if more is not None:
        value, length = tuple(reading + factor / 2 for reading in value), length + more[0]
    last += ends[length - 1]
    if last + 1 < len(tokens) and tokens[last].text == "." and tokens[last + 1].kind == "word":
        last += not tokens[last + 1].capital  # тыс. человек
    return Core(first, last, value, written, scaled=factor)


def _joined_lines(tokens: list[Token], index: int, found: tuple[Decimal, ...]) -> tuple[Decimal, ...]:
    """Both readings where a line ends between what may be two groups of one number."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or following.kind != "number" or not following.broken:
        return found
    parts = following.text
    if len(parts) == 3 and parts.isdigit() and tokens[index].text.isdigit() and len(tokens[index].text) <= 3:
        return (*found, Decimal(tokens[index].text + parts))
    return found


def _initial(tokens: list[Token], index: int, lexicon: Lexicon, text: str) -> tuple[str, ...]:
    """The currencies of *N29 billion* and *R5,000*; none for *N95* and *R5*, which are names."""
    initial = initial_before(tokens, index, text)
    if not initial or _GREAT.fullmatch(tokens[index].text):
        return initial
    words, _ = words_from(tokens, index + 1)
    scale = scale_after(words, 0, lexicon, "scales", "scales_after_digits", "money_scales")
    return initial if scale is not None and scale[0] >= _THOUSAND else ()


def _fused_before(tokens: list[Token], index: int, lexicon: Lexicon, text: str) -> bool:
    """True for the digits of ``million2``, ``M23`` or ``G7``, which are no number of their own."""
    if index == 0 or tokens[index].spaced or tokens[index - 1].kind != "word":
        return False
    before = tokens[index - 1].text
    return not (
        lexicon.has("prefixes", before)
        or currency_before(tokens, index, lexicon, text) is not None
        or lexicon.has("references", before)
    )


def _hyphened(tokens: list[Token], index: int) -> Token | None:
    """The ending in ``42-й``."""
    if index + 2 < len(tokens) and tokens[index + 1].text == "-" and not tokens[index + 1].spaced:
        ending = tokens[index + 2]
        return ending if ending.kind == "word" and not ending.spaced else None
    return None


def _is_negative(tokens: list[Token], index: int) -> bool:
    if index == 0 or tokens[index - 1].text != "-" or tokens[index].spaced:
        return False
    return tokens[index - 1].spaced and (index < 2 or tokens[index - 2].kind != "number")


def _vague(ahead: _Ahead, index: int, lexicon: Lexicon) -> Core | None:
    hit = lexicon.lists["vague"].at(ahead.words)
    if hit is None:
        return None
    length = ahead.ends[hit[0] - 1]
    if ahead.spelled is not None and ahead.spelled.length > length:
        return None
    return Core(index, index + length, (), kind="vague")


def _words(tokens: list[Token], index: int, ahead: _Ahead, lexicon: Lexicon) -> Core | None:
    spelled = ahead.spelled
    if spelled is None:
        return None
    last = index + spelled.length
    if lexicon.flag("scale_first") and last < len(tokens) and tokens[last].kind == "number":
        factor = lexicon.numbers["scales"].ending((tokens[last - 1].text,))
        after = readings(tokens[last].text, lexicon, habits_of(()))
        if factor is not None and spelled.length == 1 and after:  # milioni 2
            return Core(index, last + 1, tuple(factor[1] * value for value in after), scaled=factor[1])
    scaled = Decimal(1)
    while spelled.value and spelled.value % (scaled * 1000) == 0:
        scaled *= 1000
    return Core(index, last, (spelled.value,), rough=spelled.rough, scaled=scaled)


def _named(ahead: _Ahead, index: int, lexicon: Lexicon) -> Core | None:
    """*Twice*, *third*."""
    words, ends = ahead.words, ahead.ends
    times = lexicon.numbers["times"].at(words)
    if times is not None:
        return Core(index, index + ends[times[0] - 1], (times[1],), kind="times")
    ordinal = lexicon.lists["ordinals"].at(words)
    if ordinal is not None:
        return Core(index, index + ends[ordinal[0] - 1], (), kind="ordinal")
    return None


def _fraction(tokens: list[Token], index: int, ahead: _Ahead, lexicon: Lexicon) -> Core | None:
    """*Two thirds*, *half of*, *la moitié*, *un quart*, *un sur cinq*."""
    words, ends, count = ahead.words, ahead.ends, ahead.spelled
    if count is not None and count.length in ends:
        taken = ends.index(count.length) + 1
        hit = lexicon.numbers["fractions"].at(words, taken)
        if hit is not None and count.value < hit[1]:
            return _part(index, ends[taken + hit[0] - 1], count.value, hit[1])
        return None
    article = lexicon.lists["articles"].at(words)
    skipped = article[0] if article else 0
    hit = lexicon.numbers["fractions"].at(words, skipped)
    bare = article or lexicon.lang in {"ru", "ar", "sw", "de"}
    if hit is not None and (hit[1] == 2 or bare):
        return _part(index, ends[skipped + hit[0] - 1], Decimal(1), hit[1])
    every = lexicon.lists["in_every"].at(words, skipped) if article else None
    if every is None:
        return None
    after = index + ends[skipped + every[0] - 1]
    whole = _small(tokens, after, lexicon)
    return _part(index, after - index + whole[1], Decimal(1), whole[0]) if whole else None


def _small(tokens: list[Token], index: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    if index < len(tokens) and tokens[index].text.isdigit() and len(tokens[index].text) < 4:
        return Decimal(tokens[index].text), 1
    spelled = read_words(tokens, index, lexicon)
    return (spelled.value, spelled.length) if spelled else None


def _part(index: int, length: int, value: Decimal, whole: Decimal) -> Core:
    return Core(index, index + length, (value,), kind="fraction", whole=whole)


def _with_signs(tokens: list[Token], core: Core, lexicon: Lexicon, text: str) -> Core:
    if core.kind in {"reference", "ordinal", "date", "times"}:
        return core
    percent = percent_round(tokens, core.first, core.last, lexicon)
    if percent is not None:
        return replace(core, first=percent[0], last=percent[1], percent=True)
    money = currency_round(tokens, core.first, core.last, lexicon, text)
    if money is not None:
        return replace(core, first=money[0], last=money[1], currencies=money[2])
    initial = _initial(tokens, core.first, lexicon, text) if core.written else ()
    if initial:
        return replace(core, first=core.first - 1, currencies=initial)
    return core


def _without_mark(tokens: list[Token], core: Core) -> Core:
    """Takes in digits written onto the last word: ``198 million2`` holds the mark of a footnote."""
    if core.last < len(tokens) and core.readings:
        after = tokens[core.last]
        if after.kind == "number" and not after.spaced and tokens[core.last - 1].kind == "word":
            return replace(core, last=core.last + 1, mark=after.text)
    return core

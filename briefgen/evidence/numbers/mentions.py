"""Every number of a text, with what it means there: its value, caution, unit and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from briefgen.evidence.numbers.lexicon import Lexicon, lexicon_of
from briefgen.evidence.numbers.mentionkinds import Surroundings
from briefgen.evidence.numbers.numbercores import Core, find_cores
from briefgen.evidence.numbers.numberwords import words_from
from briefgen.evidence.numbers.qualifiers import Caution, caution_at, stray_caution
from briefgen.evidence.numbers.skimming import may_hold_numbers
from briefgen.evidence.numbers.tokens import Token, fold_words, tokenise
from briefgen.evidence.numbers.units import unit_after
from briefgen.evidence.numbers.wordparts import take_apart

_DASHES = {"-", "–", "—", "‒"}
_LARGEST_PART = 1000


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of a text; ``text`` is ``text[start:end]`` of the whole.

    ``value`` is None for amounts without a number (*dozens*) and for what is no amount. ``to`` is the upper
    end of a range, ``whole`` the second number of *two thirds*, *19 of 22*, *one in five*. ``qualifier`` is a
    key of ``brief.model.QUALIFIERS``, or None where none is said. ``unit_text`` are the words after it.
    ``currencies`` are the ISO codes that its sign may stand for. ``kind`` is ``count``, ``fraction``,
    ``vague``, ``times``, ``date``, ``year``, ``time``, ``age``, ``ordinal`` or ``reference``. ``readings``
    has more than one number where it cannot be told which is meant; ``value`` is then the usual one. ``near``
    are words of caution close by that may be meant for it. ``said`` is the stretch from its caution to its
    unit, ``mark`` are digits written onto it, mostly of a footnote; ``written`` are its digits, if any.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    to: Decimal | None = None
    qualifier: str | None = None
    unit_text: str = ""
    percent: bool = False
    currencies: tuple[str, ...] = ()
    kind: str = "count"
    readings: tuple[Decimal, ...] = ()
    whole: Decimal | None = None
    average: bool = False
    near: str = ""
    mark: str = ""
    said: tuple[int, int] = (0, 0)
    written: str = ""

    @property
    def currency(self) -> str | None:
        """The usual currency of its sign."""
        return self.currencies[0] if self.currencies else None

    @property
    def ambiguous(self) -> bool:
        """True where the number can be read in more than one way."""
        return len(self.readings) > 1


def numbers_in(text: str, lang: str, raised: Iterable[tuple[int, int]] = ()) -> list[Mention]:
    """The numbers of ``text`` in order; ``raised`` are stretches of superscript characters."""
    if not may_hold_numbers(text, lang):
        return []
    lexicon = lexicon_of(lang)
    tokens = take_apart(tokenise(text, raised), lexicon)
    cores = list(_joined(list(find_cores(tokens, lexicon, text)), tokens, lexicon))
    mentions: list[Mention] = []
    after_reference = False
    last = 0
    for found in cores:
        # A sign such as ٪ between two numbers goes with the first.
        core = replace(found, first=max(found.first, last))
        last = core.last
        mention = _mention(core, tokens, lexicon, text, after_reference=after_reference)
        after_reference = mention.kind == "reference"
        mentions.append(mention)
    return [_part_of(mention, text, lexicon) for mention in _with_wholes(mentions, text, lexicon)]


def _joined(cores: list[Core], tokens: list[Token], lexicon: Lexicon) -> Iterator[Core]:
    """The cores with the two ends of each range, and the two numbers of *one in five*, made one."""
    index = 0
    while index < len(cores):
        both = None
        if index + 1 < len(cores):
            both = _said_twice(cores[index], cores[index + 1], tokens)
            both = both or _range(cores[index], cores[index + 1], tokens, lexicon)
            both = both or _one_in(cores[index], cores[index + 1], tokens, lexicon)
        yield both or cores[index]
        index += 2 if both else 1


def _said_twice(one: Core, other: Core, tokens: list[Token]) -> Core | None:
    """*Thirty-two (32)*."""
    words = [token.text for token in tokens[one.last : other.first]]
    same = not one.kind and not other.kind and one.readings == other.readings
    if not same or words not in (["("], ["["]) or other.last >= len(tokens):
        return None
    closed = tokens[other.last].text in {")", "]"}
    return replace(one, last=other.last + 1, percent=one.percent or other.percent) if closed else None


def _range(low: Core, high: Core, tokens: list[Token], lexicon: Lexicon) -> Core | None:
    if low.kind or high.kind or len(low.readings) != 1 or len(high.readings) != 1:
        return None
    gap = tokens[low.last : high.first]
    words = tuple(token.text for token in gap)
    before = tuple(token.text for token in tokens[max(0, low.first - 6) : low.first] if token.kind == "word")
    between = lexicon.lists["between"].ending(before)
    first = low.first
    if between is not None and _is(words, "between_and", lexicon):
        first -= between[0]
    elif len(words) == 1 and words[0] in _DASHES:
        following = tokens[high.last] if high.last < len(tokens) else None
        previous = tokens[low.first - 1] if low.first else None
        if following is not None and following.text in {"/", *_DASHES} and not following.spaced:
            return None
        if previous is not None and previous.text in {"/", *_DASHES} and not tokens[low.first].spaced:
            return None
    elif not _is(words, "to", lexicon) or lexicon.lists["from"].ending(before) is not None:
        return None
    value, to = low.readings[0], high.readings[0]
    if low.scaled == 1 and high.scaled > 1 and value < _LARGEST_PART and value < to / high.scaled:
        value *= high.scaled  # 2 to 3 million
    if value >= to or _two_years(low, high, tokens):
        return None
    return replace(
        low,
        first=first,
        last=high.last,
        readings=(value,),
        to=to,
        percent=low.percent or high.percent,
        currencies=low.currencies or high.currencies,
        mark=high.mark,
    )


def _two_years(low: Core, high: Core, tokens: list[Token]) -> bool:
    """*2010–2011* and *between 1950 and 2020* name years; *2000 to 3000 homes* does not."""
    years = all(core.written.isdigit() and 1900 <= core.readings[0] <= 2100 for core in (low, high))
    return years and not (high.last < len(tokens) and tokens[high.last].kind == "word")


def _is(words: tuple[str, ...], part: str, lexicon: Lexicon) -> bool:
    hit = lexicon.lists[part].at(words)
    return hit is not None and hit[0] == len(words)


def _one_in(part: Core, whole: Core, tokens: list[Token], lexicon: Lexicon) -> Core | None:
    """*One in five*, *3 de cada 10*."""
    if part.kind or whole.kind or len(part.readings) != 1 or len(whole.readings) != 1:
        return None
    words = tuple(token.text for token in tokens[part.last : whole.first])
    few, many = part.readings[0], whole.readings[0]
    if not _is(words, "in_every", lexicon) or not 1 <= few < 10 or not few < many <= _LARGEST_PART:
        return None
    if many > 10 and many not in {12, 20, 25, 50, 100, 1000}:
        return None
    return replace(part, last=whole.last, kind="fraction", whole=many)


def _mention(
    core: Core, tokens: list[Token], lexicon: Lexicon, text: str, *, after_reference: bool
) -> Mention:
    caution = caution_at(tokens, core.first, core.last, lexicon)
    unit_start, unit_end = unit_after(tokens, core.last, lexicon)
    if unit_end == unit_start and caution.last > core.last:  # 32 or more civilians
        unit_start, unit_end = unit_after(tokens, caution.last, lexicon)
    start, end = tokens[core.first].start, tokens[core.last - 1].end
    kind = core.kind
    if not kind:
        around = Surroundings(tokens, core.first, core.last, lexicon)
        kind = around.kind(
            core.readings[0],
            core.written if core.to is None and core.scaled == 1 and not core.percent else "",
            unit=unit_end > unit_start,
            cautioned=caution.qualifier is not None,
            after_reference=after_reference,
        )
    said_first = min(core.first, caution.first)
    said_last = max(core.last, caution.last, unit_end if unit_end > unit_start else 0)
    return Mention(
        start,
        end,
        text[start:end],
        core.readings[0] if core.readings else None,
        core.to,
        _qualifier(core, caution),
        text[tokens[unit_start].start : tokens[unit_end - 1].end] if unit_end > unit_start else "",
        core.percent,
        core.currencies,
        kind,
        core.readings,
        core.whole,
        caution.average,
        "" if caution.qualifier else stray_caution(tokens, core.first, core.last, lexicon),
        core.mark,
        (tokens[said_first].start, tokens[said_last - 1].end),
        core.written,
    )


def _qualifier(core: Core, caution: Caution) -> str | None:
    if caution.qualifier is None and core.rough:
        return "about"  # une centaine
    return caution.qualifier


def _with_wholes(mentions: list[Mention], text: str, lexicon: Lexicon) -> Iterator[Mention]:
    """The mentions, each count with the whole it is a part of: *19 of the 22*, *19 entreprises sur 24*."""
    for mention, following in zip_longest(mentions, mentions[1:]):
        if (
            following is None
            or mention.kind != "count"
            or following.kind != "count"
            or following.value is None
        ):
            yield mention
            continue
        gap = tokenise(text[mention.end : following.start])
        words, ends = words_from(gap, 0)
        whole = lexicon.lists["out_of"].ending(words)
        near = ends and ends[-1] == len(gap) and whole is not None and len(words) - whole[0] <= 2
        inside = mention.value is not None and mention.value <= following.value
        yield replace(mention, whole=following.value) if near and inside else mention


def _part_of(mention: Mention, text: str, lexicon: Lexicon) -> Mention:
    """The mention as a fraction where it ends one: the *cinq* of *un enfant sur cinq*."""
    if mention.kind != "count" or mention.value is None or mention.unit_text or mention.value > _LARGEST_PART:
        return mention
    words = fold_words(text[max(0, mention.start - 60) : mention.start])[-6:]
    every = lexicon.lists["in_every"].ending(words)
    if every is None:
        return mention
    before = words[: len(words) - every[0]][-4:-1]
    one = any(
        lexicon.has("articles", word) or lexicon.numbers["words"].at((word,)) == (1, 1) for word in before
    )
    if not one and "1" not in before:
        return mention
    return replace(mention, kind="fraction", value=Decimal(1), readings=(Decimal(1),), whole=mention.value)

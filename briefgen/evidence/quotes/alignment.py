"""A quote laid letter by letter over a place in a source: the same words, or not.

The search finds places with the same letters and digits in the same order. Here each gap between two letters,
each capital and both ends are judged, and whatever differs and is not known to be harmless refuses the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefgen.evidence.quotes.boundaries import (
    cuts_word,
    judge_head,
    judge_tail,
    letter_end,
    outside_of,
    removed_within,
)
from briefgen.evidence.quotes.folding import (
    FOOTNOTE_MARKS,
    LETTER_FORMS,
    LOST_SPACES,
    Fold,
    Letters,
    canonical_gap,
    fold_space,
    same_gap,
)
from briefgen.evidence.quotes.furniture import ATTRIBUTION, Removed
from briefgen.evidence.quotes.quoteindex import QuoteIndex, Reading, kept_ranges

FIRST_CAPITAL: Fold = "the first letter's case"
DISPLAY_CAPITALS: Fold = "capitals of display type"

_YEH = {"ى", "ي"}
_MAX_PLACES = 400  # the word "the" has no more interesting places than these


@dataclass(frozen=True)
class Quoted:
    """A quote, or a part of one, as letters. ``any_case`` are places whose case its brackets mark."""

    text: str
    letters: Letters
    any_case: frozenset[int] = frozenset()

    @staticmethod
    def of(text: str, any_case: frozenset[int] = frozenset()) -> Quoted:
        """The letters of ``text``."""
        return Quoted(text, Letters.of(text), any_case)


@dataclass(frozen=True)
class Match:
    """Where a quote stands in the source: characters ``start`` to ``end`` without what was passed over."""

    start: int
    end: int
    folds: frozenset[Fold]
    removed: tuple[Removed, ...] = ()


def matches(quoted: Quoted, index: QuoteIndex) -> list[Match]:
    """Every place where the quote stands as a whole, in the first reading of the source that has any."""
    has_digit = any(letter.isdigit() for letter in quoted.letters.folded)
    for reading in index.readings(with_marks=has_digit):
        found: list[Match] = []
        for at in _occurrences(quoted.letters.folded, reading):
            places = reading.letters.places[at : at + len(quoted.letters.folded)]
            match = align(quoted, index, places, reading.removed)
            if match is not None:
                copied = reading is index.printed and reading is not index.literal
                found.append(replace(match, folds=match.folds | {FOOTNOTE_MARKS}) if copied else match)
        if found:
            return found
    return []


def _occurrences(folded: str, reading: Reading) -> Iterator[int]:
    at = -1
    for _ in range(_MAX_PLACES):
        at = reading.letters.folded.find(folded, at + 1)
        if at < 0 or not folded:
            return
        yield at


def align(
    quoted: Quoted,
    index: QuoteIndex,
    places: Sequence[int],
    removed: Sequence[Removed],
) -> Match | None:
    """The match of a quote whose letters stand at ``places`` of the source, None where they do not match."""
    start, end = places[0], letter_end(index.text, places[-1])
    passed = removed_within(removed, start, end)
    before, after = outside_of(index.text, start, -1, removed), outside_of(index.text, end, 1, removed)
    if cuts_word(index.text, start, before, -1) or cuts_word(index.text, end - 1, after, 1):
        return None
    folds: set[Fold] = set()
    ours = quoted.letters.places
    for step in range(len(places)):
        if step and not _adjoin(ours, places, step):
            gap = _judge_gap(quoted, index, ours[step - 1 : step + 1], places[step - 1 : step + 1], passed)
            if gap is None:
                return None
            folds |= gap
        letter = _judge_letter(quoted, index, ours[step], places[step], first=step == 0)
        if letter is None:
            return None
        folds |= letter
    edges = _judge_edges(quoted, before, after)
    if edges is None:
        return None
    return Match(start, end, frozenset(folds | edges), passed)


def _adjoin(ours: Sequence[int], theirs: Sequence[int], step: int) -> bool:
    return ours[step] - ours[step - 1] <= 1 and theirs[step] - theirs[step - 1] <= 1


def _judge_gap(
    quoted: Quoted, index: QuoteIndex, ours: Sequence[int], theirs: Sequence[int], passed: Sequence[Removed]
) -> frozenset[Fold] | None:
    """What was evened out between two letters, None where the gaps differ."""
    between = quoted.text[ours[0] + 1 : ours[1]]
    kinds, sourced, attributed = _source_gap(index, theirs, passed)
    digits = quoted.text[ours[0]].isdigit() and quoted.text[ours[1]].isdigit()
    if attributed:
        return _over_attribution(between, sourced, kinds)
    same = same_gap(between, sourced, in_number=digits)
    if same is None and kinds:
        same = same_gap(between, sourced + " ", in_number=digits)
    if same is None and fold_space(between) == "" and between and sourced == "" and not digits:
        same = _lost_space(quoted, index, ours, theirs)
    return None if same is None else same | kinds


def _source_gap(
    index: QuoteIndex, theirs: Sequence[int], passed: Sequence[Removed]
) -> tuple[frozenset[Fold], str, bool]:
    """What was passed over between two letters, what else stands there, and whether it was an attribution."""
    left, right = theirs[0] + 1, theirs[1]
    if left >= right:
        return frozenset(), "", False
    inside = removed_within(passed, left, right)
    sourced = "\n".join(index.text[a:b] for a, b in kept_ranges(left, right, inside)) if inside else None
    if sourced is None:
        return frozenset(), index.text[left:right], False
    if all(item.end - item.start <= 8 for item in inside):  # marks inside a line leave no line's end
        sourced = "".join(index.text[a:b] for a, b in kept_ranges(left, right, inside))
    return (
        frozenset(item.kind for item in inside),
        sourced,
        any(item.kind == ATTRIBUTION for item in inside),
    )


def _over_attribution(between: str, sourced: str, kinds: frozenset[Fold]) -> frozenset[Fold] | None:
    """At an attribution only signs that end or pause a sentence may differ, a question stays a question."""
    asked = [re.sub(r"[^?!؟]", "", side) for side in (between, sourced)]
    signs = set(canonical_gap(between)) - set(' .,;:…-"~')
    return kinds if asked[0] == asked[1] and not (signs - set("?!")) and between else None


def _lost_space(
    quoted: Quoted, index: QuoteIndex, ours: Sequence[int], theirs: Sequence[int]
) -> frozenset[Fold] | None:
    """A space that the text layer lost: `Peoplewere`, `undertheDublin`, never `nowhere` for `now here`.

    Either a capital shows the join, or the run of letters is no word of the source while both halves are.
    """
    left, right = index.text[theirs[0]], index.text[theirs[1]]
    if left.islower() and right.isupper():
        return frozenset({LOST_SPACES})
    if not (left.isalpha() and right.isalpha()):
        return None
    run = _word_at(index.text, theirs[0])
    halves = [_word_at(quoted.text, place) for place in ours]
    known = all(len(half) >= 4 and index.words[half.lower()] >= 3 for half in halves)
    return frozenset({LOST_SPACES}) if known and index.words[run.lower()] == 1 else None


def _word_at(text: str, at: int) -> str:
    left = right = at
    while left > 0 and text[left - 1].isalpha():
        left -= 1
    while right < len(text) and text[right].isalpha():
        right += 1
    return text[left:right]


def _judge_letter(
    quoted: Quoted, index: QuoteIndex, ours: int, theirs: int, *, first: bool
) -> frozenset[Fold] | None:
    """What was evened out in one letter, None where it is another."""
    mine, its = quoted.text[ours], index.text[theirs]
    if mine == its:
        return frozenset()
    mine, its = (unicodedata.normalize("NFKC", letter) for letter in (mine, its))
    if {mine, its} == _YEH:
        return None  # `على` is not `علي`
    if mine != its and mine.lower() == its.lower():
        return frozenset() if ours in quoted.any_case else _judge_case(index, theirs, first=first)
    # Their letters are the same, or the search had not come here: a ligature, another form of one letter.
    return frozenset({LETTER_FORMS})


def _judge_case(index: QuoteIndex, theirs: int, *, first: bool) -> frozenset[Fold] | None:
    if first:
        return frozenset({FIRST_CAPITAL})
    return frozenset({DISPLAY_CAPITALS}) if _in_display_type(index.text, theirs) else None


def _in_display_type(text: str, at: int) -> bool:
    """True in a line of capitals, and in small capitals that were read as `eUroPe`."""
    line = text[text.rfind("\n", 0, at) + 1 : (text.find("\n", at) + 1 or len(text) + 1) - 1]
    letters = [letter for letter in line if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    if len(letters) >= 6 and capitals >= 0.8 * len(letters):
        return True
    word = _word_at(text, at)
    return any(left.islower() and right.isupper() for left, right in pairwise(word))


def _judge_edges(quoted: Quoted, before: str, after: str) -> frozenset[Fold] | None:
    """What was evened out before the first and after the last letter."""
    head = quoted.text[: quoted.letters.places[0]]
    tail = quoted.text[letter_end(quoted.text, quoted.letters.places[-1]) :]
    return _join(judge_head(head, before), judge_tail(tail, after))


def _join(left: frozenset[Fold] | None, right: frozenset[Fold] | None) -> frozenset[Fold] | None:
    return None if left is None or right is None else left | right

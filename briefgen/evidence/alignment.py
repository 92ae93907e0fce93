"""A quote laid letter by letter over a place in a source: the same words, or not.

The search finds places with the same letters and digits in the same order. Here each gap between two letters,
each capital and both ends are judged, and whatever differs and is not known to be harmless refuses the place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.evidence.folding import (
    LETTER_FORMS,
    LOST_SPACES,
    QUOTATION_MARKS,
    Fold,
    Letters,
    canonical_gap,
    fold_space,
    same_gap,
    word_pattern,
)
from briefgen.evidence.furniture import ATTRIBUTION, Removed
from briefgen.evidence.quoteindex import QuoteIndex, Reading, kept_ranges

FIRST_CAPITAL: Fold = "the first letter's case"
DISPLAY_CAPITALS: Fold = "capitals of display type"
END_PUNCTUATION: Fold = "punctuation at the end"
EDGE_ELLIPSIS: Fold = "an ellipsis at the edge"

# Scripts written without spaces: a match may begin and end anywhere.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
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
    """Every place where the quote stands as a whole, in the first reading of the source that has any.

    A place without anything evened out ends the search of further readings.
    """
    found: list[Match] = []
    for reading in index.readings:
        for at in _occurrences(quoted.letters.folded, reading):
            places = reading.letters.places[at : at + len(quoted.letters.folded)]
            match = align(quoted, index, places, reading.removed)
            if match is not None and all(match.start != other.start for other in found):
                found.append(match)
        if found:
            return found
    return found


def _occurrences(folded: str, reading: Reading) -> Iterator[int]:
    at = -1
    for _ in range(_MAX_PLACES):
        at = reading.letters.folded.find(folded, at + 1)
        if at < 0 or not folded:
            return
        yield at


def align(
    quoted: Quoted, index: QuoteIndex, places: Sequence[int], removed: Sequence[Removed], *, inner: bool = False
) -> Match | None:
    """The match of a quote whose letters stand at ``places`` of the source, None where they do not match."""
    start, end = places[0], _letter_end(index.text, places[-1])
    passed = removed_within(removed, start, end)
    before, after = _outside(index.text, start, -1, removed), _outside(index.text, end, 1, removed)
    if not inner and (_cuts_word(index.text, start, before, -1) or _cuts_word(index.text, end - 1, after, 1)):
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


def removed_within(removed: Sequence[Removed], start: int, end: int) -> tuple[Removed, ...]:
    """The removed ranges between two characters of the source."""
    return tuple(item for item in removed if item.start < end and item.end > start)


def _letter_end(text: str, place: int) -> int:
    """The end of a letter with the combining marks that follow it."""
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def _outside(text: str, at: int, step: int, removed: Sequence[Removed]) -> str:
    """Forty characters before or after ``at``, without what was taken out."""
    left, right = (max(0, at - 400), at) if step < 0 else (at, min(len(text), at + 400))
    pieces = [text[a:b] for a, b in kept_ranges(left, right, removed_within(removed, left, right))]
    joined = "".join(pieces)
    return joined[-40:] if step < 0 else joined[:40]


def _cuts_word(text: str, at: int, outside: str, step: int) -> bool:
    """True where the match would begin or end inside a word, a compound or a number.

    `combatants` is not in `non-combatants`, nor `can` in `can't`, nor 500 in `12 500` or `1,500`.
    """
    edge = text[at]
    near, beyond = (outside[:1], outside[1:2]) if step > 0 else (outside[-1:], outside[-2:-1])
    if near and word_pattern().match(near) and not unicodedata.combining(near):
        return not (_UNSPACED.match(edge) or _UNSPACED.match(near))
    if near in _JOINS and edge.isalnum() and (beyond.isalnum() or (beyond == "\n" and step > 0)):
        return True
    if step > 0 and near in _APOSTROPHES and edge.isalpha() and beyond.isalpha():
        return not re.match(r".s\b", outside)
    if not edge.isdigit():
        return False
    if step > 0:
        digits = re.search(r"\d+$", text[max(0, at - 12) : at + 1])
        return bool(
            re.match(r"[.,'’٫٬/:–]\d", outside)
            or (re.match(r"[\u00a0\u202f\u2009 ]\d{3}(?!\d)", outside) and digits and len(digits[0]) <= 3)
        )
    return bool(
        re.search(r"\d[.,'’٫٬/:–]$", outside)
        or (
            re.search(r"(?<![\d.,])\d{1,3}[\u00a0\u202f\u2009 ]$", outside)
            and re.match(r"\d{3}(?!\d)", text[at : at + 4])
        )
    )


_JOINS = {"-", "‐", "‑", "\u00ad", "\ufffe", "\u0002"}
_APOSTROPHES = {"'", "’", "ʼ", "`", "´"}


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
    return bool(re.search(r"[a-z][A-Z]+[a-z]+[A-Z]|^[a-z]+[A-Z]{2,}", _word_at(text, at)))


def _judge_edges(quoted: Quoted, before: str, after: str) -> frozenset[Fold] | None:
    """What was evened out before the first and after the last letter."""
    head = quoted.text[: quoted.letters.places[0]]
    tail = quoted.text[_letter_end(quoted.text, quoted.letters.places[-1]) :]
    return _join(_judge_head(head, before), _judge_tail(tail, after))


def _join(left: frozenset[Fold] | None, right: frozenset[Fold] | None) -> frozenset[Fold] | None:
    return None if left is None or right is None else left | right


def _judge_head(head: str, before: str) -> frozenset[Fold] | None:
    if not head.strip() or fold_space(f"x{before}").endswith(fold_space(head)):
        return frozenset()
    folds: set[Fold] = set()
    sign, near = canonical_gap(head).replace(" ", ""), canonical_gap(before[-12:]).replace(" ", "")
    if '"' in sign:
        folds.add(QUOTATION_MARKS)
    if "…" in sign and "…" not in near[-3:]:
        folds.add(EDGE_ELLIPSIS)
    sign, near = (re.sub('["…]', "", side) for side in (sign, near))
    return frozenset(folds or {QUOTATION_MARKS}) if near.endswith(sign) else None


def _judge_tail(tail: str, after: str) -> frozenset[Fold] | None:
    if not tail.strip() or fold_space(f"{after}x").startswith(fold_space(tail)):
        return frozenset()
    folds: set[Fold] = set()
    sign, near = canonical_gap(tail).replace(" ", ""), canonical_gap(after[:12]).replace(" ", "")
    if '"' in sign:
        folds.add(QUOTATION_MARKS)
    if "…" in sign and not near.lstrip('"').startswith("…"):
        folds.add(EDGE_ELLIPSIS)
    sign, near = (re.sub('["…]', "", side) for side in (sign, near))
    if near.startswith(sign):
        return frozenset(folds or {QUOTATION_MARKS})
    # A full stop or comma may close what the source goes on with or closes otherwise; `?` and `!` may not.
    kept, theirs = re.sub(r"[.,;:]+$", "", sign), re.match(r"[^\w]*", near)
    if near.startswith(kept) and not re.match(r"[.,;:]*[?!]", near[len(kept) :]):
        return frozenset(folds | {END_PUNCTUATION}) if theirs is not None else None
    return None

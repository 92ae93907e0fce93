"""The passage nearest to a quote that is not in its source, and how the words differ.

The only user of ``rapidfuzz``. A likeness, however great, never makes a quote stand: 35 of 49 altered quotes
are like their source by 90 % and more.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from briefgen.evidence.quotes.alignment import Quoted
from briefgen.evidence.quotes.boundaries import removed_within
from briefgen.evidence.quotes.folding import Letters, fold, fold_space
from briefgen.evidence.quotes.quoteindex import QuoteIndex, Reading, kept_ranges
from briefgen.evidence.verdicts import Stretch

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
# Letter pairs that fonts draw as one sign, and that some text layers lose as one.
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl", "fj", "tti", "ti", "tt", "ft", "th", "ct", "st")
_ANCHORS = 12
_LONGEST = 600  # letters of a quote that the likeness is measured by
NEAR_ENOUGH = 0.5  # of the quote's words in order, for `altered`; below it the quote is not of this source


@dataclass(frozen=True)
class Nearest:
    """The passage with its place, the word diff, the share of the quote's words in it, in order.

    ``damaged`` where the text layer rather than the author changed the words.
    """

    passage: str
    stretches: tuple[Stretch, ...]
    diff: tuple[tuple[str, str], ...]
    share: float
    damaged: bool


def nearest(quoted: Quoted, index: QuoteIndex) -> Nearest | None:
    """The passage of the source most like the quote, None where nothing is like it at all.

    It is looked for in the body of the text, and among footnotes and page heads where that gives little.
    """
    if not quoted.letters.folded:
        return None
    found = _nearest_in(quoted, index, index.body)
    if index.body is index.literal or (found and found.share >= NEAR_ENOUGH):
        return found
    other = _nearest_in(quoted, index, index.literal) if _anchored(quoted, index.literal.letters) else None
    return max((near for near in (found, other) if near), key=lambda near: near.share, default=None)


def _nearest_in(quoted: Quoted, index: QuoteIndex, reading: Reading) -> Nearest | None:
    from rapidfuzz.fuzz import partial_ratio_alignment

    letters = reading.letters
    needle = quoted.letters.folded[:_LONGEST]
    first, last = _anchored(quoted, letters) or (0, len(letters.folded))
    found = partial_ratio_alignment(needle, letters.folded[first:last], score_cutoff=40)
    if found is None or found.dest_end <= found.dest_start:
        return None
    begin, stop = first + found.dest_start, first + found.dest_end
    stop = min(len(letters.places), stop + len(quoted.letters.folded) - len(needle))
    # The likeness is measured on as many letters as the quote has; words put in or left out need room.
    room = max(24, len(quoted.text) // 4)
    start = max(0, letters.places[begin] - room)
    end = min(len(index.text), letters.places[stop - 1] + 1 + room)
    start, end = _whole_words(index.text, start, end)
    around = index.words_between(start, end, removed_within(reading.removed, start, end))
    start, end = _trimmed(quoted, index, reading, start, end)
    removed = removed_within(reading.removed, start, end)
    passage = index.words_between(start, end, removed)
    ours, theirs = fold_space(quoted.text).split(), passage.split()
    diff, equal = word_diff(ours, theirs)
    share = equal / max(1, len([word for word in ours if _plain(word)]))
    damaged = _is_damaged(quoted.text, around) or ("\ufffd" in passage and share >= NEAR_ENOUGH)
    return Nearest(passage, index.stretches(start, end, removed), diff, share, damaged)


def _trimmed(quoted: Quoted, index: QuoteIndex, reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The stretch without the words at its ends that the quote has nothing for."""
    words = [
        (left + found.start(), left + found.end())
        for left, right in kept_ranges(start, end, removed_within(reading.removed, start, end))
        for found in re.finditer(r"\S+", index.text[left:right])
    ]
    keys = [_plain(index.text[left:right]) for left, right in words]
    ours = [_plain(word) for word in quoted.text.split()]
    blocks = [
        block
        for block in SequenceMatcher(None, keys, ours, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks:
        return start, end
    # As many words before the first common one as the quote has there, and after the last.
    first = max(0, blocks[0].a - blocks[0].b)
    after = len(ours) - (blocks[-1].b + blocks[-1].size)
    last = min(len(words), blocks[-1].a + blocks[-1].size + after) - 1
    return words[first][0], words[last][1]


def _anchored(quoted: Quoted, letters: Letters) -> tuple[int, int] | None:
    """Letters around the place where most runs of three words of the quote stand, None where none does.

    Looking for these first is several times faster than measuring the likeness of a whole report.
    """
    length = len(quoted.letters.folded)
    words = [Letters.of(word).folded for word in quoted.text.split()]
    begins = list(accumulate(map(len, words), initial=0))
    votes: Counter[int] = Counter()
    step = max(1, (len(words) - 2) // _ANCHORS)
    for number in range(0, len(words) - 2, step):
        run = "".join(words[number : number + 3])
        if len(run) < 9:
            continue
        at = letters.folded.find(run)
        for _ in range(_ANCHORS):
            if at < 0:
                break
            votes[(at - begins[number]) // max(64, length)] += 1
            at = letters.folded.find(run, at + 1)
    if not votes:
        return None
    block = max(64, length)
    best = max(votes, key=lambda bucket: votes[bucket] + votes[bucket + 1])
    return max(0, (best - 1) * block), min(len(letters.folded), (best + 4) * block)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _plain(word: str) -> str:
    return re.sub(r'^[\W_]+|[\W_]+$|["\-~ ]', "", fold(word))


def word_diff(ours: list[str], theirs: list[str]) -> tuple[tuple[tuple[str, str], ...], int]:
    """Source and quote word by word, (`-` source only, `+` quote only), and how many words are equal."""
    keys, other = [_plain(word) for word in theirs], [_plain(word) for word in ours]
    pairs: list[tuple[str, str]] = []
    equal = 0
    for kind, a, b, c, d in SequenceMatcher(None, keys, other, autojunk=False).get_opcodes():
        if kind == "equal":
            equal += b - a
            pairs.append(("=", " ".join(theirs[a:b])))
            continue
        if b > a:
            pairs.append(("-", " ".join(theirs[a:b])))
        if d > c:
            pairs.append(("+", " ".join(ours[c:d])))
    if all(sign == "=" for sign, _ in pairs) and ours != theirs:
        pairs = _punctuation_diff(ours, theirs)
    return tuple(pairs), equal


def _punctuation_diff(ours: list[str], theirs: list[str]) -> list[tuple[str, str]]:
    """Where words are the same and signs or capitals are not."""
    pairs: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "equal":
            pairs.append(("=", " ".join(theirs[a:b])))
        else:
            pairs.extend(
                (sign, " ".join(words)) for sign, words in (("-", theirs[a:b]), ("+", ours[c:d])) if words
            )
    return pairs


def _is_damaged(quote: str, around: str) -> bool:
    """True where some run of the words around the passage is the quote without its ligatures."""
    words = [Letters.of(word).folded for word in around.split()]
    ours = Letters.of(quote).folded
    runs = {"".join(words[first : len(words) - last]) for first in range(9) for last in range(9)}
    return any(_lost(ours, theirs) for theirs in runs)


def _lost(ours: str, theirs: str) -> bool:
    """True where a passage is the quote without some ligatures that its text layer lost: `Connec ng`."""
    if not 0 < len(ours) - len(theirs) <= len(ours) // 4:
        return False
    reached = {0}  # how much of the quote may be told by now, letter by letter of the passage
    for letter in theirs:
        reached = {at + 1 for at in _skipping(reached, ours) if ours[at : at + 1] == letter}
        if not reached:
            return False
    return len(ours) in _skipping(reached, ours)


def _skipping(reached: set[int], ours: str) -> set[int]:
    grown = set(reached)
    for at in sorted(reached):
        here = {at}
        for pair in _LIGATURES:
            if ours.startswith(pair, at):
                here.add(at + len(pair))
        grown |= here
    return grown

"""The passage nearest to a quote that is not in its source, and how the words differ.

The only user of ``rapidfuzz``. A likeness, however great, never makes a quote stand: 35 of 49 altered quotes
are like their source by 90 % and more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.evidence.alignment import Quoted, removed_within
from briefgen.evidence.folding import fold, fold_space
from briefgen.evidence.quoteindex import QuoteIndex
from briefgen.evidence.verdicts import Stretch

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
# Letter pairs that fonts draw as one sign, and that some text layers lose as one.
_LIGATURES = re.compile("ffi|ffl|ff|fi|fl|ti|tt|ft|th|ct|st")
NEAR_ENOUGH = 0.5  # of the quote's words in order, for `altered`; below it the quote is not of this source


@dataclass(frozen=True)
class Nearest:
    """The passage with its place, the word diff, and the share of the quote's words in it, in order."""

    passage: str
    stretches: tuple[Stretch, ...]
    diff: tuple[tuple[str, str], ...]
    share: float
    lost_letters: bool


def nearest(quoted: Quoted, index: QuoteIndex) -> Nearest | None:
    """The passage of the source most like the quote, None where nothing is like it at all."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    letters = index.body.letters
    if not letters.folded or not quoted.letters.folded:
        return None
    needle = quoted.letters.folded[:600]
    found = partial_ratio_alignment(needle, letters.folded, score_cutoff=40)
    if found is None or found.dest_end <= found.dest_start:
        return None
    first = letters.places[found.dest_start]
    beyond = min(len(letters.places), found.dest_end + len(quoted.letters.folded) - len(needle))
    start, end = _whole_words(index.text, first, letters.places[beyond - 1] + 1)
    removed = removed_within(index.body.removed, start, end)
    passage = index.words_between(start, end, removed)
    ours, theirs = fold_space(quoted.text).split(), passage.split()
    diff, equal = word_diff(ours, theirs)
    share = equal / max(1, len([word for word in ours if _plain(word)]))
    return Nearest(passage, index.stretches(start, end, removed), diff, share, _lost_letters(diff))


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


def _lost_letters(diff: tuple[tuple[str, str], ...]) -> bool:
    """True where every difference is a ligature that the text layer lost: `Connec ng` for `Connecting`."""
    pending, seen = "", False
    for sign, words in diff:
        if sign == "-":
            pending = words
        elif sign == "+":
            ours, theirs = (re.sub(r"[\W_]", "", side.lower()) for side in (words, pending))
            if not ours or ours == theirs or _LIGATURES.sub("", ours) != _LIGATURES.sub("", theirs):
                return False
            if len(theirs) >= len(ours):
                return False
            pending, seen = "", True
        elif pending:
            return False
    return seen and not pending

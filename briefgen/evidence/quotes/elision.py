"""A quote with marks of omission or brackets: its parts, and where they stand in order.

The parts of an elided quote stand on the same page or the next, with at most ``WINDOW`` characters of the
source between two of them: some three paragraphs. What is farther apart was never one statement.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from briefgen.evidence.quotes.alignment import Match, Quoted
from briefgen.evidence.quotes.boundaries import EDGE_ELLIPSIS, removed_within
from briefgen.evidence.quotes.folding import ELLIPSIS, Fold, canonical_gap
from briefgen.evidence.quotes.quoteindex import QuoteIndex

WINDOW = 1500
CLOSE = 80
MAX_STARTS = 40
NOTHING_OMITTED: Fold = "a mark of omission where nothing is left out"
BRACKETED_LETTERS: Fold = "letters in brackets"
ADDED_IN_BRACKETS: Fold = "words added in brackets"

_DOTS = r"(?:…|\.\s?\.\s?\.)"
_MARK = re.compile(rf"\[\s*{_DOTS}\s*\]|\(\s*{_DOTS}\s*\)|{_DOTS}|\[(?P<inside>[^\[\]]{{1,120}})\]")
_SIC = {"sic", "sic!", "так в тексте", "كذا"}


@dataclass(frozen=True)
class Part:
    """A run of a quote without marks; ``before`` is what the author put in brackets before it."""

    quoted: Quoted
    before: str | None = None


@dataclass(frozen=True)
class Chain:
    """The parts in their places, and the author's words in brackets before each and after the last."""

    matches: tuple[Match, ...]
    inserted: tuple[str | None, ...]
    folds: frozenset[Fold] = frozenset()


def has_marks(quote: str) -> bool:
    """True where a quote has a mark of omission or a bracket."""
    return _MARK.search(quote) is not None


def chains(quote: str, index: QuoteIndex, find: Callable[[Quoted], list[Match]]) -> list[Chain]:
    """The ways in which the parts of a quote stand in order, the tightest first; ``find`` finds one part."""
    parts, closing, folds = parts_of(quote)
    if not parts:
        return []
    # A word between two cuts may stand anywhere, so parts of one word each have to stand in one sentence.
    words = sum(len(part.quoted.text.split()) for part in parts)
    window = WINDOW if words > len(parts) else CLOSE
    places = [find(part.quoted) for part in parts]
    if not all(places):
        return []
    inserted = (*(part.before for part in parts), closing)
    found: list[Chain] = []
    for start in places[0][:MAX_STARTS]:
        chain = _follow(index, start, places[1:], window)
        if chain:
            found.append(Chain(chain, inserted, folds))
    return sorted(found, key=lambda chain: chain.matches[-1].end - chain.matches[0].start)


def _follow(
    index: QuoteIndex, start: Match, rest: Sequence[list[Match]], window: int
) -> tuple[Match, ...] | None:
    chain = [start]
    for places in rest:
        last = chain[-1]
        near = [
            place
            for place in places
            if last.end <= place.start <= last.end + window
            and index.page_index(place.start) - index.page_index(last.end - 1) <= 1
        ]
        if not near:
            return None
        chain.append(min(near, key=lambda place: place.start))
    return tuple(chain)


def parts_of(quote: str) -> tuple[list[Part], str | None, frozenset[Fold]]:
    """The parts between marks, what is in brackets after the last, and what brackets evened out.

    Letters in brackets that make up a word with what follows (`[T]he`) only mark another case; a word
    partly in brackets (`kill[ed]`) counts as a word put in its place.
    """
    folds: set[Fold] = set()
    any_case: set[int] = set()
    text, marks, at = "", [], 0
    for found in _MARK.finditer(quote):
        inside = found["inside"]
        text += quote[at : found.start()]
        at = found.end()
        glued_after = bool(re.match(r"[^\W\d_]", quote[at:]))
        if inside and len(inside) == 1 and inside.isalpha() and glued_after and not text[-1:].isalpha():
            any_case.add(len(text))
            text += inside
            folds.add(BRACKETED_LETTERS)
            continue
        if inside and (text[-1:].isalpha() or glued_after):
            tail = re.search(r"[^\W_]*$", text)
            head = re.match(r"[^\W_]*", quote[at:])
            stem, rest = tail[0] if tail else "", head[0] if head else ""
            text = text[: len(text) - len(stem)]
            at += len(rest)
            inside = f"{stem}[{inside}]{rest}"
        if inside and (inside.strip().lower() in _SIC or not re.search(r"[^\W_]", inside)):
            folds.add(ADDED_IN_BRACKETS)
            text = text.rstrip()
            continue
        marks.append((len(text), inside))
    text += quote[at:]
    return (*_split(text, marks, frozenset(any_case)), frozenset(folds))


def _split(
    text: str, marks: Sequence[tuple[int, str | None]], any_case: frozenset[int]
) -> tuple[list[Part], str | None]:
    parts: list[Part] = []
    before: str | None = None
    start = 0
    for end, inside in (*marks, (len(text), None)):
        places = frozenset(place - start for place in any_case if start <= place < end)
        quoted = Quoted.of(text[start:end], places)
        if quoted.letters.folded:
            parts.append(Part(quoted, before))
            before = None
        before = inside or before
        start = end
    return parts, before


def left_out(index: QuoteIndex, chain: Chain) -> list[tuple[int, int, str | None]]:
    """The source's characters between two parts, with what the author put there in brackets.

    Before a first part that opens with a bracket it is the sentence's beginning, as far as eight words.
    """
    gaps: list[tuple[int, int, str | None]] = []
    first, last = chain.matches[0], chain.matches[-1]
    if chain.inserted[0]:
        gaps.append((sentence_start(index.text, first.start), first.start, chain.inserted[0]))
    for left, right, inserted in zip(
        chain.matches[:-1], chain.matches[1:], chain.inserted[1:-1], strict=True
    ):
        gaps.append((left.end, right.start, inserted))
    if chain.inserted[-1]:
        gaps.append((last.end, sentence_end(index.text, last.end), chain.inserted[-1]))
    return gaps


def without_own_ellipses(chain: Chain, index: QuoteIndex) -> Match | None:
    """One match of all parts where nothing but the source's own ellipses lies between them."""
    for start, end, inserted in left_out(index, chain):
        if inserted or re.search(r"[^\W_]", index.text[start:end]):
            return None
    first, last = chain.matches[0], chain.matches[-1]
    folds = frozenset.union(*(match.folds for match in chain.matches), chain.folds)
    between = "".join(index.text[start:end] for start, end, _ in left_out(index, chain))
    if len(chain.matches) == 1:
        folds |= {EDGE_ELLIPSIS}
    else:
        folds |= {ELLIPSIS if "…" in canonical_gap(between) else NOTHING_OMITTED}
    removed = tuple(item for match in chain.matches for item in match.removed)
    return replace(first, end=last.end, folds=folds, removed=removed)


_SENTENCE_END = re.compile(r"[.!?؟…]+[\"”’»)\]]*(?=\s|$)|\n\s*\n")


def sentence_start(text: str, at: int, words: int = 8) -> int:
    """Where the sentence around ``at`` begins, or ``words`` words before it."""
    left = max(0, at - 400)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, left, at)]
    start = ends[-1] if ends else left
    found = list(re.finditer(r"\S+", text[start:at]))
    return start + found[-words:][0].start() if found else at


def sentence_end(text: str, at: int, words: int = 40) -> int:
    """Where the sentence around ``at`` ends, or ``words`` words after it."""
    ended = _SENTENCE_END.search(text, at, at + 400)
    end = ended.start() if ended else min(len(text), at + 400)
    found = list(re.finditer(r"\S+", text[at:end]))[:words]
    return at + found[-1].end() if found else at


def as_shown(index: QuoteIndex, start: int, end: int) -> str:
    """The omitted words as a person reads them, without page furniture and the signs around them."""
    words = index.words_between(start, end, removed_within(index.body.removed, start, end))
    return re.sub(r"^[\s,;:.…]+|\s+$", "", words) if re.search(r"[^\W_]", words) else ""

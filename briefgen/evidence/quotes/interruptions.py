"""A quote that the source interrupts: by a pull quote, by a run at a page break, by naming who speaks.

Words that a quote leaves out without a mark make it an altered one, so a run is passed over only on
evidence that it is no part of the sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.evidence.quotes.alignment import Match, Quoted, align
from briefgen.evidence.quotes.folding import Fold, Letters
from briefgen.evidence.quotes.furniture import ATTRIBUTION, Removed, merged
from briefgen.evidence.quotes.quoteindex import QuoteIndex, Reading
from briefgen.evidence.quotes.speech import is_attribution, names, speech_pattern

PULL_QUOTE: Fold = "a pull quote"
PAGE_BREAK_RUN: Fold = "a run of lines at a page break"

SEED = 12  # letters that must stand together before and after an interruption
REACH = 3000
DEPTH = 3
_TRIES = 60


def interrupted_matches(quoted: Quoted, index: QuoteIndex, lang: str) -> list[Match]:
    """Where a quote stands in two to four runs with nothing but interruptions between them."""
    folded = quoted.letters.folded
    if len(folded) < 2 * SEED:
        return []
    reading = index.body
    found: list[Match] = []
    for at in _starts(folded[:SEED], reading):
        for places, runs in _continue(quoted, 0, at, index, reading, lang, DEPTH):
            match = align(quoted, index, places, merged([*reading.removed, *runs]))
            if match is not None:
                found.append(match)
    return found


def _starts(seed: str, reading: Reading) -> Iterator[int]:
    at = -1
    for _ in range(_TRIES):
        at = reading.letters.folded.find(seed, at + 1)
        if at < 0:
            return
        yield at


def _continue(
    quoted: Quoted, done: int, at: int, index: QuoteIndex, reading: Reading, lang: str, depth: int
) -> Iterator[tuple[list[int], list[Removed]]]:
    """The ways to lay the quote's letters from ``done`` on over the source from ``at`` on."""
    folded, source = quoted.letters.folded, reading.letters
    length = _common(folded, done, source.folded, at)
    if done + length == len(folded):
        yield list(source.places[at : at + length]), []
        return
    if depth == 0:
        return
    for cut in _cuts(quoted, done, done + length):
        rest = folded[cut : cut + SEED]
        last = at + cut - done
        for start in _near(rest, source, last):
            run = _run_between(index, source.places[last - 1], source.places[start], lang)
            if run is None:
                continue
            for places, runs in _continue(quoted, cut, start, index, reading, lang, depth - 1):
                yield [*source.places[at:last], *places], [run, *runs]


def _common(quote: str, done: int, source: str, at: int) -> int:
    length = 0
    most = min(len(quote) - done, len(source) - at)
    while length < most and quote[done + length] == source[at + length]:
        length += 1
    return length


def _cuts(quoted: Quoted, least: int, most: int) -> list[int]:
    """The last word ends of a quote up to letter ``most``: the interruption may begin with the same letters.

    A word broken at a line's end, a page's at that, has its cut inside; so ``most`` itself is tried too.
    """
    places = quoted.letters.places
    ends = [
        cut
        for cut in range(most, least + SEED - 1, -1)
        if cut < len(places) and places[cut] - places[cut - 1] > 1
    ]
    return ends[:3]


def _near(rest: str, source: Letters, last: int) -> Iterator[int]:
    start = last
    limit = bisect_left(source.places, source.places[last - 1] + REACH)
    for _ in range(8):
        start = source.folded.find(rest, start + 1, limit + len(rest))
        if start < 0:
            return
        yield start


def _run_between(index: QuoteIndex, left: int, right: int, lang: str) -> Removed | None:
    """What lies between two letters of the source, where it is an interruption."""
    between = index.text[left + 1 : right]
    # The run begins where the line ends, or right after the last letter for words within the line.
    if is_attribution(between, index.text[max(0, left - 800) : left], lang) and not _other_speaker(
        index.text, right, between, lang
    ):
        return Removed(left + 1 + _kept_sign(between), right, ATTRIBUTION)
    head, tail = re.match(r"[^\w\n]*\n", between), re.search(r"\n\s*[^\w\n]*$|\f[^\w\n]*$", between)
    if not head or not tail or head.end() > tail.start():
        return None
    start, end = left + 1 + head.end() - 1, left + 1 + tail.start() + 1
    run = index.text[start:end]
    if _is_duplicate(run, start, index):
        return Removed(start, end, PULL_QUOTE)
    if "\f" in run and _stands_apart(index.text, left, run, right):
        return Removed(start, end, PAGE_BREAK_RUN)
    return None


def _kept_sign(between: str) -> int:
    """How many characters of the gap stay: a question or exclamation mark belongs to the quote."""
    asked = re.match(r"[\"”»’]*[?!؟]+", between)
    return asked.end() if asked else 0


def _other_speaker(text: str, right: int, between: str, lang: str) -> bool:
    """True where the second run is closed by an attribution of its own that names someone else."""
    closing = re.search(r"[,.?!][”»\"]\s*(?P<who>[^.\n]{0,80})", text[right : right + 800])
    if not closing or not speech_pattern(lang).search(closing["who"]):
        return False
    who = [word for start, end in names(closing["who"]) for word in closing["who"][start:end].split()]
    return bool(who) and not any(word in between for word in who)


def _is_duplicate(run: str, start: int, index: QuoteIndex) -> bool:
    """True where the run stands a second time on its page or on a page beside it, as pull quotes do."""
    folded = Letters.of(run).folded
    if len(run.split()) < 4:
        return False
    page = index.page_index(start)
    for near in range(max(0, page - 1), min(len(index.begins), page + 2)):
        text = Letters.of(index.source.pages[near].text).folded
        if text.count(folded) > (1 if near == page else 0):
            return True
    return False


def _stands_apart(text: str, left: int, run: str, right: int) -> bool:
    """True where a run at a page break can be no part of the sentence around it.

    The sentence goes on in lower case after a run that begins as a new one and ends as one.
    """
    words: Sequence[str] = run.split()
    if not 3 <= len(words) <= 120 or not text[left].islower() or not text[right].islower():
        return False
    opening = words[0].lstrip("“«\"'(")
    return (opening[:1].isupper() or opening[:1].isdigit()) and bool(re.search(r"[.!?:][”»\")]*$", words[-1]))

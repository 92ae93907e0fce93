"""The verdict on a quote: whether its words stand in its source, where, and what a person should look at.

Words are looked for as a whole, then past interruptions, then by parts round marks of omission; each of these
compares letter by letter. Only when all have failed is the most similar passage shown, as what it is.
"""

from __future__ import annotations

from briefgen.evidence.pages import Doubt, SourceText
from briefgen.evidence.quotes.alignment import Match, Quoted, matches
from briefgen.evidence.quotes.attributions import Attribution, attribution
from briefgen.evidence.quotes.cautions import (
    closing_words,
    holds_caution,
    holds_condition,
    opening_words,
    turns,
)
from briefgen.evidence.quotes.elision import (
    ADDED_IN_BRACKETS,
    Chain,
    as_shown,
    chains,
    has_marks,
    left_out,
    sentence_end,
    sentence_start,
    without_own_ellipses,
)
from briefgen.evidence.quotes.folding import Fold
from briefgen.evidence.quotes.interruptions import interrupted_matches
from briefgen.evidence.quotes.nearest import NEAR_ENOUGH, Nearest, nearest
from briefgen.evidence.quotes.quoteindex import QuoteIndex
from briefgen.evidence.verdicts import QuoteFinding, QuoteVerdict

__all__ = ["Attribution", "QuoteIndex", "attribution", "judge_quote"]

_REASONS = {
    Doubt.NO_TEXT: "only pictures",
    Doubt.HOLLOW: "almost no text, as scans with a stamp have",
    Doubt.DAMAGED: "letters mapped to wrong characters",
}


def judge_quote(quote: str, source: SourceText, lang: str, page: int | None = None) -> QuoteFinding:
    """The verdict on ``quote``; ``page`` is the author's page for it, ``lang`` the source's language."""
    quoted = Quoted.of(quote)
    if not quoted.letters.folded:
        return QuoteFinding(QuoteVerdict.UNVERIFIABLE, reason="The quote holds no words.")
    index = QuoteIndex.of(source)
    if not index.literal.letters.folded:
        return QuoteFinding(
            QuoteVerdict.UNVERIFIABLE, reason=_doubt_reason(source, "The source has no readable text")
        )
    found = matches(quoted, index) or interrupted_matches(quoted, index, lang)
    if found:
        return _standing(_best(found, index, page), index, lang)
    if has_marks(quote):
        ways = chains(
            quote, index, lambda part: matches(part, index) or interrupted_matches(part, index, lang)
        )
        if ways:
            return _elided(_on_page(ways, index, page), index, lang)
    return _not_found(quoted, index, page)


def _best(found: list[Match], index: QuoteIndex, page: int | None) -> Match:
    """The place on the author's page if there is one, and there the one with the least evened out."""

    def rank(match: Match) -> tuple[bool, int, int]:
        number = index.source.pages[index.page_index(match.start)].number
        return (page is not None and number != page, len(match.folds), match.start)

    return min(found, key=rank)


def _on_page(ways: list[Chain], index: QuoteIndex, page: int | None) -> Chain:
    for way in ways:
        if index.source.pages[index.page_index(way.matches[0].start)].number == page:
            return way
    return ways[0]


def _standing(
    match: Match, index: QuoteIndex, lang: str, extra: frozenset[Fold] = frozenset()
) -> QuoteFinding:
    folds = match.folds | extra
    risky, bound = _at_the_ends(match.start, match.end, index, lang)
    verdict = QuoteVerdict.NORMALISED if folds else QuoteVerdict.VERBATIM
    reason = ""
    omitted: tuple[str, ...] = ()
    if bound:
        # The words are there, and yet the quote stops before what they depend on.
        verdict, omitted = QuoteVerdict.ELIDED, (bound,)
        reason = "The source's sentence goes on with a condition."
    return QuoteFinding(
        verdict,
        passage=index.words_between(match.start, match.end, match.removed),
        stretches=index.stretches(match.start, match.end, match.removed),
        folded=tuple(sorted(folds)),
        omitted=omitted,
        risky=risky,
        reason=reason,
    )


def _at_the_ends(start: int, end: int, index: QuoteIndex, lang: str) -> tuple[tuple[str, ...], str]:
    """What is risky just before and after the quote in its sentence, and a condition that follows it."""
    risky: list[str] = []
    begins = sentence_start(index.text, start, words=4)
    before = closing_words(index.text[begins:start], 2)
    if holds_caution(before, lang):
        risky.append(as_shown(index, begins, start))
    follows = index.text[end : sentence_end(index.text, end)]
    opening = opening_words(follows, 2)
    bound = holds_condition(opening_words(follows, 1), lang) or _opens_condition(follows, lang)
    if bound or holds_caution(opening, lang) or turns(opening_words(follows, 1), lang):
        risky.append(as_shown(index, end, end + len(follows)))
    return tuple(risky), as_shown(index, end, end + len(follows)) if bound else ""


def _opens_condition(follows: str, lang: str) -> bool:
    """True for a condition of several words right after the quote: `provided that`, `à moins que`."""
    opening = opening_words(follows, 3)
    return holds_condition(opening, lang) and not holds_condition(
        opening[len(opening_words(follows, 1)) :], lang
    )


def _elided(chain: Chain, index: QuoteIndex, lang: str) -> QuoteFinding:
    joined = without_own_ellipses(chain, index)
    if joined is not None:
        return _standing(joined, index, lang)
    omitted: list[str] = []
    risky: list[str] = []
    diff: list[tuple[str, str]] = []
    folds = chain.folds.union(*(match.folds for match in chain.matches))
    for start, end, inserted in left_out(index, chain):
        words = as_shown(index, start, end)
        around = (
            closing_words(index.text[max(0, start - 60) : start], 1),
            opening_words(index.text[end:], 1),
        )
        if words:
            omitted.append(words)
            diff.append(("-", words))
        if inserted:
            diff.append(("+", inserted))
            folds |= set() if words else {ADDED_IN_BRACKETS}
        if words and (holds_caution(words, lang) or any(holds_caution(word, lang) for word in around)):
            risky.append(words)
    ends, _ = _at_the_ends(chain.matches[0].start, chain.matches[-1].end, index, lang)
    risky += [words for words in ends if words not in risky]
    parts = [index.words_between(match.start, match.end, match.removed) for match in chain.matches]
    return QuoteFinding(
        QuoteVerdict.ELIDED,
        passage=" […] ".join(parts),
        stretches=tuple(
            stretch
            for match in chain.matches
            for stretch in index.stretches(match.start, match.end, match.removed)
        ),
        folded=tuple(sorted(folds)),
        omitted=tuple(omitted),
        risky=tuple(risky),
        diff=tuple(diff),
    )


def _not_found(quoted: Quoted, index: QuoteIndex, page: int | None) -> QuoteFinding:
    """Altered, absent, or unverifiable where doubtful pages may hold the words."""
    source = index.source
    doubtful = {number for number, _ in source.doubts}
    near = nearest(quoted, index)
    if near is not None and (near.share >= NEAR_ENOUGH or near.damaged):
        if near.damaged or doubtful & {stretch.page for stretch in near.stretches}:
            return _shown(
                near, QuoteVerdict.UNVERIFIABLE, "The text layer of the nearest passage is damaged."
            )
        return _shown(near, QuoteVerdict.ALTERED, "")
    if doubtful and not (page is not None and not doubtful & {page - 1, page, page + 1}):
        return QuoteFinding(
            QuoteVerdict.UNVERIFIABLE,
            reason=_doubt_reason(source, "Not in the text that can be read, and not all of it can"),
        )
    return QuoteFinding(QuoteVerdict.ABSENT)


def _shown(near: Nearest, verdict: QuoteVerdict, reason: str) -> QuoteFinding:
    return QuoteFinding(
        verdict, passage=near.passage, stretches=near.stretches, diff=near.diff, reason=reason
    )


def _doubt_reason(source: SourceText, opening: str) -> str:
    """A sentence that says what is wrong with the source, and on which pages."""
    kinds = [
        f"{_REASONS[doubt]}{_pages([number for number, why in source.doubts if why is doubt], source.paged)}"
        for doubt in Doubt
        if any(why is doubt for _, why in source.doubts)
    ]
    return f"{opening}: {' and '.join(kinds)}." if kinds else f"{opening}."


def _pages(numbers: list[int], paged: bool) -> str:
    if not paged:
        return ""
    shown = ", ".join(map(str, sorted(numbers)[:6]))
    return f" on p. {shown}{' …' if len(numbers) > 6 else ''}"

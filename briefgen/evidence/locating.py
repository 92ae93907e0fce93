"""Did the source say that? One quote or one figure looked up in one source, without a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.evidence.numbers.figures import Claim, judge_figure
from briefgen.evidence.numbers.mentions import numbers_in
from briefgen.evidence.pages import PageText, SourceText
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.verdicts import FigureVerdict, QuoteFinding, QuoteVerdict, Stretch

AROUND = 160
"""How many characters of the source are shown on either side."""

Raised = tuple[tuple[int, int], ...]

_SENTENCE_END = re.compile(r"(?<=[.!?؟…])\s+|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Located:
    """An answer: the verdict, where, and the source's words with those before and after them."""

    verdict: str
    pages: tuple[int, ...] = ()
    passage: str = ""
    before: str = ""
    after: str = ""
    folded: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    diff: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    said: str = ""

    @property
    def found(self) -> bool:
        """True where the source says it."""
        return self.verdict == FigureVerdict.SUPPORTED or any(
            self.verdict == verdict for verdict in QuoteVerdict if verdict.stands
        )


def locate_quote(quote: str, source: SourceText, lang: str) -> Located:
    """Where a quote stands in a source, and how."""
    finding = judge_quote(quote, source, lang)
    before, after = _surroundings(source, finding.stretches)
    return Located(
        verdict=str(finding.verdict),
        pages=finding.pages if source.paged else (),
        passage=finding.passage,
        before=before,
        after=after,
        folded=finding.folded,
        omitted=finding.omitted,
        diff=finding.diff,
        reason=finding.reason or "; ".join(f"left out: “{part}”" for part in finding.risky),
    )


def _surroundings(source: SourceText, stretches: tuple[Stretch, ...]) -> tuple[str, str]:
    if not stretches:
        return "", ""
    first, last = stretches[0], stretches[-1]
    texts = {page.number: page.text for page in source.pages}
    before = texts[first.page][max(0, first.start - AROUND) : first.start]
    after = texts[last.page][last.end : last.end + AROUND]
    return " ".join(before.split()), " ".join(after.split())


def passage_text(source: SourceText, finding: QuoteFinding) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The passage as extracted, with the stretches of it that are superscript."""
    texts = {page.number: page for page in source.pages}
    parts: list[str] = []
    raised: list[tuple[int, int]] = []
    length = 0
    for stretch in finding.stretches:
        page = texts[stretch.page]
        for start, end in page.raised:
            if stretch.start <= start < stretch.end:
                raised.append(
                    (start - stretch.start + length, min(end, stretch.end) - stretch.start + length)
                )
        parts.append(page.text[stretch.start : stretch.end])
        length += len(parts[-1]) + 1
    return " ".join(parts), tuple(raised)


def judge_claim(claim: Claim, passage: str, source: SourceText, lang: str) -> Located:
    """A figure against one passage, which has to stand in the source itself."""
    found = judge_quote(passage, source, lang)
    if not found.verdict.stands:
        return Located(
            str(found.verdict),
            found.pages if source.paged else (),
            found.passage,
            diff=found.diff,
            reason=f"the passage: {found.reason or found.verdict}",
        )
    words, raised = passage_text(source, found)
    finding = judge_figure(claim, words, lang, raised)
    return Located(
        str(finding.verdict), found.pages if source.paged else (), found.passage, reason=finding.reason
    )


def passages_with(claim: Claim, source: SourceText, lang: str) -> list[Located]:
    """Every sentence of a source that holds the number, the best verdicts first."""
    found = [
        Located(
            str(finding.verdict),
            (page.number,) if source.paged else (),
            " ".join(sentence.split()),
            reason=finding.reason,
            said=finding.said,
        )
        for page in source.pages
        for sentence, raised in _sentences_with(claim, page, lang)
        if (finding := judge_figure(claim, sentence, lang, raised))
    ]
    order = [str(verdict) for verdict in FigureVerdict]
    return sorted(found, key=lambda item: order.index(item.verdict))


def _sentences_with(claim: Claim, page: PageText, lang: str) -> Iterator[tuple[str, Raised]]:
    """Each sentence of a page that may hold the number, with its superscript stretches."""
    start = 0
    for end in [*(found.start() for found in _SENTENCE_END.finditer(page.text)), len(page.text)]:
        sentence = page.text[start:end]
        raised = tuple((low - start, high - start) for low, high in page.raised if start <= low < end)
        mentions = numbers_in(sentence, lang, raised)
        if any(claim.value in (mention.value, mention.to, *mention.readings) for mention in mentions):
            yield sentence, raised
        start = end

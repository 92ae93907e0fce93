"""Each item of a brief against the text of its source, where that is at hand."""

from __future__ import annotations

from dataclasses import replace

from briefgen.brief.model import Brief
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.locating import passage_text
from briefgen.evidence.numbers.figures import claim_of, judge_figure
from briefgen.evidence.pages import SourceText
from briefgen.evidence.proving import Basis, Proof
from briefgen.evidence.quotes.matching import attribution, judge_quote
from briefgen.evidence.sources.library import Library
from briefgen.evidence.verdicts import QuoteFinding, QuoteVerdict

FEW_PAGES = 40


def prove_from_source(item: Item, text: SourceText, brief: Brief, library: Library) -> Proof:
    """The verdict of the source's own text on an item that has words to look for."""
    source_lang = brief.sources[item.source].lang or brief.lang
    words = judge_quote(item.words, text, source_lang, item.page)
    if words.verdict in {QuoteVerdict.ALTERED, QuoteVerdict.ABSENT}:
        again = library.read_again(brief.sources[item.source], text, _pages_to_ask(item, words, text))
        second = judge_quote(item.words, again, source_lang, item.page) if again else words
        if again and second.verdict.stands:
            text, words = again, _as_read_again(second)
    labels = tuple(page.label for page in text.pages if page.number in words.pages and page.label)
    proof = Proof(
        item,
        Basis.SOURCE,
        str(words.verdict),
        words.pages if text.paged else (),
        labels if text.paged else (),
        words,
    )
    if item.kind is Kind.QUOTE and item.quote and words.verdict.stands:
        near = attribution(words, text, item.quote.speaker, item.quote.role, source_lang)
        return replace(proof, speaker=near)
    claim = claim_of(item.figure, brief.lang) if item.figure else None
    if claim and words.verdict.stands:
        # against the source's own words, not against the author's copy of them
        passage, raised = passage_text(text, words)
        finding = judge_figure(claim, passage, source_lang, raised)
        return replace(proof, verdict=str(finding.verdict), figure=finding)
    return proof


def _pages_to_ask(item: Item, words: QuoteFinding, text: SourceText) -> set[int]:
    """The pages on which the words may stand after all: the nearest, the author's, and those beside them.

    Nowhere near any page, only a short file is read again as a whole.
    """
    middle = {*words.pages, *([item.page] if item.page else [])}
    if not middle:
        return {page.number for page in text.pages} if len(text.pages) <= FEW_PAGES else set()
    return {page + step for page in middle for step in (-1, 0, 1)}


def _as_read_again(found: QuoteFinding) -> QuoteFinding:
    """What the second program found, said to be its reading and never more than ``normalised``."""
    verdict = QuoteVerdict.NORMALISED if found.verdict is QuoteVerdict.VERBATIM else found.verdict
    return replace(found, verdict=verdict, folded=(*found.folded, "a second program's reading of the page"))

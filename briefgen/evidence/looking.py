"""Each item of a brief against the text of its source, where that is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.brief.model import Brief
from briefgen.brief.tree import Places
from briefgen.evidence.disagreements import disagreements
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.locating import passage_text
from briefgen.evidence.numbers.figures import claim_of, judge_figure
from briefgen.evidence.pages import SourceText
from briefgen.evidence.proving import Basis, Proof
from briefgen.evidence.quotes.matching import attribution, judge_quote
from briefgen.problems import Problem


def prove_from_source(item: Item, text: SourceText, brief: Brief) -> Proof:
    """The verdict of the source's own text on an item that has words to look for."""
    source_lang = brief.sources[item.source].lang or brief.lang
    words = judge_quote(item.words, text, source_lang, item.page)
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


def notes_on(
    proofs: tuple[Proof, ...], texts: dict[str, SourceText], brief: Brief, places: Places
) -> Iterator[Problem]:
    """What is worth knowing of several sources together."""
    yield from disagreements(proofs, texts, brief, places)

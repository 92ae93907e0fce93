"""Each item of a brief against its source, or against the record where the source is not at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from briefgen.brief.model import Brief
try:  # TEMP
    from briefgen.evidence.figures import Claim, judge_figure
    from briefgen.evidence.matching import Attribution, attribution, judge_quote
except ImportError:
    Attribution = object  # type: ignore
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.pages import SourceText
from briefgen.evidence.record import Record, RecordedItem, RecordedSource, dated
from briefgen.evidence.verdicts import FigureFinding, FigureVerdict, QuoteFinding, QuoteVerdict


class Basis(StrEnum):
    """What a verdict rests on."""

    SOURCE = "source"  # the file itself, just now
    RECORD = "record"  # what was proved before, of the same words
    STALE = "stale"  # what was proved before, of other words or another file
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Proof:
    """An item with its verdict.

    ``words`` is what was found of the item's words, None without a source; ``figure`` the verdict on a
    figure's number, ``speaker`` who is named near a quote. ``recorded`` is the record's item, if any.
    """

    item: Item
    basis: Basis
    verdict: str
    pages: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    words: QuoteFinding | None = None
    figure: FigureFinding | None = None
    speaker: Attribution | None = None
    recorded: RecordedItem | None = None

    @property
    def stands(self) -> bool:
        """True where the brief may be published with this item as it is."""
        return self.basis in {Basis.SOURCE, Basis.RECORD} and self.verdict in STANDING


STANDING = {*(str(verdict) for verdict in QuoteVerdict if verdict.stands), str(FigureVerdict.SUPPORTED)}


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
    if item.kind is Kind.FIGURE and words.verdict.stands:
        # against the source's own words, not against the author's copy of them
        finding = judge_figure(claim_of(item), words.passage or item.words, source_lang)
        return replace(proof, verdict=str(finding.verdict), figure=finding)
    return proof


def claim_of(item: Item) -> Claim:
    """What a figure claims of its passage."""
    figure = item.figure
    if figure is None or figure.value is None:
        raise ValueError("a figure's item carries its figure and its value")
    return Claim(
        value=figure.value,
        to=figure.to,
        qualifier=figure.qualifier,
        unit=None if figure.unit == "%" else figure.unit,
        percent=figure.unit == "%",
        currency=figure.currency,
    )


def prove_from_record(item: Item, record: Record | None, source_hash: str | None) -> Proof:
    """The record's verdict on an item; ``source_hash`` is the file's now, None where it is not at hand.

    Other words, another claim, another source or page, or another file make what was proved stale.
    """
    recorded = record.item(item.key) if record else None
    if recorded is None:
        return Proof(item, Basis.NOTHING, str(QuoteVerdict.UNVERIFIABLE))
    same = (recorded.source, recorded.words, recorded.claim, recorded.page) == (
        item.source,
        item.words,
        item.claim,
        item.page,
    )
    current = source_hash is None or source_hash == recorded.sha256
    basis = Basis.RECORD if same and current else Basis.STALE
    return Proof(item, basis, recorded.verdict, recorded.pages, recorded.labels, recorded=recorded)


def record_of(
    proofs: Iterable[Proof], texts: dict[str, SourceText], before: Record | None, today: str
) -> Record:
    """The record of what was proved from sources now; what could not be looked at again is kept as it was."""
    items: list[RecordedItem] = []
    sources: dict[str, RecordedSource] = dict(before.sources) if before else {}
    for proof in proofs:
        earlier = before.item(proof.item.key) if before else None
        if proof.basis is Basis.SOURCE and proof.words:
            text = texts[proof.item.source]
            sources[proof.item.source] = RecordedSource(
                sha256=text.sha256, extractor=f"{text.extractor} {text.version}"
            )
            items.append(dated(_recorded(proof, text), earlier, today))
        elif earlier and proof.basis is Basis.RECORD:
            items.append(earlier)
    used = {item.source for item in items}
    return Record(sources={name: sources[name] for name in sources if name in used}, items=tuple(items))


def _recorded(proof: Proof, text: SourceText) -> RecordedItem:
    words = proof.words or QuoteFinding(QuoteVerdict.UNVERIFIABLE)
    return RecordedItem(
        item=proof.item.key,
        source=proof.item.source,
        sha256=text.sha256,
        words=proof.item.words,
        claim=proof.item.claim,
        page=proof.item.page,
        verdict=proof.verdict,
        pages=proof.pages,
        labels=proof.labels,
        offsets=tuple((stretch.page, stretch.start, stretch.end) for stretch in words.stretches),
        folded=words.folded,
        omitted=words.omitted,
        proved="",
    )

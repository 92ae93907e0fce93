"""What is known of each item of a brief: its proof, from source or record, and the record to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefgen.brief.model import Brief
from briefgen.evidence.items import Item, Kind, items_of
from briefgen.evidence.pages import SourceText
from briefgen.evidence.record import Record, RecordedItem, RecordedSource, dated
from briefgen.evidence.verdicts import FigureFinding, FigureVerdict, QuoteFinding, QuoteVerdict

if TYPE_CHECKING:
    from briefgen.evidence.quotes.attributions import Attribution


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


def proofs_for(brief: Brief, proofs: Iterable[Proof]) -> tuple[Proof, ...]:
    """Those of a brief's proofs whose items are still in it, once what some may not read is taken out."""
    kept = {(item.key, item.words if item.kind is Kind.PASSAGE else "") for item in items_of(brief)}
    return tuple(
        proof
        for proof in proofs
        if (proof.item.key, proof.item.words if proof.item.kind is Kind.PASSAGE else "") in kept
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

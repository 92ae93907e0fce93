"""From a brief and its documents to the brief's entry in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefgen.addresses import MAIN_KIND, document
from briefgen.archive.entry import (
    AskEntry,
    CardEntry,
    CorrectionEntry,
    Entry,
    FigureEntry,
    FileEntry,
    FindingEntry,
    QuoteEntry,
    SourceEntry,
    VersionEntry,
)
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Ask, Brief, Quote
from briefgen.brief.translation import Translation
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.citations import evidence_of
from briefgen.briefing.deeplinks import deep_link
from briefgen.briefing.labels import Labels
from briefgen.briefing.wording import Wording
from briefgen.evidence.proving import Proof


@dataclass(frozen=True)
class Material:
    """What an entry is made of, beside the brief: its files, cards, labels by language, and proofs."""

    files: tuple[FileEntry, ...]
    cards: tuple[CardEntry, ...]
    labels: Mapping[str, Labels]
    proofs: tuple[Proof, ...]
    source_hashes: Mapping[str, str]


def entry_of(file: BriefFile, material: Material) -> Entry:
    """The entry of a brief as its readers may see it."""
    brief = file.brief
    return Entry(
        slug=file.slug,
        former=brief.former,
        date=str(brief.date),
        number=brief.number or "",
        places=brief.places,
        featured=brief.featured,
        embargo=brief.embargo.isoformat() if brief.embargo else "",
        sources=tuple(
            SourceEntry(
                id=name,
                title=source.title,
                publisher=source.publisher,
                kind=source.kind,
                date=str(source.date or ""),
                url=source.url or "",
                lang=source.lang or "",
                sha256=material.source_hashes.get(name, ""),
            )
            for name, source in brief.sources.items()
        ),
        versions=tuple(_version(file, version, material) for version in file.versions),
        files=material.files,
        cards=material.cards,
    )


def _version(file: BriefFile, version: Translation, material: Material) -> VersionEntry:
    brief = version.brief
    words = Wording(version.lang, material.labels[version.lang], reckon(brief))
    lang = None if version.original is None else version.lang
    proved = {proof.item.key.partition(":")[2] for proof in material.proofs if proof.stands}
    originals = {quote.id: quote.text for quote in file.brief.quotes}
    return VersionEntry(
        lang=version.lang,
        page=document(file.slug, MAIN_KIND, "html", lang),
        title=brief.title,
        subtitle=brief.subtitle or "",
        description=words.plain(brief.key_message),
        summary=words.plain(brief.summary),
        topics=brief.topics,
        translated_by=version.translated_by,
        findings=tuple(
            FindingEntry(
                id=item.id,
                heading=item.heading,
                text=words.plain(item.text),
                actor=item.actor or "",
                standing=item.standing or "",
            )
            for item in brief.findings
        ),
        quotes=tuple(_quote(quote, brief, originals, proved) for quote in brief.quotes),
        figures=tuple(_figure(figure, brief, words, proved) for figure in words.figures.values()),
        asks=tuple(_ask(ask, item.to, brief, words) for item in brief.recommendations for ask in item.asks),
        corrections=tuple(
            CorrectionEntry(str(item.date), words.plain(item.text)) for item in brief.corrections
        ),
    )


def _figure(figure: Reckoned, brief: Brief, words: Wording, proved: Iterable[str]) -> FigureEntry:
    item = figure.figure
    evidence = next(iter(evidence_of(figure, words.figures)), None)
    return FigureEntry(
        id=item.id,
        text=words.number(figure),
        value=str(figure.value),
        to="" if figure.to is None else str(figure.to),
        qualifier=figure.qualifier,
        unit=item.unit or "",
        currency=item.currency or "",
        label=item.label,
        actor=item.actor or "",
        as_of=str(item.as_of or ""),
        derived=bool(figure.derived_from),
        source=evidence.source if evidence else "",
        page=evidence.page if evidence else None,
        link=_link(brief, evidence.source, evidence.page, evidence.passage or "") if evidence else "",
        proved=item.id in proved,
    )


def _quote(quote: Quote, brief: Brief, originals: Mapping[str, str], proved: Iterable[str]) -> QuoteEntry:
    original = originals.get(quote.id, "")
    return QuoteEntry(
        id=quote.id,
        text=quote.text,
        original=original if original != quote.text else "",
        speaker=quote.speaker,
        role=quote.role or "",
        organisation=quote.organisation or "",
        source=quote.source,
        page=quote.page,
        link=_link(brief, quote.source, quote.page, original),
        proved=quote.id in proved,
    )


def _ask(ask: Ask, to: str, brief: Brief, words: Wording) -> AskEntry:
    shown = next(iter(ask.status_evidence), None)
    return AskEntry(
        id=ask.id,
        to=to,
        text=words.plain(ask.text),
        status=ask.status,
        status_date=str(ask.status_date or ""),
        status_link=_link(brief, shown.source, shown.page, shown.passage or "") if shown else "",
    )


def _link(brief: Brief, source: str, page: int | None, passage: str) -> str:
    url = brief.sources[source].url
    return deep_link(url, page, (passage,)) if url else ""

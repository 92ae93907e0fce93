"""A briefing as schema.org's ``Report``, for search engines and ReliefWeb: JSON-LD inside its page.

A data block is not run, so a policy that forbids inline scripts does not forbid it (HTML, section 4.12.1).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from briefgen import locales
from briefgen.addresses import MAIN_KIND, absolute
from briefgen.archive.entry import Entry, FileEntry, QuoteEntry, SourceEntry, VersionEntry
from briefgen.archive.licences import known_licence
from briefgen.brief.archivefile import ArchiveFile

_MEDIA = {"pdf": "application/pdf", "txt": "text/plain"}
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}

Node = dict[str, Any]


def data_block(entry: Entry, version: VersionEntry, archive: ArchiveFile) -> str:
    """The element for the page's head, whatever characters its texts have."""
    text = json.dumps(report(entry, version, archive), ensure_ascii=False, separators=(",", ":"))
    for sign, written in _UNSAFE.items():
        text = text.replace(sign, written)
    return f'<script type="application/ld+json">{text}</script>\n'


def report(entry: Entry, version: VersionEntry, archive: ArchiveFile) -> Node:
    """The briefing in one language. Nothing is in it that its page does not show."""
    page = absolute(version.page, archive.address) or ""
    publisher = _filled({"@type": "Organization", "name": archive.publisher, "url": archive.address or ""})
    licence = known_licence(archive.licence or "")
    node = {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": page,
        "url": page,
        "name": version.title,
        "headline": version.title,
        "alternativeHeadline": version.subtitle,
        "description": version.description,
        "abstract": version.summary,
        "reportNumber": entry.number,
        "inLanguage": version.lang,
        "datePublished": entry.date,
        "dateModified": entry.updated,
        "author": publisher,
        "publisher": publisher,
        "license": licence.url if licence else "",
        "copyrightNotice": archive.licence or "",
        "isAccessibleForFree": True,
        "keywords": list(version.topics),
        "spatialCoverage": [_country(code, version.lang) for code in entry.places],
        "isBasedOn": [_source(source) for source in entry.sources],
        "citation": _passages(entry, version),
        "hasPart": [_quotation(quote, entry, version) for quote in version.quotes],
        "correction": [
            {"@type": "CorrectionComment", "datePublished": item.date, "text": item.text}
            for item in version.corrections
        ],
        **_companions(entry, version, archive),
    }
    return _filled(node)


def _companions(entry: Entry, version: VersionEntry, archive: ArchiveFile) -> Node:
    """The same briefing in other languages and as files; only where it has whole addresses."""
    if archive.address is None:
        return {}

    def at(address: str) -> str:
        return absolute(address, archive.address) or ""

    others = [
        {"@type": "Report", "@id": at(one.page), "name": one.title, "inLanguage": one.lang}
        for one in entry.versions
        if one is not version
    ]
    original = version is entry.original
    files = [one for one in entry.files if one.lang == version.lang and one.format in _MEDIA]
    return {
        "workTranslation": others if original else [],
        "translationOfWork": {} if original else others[0],
        "image": [at(card.address) for card in entry.cards if card.lang == version.lang],
        "encoding": [_file(one, at) for one in files if one.kind == MAIN_KIND],
        "associatedMedia": [_file(one, at) for one in files if one.kind != MAIN_KIND],
    }


def _file(file: FileEntry, at: Callable[[str], str]) -> Node:
    return {
        "@type": "MediaObject",
        "contentUrl": at(file.address),
        "encodingFormat": _MEDIA[file.format],
        "contentSize": f"{file.bytes} B",
        "sha256": file.sha256,
    }


def _country(code: str, lang: str) -> Node:
    return {"@type": "Country", "name": locales.country(code, lang) or code, "identifier": code}


def _source(source: SourceEntry) -> Node:
    known = source.publisher.casefold() != "unknown"
    return _filled(
        {
            "@type": "Report" if source.kind == "report" else "CreativeWork",
            "@id": _name(source),
            "name": source.title,
            "url": source.url,
            "publisher": {"@type": "Organization", "name": source.publisher} if known else {},
            "datePublished": source.date,
            "inLanguage": source.lang,
        }
    )


def _name(source: SourceEntry) -> str:
    """A source's address; for one that is not on the web, a name inside the page."""
    return source.url or f"_:{source.id}"


def _passages(entry: Entry, version: VersionEntry) -> list[Node]:
    """Every page of a source that a quotation or figure was taken from, each once."""
    sources = {source.id: source for source in entry.sources}
    cited = [(one.source, one.page, one.link) for one in version.quotes]
    cited += [(one.source, one.page, one.link) for one in version.figures]
    found: dict[tuple[str, int | None], Node] = {}
    for name, page, link in cited:
        if name in sources and (name, page) not in found:
            found[name, page] = _filled(
                {
                    "@type": "CreativeWork" if page is None else "Article",  # which alone have pages
                    "name": sources[name].title,
                    "url": link,
                    "pagination": "" if page is None else str(page),
                    "isPartOf": {"@id": _name(sources[name])},
                }
            )
    return list(found.values())


def _quotation(quote: QuoteEntry, entry: Entry, version: VersionEntry) -> Node:
    source = next((source for source in entry.sources if source.id == quote.source), None)
    person: Node = {"@type": "Person", "name": quote.speaker, "jobTitle": quote.role}
    if quote.organisation:
        person["affiliation"] = {"@type": "Organization", "name": quote.organisation}
    return _filled(
        {
            "@type": "Quotation",
            "text": quote.text,
            "inLanguage": version.lang,
            "translationOfWork": {"@type": "Quotation", "text": quote.original} if quote.original else {},
            "spokenByCharacter": _filled(person),
            "isBasedOn": {"@id": _name(source)} if source else {},
            "url": quote.link,
        }
    )


def _filled(node: Node) -> Node:
    """The node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", [], {})}

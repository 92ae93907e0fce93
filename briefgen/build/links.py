"""Which documents of a brief exist, and how the pages of one lead to the others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefgen import locales
from briefgen.addresses import HOME, absolute, document, relative
from briefgen.brief.documentkinds import DocumentKind, lacking
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.linkview import DocumentLinkView, LinksView, VersionLinkView

PAPER = frozenset({"pdf", "png"})
"""Formats that need WeasyPrint; the others are made with the HTML."""


@dataclass(frozen=True, slots=True)
class Site:
    """One document of a brief; ``lang`` is None for the original's language."""

    kind: str
    format: str
    lang: str | None
    address: str


def sites_of(file: BriefFile, kinds: Mapping[str, DocumentKind]) -> tuple[Site, ...]:
    """Every document that the brief asks for, in every language; of its social cards only that they exist.

    Where all that a document needs is kept from an edition's readers, so is the document.
    """
    return tuple(
        Site(kind, made, lang, document(file.slug, kind, made, lang))
        for lang in (None, *(version.lang for version in file.translations), *sorted(file.faulty))
        for kind in file.brief.documents
        if kind in kinds and not lacking(file.brief, kinds[kind], ("contacts",))
        for made in kinds[kind].formats
    )


def existing(
    sites: Collection[Site],
    formats: Collection[str],
    standing: Collection[str],
    faulty: Collection[str] = (),
) -> list[Site]:
    """Those made in this build, and those that stand from before: all that is left of faulty languages."""
    return [
        site
        for site in sites
        if site.address in standing
        or (site.lang not in faulty and ("pdf" if site.format in PAPER else "html") in formats)
    ]


def links_of(
    file: BriefFile,
    at: Site,
    sites: Collection[Site],
    names: Mapping[str, str],
    root: str | None,
    sized: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> LinksView:
    """The links of the page at ``at``; ``names`` are what readers call each kind.

    ``root`` is the archive's address, where it has one; ``sized`` has size and pages, in words, of what is
    made, by its address.
    """
    documents = [site for site in sites if site.lang == at.lang and site.format != "png"]
    pdf = [site for site in documents if site.kind == at.kind and site.format == "pdf"]
    pages = {site.lang: site for site in sites if site.kind == at.kind and site.format == "html"}
    return LinksView(
        canonical=absolute(at.address, root) or "",
        home=relative(HOME, at.address),
        pdf=relative(pdf[0].address, at.address) if pdf else "",
        versions=tuple(
            VersionLinkView(
                lang=lang or file.brief.lang,
                name=locales.own_name(lang or file.brief.lang),
                direction=locales.direction(lang or file.brief.lang),
                href=relative(site.address, at.address),
                canonical=absolute(site.address, root) or "",
                current=lang == at.lang,
            )
            for lang, site in pages.items()
            if len(pages) > 1
        ),
        documents=tuple(
            DocumentLinkView(
                kind=site.kind,
                name=names.get(site.kind, site.kind),
                format=site.format,
                href=relative(site.address, at.address),
                current=site == at,
                size=sized.get(site.address, ("", ""))[0],
                pages=sized.get(site.address, ("", ""))[1],
            )
            for site in documents
        ),
    )

"""What a template may use of the ways from a page: to other languages, documents, and into the archive."""

from __future__ import annotations

from msgspec import Struct


class WayLinkView(Struct, frozen=True):
    """A link with its text."""

    name: str  #: what the link says
    href: str  #: where it leads
    lang: str  #: language tag of `name`, where it is not the page's


class OnwardView(Struct, frozen=True):
    """Where a reader of a briefing can go on."""

    citation: str  #: how to cite it: publisher, title, date, permanent address
    citations: tuple[WayLinkView, ...]  #: the same for citation managers: BibTeX, RIS, CSL-JSON
    places: tuple[WayLinkView, ...]  #: the page of each of its places
    topics: tuple[WayLinkView, ...]  #: the page of each of its topics
    addressees: tuple[WayLinkView, ...]  #: the page of each addressee, with what became of its asks
    related: tuple[WayLinkView, ...]  #: the briefings that its author names


class VersionLinkView(Struct, frozen=True):
    """The same document in one language."""

    lang: str  #: language tag, for `lang` and `hreflang`
    name: str  #: the language's own name for itself
    direction: str  #: `ltr` or `rtl`
    href: str  #: link to its page
    canonical: str  #: its permanent address, empty where the archive has none
    current: bool  #: true for the page itself


class DocumentLinkView(Struct, frozen=True):
    """One document of the same brief and language."""

    kind: str  #: `briefing`, `one-pager` …
    name: str  #: what readers call it
    format: str  #: `html`, `pdf` or `txt`
    href: str  #: link to it
    current: bool  #: true for the page itself
    size: str = ""  #: “120 kB”; empty for a page
    pages: str = ""  #: “3 pages”; only for a PDF


class FeedView(Struct, frozen=True):
    """A file for programs that a page leads to: a feed, its data, a record for citing it."""

    href: str  #: link to it
    type: str  #: its media type
    title: str  #: what readers call it


class SocialView(Struct, frozen=True):
    """How a page looks where somebody shares it (Open Graph, Twitter cards)."""

    kind: str  #: `article` or `website`
    site: str  #: name of the archive
    title: str  #: of the page
    description: str  #: in a sentence or two, may be empty
    locale: str  #: language and territory, as in en_US
    other_locales: tuple[str, ...]  #: those of the page's other languages
    image: str  #: whole address of a picture of 1200 × 630 pixels, empty where there is none
    image_alt: str  #: what that picture says
    published: str  #: as in 2024-12-12, empty for the archive's own pages
    changed: str  #: the day of the latest correction, or the same
    topics: tuple[str, ...]  #: may be empty


class LinksView(Struct, frozen=True):
    """Where this page and its companions are."""

    canonical: str  #: the page's permanent address, empty where the archive has none
    home: str  #: link to the archive's first page
    pdf: str  #: link to the PDF, empty where there is none
    versions: tuple[VersionLinkView, ...] = ()  #: the document in every language, where there are several
    documents: tuple[DocumentLinkView, ...] = ()  #: every document of the brief in this language
    onward: OnwardView | None = None  #: where a reader can go on; only on the main page on a screen
    feeds: tuple[FeedView, ...] = ()  #: none where the archive has no address
    data: tuple[FeedView, ...] = ()  #: the document for programs, and records for citing it
    social: SocialView | None = None  #: none where the archive has no address

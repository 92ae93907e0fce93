"""What a briefing's template may use of the ways from it into the archive."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WayLinkView:
    """A link with its text."""

    name: str  #: what the link says
    href: str  #: where it leads
    lang: str  #: language tag of `name`, where it is not the page's


@dataclass(frozen=True, slots=True)
class OnwardView:
    """Where a reader of a briefing can go on."""

    citation: str  #: how to cite it: publisher, title, date, permanent address
    citations: tuple[WayLinkView, ...]  #: the same for citation managers: BibTeX, RIS, CSL-JSON
    places: tuple[WayLinkView, ...]  #: the page of each of its places
    topics: tuple[WayLinkView, ...]  #: the page of each of its topics
    addressees: tuple[WayLinkView, ...]  #: the page of each addressee, with what became of its asks
    related: tuple[WayLinkView, ...]  #: the briefings that its author names

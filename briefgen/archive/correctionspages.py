"""What was put right: every correction of every briefing, and what was withdrawn."""

from __future__ import annotations

from functools import partial

from briefgen.addresses import briefing_page, own_page
from briefgen.archive.inserting import ROOT
from briefgen.archive.interface import Interface
from briefgen.archive.notices import plain_reason
from briefgen.archive.paging import Piece, made_of, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import CorrectedView, CorrectionsView


def corrections_pages(site: Interface, pieces: Pieces) -> None:
    """The list in one language, the newest first; a page that says so where there is nothing to put right."""
    address = partial(own_page, "corrections")
    found = sorted([*_corrected(site), *_withdrawn(site)], key=lambda one: one.date.iso, reverse=True)
    pages = paged(map(pieces.correction, found), int(site.archive.per_page))
    title = str(site.labels["archive"]["corrections"])
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            paging = site.paging(lambda other: own_page("corrections", site.part, other), number, len(pages))
            return {"corrections": CorrectionsView(items=site.hold(own), paging=paging)}

        shown = (number, len(pages), made_of(own))
        site.shelve("corrections", address, shown, view, title=title, number=number)


def _corrected(site: Interface) -> list[CorrectedView]:
    return [
        CorrectedView(version.title, ROOT + version.page, version.lang, site.date(item.date), item.text)
        for entry in site.holdings.entries
        if entry.version(site.lang).corrected
        for version in (site.holdings.whole(entry).version(site.lang),)
        for item in version.corrections
    ]


def _withdrawn(site: Interface) -> list[CorrectedView]:
    return [
        CorrectedView("", ROOT + briefing_page(one.slug), spoken, site.date(one.date), reason)
        for one in site.holdings.withdrawn
        for reason, spoken in (plain_reason(one, site.lang),)
    ]

"""What was put right: every correction of every briefing, and what was withdrawn."""

from __future__ import annotations

from functools import partial

from briefgen.addresses import briefing_page, own_page, relative
from briefgen.archive.interface import Interface
from briefgen.archive.paging import paged
from briefgen.archive.view import CorrectedView, CorrectionsView


def corrections_pages(site: Interface) -> dict[str, bytes]:
    """The list in one language, the newest first; a page that says so where there is nothing to put right."""
    address = partial(own_page, "corrections")
    root = relative("", address(site.part))
    found = sorted(
        [*_corrected(site, root), *_withdrawn(site, root)], key=lambda one: one.date.iso, reverse=True
    )
    made = (site.fragment("correction", {"item": one}) for one in found)
    pages = paged(made, int(site.archive.per_page))
    title = str(site.labels["archive"]["corrections"])
    files: dict[str, bytes] = {}
    for number, items in enumerate(pages, 1):
        paging = site.paging(lambda other: own_page("corrections", site.part, other), number, len(pages))
        view = CorrectionsView(items=items, paging=paging)
        files |= site.page("corrections", address, {"corrections": view}, title=title, number=number)
    return files


def _corrected(site: Interface, root: str) -> list[CorrectedView]:
    return [
        CorrectedView(version.title, root + version.page, version.lang, site.date(item.date), item.text)
        for entry in site.holdings.entries
        for version in (entry.version(site.lang),)
        for item in version.corrections
    ]


def _withdrawn(site: Interface, root: str) -> list[CorrectedView]:
    return [
        CorrectedView("", root + briefing_page(one.slug), one.lang, site.date(one.date), one.reason)
        for one in site.holdings.withdrawn
    ]

"""The page that searches the archive."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen import locales
from briefgen.addresses import HOME, SEARCH_INDEX, list_page, own_page, relative
from briefgen.archive.catalogue import Group, groups, latest_first
from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.interface import Interface
from briefgen.archive.searchtext import FACETS, Record, records
from briefgen.archive.searchview import ChoiceView, FacetView, FoundView, SearchView

PAGE = "search"
SCRIPT = "archive/search.js"
_DAY_FIRST = {"en": "en-GB"}
"""Where a browser would write a date otherwise than the archive's pages do."""
MAX_LISTED = 200
"""Briefings that the page itself lists, which a script filters where there is no index."""


def search_records(holdings: Holdings, desk: Desk) -> tuple[Record, ...]:
    """All that the index is made of: what this edition shows, and nothing else."""
    lang = holdings.archive.lang
    return records(holdings.entries, groups(holdings.entries, holdings.archive, desk.labels(lang), lang))


def search_page(site: Interface) -> dict[str, bytes]:
    """The page in one language; without an index it filters the list that it holds."""
    stamp = site.holdings.index
    address = own_page(PAGE, site.part)
    script = site.desk.assets.add(PAGE, "js", (site.desk.templates.text(SCRIPT) or "").encode())
    entries = latest_first(site.holdings.entries)
    words = site.labels["archive"]["search"]
    view = SearchView(
        script=relative(script, address),
        index=relative(SEARCH_INDEX, address) if stamp else "",
        root=relative(HOME, address).removesuffix(HOME),
        stamp=stamp[:12],
        numerals=f"{_DAY_FIRST.get(site.lang, site.lang)}-u-ca-gregory-nu-{site.labels['writing']['digits']}",
        facets=tuple(_facets(site, words["facets"])) if stamp else (),
        items=tuple(_found(site, entry, address) for entry in entries[:MAX_LISTED]),
        rest=relative(list_page(1, site.part), address) if len(entries) > MAX_LISTED else "",
    )
    return site.page(PAGE, lambda part: own_page(PAGE, part), {"search": view}, title=str(words["title"]))


def _facets(site: Interface, names: Mapping[str, str]) -> list[FacetView]:
    """The kinds that part the briefings: one that has a single choice, with all of them, is left out."""
    return [
        FacetView(kind, str(names[kind]), tuple(_choice(site, group) for group in site.groups[kind]))
        for kind in FACETS
        if len(site.groups[kind]) > 1
    ]


def _choice(site: Interface, group: Group) -> ChoiceView:
    return ChoiceView(group.key, group.name, site.words.numeral(len(group.entries)))


def _found(site: Interface, entry: Entry, at: str) -> FoundView:
    version = entry.version(site.lang)
    date = site.date(entry.date)
    return FoundView(
        title=version.title,
        lang=version.lang,
        page=relative(version.page, at),
        date=date.iso,
        date_text=date.text,
        places=tuple(locales.country(code, site.lang) or code for code in entry.places),
        about=version.description,
    )

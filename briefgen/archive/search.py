"""The page that searches the archive, and what it filters by itself where there is no index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby

from briefgen.addresses import HOME, SEARCH_INDEX, group_index, list_page, own_page, relative, search_list
from briefgen.archive.catalogue import Group
from briefgen.archive.digest import digest_of
from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.interface import Interface
from briefgen.archive.searchlist import Listed, list_frame, list_line, names_script
from briefgen.archive.searchtext import FACETS, Record, records
from briefgen.archive.searchview import ChoiceView, FacetView, FoundView, SearchView
from briefgen.archive.splicing import Frame, spliced
from briefgen.prose import shortened

PAGE = "search"
SCRIPTS = tuple(f"archive/search{name}.js" for name in ("words", "tables", "choices", ""))
"""What is one script for the page, in this order."""
_DAY_FIRST = {"en": "en-GB"}
"""Where a browser would write a date otherwise than the archive's pages do."""
MAX_LISTED = 16
"""Briefings that the page itself lists. With those of ``MAX_CHOICES`` it stays below 50 kB."""
MAX_CHOICES = 30
"""Choices of one facet that the page itself has: the largest."""
MAX_ABOUT = 220
"""Characters of a key message in the list."""


def search_records(holdings: Holdings, desk: Desk) -> tuple[Record, ...]:
    """All that the index is made of: what this edition shows, and nothing else."""
    lang = holdings.archive.lang
    return records(map(holdings.whole, holdings.latest), holdings.groups(desk.labels(lang), lang))


def search_page(site: Interface) -> None:
    """Puts the page in one language on the shelf, with the scripts it loads where it cannot hold all."""
    entries, address = site.holdings.latest, own_page(PAGE, site.part)
    texts = (site.desk.templates.text(name) or "" for name in SCRIPTS)
    script = site.desk.assets.add(PAGE, "js", "".join(texts).encode())
    words = site.labels["archive"]["search"]
    lists = _shelve_lists(site) if len(entries) > MAX_LISTED else {}
    groups = {kind: site.groups[kind] for kind in FACETS} if site.holdings.index else {}
    names = _shelve_names(site, groups)

    def make() -> dict[str, object]:
        view = SearchView(
            script=relative(script, address),
            index=relative(SEARCH_INDEX, address) if site.holdings.index else "",
            parts=tuple(site.holdings.index.split()),
            root=relative(HOME, address).removesuffix(HOME),
            numerals=_numerals(site),
            facets=tuple(_facets(site, groups, words["facets"], address)),
            items=tuple(_found(site, site.holdings.whole(entry), address) for entry in entries[:MAX_LISTED]),
            lists=tuple(lists),
            stamp=digest_of(lists, names)[:12],
            rest=relative(list_page(1, site.part), address) if lists else "",
        )
        return {"search": view}

    shown = [entry.digest for entry in entries[:MAX_LISTED]]
    counts = [[(group.key, group.name, len(group.entries)) for group in own] for own in groups.values()]
    made_of = (script, site.holdings.index, lists, names, shown, counts)
    site.shelve(PAGE, lambda part: own_page(PAGE, part), made_of, make, title=str(words["title"]))


def _numerals(site: Interface) -> str:
    return f"{_DAY_FIRST.get(site.lang, site.lang)}-u-ca-gregory-nu-{site.labels['writing']['digits']}"


def _shelve_lists(site: Interface) -> dict[str, str]:
    """A script for each year, the latest first; gives what stands for each."""
    lists: dict[str, str] = {}
    for year, held in groupby(site.holdings.latest, lambda entry: entry.date[:4]):
        own = tuple(held)
        key = digest_of(site.lang, [(entry.slug, entry.digest) for entry in own])
        address = search_list(year, site.part)
        if not site.shelf.stands(address, key):
            frame = Frame(*list_frame(year))
            data = spliced(address, own, site.holdings, site.shelf, frame, partial(_line, site))
            site.shelf.put(address, data, key)
        lists[year] = key
    return lists


def _shelve_names(site: Interface, groups: Mapping[str, tuple[Group, ...]]) -> dict[str, str]:
    """A script with the names of all choices of each facet that has more than the page may hold.

    Gives what stands for each.
    """
    keys: dict[str, str] = {}
    for kind, own in groups.items():
        if len(own) > MAX_CHOICES:
            held = {group.key: group.name for group in own}
            key, address = digest_of(list(held.items())), search_list(kind, site.part)
            if not site.shelf.stands(address, key):
                site.shelf.put(address, names_script(kind, held), key)
            keys[kind] = key
    return keys


def _facets(
    site: Interface, groups: Mapping[str, tuple[Group, ...]], names: Mapping[str, str], at: str
) -> Iterator[FacetView]:
    """The kinds that part the briefings: one that has a single choice, with all of them, is left out."""
    for kind, own in groups.items():
        if len(own) > 1:
            long = len(own) > MAX_CHOICES
            largest = sorted(own, key=lambda group: -len(group.entries))[:MAX_CHOICES]
            shown = {group.key for group in largest}
            yield FacetView(
                kind=kind,
                name=str(names[kind]),
                choices=tuple(_choice(site, group) for group in own if group.key in shown),
                rest=relative(search_list(kind, site.part), at) if long else "",
                all=relative(group_index(kind, site.part), at) if long else "",
                all_name=str(site.labels["archive"]["all"][kind]),
            )


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
        places=tuple(map(site.country, entry.places)),
        about=shortened(version.description, MAX_ABOUT),
    )


def _line(site: Interface, entry: Entry) -> bytes:
    version = entry.version(site.lang)
    places = ", ".join(map(site.country, entry.places))
    about = shortened(version.description, MAX_ABOUT)
    return list_line(Listed(version.page, version.lang, entry.date, places, version.title, about))

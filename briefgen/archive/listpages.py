"""Lists of briefings: all of them, and by year, place, topic, kind, language and publisher of the sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from briefgen.addresses import group_index, group_page, list_page, relative
from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Asked, Counted, Group
from briefgen.archive.grouppages import shelve_group
from briefgen.archive.homepage import group_link
from briefgen.archive.inserting import ROOT
from briefgen.archive.interface import AddressOf, Interface
from briefgen.archive.paging import BUDGET, Piece, made_of, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import IndexView, ListView, WayView

GROUPS_PER_PAGE = 200
RICH = ("places", "topics")
"""Kinds of groups whose pages show figures and asks too."""

EXTRAS, EXTRAS_OF_ONE, EXTRAS_BUDGET = 8, 3, 7_000
"""Figures and asks on the page of a place or topic: in all, of one briefing, and their bytes."""


def list_pages(site: Interface, pieces: Pieces) -> None:
    """The list of all briefings, and the pages of every group but the addressees."""
    if site.holdings.entries:
        everything_pages(site, pieces)
    for kind, groups in site.groups.items():
        if groups:
            _index(site, pieces, kind, groups)
        for group in groups if kind != "addressees" else ():
            shelve_group(site, group, partial(_group, site, pieces, group))


def everything_pages(site: Interface, pieces: Pieces) -> None:
    """The list of all briefings."""
    words = site.labels["archive"]
    root = relative("", list_page(1, site.part))
    entries = site.holdings.latest
    count = len(entries)
    ways = tuple(
        WayView(str(words["groups"][kind]), root + group_index(kind, site.part))
        for kind, found in site.groups.items()
        if found
    )
    pages = paged(map(pieces.item, entries), int(site.archive.per_page))
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            listing = ListView(
                kind="briefings",
                kind_name=str(words["briefings"]),
                name=str(words["all"]["briefings"]),
                lang="",
                count=site.counted(count, "count"),
                items=site.hold(own),
                paging=site.paging(partial(_list_page, site.part), number, len(pages)),
                figures=(),
                asks=(),
                groups=ways,
            )
            return {"listing": listing}

        site.shelve(
            "list",
            partial(list_page, 1),
            (count, number, len(pages), made_of(own)),
            view,
            title=str(words["all"]["briefings"]),
            number=number,
        )


def _list_page(part: str | None, number: int) -> str:
    return list_page(number, part)


def _group(site: Interface, pieces: Pieces, group: Group, address: AddressOf) -> Iterator[tuple[str, str]]:
    kind_name = str(site.labels["archive"]["groups"][group.kind])
    extras = Extras(site, pieces, group)
    pages = paged(map(pieces.item, group.entries), int(site.archive.per_page), BUDGET - extras.weight)
    lang = site.lang_of(group)
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            listing = ListView(
                kind=group.kind,
                kind_name=kind_name,
                name=group.name,
                lang=lang,
                count=site.counted(len(group.entries), "count"),
                items=site.hold(own),
                paging=site.paging(
                    lambda other: group_page(group.kind, group.key, other, site.part), number, len(pages)
                ),
                figures=site.hold(extras.light(extras.figures)) if number == 1 else (),
                asks=site.hold(extras.light(extras.asks)) if number == 1 else (),
                groups=(),
            )
            return {"listing": listing}

        shown = (lang, len(group.entries), number, len(pages), made_of(own))
        yield site.shelve(
            "list",
            address,
            (*shown, extras.made_of) if number == 1 else shown,
            view,
            title=group.name,
            crumbs=((kind_name, group_index(group.kind, site.part)),),
            number=number,
        )


class Extras:
    """The first figures and asks of the newest briefings of a place or topic."""

    def __init__(self, site: Interface, pieces: Pieces, group: Group) -> None:
        figures: list[Counted] = []
        asks: list[Asked] = []
        for entry in group.entries[:EXTRAS] if group.kind in RICH else ():
            version = entry.version(site.lang)
            figures += [Counted(number, entry) for number in range(len(version.figures[:EXTRAS_OF_ONE]))]
            asks += [Asked(ask, entry) for ask in version.asks[:EXTRAS_OF_ONE]]
        self.root = relative("", group_page(group.kind, group.key, lang=site.part))
        self.figures = [pieces.figure(one) for one in figures[:EXTRAS]]
        self.asks = [pieces.ask(one, named=True) for one in repeated(asks[:EXTRAS])]
        self.made_of = made_of([*self.figures, *self.asks])
        self.weight = sum(
            min(sum(held), max(EXTRAS_BUDGET, held[0]))
            for held in ([one.weight for one in pieces] for pieces in (self.figures, self.asks) if pieces)
        )

    def light(self, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
        """As many of the pieces as are light."""
        exact = (
            Piece(one.made_of, len(one.make().replace(ROOT, self.root).encode()), one.make) for one in pieces
        )
        return paged(exact, EXTRAS, EXTRAS_BUDGET)[0]


def _index(site: Interface, pieces: Pieces, kind: str, groups: tuple[Group, ...]) -> None:
    address = partial(group_index, kind)
    listed = [(group.key, group.name, site.lang_of(group), len(group.entries)) for group in groups]
    site.shelve_list("index", address, (kind, listed), lambda: _shelved_index(site, pieces, kind, groups))


def _shelved_index(
    site: Interface, pieces: Pieces, kind: str, groups: tuple[Group, ...]
) -> Iterator[tuple[str, str]]:
    address = partial(group_index, kind)
    name = str(site.labels["archive"]["groups"][kind])
    pages = paged((pieces.group(group_link(site, group, ROOT)) for group in groups), GROUPS_PER_PAGE)
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            paging = site.paging(lambda other: group_index(kind, site.part, other), number, len(pages))
            return {"index": IndexView(kind=kind, name=name, groups=site.hold(own), paging=paging)}

        shown = (number, len(pages), made_of(own))
        yield site.shelve("index", address, shown, view, title=name, number=number)

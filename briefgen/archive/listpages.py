"""Lists of briefings: all of them, and by year, place, topic, kind, language and publisher of the sources."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from markupsafe import Markup

from briefgen.addresses import group_index, group_page, list_page, relative
from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Asked, Counted, Group, latest_first
from briefgen.archive.entry import Entry
from briefgen.archive.homepage import group_link
from briefgen.archive.interface import Interface
from briefgen.archive.paging import BUDGET, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import IndexView, ListView, WayView

GROUPS_PER_PAGE = 200
RICH = ("places", "topics")
"""Kinds of groups whose pages show figures and asks too."""

EXTRAS, EXTRAS_OF_ONE, EXTRAS_BUDGET = 8, 3, 7_000
"""Figures and asks on the page of a place or topic: in all, of one briefing, and their bytes."""


def list_pages(site: Interface, pieces: Pieces) -> dict[str, bytes]:
    """The list of all briefings, and the pages of every group but the addressees."""
    files = everything_pages(site, pieces) if site.holdings.entries else {}
    for kind, groups in site.groups.items():
        if groups:
            files |= _index(site, kind, groups)
        for group in groups if kind != "addressees" else ():
            files |= _group(site, pieces, group)
    return files


def everything_pages(site: Interface, pieces: Pieces) -> dict[str, bytes]:
    """The list of all briefings."""
    words = site.labels["archive"]
    root = relative("", list_page(1, site.part))
    entries = latest_first(site.holdings.entries)
    ways = tuple(
        WayView(str(words["groups"][kind]), root + group_index(kind, site.part))
        for kind, found in site.groups.items()
        if found
    )
    files: dict[str, bytes] = {}
    items = _in_pages(site, pieces, entries, root, BUDGET)
    for number, own in enumerate(items, 1):
        view = ListView(
            kind="briefings",
            kind_name=str(words["briefings"]),
            name=str(words["all"]["briefings"]),
            lang="",
            count=site.counted(len(entries), "count"),
            items=own,
            paging=site.paging(partial(_list_page, site.part), number, len(items)),
            figures=(),
            asks=(),
            groups=ways,
        )
        files |= site.page("list", partial(list_page, 1), {"listing": view}, title=view.name, number=number)
    return files


def _list_page(part: str | None, number: int) -> str:
    return list_page(number, part)


def _group(site: Interface, pieces: Pieces, group: Group) -> dict[str, bytes]:
    def address(lang: str | None) -> str:
        return group_page(group.kind, group.key, lang=lang)

    root = relative("", address(site.part))
    kind_name = str(site.labels["archive"]["groups"][group.kind])
    figures, asks = _extras(site, pieces, group, root) if group.kind in RICH else ((), ())
    spent = sum(len(piece.encode()) for piece in (*figures, *asks))
    items = _in_pages(site, pieces, group.entries, root, BUDGET - spent)
    files: dict[str, bytes] = {}
    for number, own in enumerate(items, 1):
        view = ListView(
            kind=group.kind,
            kind_name=kind_name,
            name=group.name,
            lang=site.lang_of(group),
            count=site.counted(len(group.entries), "count"),
            items=own,
            paging=site.paging(
                lambda other: group_page(group.kind, group.key, other, site.part), number, len(items)
            ),
            figures=figures if number == 1 else (),
            asks=asks if number == 1 else (),
            groups=(),
        )
        files |= site.page(
            "list",
            address,
            {"listing": view},
            title=group.name,
            crumbs=((kind_name, group_index(group.kind, site.part)),),
            number=number,
        )
    return files


def _in_pages(
    site: Interface, pieces: Pieces, entries: Iterable[Entry], root: str, budget: int
) -> tuple[tuple[Markup, ...], ...]:
    most = int(site.archive.per_page)
    return paged((pieces.item(entry, root) for entry in entries), most, budget)


def _extras(
    site: Interface, pieces: Pieces, group: Group, root: str
) -> tuple[tuple[Markup, ...], tuple[Markup, ...]]:
    """The first figures and asks of the newest briefings, as many as are light."""
    figures: list[Counted] = []
    asks: list[Asked] = []
    for entry in group.entries[:EXTRAS]:
        version = entry.version(site.lang)
        figures += [Counted(figure, entry) for figure in version.figures[:EXTRAS_OF_ONE]]
        asks += [Asked(ask, entry) for ask in version.asks[:EXTRAS_OF_ONE]]
    shown = (pieces.figure(one, root) for one in figures[:EXTRAS])
    made = (pieces.ask(one, root, named=True) for one in repeated(asks[:EXTRAS]))
    return paged(shown, EXTRAS, EXTRAS_BUDGET)[0], paged(made, EXTRAS, EXTRAS_BUDGET)[0]


def _index(site: Interface, kind: str, groups: tuple[Group, ...]) -> dict[str, bytes]:
    address = partial(group_index, kind)
    root = relative("", address(site.part))
    name = str(site.labels["archive"]["groups"][kind])
    made = (site.fragment("group", {"group": group_link(site, group, root)}) for group in groups)
    pages = paged(made, GROUPS_PER_PAGE)
    files: dict[str, bytes] = {}
    for number, own in enumerate(pages, 1):
        paging = site.paging(lambda other: group_index(kind, site.part, other), number, len(pages))
        view = IndexView(kind=kind, name=name, groups=own, paging=paging)
        files |= site.page("index", address, {"index": view}, title=name, number=number)
    return files

"""The archive's first page."""

from __future__ import annotations

from briefgen.addresses import group_index, group_page, home, list_page
from briefgen.archive.catalogue import GROUPS, Group
from briefgen.archive.interface import Interface
from briefgen.archive.paging import made_of
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import GroupLinkView, GroupsView, HomeView, WayView
from briefgen.prose import one_line

LATEST, FEATURED, SHOWN = 10, 4, 12
"""Briefings and groups on the first page, so that it stays light however many there are."""


def home_page(site: Interface, pieces: Pieces) -> None:
    """The first page in one language: what is featured, what is new, and the ways to the rest."""
    entries = site.holdings.latest
    featured = [entry for entry in entries if entry.featured][:FEATURED]
    latest = [entry for entry in entries[: LATEST + FEATURED] if entry not in featured][:LATEST]
    root = "../" if site.part else ""
    words = site.labels["archive"]
    everything = WayView(str(words["all"]["briefings"]), root + list_page(1, site.part)) if entries else None
    groups = tuple(_groups(site, kind, root) for kind in GROUPS if site.groups[kind])

    def view() -> dict[str, object]:
        home_view = HomeView(
            count=site.counted(len(entries), "count"),
            featured=site.hold(map(pieces.item, featured)),
            latest=site.hold(map(pieces.item, latest)),
            everything=everything,
            groups=groups,
        )
        return {"home": home_view}

    shown = made_of(map(pieces.item, featured)), made_of(map(pieces.item, latest))
    about = one_line(site.archive.about) if site.archive.about else ""
    site.shelve("home", home, (len(entries), shown, groups), view, description=about)


def _groups(site: Interface, kind: str, root: str) -> GroupsView:
    """The latest years; of other kinds the largest groups, by name."""
    found = site.groups[kind]
    shown = found[:SHOWN]
    if kind != "years":
        largest = {group.key for group in sorted(found, key=lambda group: -len(group.entries))[:SHOWN]}
        shown = tuple(group for group in found if group.key in largest)
    return GroupsView(
        kind=kind,
        name=str(site.labels["archive"]["groups"][kind]),
        href=root + group_index(kind, site.part),
        groups=tuple(group_link(site, group, root) for group in shown),
        more=len(found) > len(shown),
    )


def group_link(site: Interface, group: Group, root: str) -> GroupLinkView:
    """A group with the number of its briefings."""
    return GroupLinkView(
        name=group.name,
        lang=site.lang_of(group),
        href=root + group_page(group.kind, group.key, lang=site.part),
        count=site.counted(len(group.entries), "count"),
        number=site.words.numeral(len(group.entries)),
    )

"""A page for each addressee: every ask ever made of it, since when, where again, and what became of it."""

from __future__ import annotations

from collections import Counter

from briefgen.addresses import group_index, group_page, relative
from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Group, asked_of
from briefgen.archive.interface import Interface
from briefgen.archive.paging import paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import AddresseeView, StatusView


def addressee_pages(site: Interface, pieces: Pieces) -> dict[str, bytes]:
    """The pages of all addressees in one language."""
    files: dict[str, bytes] = {}
    for group in site.groups["addressees"]:
        files |= _addressee(site, pieces, group)
    return files


def _addressee(site: Interface, pieces: Pieces, group: Group) -> dict[str, bytes]:
    def address(lang: str | None) -> str:
        return group_page(group.kind, group.key, lang=lang)

    words = site.labels["archive"]
    root = relative("", address(site.part))
    asks = repeated(asked_of(group, site.addressees, site.lang))
    counts = Counter(one.latest.ask.status for one in asks)
    pages = paged((pieces.ask(one, root, named=False) for one in asks), int(site.archive.per_page))
    files: dict[str, bytes] = {}
    for number, own in enumerate(pages, 1):
        view = AddresseeView(
            name=group.name,
            lang=site.lang_of(group),
            count=site.counted(len(asks), "asks"),
            statuses=tuple(
                StatusView(status, str(name), site.words.numeral(counts[status]))
                for status, name in words["statuses"].items()
                if counts[status]
            ),
            asks=own,
            paging=site.paging(
                lambda other: group_page(group.kind, group.key, other, site.part), number, len(pages)
            ),
        )
        files |= site.page(
            "addressee",
            address,
            {"addressee": view},
            title=group.name,
            crumbs=((str(words["groups"][group.kind]), group_index(group.kind, site.part)),),
            number=number,
        )
    return files

"""A page for each addressee: every ask ever made of it, since when, where again, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from briefgen.addresses import group_index, group_page
from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Group, asked_of
from briefgen.archive.grouppages import shelve_group
from briefgen.archive.interface import AddressOf, Interface
from briefgen.archive.paging import Piece, made_of, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import AddresseeView, StatusView


def addressee_pages(site: Interface, pieces: Pieces) -> None:
    """The pages of all addressees in one language."""
    for group in site.groups["addressees"]:
        shelve_group(site, group, partial(_addressee, site, pieces, group))


def _addressee(
    site: Interface, pieces: Pieces, group: Group, address: AddressOf
) -> Iterator[tuple[str, str]]:
    words = site.labels["archive"]
    asks = repeated(asked_of(group, site.addressees, site.lang))
    counts = Counter(one.latest.ask.status for one in asks)
    lang = site.lang_of(group)
    pages = paged((pieces.ask(one, named=False) for one in asks), int(site.archive.per_page))
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            addressee = AddresseeView(
                name=group.name,
                lang=lang,
                count=site.counted(len(asks), "asks"),
                statuses=tuple(
                    StatusView(status, str(name), site.words.numeral(counts[status]))
                    for status, name in words["statuses"].items()
                    if counts[status]
                ),
                asks=site.hold(own),
                paging=site.paging(
                    lambda other: group_page(group.kind, group.key, other, site.part), number, len(pages)
                ),
            )
            return {"addressee": addressee}

        yield site.shelve(
            "addressee",
            address,
            (lang, len(asks), sorted(counts.items()), number, len(pages), made_of(own)),
            view,
            title=group.name,
            crumbs=((str(words["groups"][group.kind]), group_index(group.kind, site.part)),),
            number=number,
        )

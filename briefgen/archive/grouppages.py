"""What the pages of a group have in common: their address, and what stands for all that is on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefgen.addresses import group_page
from briefgen.archive.catalogue import Group
from briefgen.archive.interface import GROUP_TEMPLATES, LIST, AddressOf, Interface


def shelve_group(
    site: Interface,
    group: Group,
    shelved: Callable[[AddressOf], Iterable[tuple[str, str]]],
) -> None:
    """Has the pages of a group put on the shelf by ``shelved``, unless they stand there, all of them."""
    if site.stands(group):
        return

    def address(lang: str | None) -> str:
        return group_page(group.kind, group.key, lang=lang)

    digests = "".join([entry.digest for entry in group.entries])
    listed = (group.kind, group.key, group.name, site.lang_of(group), digests)
    template = GROUP_TEMPLATES.get(group.kind, LIST)
    site.shelve_list(template, address, listed, lambda: shelved(address), len(group.entries))

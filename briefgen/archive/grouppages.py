"""What the pages of a group have in common: their addresses, and what stands for all that is on them."""

from __future__ import annotations

from briefgen.addresses import group_page
from briefgen.archive.catalogue import Group
from briefgen.archive.interface import AddressOf, Interface


def page_of(group: Group) -> AddressOf:
    """The address of a group's first page, by the language of the page."""
    return lambda lang: group_page(group.kind, group.key, lang=lang)


def group_made_of(site: Interface, group: Group) -> tuple[object, ...]:
    """All that the pages of a group show, beside what pages share."""
    digests = "".join([entry.digest for entry in group.entries])
    return (group.kind, group.key, group.name, site.lang_of(group), digests)

"""Long lists in pages: so many items at most, and never more bytes than a page may have. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

BUDGET = 38_000
"""Bytes that the items of one page may have together; with its frame a page then stays under 50,000."""


def paged(items: Iterable[Markup], most: int, budget: int = BUDGET) -> tuple[tuple[Markup, ...], ...]:
    """The items, as finished HTML, in pages of at most ``most``; a page that grows too heavy ends early.

    An empty list has one empty page; an item heavier than the budget has a page to itself.
    """
    pages: list[list[Markup]] = [[]]
    held = 0
    for item in items:
        own = len(item.encode())
        if pages[-1] and (len(pages[-1]) >= most or held + own > budget):
            pages.append([])
            held = 0
        pages[-1].append(item)
        held += own
    return tuple(map(tuple, pages))

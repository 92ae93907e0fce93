"""Long lists in pages: so many items at most, and never more bytes than a page may have. Pure.

Where a page ends is known before anything is rendered, from what an item weighs at most. So of a list in
which one item has changed, only the pages that show something else are made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

BUDGET = 40_000
"""Bytes that the items of one page may have together; with its frame a page then stays under 50,000."""


class Piece(NamedTuple):
    """One item of a list: what it is made of, its bytes at most, and how it is made as finished HTML."""

    made_of: str
    weight: int
    make: Callable[[], str]


def paged(items: Iterable[Piece], most: int, budget: int = BUDGET) -> tuple[tuple[Piece, ...], ...]:
    """The items in pages of at most ``most``; a page that grows too heavy ends early.

    An empty list has one empty page; an item heavier than the budget has a page to itself.
    """
    pages: list[list[Piece]] = [[]]
    held = 0
    for item in items:
        if pages[-1] and (len(pages[-1]) >= most or held + item.weight > budget):
            pages.append([])
            held = 0
        pages[-1].append(item)
        held += item.weight
    return tuple(map(tuple, pages))


def made_of(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """What the pieces are made of."""
    return tuple(piece.made_of for piece in pieces)

"""What a search needs of a source beside its text, and its form between two runs.

Preparing a report of 400 pages takes about as long as judging a hundred quotes in it, so it is done once.
"""

from __future__ import annotations

import hashlib
import json
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache
from pathlib import Path

from briefgen.evidence.pages import PageText
from briefgen.evidence.quotes import folding, furniture
from briefgen.evidence.quotes.folding import Letters
from briefgen.evidence.quotes.furniture import Removed, glued_marks, merged, page_furniture, raised_marks


@dataclass(frozen=True, slots=True)
class Prepared:
    """The letters of the whole text; in order, its raised marks, all its marks, and what repeats at edges."""

    letters: Letters
    raised: tuple[Removed, ...]
    marks: tuple[Removed, ...]
    furniture: tuple[Removed, ...]


def prepare(pages: Sequence[PageText], text: str, begins: Sequence[int]) -> Prepared:
    """The letters of pages and what a quote may pass over; ``begins`` is where each page begins in text."""

    def placed(found: Iterable[Iterable[Removed]]) -> list[Removed]:
        return [
            replace(item, start=item.start + begin, end=item.end + begin)
            for begin, items in zip(begins, found, strict=False)
            for item in items
        ]

    raised = merged(placed(raised_marks(page) for page in pages))
    marks = merged([*raised, *placed(glued_marks(page) for page in pages)])
    own: list[list[Removed]] = [[] for _ in pages]
    for mark in marks:
        page = bisect_right(begins, mark.start) - 1
        own[page].append(replace(mark, start=mark.start - begins[page], end=mark.end - begins[page]))
    repeated = page_furniture(pages, own) if len(pages) > 1 else []
    return Prepared(Letters.of(text), raised, marks, merged(placed(repeated)))


@cache
def code_version() -> str:
    """A name for what is kept that changes with the code that makes it: no rule outlives its mending."""
    code = b"".join(Path(str(file)).read_bytes() for file in (folding.__file__, furniture.__file__, __file__))
    return f"letters {sys.byteorder} {hashlib.sha256(code).hexdigest()}"


def to_bytes(prepared: Prepared, length: int) -> bytes:
    """A line of JSON with the text's length and all but the letters, each letter's place, the letters."""
    removed = [
        [astuple(item) for item in items] for items in (prepared.raised, prepared.marks, prepared.furniture)
    ]
    head = json.dumps([length, len(prepared.letters.places), removed]).encode()
    return b"\n".join((head, prepared.letters.places.tobytes() + prepared.letters.folded.encode()))


def from_bytes(data: bytes, length: int) -> Prepared | None:
    """What ``to_bytes`` wrote of a text of ``length`` characters; None for anything else."""
    head, _, body = data.partition(b"\n")
    places = array("i")
    try:
        whole, count, removed = json.loads(head)
        places.frombytes(body[: count * places.itemsize])
        letters = Letters(body[count * places.itemsize :].decode(), places)
        ranges = [tuple(Removed(*item) for item in items) for items in removed]
        prepared = Prepared(letters, *ranges)
    except (ValueError, TypeError):
        return None
    fits = whole == length and len(letters.folded) == count == len(places)
    return prepared if fits else None

"""Long files with a part for each entry: what was published of a part is taken over, and the rest is made.

One brief in ten thousand that has changed is a line in sixty megabytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from briefgen.archive.abridged import Abridged
from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Holdings
from briefgen.archive.memo import Parts
from briefgen.archive.shelf import Shelf


class Frame(NamedTuple):
    """What stands before, between and behind the parts."""

    head: bytes
    between: bytes = b""
    tail: bytes = b""


def spliced(
    name: str,
    entries: tuple[Abridged, ...],
    holdings: Holdings,
    shelf: Shelf,
    frame: Frame,
    part: Callable[[Entry], bytes],
) -> bytes:
    """The file ``name`` with a part of each of these entries of the holdings, in their order.

    ``part`` may ask for nothing but the entry, and what a shelf knows by itself; see ``Shelf.stands``.
    """
    before = shelf.before(name)
    there = _found(before, holdings.memo.parts.get(name), frame) if before else {}
    made = list(_parts(holdings, entries, there, part))
    lengths = tuple((entry.digest, len(one)) for entry, one in zip(entries, made, strict=True))
    holdings.memo.parts[name] = Parts(len(frame.head), lengths)
    between = chain.from_iterable((frame.between, one) for one in made[1:])
    return b"".join((frame.head, *made[:1], *between, frame.tail))


def _parts(
    holdings: Holdings,
    entries: Iterable[Abridged],
    there: dict[str, memoryview],
    part: Callable[[Entry], bytes],
) -> Iterator[bytes | memoryview]:
    for entry in entries:
        known = there.get(entry.digest)
        yield part(holdings.whole(entry)) if known is None else known


def _found(before: bytes, parts: Parts | None, frame: Frame) -> dict[str, memoryview]:
    """The parts of a published file by the digests of their entries; none where it is not as remembered."""
    if parts is None:
        return {}
    step = len(frame.between)
    starts = [parts.head]
    for _, length in parts.lengths:
        starts.append(starts[-1] + length + step)
    if starts[-1] - (step if parts.lengths else 0) + len(frame.tail) != len(before):
        return {}
    view = memoryview(before)
    return {
        digest: view[start : end - step]
        for (digest, _), (start, end) in zip(parts.lengths, pairwise(starts), strict=True)
    }

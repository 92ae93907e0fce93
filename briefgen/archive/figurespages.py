"""All figures of the archive as a table, each linked to its passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from briefgen.addresses import own_page, relative
from briefgen.archive.abridged import Abridged
from briefgen.archive.catalogue import Counted
from briefgen.archive.interface import Interface
from briefgen.archive.paging import BUDGET
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import FiguresView

ROWS = 200
SCRIPT = "archive/sort.js"


class Row(NamedTuple):
    """One figure: the day it is of, its briefing, its number there, and its bytes at most."""

    day: str
    entry: Abridged
    number: int
    weight: int


def figures_pages(site: Interface, pieces: Pieces) -> None:
    """The table in one language, the latest counts first; none where no briefing has a figure."""
    address = partial(own_page, "figures")
    root = relative("", address(site.part))
    rows = [
        Row(day or entry.date, entry, number, weight)
        for entry in site.holdings.latest
        for number, (day, weight) in enumerate(
            zip(entry.version(site.lang).days, pieces.weighed(entry).figures, strict=True)
        )
    ]
    if not rows:
        return
    rows.sort(key=itemgetter(0), reverse=True)
    title = str(site.labels["archive"]["figures"])
    pages = list(_pages(rows))
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: Sequence[Row] = own) -> dict[str, object]:
            script = site.desk.assets.add("sort", "js", (site.desk.templates.text(SCRIPT) or "").encode())
            paging = site.paging(lambda other: own_page("figures", site.part, other), number, len(pages))
            shown = site.hold(pieces.figure(Counted(row.number, row.entry)) for row in own)
            return {"figures": FiguresView(rows=shown, paging=paging, script=root + script)}

        shown = (number, len(pages), _made_of(own))
        site.shelve("figures", address, shown, view, title=title, number=number)


def _pages(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """The rows in pages, as ``paged`` parts pieces; a hundred thousand of them would take a second."""
    start, held = 0, 0
    for at, row in enumerate(rows):
        if at > start and (at - start >= ROWS or held + row.weight > BUDGET):
            yield rows[start:at]
            start, held = at, 0
        held += row.weight
    yield rows[start:]


def _made_of(rows: Sequence[Row]) -> list[object]:
    """The rows in runs of figures that stand one after another in one briefing."""
    runs: list[object] = []
    entry, first, last = rows[0].entry, rows[0].number, rows[0].number - 1
    for row in rows:
        if row.entry is not entry or row.number != last + 1:
            runs += (entry.digest, first, last)
            entry, first = row.entry, row.number
        last = row.number
    return [*runs, entry.digest, first, last]

"""All figures of the archive as a table, each linked to its passage."""

from __future__ import annotations

from functools import partial
from operator import itemgetter

from briefgen.addresses import own_page, relative
from briefgen.archive.catalogue import Counted
from briefgen.archive.interface import Interface
from briefgen.archive.paging import Piece, made_of, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import FiguresView

ROWS = 200
SCRIPT = "archive/sort.js"


def figures_pages(site: Interface, pieces: Pieces) -> None:
    """The table in one language, the latest counts first; none where no briefing has a figure."""
    address = partial(own_page, "figures")
    root = relative("", address(site.part))
    figures = [
        (day or entry.date, Counted(number, entry))
        for entry in site.holdings.latest
        for number, day in enumerate(entry.version(site.lang).days)
    ]
    if not figures:
        return
    figures.sort(key=itemgetter(0), reverse=True)
    title = str(site.labels["archive"]["figures"])
    pages = paged((pieces.figure(one) for _, one in figures), ROWS)
    for number, own in enumerate(pages, 1):

        def view(number: int = number, own: tuple[Piece, ...] = own) -> dict[str, object]:
            script = site.desk.assets.add("sort", "js", (site.desk.templates.text(SCRIPT) or "").encode())
            paging = site.paging(lambda other: own_page("figures", site.part, other), number, len(pages))
            return {"figures": FiguresView(rows=site.hold(own), paging=paging, script=root + script)}

        shown = (number, len(pages), made_of(own))
        site.shelve("figures", address, shown, view, title=title, number=number)

"""All figures of the archive as a table, each linked to its passage."""

from __future__ import annotations

from functools import partial

from briefgen.addresses import own_page, relative
from briefgen.archive.catalogue import all_figures
from briefgen.archive.interface import Interface
from briefgen.archive.paging import paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.view import FiguresView

ROWS = 200
SCRIPT = "archive/sort.js"


def figures_pages(site: Interface, pieces: Pieces) -> dict[str, bytes]:
    """The table in one language, the latest counts first; none where no briefing has a figure."""
    address = partial(own_page, "figures")
    root = relative("", address(site.part))
    figures = all_figures(site.holdings.entries, site.lang)
    if not figures:
        return {}
    ordered = sorted(figures, key=lambda one: one.figure.as_of or one.entry.date, reverse=True)
    script = site.desk.assets.add("sort", "js", (site.desk.templates.text(SCRIPT) or "").encode())
    pages = paged((pieces.figure(one, root) for one in ordered), ROWS)
    files: dict[str, bytes] = {}
    for number, rows in enumerate(pages, 1):
        paging = site.paging(lambda other: own_page("figures", site.part, other), number, len(pages))
        view = FiguresView(rows=rows, paging=paging, script=root + script)
        title = str(site.labels["archive"]["figures"])
        files |= site.page("figures", address, {"figures": view}, title=title, number=number)
    return files

"""A PDF is set closer where that saves a page too many, or a last page of a few lines."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate, islice
from typing import Any

from briefgen.briefing.layout import Layout, read_layout
from briefgen.briefing.pagechecks import ends_near_empty

CLOSER = "/* closer */"
"""Begins, in a PDF's style sheet, what to try where a last page would be near empty, or one too many."""

LayOut = Callable[[str], Any]
"""Gives the document laid out with a style sheet."""


def fitted(lay_out: LayOut, sheet: str, most_pages: int | None, closer: str) -> tuple[Any, Layout]:
    """The laid-out document; set closer where that saves a page too many, or one of a few lines.

    The parts of ``sheet`` after a ``CLOSER`` are tried one after the other, then those of ``closer``.
    """
    sheet, *steps = sheet.split(CLOSER)
    own = accumulate(closer.split(CLOSER), initial="".join(steps[-1:]))
    tighter = [sheet + step for step in ([*steps, *islice(own, 1, None)] if closer else steps)]
    document = lay_out(sheet)
    layout = read_layout(document.pages)
    if most_pages is not None:
        while len(document.pages) > most_pages and tighter:
            document = lay_out(tighter.pop(0))
            layout = read_layout(document.pages)
    elif tighter and ends_near_empty(layout):
        document = _saving_a_page(lay_out, tighter, document)
        layout = read_layout(document.pages)
    return document, layout


def _saving_a_page(lay_out: LayOut, tighter: list[str], document: Any) -> Any:
    """The loosest layout that has fewer pages than ``document``, or that itself."""
    tried = map(lay_out, tighter)
    return next((one for one in tried if len(one.pages) < len(document.pages)), document)

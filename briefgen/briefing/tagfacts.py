"""What a box says about its tag: whether it goes on, how a list counts, what a link is called."""

from __future__ import annotations

import unicodedata
from typing import Any

SCOPES = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}

_NUMBERINGS = {
    "none": "None",
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
}
"""Those that ISO 32000-1, table 347, has a name for."""

POINTS_PER_PIXEL = 0.75


def is_inline(box: Any) -> bool:
    """True for a box that stands in a line of text."""
    return "inline" in box.style["display"]


def joins(box: Any, parent: Any, *, adjacent: bool, later: bool) -> bool:
    """Whether ``box`` goes on where an earlier part of the same element broke off.

    In a line it does where nothing stands between; over pages always, except for the boxes that
    WeasyPrint puts round loose text inside an element: there may be several of them side by side.
    """
    if is_inline(box) or (parent is not None and parent.element is box.element):
        return adjacent
    return later


def bounding_box(box: Any, page_height: float) -> tuple[float, float, float, float]:
    """A picture's place in points from the page's lower left corner."""
    x, y = box.content_box_x(), page_height - box.content_box_y()
    edges = (x, y - box.height, x + box.width, y)
    left, bottom, right, top = (edge * POINTS_PER_PIXEL for edge in edges)
    return left, bottom, right, top


def list_numbering(box: Any) -> str:
    """How a list's items are marked, as PDF calls it; empty where it has no name for it."""
    style = box.style["list_style_type"]
    for item in box.children:
        if item.element_tag == "li":
            style = item.style["list_style_type"]
            break
    return _NUMBERINGS.get(style, "") if isinstance(style, str) else ""


def link_words(element: Any) -> str:
    """What a link is called: its label for screen readers, or its own words."""
    words = element.get("aria-label") or element.get("title") or "".join(element.itertext())
    return " ".join(words.split())


def needs_actual_text(text: str) -> bool:
    """True for text whose letters change their shape with their neighbours, written from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text)

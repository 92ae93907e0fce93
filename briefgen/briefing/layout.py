"""What the laid-out pages look like: how full the last one is.

Reads WeasyPrint's box tree, which has no public interface; ``tests/unit/briefing/test_layout.py``
fails loudly where a new version changes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

NEAR_EMPTY = 0.25
"""Below this part of its height, a last page looks like a mistake."""


def last_page_fill(pages: list[Any]) -> float:
    """How far down the last page its content reaches, from 0 to 1."""
    box = pages[-1]._page_box
    top, height = box.content_box_y(), box.height
    bottoms = [leaf.position_y + leaf.height for leaf in _leaves(box)]
    return float((max(bottoms) - top) / height) if bottoms else 0.0


def ends_near_empty(pages: list[Any]) -> bool:
    """True where the document has several pages and the last holds next to nothing."""
    return len(pages) > 1 and last_page_fill(pages) < NEAR_EMPTY


def _leaves(box: Any) -> Iterator[Any]:
    """Text and pictures inside a page's text area; the running header and footer are left out."""
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "MarginBox":
            continue
        if type(child).__name__ in {"TextBox", "InlineReplacedBox", "BlockReplacedBox"}:
            yield child
        else:
            yield from _leaves(child)

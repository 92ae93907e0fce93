"""A line that Pango has set while a page was laid out is drawn as it was set.

WeasyPrint 70 gives every line away when it is measured, to save memory in long documents, and has Pango set
it again to draw it. A briefing has a few hundred lines. They stay here until they are drawn, unless words
are spaced out or cut off then; ``tests/unit/briefing/test_setlines.py`` compares the pages.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

_BREAKS = ("\n", "\r", "\u2028", "\u2029")
"""What ends a line by itself, unless Pango is told that all is one paragraph."""


def keep_set(line_break: Any, text: Any) -> None:
    """Let lines stay set between WeasyPrint's modules, of which ``text`` draws; done once, it stays so."""
    layout = line_break.Layout
    if hasattr(layout, "briefgen_slow"):
        return
    layout.briefgen_slow = slow = (layout.set_text, layout.deactivate, layout.reactivate)
    set_slowly, give_away, set_again = slow
    in_one = line_break.pango.pango_layout_set_single_paragraph_mode
    draw = text.draw_first_line

    def set_text(self: Any, words: str, justify: bool = False) -> None:
        # As it is drawn: a change of the mode then would have Pango set it again.
        in_one(self.layout, not any(sign in words for sign in _BREAKS))
        set_slowly(self, words, justify)

    def deactivate(self: Any) -> None:
        kept = self.__dict__.get("briefgen_kept")
        if kept is None and not self.justification_spacing:
            self.briefgen_kept = True
            return
        give_away(self)

    def reactivate(self: Any, style: Any) -> None:
        kept = self.__dict__.get("briefgen_kept")
        self.briefgen_kept = False  # given away when it is drawn
        if kept:
            self.style = style
        else:
            set_again(self, style)

    @wraps(draw)
    def draw_first_line(stream: Any, box: Any, overflow: str, ellipsis: str, matrix: Any) -> Any:
        if overflow == "ellipsis" or ellipsis != "none":  # changes the line, which others may have, too
            set_again(box.pango_layout, box.style)
        return draw(stream, box, overflow, ellipsis, matrix)

    layout.set_text, layout.deactivate, layout.reactivate = set_text, deactivate, reactivate
    text.draw_first_line = draw_first_line

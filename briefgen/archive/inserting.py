"""Finished pieces put into a page that was rendered with marks in their places.

A briefing stands on a dozen lists: its spaces, foreign words and fonts are seen to once, and no page that it
stands on is searched for them again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markupsafe import Markup

from briefgen.archive.paging import Piece
from briefgen.templating import html

ROOT = "\x01"
"""Stands in a piece for what leads from its page to the archive's root."""
_MARK = re.compile("\x02([0-9]{1,6})\x02")


@dataclass
class Held:
    """The pieces of the page that is made next."""

    pieces: list[Piece] = field(default_factory=list)

    def mark(self, piece: Piece) -> Markup:
        """What stands for a piece in the template."""
        self.pieces.append(piece)
        return html(f"\x02{len(self.pieces) - 1}\x02")

    def filled(self, page: str, root: str) -> str:
        """The page with the pieces in it; then nothing is held any more."""
        held, self.pieces = self.pieces, []

        def made(mark: re.Match[str]) -> str:
            number = int(mark[1])
            return held[number].make().replace(ROOT, root) if number < len(held) else mark[0]

        return _MARK.sub(made, page) if held else page

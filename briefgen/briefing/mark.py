"""The publisher's mark on every page: on screens a file that all pages share, on paper one of its own."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.addresses import relative
from briefgen.briefing.assets import Assets
from briefgen.briefing.images import Picture
from briefgen.briefing.page import Logo

ASSET = "asset:logo.png"
"""Its address on paper."""
HEIGHT = 40


@dataclass(frozen=True)
class Mark:
    """The mark of an archive, which may have none."""

    picture: Picture | None
    assets: Assets

    def on_screen(self, address: str) -> Logo | None:
        """As the page at ``address`` shows it."""
        if self.picture is None:
            return None
        return self._at(
            relative(self.assets.add("logo", self.picture.kind, self.picture.data), address), self.picture
        )

    def on_paper(self) -> Logo | None:
        """As a PDF shows it."""
        return self._at(ASSET, self.picture) if self.picture else None

    def files(self) -> dict[str, bytes]:
        """The files that a PDF with it asks for."""
        return {ASSET: self.picture.data} if self.picture else {}

    def _at(self, address: str, picture: Picture) -> Logo:
        return Logo(address, round(picture.width * HEIGHT / picture.height), HEIGHT)

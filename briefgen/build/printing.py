"""A renderer whose pages are set by another process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.briefing.layout import Layout
from briefgen.briefing.pdflog import Said
from briefgen.briefing.renderer import Drawing, Printed, Renderer, Tools, Wanted


class Printer(Renderer):
    """Asks the other process for everything; what that raises is raised here."""

    def __init__(self, ask: Callable[..., Any], hear: Callable[[], Any]) -> None:
        """``ask`` has a method of the other renderer called; ``hear`` gives its tools, told unasked.

        Raises ``PdfUnavailableError``.
        """
        self._ask = ask
        self._tools: Tools = hear()

    def printed(self, wanted: Wanted, meanwhile: Callable[[], object] | None = None) -> Printed:
        """The PDF/A of a page. Raises ``RefusedError``, ``TooDeepError``."""
        made: Printed = self._ask("printed", wanted, meanwhile=meanwhile)
        return made

    def drawn(
        self, page: str, images: Mapping[str, bytes], fits: Callable[[Layout], bool]
    ) -> tuple[Drawing, Said]:
        """A page as it is, where ``fits``, a function of a module, likes it. Raises ``RefusedError``."""
        made: tuple[Drawing, Said] = self._ask("drawn", page, images, fits)
        return made

    def tools(self) -> Tools:
        """What the PDFs are made with."""
        return self._tools

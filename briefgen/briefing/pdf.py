"""HTML → PDF/A-2a that is PDF/UA-1 too. The only user of WeasyPrint, which is imported on first use.

WeasyPrint only logs what goes wrong, so its log becomes problems (``pdflog``); it fetches whatever a page
asks for, so its fetcher knows nothing but the files given to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from briefgen.briefing.arraytypes import share_types
from briefgen.briefing.fitting import fitted
from briefgen.briefing.fonts import FACES, pdf_faces, static_face
from briefgen.briefing.glyphs import teach
from briefgen.briefing.layout import Layout, read_layout
from briefgen.briefing.linememory import remember
from briefgen.briefing.loading import weasyprint
from briefgen.briefing.metadata import completed
from briefgen.briefing.natives import library_files, library_versions
from briefgen.briefing.parsing import quicken
from briefgen.briefing.pdflog import PdfLog, Said, captured
from briefgen.briefing.renderer import (
    Drawing,
    PdfUnavailableError,
    Printed,
    RefusedError,
    Renderer,
    TooDeepError,
    Tools,
    Wanted,
)
from briefgen.briefing.setlines import keep_set
from briefgen.briefing.sheets import Sheets
from briefgen.briefing.signs import settle
from briefgen.briefing.styles import hasten
from briefgen.briefing.tagging import Tagging
from briefgen.briefing.warming import sample_page
from briefgen.briefing.writing import write_once

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}


class PdfRenderer(Renderer):
    """Makes PDFs; keeps the fonts between them, which is most of what a first one costs."""

    def __init__(self, kept: Path | None = None) -> None:
        """``kept`` is a folder of fonts that were cut before."""
        try:
            module = weasyprint()
            from weasyprint.draw import text
            from weasyprint.layout import inline, preferred
            from weasyprint.pdf import fonts
            from weasyprint.text import line_break
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(str(error).strip().splitlines()[0]) from error
        teach(fonts.Font)
        share_types(fonts)
        settle(text)
        hasten(module.css)
        quicken()
        keep_set(line_break, text)
        write_once()
        self._weasyprint = module
        self._kept = kept
        self._faces_by_asset = {face.asset: face for face in FACES}
        self._fonts = FontConfiguration()
        self._lines = remember(self._fonts, line_break, inline, preferred)
        self._sheets = Sheets(module, self._fonts, self._fetcher({}))

    @cached_property
    def _faces(self) -> Any:
        return self._weasyprint.CSS(
            string=pdf_faces(), font_config=self._fonts, url_fetcher=self._fetcher({})
        )

    def warm_up(self) -> None:
        """Does what the first page would take twice its time for."""
        self.printed(sample_page())

    def printed(
        self,
        wanted: Wanted,
        meanwhile: Callable[[], object] | None = None,  # noqa: ARG002 - there is no other process
    ) -> Printed:
        """The PDF/A of a page. Raises ``RefusedError``, ``TooDeepError``."""
        tagging = Tagging()
        with self._heard() as log:
            try:
                html = self._html(wanted.page, wanted.images, wanted.sheet, wanted.closer)
                lay_out = partial(self._laid_out, html)
                document, layout = fitted(lay_out, wanted.sheet, wanted.most_pages, wanted.closer)
                rdf = document.metadata.generate_rdf_metadata
                document.metadata.generate_rdf_metadata = lambda *args: completed(
                    rdf(*args), wanted.publisher, wanted.lang
                )
                with tagging.recorded():
                    data = document.write_pdf(finisher=tagging.finish, **OPTIONS)
            except RecursionError:
                raise TooDeepError from None
        return Printed(data, layout, log.said)

    def drawn(
        self, page: str, images: Mapping[str, bytes], fits: Callable[[Layout], bool]
    ) -> tuple[Drawing, Said]:
        """A page as it is, where ``fits`` likes its layout. Raises ``RefusedError``."""
        with self._heard() as log:
            html = self._html(page, images)
            document = html.render(font_config=self._fonts, stylesheets=[self._faces])
            drawing = Drawing(document.write_pdf() if fits(read_layout(document.pages)) else None)
        return drawing, log.said

    def tools(self) -> Tools:
        """What the PDFs are made with."""
        from weasyprint.text.ffi import pango

        number = int(pango.pango_version())
        versions = {
            "WeasyPrint": str(self._weasyprint.__version__),
            "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        }
        return Tools(versions | library_versions(), library_files())

    @contextmanager
    def _heard(self) -> Iterator[PdfLog]:
        """Hears what WeasyPrint says, and what it is refused."""
        from weasyprint.urls import FatalURLFetchingError

        log = PdfLog()
        try:
            with captured(log):
                yield log
        except FatalURLFetchingError as error:
            raise RefusedError(str(error)) from None

    def _html(self, page: str, images: Mapping[str, bytes], *sheets: str) -> Any:
        """The page, read; ``sheets`` are those that it will be laid out with."""
        self._lines.begin()
        fetcher = self._fetcher(images)
        body, fetcher.sheets = self._sheets.taken(page)
        html = self._weasyprint.HTML(string=body, base_url=None, url_fetcher=fetcher)
        self._sheets.lighten(html, page, *sheets)
        return html

    def _laid_out(self, html: Any, sheet: str) -> Any:
        sheets = [self._faces, self._sheets.read(sheet)]
        return html.render(font_config=self._fonts, stylesheets=sheets, **OPTIONS)

    def _fetcher(self, images: Mapping[str, bytes]) -> Any:
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

        faces, kept = self._faces_by_asset, self._kept

        class GivenFilesOnly(URLFetcher):  # type: ignore[misc]
            """Serves what it was given; no file, no network, no data: address."""

            def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - WeasyPrint's signature
                if url in images:
                    return URLFetcherResponse(url, images[url])
                if url in faces:
                    return URLFetcherResponse(url, static_face(faces[url], kept))
                raise FatalURLFetchingError(url)

        return GivenFilesOnly()

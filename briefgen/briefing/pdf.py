"""HTML → PDF/A-2a that is PDF/UA-1 too. The only user of WeasyPrint, which is imported on first use.

WeasyPrint only logs what goes wrong, so its log becomes problems (``pdflog``); it fetches whatever a page
asks for, so its fetcher knows nothing but the files given to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from briefgen.briefing.fitting import fitted
from briefgen.briefing.fonts import FACES, pdf_faces, static_face
from briefgen.briefing.glyphs import teach
from briefgen.briefing.ids import InFile, PlaceOf
from briefgen.briefing.layout import Layout, read_layout
from briefgen.briefing.linememory import remember
from briefgen.briefing.loading import weasyprint
from briefgen.briefing.metadata import completed
from briefgen.briefing.pagechecks import check_pages
from briefgen.briefing.pageproblems import page_problems
from briefgen.briefing.parsing import quicken
from briefgen.briefing.pdflog import PdfLog, captured, refused, too_deep
from briefgen.briefing.setlines import keep_set
from briefgen.briefing.sheets import Sheets
from briefgen.briefing.signs import settle
from briefgen.briefing.styles import hasten
from briefgen.briefing.tagging import Tagging
from briefgen.briefing.writing import write_once
from briefgen.problems import Problem

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small page as a PDF of no special kind; None where it did not fit."""

    data: bytes | None


class PdfUnavailableError(Exception):
    """WeasyPrint or a library under it is missing; the message says which."""


class PdfRenderer:
    """Makes PDFs; keeps the fonts between them, which is most of what a first one costs."""

    def __init__(self, kept: Path | None = None) -> None:
        """``kept`` is a folder of fonts that were cut before."""
        try:
            module = weasyprint()
            from weasyprint.draw import text
            from weasyprint.layout import inline, preferred
            from weasyprint.pdf.fonts import Font
            from weasyprint.text import line_break
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(str(error).strip().splitlines()[0]) from error
        teach(Font)
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

    def render(
        self,
        page: str,
        sheet: str,
        images: Mapping[str, bytes],
        *,
        publisher: str,
        lang: str,
        shown_as: str,
        place_of: PlaceOf | None = None,
        most_pages: int | None = None,
        exactly: bool = False,
        closer: str = "",
    ) -> tuple[Pdf | None, list[Problem]]:
        """The PDF of ``page``, what WeasyPrint said of it, and what is wrong with its pages.

        ``sheet`` is the style sheet only a PDF has, ``images`` the files the page may show by their
        ``asset:`` addresses, ``shown_as`` the file to name in problems, ``place_of`` finds the line of what
        an element prints. More than ``most_pages`` pages are an error, and with ``exactly`` fewer too; before
        that, ``closer`` is tried, part by part. None where the page asks for something that it was
        not given.
        """
        log = PdfLog()
        place_of = place_of or InFile(shown_as)
        tagging = Tagging()
        from weasyprint.urls import FatalURLFetchingError

        with captured(log):
            try:
                html = self._html(page, images, sheet, closer)
                document, layout = fitted(partial(self._laid_out, html), sheet, most_pages, closer)
                rdf = document.metadata.generate_rdf_metadata
                document.metadata.generate_rdf_metadata = lambda *args: completed(rdf(*args), publisher, lang)
                with tagging.recorded():
                    data = document.write_pdf(finisher=tagging.finish, **OPTIONS)
            except FatalURLFetchingError as error:
                return None, [refused(str(error), shown_as)]
            except RecursionError:
                return None, [too_deep(shown_as)]
        findings = check_pages(layout, most_pages, exactly=exactly, can_shorten=place_of.is_known)
        missing = log.missing() & {char for finding in findings for char in finding.characters}
        problems = [*log.problems(shown_as, missing), *page_problems(findings, place_of, missing)]
        return Pdf(data, len(document.pages)), problems

    def draw(
        self, page: str, images: Mapping[str, bytes], shown_as: str, fits: Callable[[Layout], bool]
    ) -> tuple[Drawing | None, list[Problem]]:
        """``page`` as it is, for a picture to be made of it, where ``fits`` likes its layout.

        None where the page asks for something that it was not given.
        """
        log = PdfLog()
        from weasyprint.urls import FatalURLFetchingError

        with captured(log):
            try:
                html = self._html(page, images)
                document = html.render(font_config=self._fonts, stylesheets=[self._faces])
                fitting = fits(read_layout(document.pages))
                drawing = Drawing(document.write_pdf() if fitting else None)
            except FatalURLFetchingError as error:
                return None, [refused(str(error), shown_as)]
        return drawing, log.problems(shown_as)

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


def versions() -> dict[str, str]:
    """The versions of WeasyPrint and Pango. Raises ``PdfUnavailableError``."""
    PdfRenderer()
    from weasyprint.text.ffi import pango

    number = int(pango.pango_version())
    return {
        "WeasyPrint": str(weasyprint().__version__),
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
    }

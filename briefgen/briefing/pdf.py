"""HTML → PDF/A-2a that is PDF/UA-1 too. The only user of WeasyPrint, which is imported on first use.

WeasyPrint only logs what goes wrong, so its log becomes problems; it fetches whatever a page asks
for, so its fetcher knows nothing but the files given to it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Any

from briefgen.briefing.fonts import FACES, pdf_faces, static_face
from briefgen.briefing.glyphs import teach
from briefgen.briefing.ids import InFile, PlaceOf
from briefgen.briefing.layout import Layout, read_layout
from briefgen.briefing.linememory import remember
from briefgen.briefing.metadata import completed
from briefgen.briefing.pagechecks import check_pages, ends_near_empty
from briefgen.briefing.pageproblems import page_problems
from briefgen.briefing.sheets import Sheets
from briefgen.briefing.signs import settle
from briefgen.briefing.styles import hasten
from briefgen.briefing.tagging import Tagging
from briefgen.problems import Origin, Place, Problem, Severity

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}

CLOSER = "/* closer */"
"""Begins, in a PDF's style sheet, what to try where a last page would be near empty, or one too many."""

_NO_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")
_FAILED_TO_LOAD = re.compile(r"Failed to load|Error: ")


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

    def __init__(self) -> None:
        try:
            import weasyprint
            from weasyprint.draw import text
            from weasyprint.layout import inline, preferred
            from weasyprint.pdf.fonts import Font
            from weasyprint.text import line_break
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(str(error).strip().splitlines()[0]) from error
        teach(Font)
        settle(text)
        hasten(weasyprint.css)
        self._weasyprint = weasyprint
        self._faces_by_asset = {face.asset: face for face in FACES}
        self._fonts = FontConfiguration()
        self._lines = remember(self._fonts, line_break, inline, preferred)
        self._sheets = Sheets(weasyprint, self._fonts, self._fetcher({}))

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
        log = _Log()
        place_of = place_of or InFile(shown_as)
        tagging = Tagging()
        from weasyprint.urls import FatalURLFetchingError

        with _captured(log):
            try:
                html = self._html(page, images, sheet, closer)
                document, layout = self._fitted(html, sheet, most_pages, closer)
                rdf = document.metadata.generate_rdf_metadata
                document.metadata.generate_rdf_metadata = lambda *args: completed(rdf(*args), publisher, lang)
                with tagging.recorded():
                    data = document.write_pdf(finisher=tagging.finish, **OPTIONS)
            except FatalURLFetchingError as error:
                return None, [_refused(str(error), shown_as)]
            except RecursionError:
                message = "The page's elements stand too deep inside each other to be laid out."
                hint = "look at the template for elements that are not closed"
                return None, [Problem("pdf-too-deep", message, hint, Place(shown_as))]
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
        log = _Log()
        from weasyprint.urls import FatalURLFetchingError

        with _captured(log):
            try:
                html = self._html(page, images)
                document = html.render(font_config=self._fonts, stylesheets=[self._faces])
                fitting = fits(read_layout(document.pages))
                drawing = Drawing(document.write_pdf() if fitting else None)
            except FatalURLFetchingError as error:
                return None, [_refused(str(error), shown_as)]
        return drawing, log.problems(shown_as)

    def _fitted(self, html: Any, sheet: str, most_pages: int | None, closer: str) -> tuple[Any, Layout]:
        """The laid-out document; set closer where that saves a page too many, or one of a few lines."""
        sheet, *steps = sheet.split(CLOSER)
        own = accumulate(closer.split(CLOSER), initial="".join(steps[-1:]))
        tighter = [sheet + step for step in ([*steps, *islice(own, 1, None)] if closer else steps)]
        document = self._laid_out(html, sheet)
        layout = read_layout(document.pages)
        if most_pages is not None:
            while len(document.pages) > most_pages and tighter:
                document = self._laid_out(html, tighter.pop(0))
                layout = read_layout(document.pages)
        elif tighter and ends_near_empty(layout):
            document = self._saving_a_page(html, tighter, document)
            layout = read_layout(document.pages)
        return document, layout

    def _saving_a_page(self, html: Any, tighter: list[str], document: Any) -> Any:
        """The loosest layout that has fewer pages than ``document``, or that itself.

        The closest is tried first: where it does not help none does, and so it mostly ends.
        """
        closest = self._laid_out(html, tighter[-1])
        if len(closest.pages) >= len(document.pages):
            return document
        for sheet in tighter[:-1]:
            looser = self._laid_out(html, sheet)
            if len(looser.pages) < len(document.pages):
                return looser
        return closest

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

        faces = self._faces_by_asset

        class GivenFilesOnly(URLFetcher):  # type: ignore[misc]
            """Serves what it was given; no file, no network, no data: address."""

            def fetch(self, url: str, headers: object = None) -> Any:  # noqa: ARG002 - WeasyPrint's signature
                if url in images:
                    return URLFetcherResponse(url, images[url])
                if url in faces:
                    return URLFetcherResponse(url, static_face(faces[url]))
                raise FatalURLFetchingError(url)

        return GivenFilesOnly()


def versions() -> dict[str, str]:
    """The versions of WeasyPrint and Pango. Raises ``PdfUnavailableError``."""
    PdfRenderer()
    import weasyprint
    from weasyprint.text.ffi import pango

    number = int(pango.pango_version())
    return {
        "WeasyPrint": str(weasyprint.__version__),
        "Pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
    }


class _Log(logging.Handler):
    """WeasyPrint's messages of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def missing(self) -> frozenset[str]:
        """The characters that no font of this machine has."""
        found = (_NO_GLYPH.match(record.getMessage()) for record in self.records)
        return frozenset(chr(int(match[1], 16)) for match in found if match)

    def problems(self, shown_as: str, told: Set[str] = frozenset()) -> list[Problem]:
        """Each different message once; not those on missing characters that are ``told`` with their line."""
        messages = dict.fromkeys((record.levelno, record.getMessage()) for record in self.records)
        return [
            _said(level, message, shown_as)
            for level, message in messages
            if not ((found := _NO_GLYPH.match(message)) and chr(int(found[1], 16)) in told)
        ]


@contextmanager
def _captured(log: _Log) -> Iterator[None]:
    """WeasyPrint's log goes to ``log`` and nowhere else."""
    logger = logging.getLogger("weasyprint")
    others, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [log], False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.handlers, logger.propagate = others, propagate
        logger.setLevel(level)


def _refused(url: str, shown_as: str) -> Problem:
    shown = url if len(url) <= 80 else url[:77] + "…"
    message = f"The page asks for {shown}, and a briefing loads nothing from outside."
    return Problem(
        "asset-refused",
        message,
        "put the file into briefs/media/ and name it there, or take it out of the template",
        Place(shown_as),
    )


def _said(level: int, message: str, shown_as: str) -> Problem:
    serious = level >= logging.ERROR or bool(_FAILED_TO_LOAD.search(message))
    severity = Severity.ERROR if serious else Severity.WARNING
    sentence = " ".join(message.split()).rstrip(".")
    return Problem(
        "pdf-said",
        f"WeasyPrint says: {sentence}.",
        "look for it in the templates or in the brief",
        Place(shown_as),
        severity,
    )


def unavailable(reason: str, shown_as: str) -> Problem:
    """The problem of a machine on which no PDF can be made."""
    message = f"No PDF can be made on this machine: {reason}."
    return Problem(
        "pdf-unavailable",
        message,
        "run `briefgen doctor`; it prints the line that mends this",
        Place(shown_as),
        origin=Origin.MACHINE,
    )

"""HTML → PDF/A-2a that is PDF/UA-1 too. The only user of WeasyPrint, which is imported on first use.

WeasyPrint only logs what goes wrong, so its log becomes problems; it fetches whatever a page asks
for, so its fetcher knows nothing but the files given to it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from briefgen.briefing.fonts import FACES, pdf_faces, static_face
from briefgen.briefing.layout import ends_near_empty
from briefgen.briefing.metadata import completed
from briefgen.problems import Origin, Place, Problem, Severity

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}

CLOSER = (
    "body { line-height: 1.34 !important } h2 { margin-top: 1.2rem !important }",
    "html { font-size: 10pt !important } body { line-height: 1.32 !important }"
    " h2 { margin-top: 1.1rem !important }",
)
"""Settings to try in turn where a last page would be near empty."""

_FAILED_TO_LOAD = re.compile(r"Failed to load|Error: ")


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and how many pages it has."""

    data: bytes
    pages: int


class PdfUnavailableError(Exception):
    """WeasyPrint or a library under it is missing; the message says which."""


class PdfRenderer:
    """Makes PDFs; keeps the fonts between them, which is most of what a first one costs."""

    def __init__(self) -> None:
        try:
            import weasyprint
            from weasyprint.text.fonts import FontConfiguration
        except (ImportError, OSError) as error:
            raise PdfUnavailableError(str(error).strip().splitlines()[0]) from error
        self._weasyprint = weasyprint
        self._faces_by_asset = {face.asset: face for face in FACES}
        self._fonts = FontConfiguration()
        self._sheets: dict[str, Any] = {}

    @cached_property
    def _faces(self) -> Any:
        return self._weasyprint.CSS(
            string=pdf_faces(), font_config=self._fonts, url_fetcher=self._fetcher({})
        )

    def render(
        self, page: str, sheet: str, images: Mapping[str, bytes], *, publisher: str, lang: str, shown_as: str
    ) -> tuple[Pdf | None, list[Problem]]:
        """The PDF of ``page`` and what WeasyPrint said of it.

        ``sheet`` is the style sheet only a PDF has, ``images`` the files the page may show by their
        ``asset:`` addresses, ``shown_as`` the file to name in problems. None where the page asks for
        something that it was not given.
        """
        log = _Log()
        fetcher = self._fetcher(images)
        from weasyprint.urls import FatalURLFetchingError

        with _captured(log):
            try:
                html = self._weasyprint.HTML(string=page, base_url=None, url_fetcher=fetcher)
                document = self._fitted(html, sheet)
                rdf = document.metadata.generate_rdf_metadata
                document.metadata.generate_rdf_metadata = lambda *args: completed(rdf(*args), publisher, lang)
                data = document.write_pdf(**OPTIONS)
            except FatalURLFetchingError as error:
                return None, [_refused(str(error), shown_as)]
            except RecursionError:
                message = "The page's elements stand too deep inside each other to be laid out."
                hint = "look at the template for elements that are not closed"
                return None, [Problem("pdf-too-deep", message, hint, Place(shown_as))]
        problems = log.problems(shown_as)
        if ends_near_empty(document.pages):
            problems.append(_near_empty(len(document.pages), shown_as))
        return Pdf(data, len(document.pages)), problems

    def _fitted(self, html: Any, sheet: str) -> Any:
        """The laid-out document; set a little closer where that empties a last page of a few lines."""
        looser = self._laid_out(html, sheet)
        if not ends_near_empty(looser.pages):
            return looser
        for tighter in CLOSER:
            document = self._laid_out(html, sheet + tighter)
            if len(document.pages) < len(looser.pages):
                return document
        return looser

    def _laid_out(self, html: Any, sheet: str) -> Any:
        sheets = [self._faces, self._sheet(sheet)]
        return html.render(font_config=self._fonts, stylesheets=sheets, **OPTIONS)

    def _sheet(self, text: str) -> Any:
        if text not in self._sheets:
            self._sheets[text] = self._weasyprint.CSS(
                string=text, font_config=self._fonts, url_fetcher=self._fetcher({})
            )
        return self._sheets[text]

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

    def problems(self, shown_as: str) -> list[Problem]:
        """Each different message once."""
        messages = dict.fromkeys((record.levelno, record.getMessage()) for record in self.records)
        return [_said(level, message, shown_as) for level, message in messages]


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


def _near_empty(pages: int, shown_as: str) -> Problem:
    message = f"The last of the {pages} pages holds only a few lines."
    hint = "shorten a text by a few lines, or add what a reader would miss"
    return Problem("last-page-near-empty", message, hint, Place(shown_as), Severity.WARNING)


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

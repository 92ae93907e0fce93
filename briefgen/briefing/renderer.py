"""What makes PDFs, in this process or in another: what it is given, what it gives, what is said of the pages.

What goes to and from a renderer is plain, so that it can be sent. Whose words stand on a page, only the one
who asks knows.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefgen.briefing.ids import InFile, PlaceOf
from briefgen.briefing.layout import Layout
from briefgen.briefing.pagechecks import check_pages
from briefgen.briefing.pageproblems import page_problems
from briefgen.briefing.pdflog import Said, missing_in, refused, said_problems, too_deep
from briefgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to make a PDF of.

    ``sheet`` is the style sheet only a PDF has, ``images`` the files the page may show by their ``asset:``
    addresses. Where it has more than ``most_pages``, ``closer`` is tried, part by part.
    """

    page: str
    sheet: str
    images: Mapping[str, bytes]
    publisher: str
    lang: str
    most_pages: int | None = None
    closer: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, how its pages came out, and what WeasyPrint said of them."""

    data: bytes
    layout: Layout
    said: Said


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small page as a PDF of no special kind; None where it did not fit."""

    data: bytes | None


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Tools:
    """What PDFs are made with: versions by name, and the files of the libraries below WeasyPrint."""

    versions: Mapping[str, str]
    files: tuple[str, ...] = ()


class PdfUnavailableError(Exception):
    """WeasyPrint or a library under it is missing; the message says which."""


class RefusedError(Exception):
    """A page asks for something that it was not given: the address."""


class TooDeepError(Exception):
    """The elements of a page stand too deep inside each other."""


class Renderer(ABC):
    """Makes PDFs, one after the other."""

    def warm_up(self) -> None:  # noqa: B027 - another process, or a planted one, need not
        """Does what only a first page needs, where there is time before it comes."""

    @abstractmethod
    def printed(self, wanted: Wanted, meanwhile: Callable[[], object] | None = None) -> Printed:
        """The PDF/A of a page. Raises ``RefusedError``, ``TooDeepError``.

        ``meanwhile`` is done while another process prints; where this one does, it is not.
        """

    @abstractmethod
    def drawn(
        self, page: str, images: Mapping[str, bytes], fits: Callable[[Layout], bool]
    ) -> tuple[Drawing, Said]:
        """A page as it is, where ``fits`` likes its layout. Raises ``RefusedError``."""

    @abstractmethod
    def tools(self) -> Tools:
        """What the PDFs are made with."""

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
        meanwhile: Callable[[], object] | None = None,
    ) -> tuple[Pdf | None, list[Problem]]:
        """The PDF of a page as ``Wanted``, what WeasyPrint said of it, and what is wrong with its pages.

        ``shown_as`` is the file to name in problems, ``place_of`` finds the line of what an element prints.
        More than ``most_pages`` pages are an error, and with ``exactly`` fewer too. None where the page asks
        for something that it was not given.
        """
        place_of = place_of or InFile(shown_as)
        try:
            made = self.printed(Wanted(page, sheet, images, publisher, lang, most_pages, closer), meanwhile)
        except RefusedError as error:
            return None, [refused(str(error), shown_as)]
        except TooDeepError:
            return None, [too_deep(shown_as)]
        findings = check_pages(made.layout, most_pages, exactly=exactly, can_shorten=place_of.is_known)
        missing = missing_in(made.said) & {char for finding in findings for char in finding.characters}
        problems = [*said_problems(made.said, shown_as, missing), *page_problems(findings, place_of, missing)]
        return Pdf(made.data, len(made.layout.sheets)), problems

    def draw(
        self, page: str, images: Mapping[str, bytes], shown_as: str, fits: Callable[[Layout], bool]
    ) -> tuple[Drawing | None, list[Problem]]:
        """``page`` as it is, for a picture to be made of it, where ``fits`` likes its layout.

        None where the page asks for something that it was not given.
        """
        try:
            drawing, said = self.drawn(page, images, fits)
        except RefusedError as error:
            return None, [refused(str(error), shown_as)]
        return drawing, said_problems(said, shown_as)

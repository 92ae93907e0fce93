"""Making the documents of one brief: HTML and PDF as bytes, with all problems on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from briefgen.addresses import HOME, absolute, briefing_page, briefing_pdf, relative
from briefgen.archive.catalogue import entry_of
from briefgen.archive.view import EntryView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.images import Picture
from briefgen.briefing.labels import Labels, read_labels
from briefgen.briefing.page import Logo, render_page, view_archive, view_briefing, without_links
from briefgen.briefing.pdf import PdfRenderer, PdfUnavailableError, unavailable
from briefgen.briefing.view import LinksView
from briefgen.evidence.proving import Proof
from briefgen.problems import Place, Problem
from briefgen.templating import TemplateError, Templates

LOGO_ASSET = "asset:logo.png"
LOGO_HEIGHT = 40


@dataclass(frozen=True)
class Document:
    """One finished file of a brief; ``pages`` is None for HTML."""

    address: str
    data: bytes
    pages: int | None
    seconds: float


@dataclass(frozen=True)
class Made:
    """What came of one brief: its documents and entry, or the problems that kept it from being made."""

    slug: str
    documents: tuple[Document, ...]
    entry: EntryView | None
    problems: tuple[Problem, ...]


class Workshop:
    """Everything the briefs of one build share: templates, labels, the publisher's look, the fonts."""

    def __init__(
        self, root: Path, archive: ArchiveFile, logo: Picture | None, formats: Iterable[str]
    ) -> None:
        self.templates = Templates(root)
        self.archive = archive
        self.logo = logo
        self.formats = frozenset(formats)
        self._labels: dict[str, tuple[Labels | None, tuple[Problem, ...]]] = {}
        self.problems: list[Problem] = []
        self._renderer: PdfRenderer | None = None
        if "pdf" in self.formats:
            try:
                self._renderer = PdfRenderer()
            except PdfUnavailableError as error:
                self.problems.append(unavailable(str(error), "briefs"))

    def labels(self, lang: str, place: Place) -> tuple[Labels | None, tuple[Problem, ...]]:
        """The labels of a language, read once."""
        if lang not in self._labels:
            labels, problems = read_labels(self.templates, lang, place)
            self._labels[lang] = labels, tuple(problems)
        return self._labels[lang]

    def make(self, file: BriefFile, proofs: tuple[Proof, ...], *, marked: bool, earlier_pdf: bool) -> Made:
        """The documents of one brief; ``earlier_pdf`` says that a PDF already stands at its address."""
        labels, problems = self.labels(file.brief.lang, file.places.value(("lang",)))
        if labels is None:
            return Made(file.slug, (), None, problems)
        try:
            return self._made(file, labels, proofs, marked=marked, earlier_pdf=earlier_pdf)
        except TemplateError as error:
            return Made(file.slug, (), None, (error.problem,))

    def _made(
        self, file: BriefFile, labels: Labels, proofs: tuple[Proof, ...], *, marked: bool, earlier_pdf: bool
    ) -> Made:
        mark = str(labels["draft_mark"]) if marked else ""
        view = view_briefing(file.slug, file.brief, self.archive, labels, proofs, mark=mark)
        has_pdf = self._renderer is not None or earlier_pdf
        page, pdf = briefing_page(file.slug), briefing_pdf(file.slug)
        links = LinksView(
            canonical=absolute(page, self.archive.address) or "",
            home=relative(HOME, page),
            pdf=relative(pdf, page) if has_pdf else "",
        )
        documents: list[Document] = []
        problems: list[Problem] = []
        pages = None
        if self._renderer:
            begun = perf_counter()
            look = view_archive(self.archive, labels, file.brief.lang, self._logo(LOGO_ASSET))
            on_paper = render_page(self.templates, view, look, without_links(links), labels, on_screen=False)
            sheet = self.templates.render("shared/pdf.css", {"label": labels})
            images = {LOGO_ASSET: self.logo.data} if self.logo else {}
            made, problems = self._renderer.render(
                on_paper,
                sheet,
                images,
                publisher=self.archive.publisher,
                lang=file.brief.lang,
                shown_as=file.file,
            )
            if made is None or any(problem.is_error for problem in problems):
                return Made(file.slug, (), None, tuple(problems))
            pages = made.pages
            documents.append(Document(pdf, made.data, pages, perf_counter() - begun))
        if "html" in self.formats:
            begun = perf_counter()
            look = view_archive(self.archive, labels, file.brief.lang, self.logo_on_screen())
            complete = render_page(self.templates, view, look, links, labels, on_screen=True)
            documents.append(Document(page, complete.encode(), None, perf_counter() - begun))
        return Made(file.slug, tuple(documents), entry_of(view, pages), tuple(problems))

    def logo_on_screen(self) -> Logo | None:
        """The publisher's mark for a page that is complete by itself."""
        return self._logo(self.logo.data_address) if self.logo else None

    def _logo(self, address: str) -> Logo | None:
        if self.logo is None:
            return None
        return Logo(address, round(self.logo.width * LOGO_HEIGHT / self.logo.height), LOGO_HEIGHT)

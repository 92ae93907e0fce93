"""Making the documents of one brief, of every kind and language, with all problems on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from msgspec import structs

from briefgen.addresses import MAIN_KIND, document, image, relative
from briefgen.archive.entries import Material, entry_of
from briefgen.archive.entry import CardEntry, Entry
from briefgen.archive.heads import Heads
from briefgen.archive.pagekinds import PAGES, archive_template
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.documentkinds import read_kinds
from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.brief.translation import Translation
from briefgen.briefing.assets import Assets
from briefgen.briefing.cards import make_cards
from briefgen.briefing.ids import InBrief
from briefgen.briefing.images import Picture
from briefgen.briefing.labels import Labels, read_labels
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.mark import Mark
from briefgen.briefing.page import render_page, render_text, view_archive, view_briefing, without_links
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.pdflog import unavailable
from briefgen.briefing.pictures import NO_PICTURES, for_pdf, for_screen, prepare_pictures
from briefgen.briefing.renderer import PdfUnavailableError, Renderer, Tools
from briefgen.briefing.renditions import Darkroom, Media, Prepared
from briefgen.briefing.view import ArchiveView, BriefingView
from briefgen.briefing.wording import Wording
from briefgen.build.editions import Edition
from briefgen.build.links import Site, existing, links_of, sites_of
from briefgen.build.onward import onward_of
from briefgen.build.tasks import Document, Made, Task, card_entry, file_entry, mark_of, sized_as
from briefgen.keeping import COMPILED, FONTS, PICTURES
from briefgen.problems import Place, Problem
from briefgen.templating import TemplateError, Templates

SOCIAL = "social"


class Workshop:
    """Everything the briefs of one build share: templates, labels, the publisher's look, the fonts."""

    def __init__(
        self,
        root: Path,
        archive: ArchiveFile,
        logo: Picture | None,
        formats: Iterable[str],
        cache: Path | None = None,
        renderer: Callable[[Path | None], Renderer] = PdfRenderer,
    ) -> None:
        """``cache`` is a folder for what is costly to make: fonts cut, templates compiled.

        ``renderer`` gives what makes the PDFs, where there are any, with a folder for fonts that were cut.
        """
        self.templates = Templates(root, cache / COMPILED if cache else None)
        self.archive = archive
        self.logo = logo
        self.formats = frozenset(formats)
        self._labels: dict[str, tuple[Labels | None, tuple[Problem, ...]]] = {}
        self.kinds, _ = read_kinds(self.templates.folders)  # what is wrong with them, the workspace has said
        fonts = cache / FONTS if cache else None
        self.assets = Assets(kept=fonts)
        self.mark = Mark(logo, self.assets)
        self._kept_pictures = cache / PICTURES if cache else None
        self.darkroom = self._darkroom(root / BRIEFS / MEDIA)
        self.problems: list[Problem] = []
        self._renderer: Renderer | None = None
        self.tools = Tools({})
        self.while_printing: Callable[[], object] = lambda: None
        if "pdf" in self.formats:
            try:
                self._renderer = renderer(fonts)
                self.tools = self._renderer.tools()
            except PdfUnavailableError as error:
                self.problems.append(unavailable(str(error), "briefs"))
                self.formats -= {"pdf"}

    def _darkroom(self, media: Path | Media) -> Darkroom:
        printed, kept = "pdf" in self.formats, self._kept_pictures
        return Darkroom(media, self.archive.brand.text_width, printed=printed, kept=kept)

    def labels(self, lang: str, place: Callable[[], Place]) -> tuple[Labels | None, tuple[Problem, ...]]:
        """The labels of a language, read once; ``place`` is where it is named."""
        if lang not in self._labels:
            labels, problems = read_labels(self.templates, lang, place(), self.archive.digits)
            self._labels[lang] = labels, tuple(problems)
        return self._labels[lang]

    def make(self, task: Task) -> Made:
        """The documents of one brief in all its languages."""
        file = task.file
        documents: list[Document] = []
        problems: list[Problem] = []
        catalogues: dict[str, Labels] = {}
        cards: list[CardEntry] = list(task.kept_cards)
        pictures, said = prepare_pictures(file.brief, file.places, self.darkroom)
        problems += said
        extra = {image(file.slug, name): data for name, data in for_screen(pictures).items()}
        try:
            for version in file.versions:
                labels, found = self.labels(version.lang, partial(version.places.value, ("lang",)))
                problems += found
                if labels is None:
                    return Made(file.slug, (), None, tuple(problems))
                catalogues[version.lang] = labels
                for made, said in self._version(task, version, labels, pictures):
                    problems += said
                    documents += [made] if made is not None else []
                if SOCIAL in file.brief.documents and self._renderer is not None:
                    drawn, said = self._cards(self._renderer, task, version, labels)
                    problems += said
                    cards += [entry for entry, _ in drawn]
                    extra |= {entry.address: png for entry, png in drawn}
        except TemplateError as error:
            return Made(file.slug, (), None, (*problems, error.problem))
        if any(problem.is_error for problem in problems):
            return Made(file.slug, (), None, tuple(problems))
        told = {one.address: file_entry(one) for one in documents}
        material = Material((*told.values(), *task.kept), tuple(cards), catalogues, task.proofs, task.sources)
        entry = entry_of(file, material)
        entry = structs.replace(entry, versions=(*entry.versions, *task.kept_versions))
        try:
            headed = self._headed(documents, entry, task.edition)
        except TemplateError as error:
            return Made(file.slug, (), None, (*problems, error.problem))
        told |= {page.address: file_entry(page) for page in headed}
        entry = structs.replace(entry, files=(*told.values(), *task.kept))
        pages = {page.address: page for page in headed}
        finished = tuple(pages.get(one.address, one) for one in documents)
        return Made(file.slug, finished, entry, tuple(problems), extra)

    def _headed(self, documents: list[Document], entry: Entry, edition: Edition) -> list[Document]:
        """The pages among the documents, with what only the entry knows in their heads."""
        heads = Heads(self.templates, self.archive, edition is Edition.PUBLIC)
        return [
            replace(one, data=heads.added(one.data.decode(), one.kind, one.lang, one.address, entry).encode())
            for one in documents
            if one.format == "html"
        ]

    def _version(
        self, task: Task, version: Translation, labels: Labels, pictures: Mapping[str, Prepared]
    ) -> Iterator[tuple[Document | None, list[Problem]]]:
        """The documents of one language, one by one."""
        file = task.file
        lang = None if version.file == file.file else version.lang
        sites = existing(sites_of(file, self.kinds), self.formats, task.standing, file.faulty)
        views: dict[str, BriefingView] = {}
        names = {kind: self._kind_name(kind, labels) for kind in file.brief.documents}
        words = Wording(version.lang, labels, {})
        sized = {
            one.address: sized_as(one.bytes, one.pages, words) for one in task.kept if one.format != "html"
        }
        for site in sorted(sites, key=lambda site: site.format == "html"):  # pages name the sizes of the rest
            if site.lang != lang or site.address in task.standing or site.kind == SOCIAL:
                continue
            begun = perf_counter()
            if site.kind not in views:
                views[site.kind] = self._view(task, version, labels, site.kind, pictures)
            view = views[site.kind]
            links = links_of(file, site, sites, names, self.archive.address, sized)
            if site.kind == MAIN_KIND:
                links = structs.replace(
                    links, onward=onward_of(file, version, site.address, self.archive, labels, task.related)
                )
            data, pages, problems = self._document(site, version, view, links, labels, pictures)
            took = perf_counter() - begun
            made = (
                Document(site.kind, site.format, version.lang, site.address, data, pages, took)
                if data is not None
                else None
            )
            if made is not None and site.format != "html":
                sized[site.address] = sized_as(len(made.data), pages, words)
            yield made, problems

    def _view(
        self,
        task: Task,
        version: Translation,
        labels: Labels,
        kind: str,
        pictures: Mapping[str, Prepared],
    ) -> BriefingView:
        """What all documents of one kind and language show, whatever their format."""
        file, lang = task.file, None if version.file == task.file.file else version.lang
        return view_briefing(
            file.slug,
            version.brief,
            self.archive,
            labels,
            task.proofs,
            kind=kind,
            kind_name=self._kind_name(kind, labels),
            mark=mark_of(task, labels, version.lang),
            embargoed=task.embargoed,
            version=version,
            pictures=pictures,
            pictures_at=relative(image(file.slug, ""), document(file.slug, kind, "html", lang)),
        )

    def _document(
        self,
        site: Site,
        version: Translation,
        view: BriefingView,
        links: LinksView,
        labels: Labels,
        pictures: Mapping[str, Prepared],
    ) -> tuple[bytes | None, int | None, list[Problem]]:
        if site.format == "html":
            look = view_archive(self.archive, labels, version.lang, self.mark.on_screen(site.address))
            page = render_page(self.templates, view, look, links, labels, site.address, self.assets)
            return page.encode(), None, []
        look = view_archive(self.archive, labels, version.lang, self.mark.on_paper())
        if site.format == "txt":
            return render_text(self.templates, view, look, links, labels).encode(), None, []
        if site.format == "pdf" and self._renderer is not None:
            return self._pdf(self._renderer, version, view, look, links, labels, pictures)
        return None, None, []

    def _pdf(
        self,
        renderer: Renderer,
        version: Translation,
        view: BriefingView,
        look: ArchiveView,
        links: LinksView,
        labels: Labels,
        pictures: Mapping[str, Prepared],
    ) -> tuple[bytes | None, int | None, list[Problem]]:
        kind = self.kinds[view.kind]
        page = render_page(self.templates, view, look, without_links(links), labels)
        sheet = self.templates.render("shared/pdf.css", {"label": labels, "pictures": bool(pictures)})
        images = self.mark.files() | for_pdf(pictures)
        made, problems = renderer.render(
            page,
            sheet,
            images,
            publisher=self.archive.publisher,
            lang=version.lang,
            shown_as=version.file,
            place_of=InBrief(version.brief, version.places, version.file),
            most_pages=kind.most_pages,
            exactly=kind.exactly,
            closer=self._closer(view, look),
            meanwhile=partial(self._get_ready, page, view.kind),
        )
        return (made.data, made.pages, problems) if made else (None, None, problems)

    def _get_ready(self, page: str, kind: str) -> None:
        """Makes what is made once for all pages on screens: that takes as long as a PDF, the first time.

        Before that, ``while_printing`` is called: what else there is to do while another process prints.
        """
        self.while_printing()
        if "html" in self.formats:
            self.assets.get_ready(page)
            self.templates.prepare([f"{kind}/{kind}.html", *map(archive_template, PAGES)])

    def _cards(
        self, renderer: Renderer, task: Task, version: Translation, labels: Labels
    ) -> tuple[list[tuple[CardEntry, bytes]], list[Problem]]:
        """The social cards of one language with their addresses."""
        file, lang = task.file, None if version.file == task.file.file else version.lang
        view = self._view(task, version, labels, SOCIAL, NO_PICTURES)
        look = view_archive(self.archive, labels, version.lang, self.mark.on_paper())
        cards, problems = make_cards(
            renderer, self.templates, view, look, labels, self.mark.files(), version.file
        )
        return [(card_entry(card, file.slug, version.lang, lang), card.png) for card in cards], problems

    def _closer(self, view: BriefingView, look: ArchiveView) -> str:
        """The style sheet of a kind for texts that are too long for it: ``templates/<kind>/closer.css``."""
        name = f"{view.kind}/closer.css"
        there = self.templates.text(name) is not None
        return self.templates.render(name, {"briefing": view, "archive": look}) if there else ""

    def _kind_name(self, kind: str, labels: Labels) -> str:
        own = self.kinds[kind].name if kind in self.kinds else None
        return str(labels["kinds"].get(kind) or own or kind)

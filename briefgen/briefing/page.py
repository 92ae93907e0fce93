"""Brief → what its template sees → HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from msgspec.structs import replace

from briefgen import locales, prose
from briefgen.addresses import MAIN_KIND
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.evidencemodel import Evidence
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief, Contact, Quote
from briefgen.brief.picturemodel import Image
from briefgen.brief.translation import Translation
from briefgen.briefing.annex import view_proofs, view_unproved
from briefgen.briefing.assets import Assets, finished
from briefgen.briefing.bidi import isolated
from briefgen.briefing.charts import lengths_in, view_charts, view_figure
from briefgen.briefing.citations import NoteBook, evidence_of
from briefgen.briefing.fonts import FACES_HERE, family_list
from briefgen.briefing.kit import evidence_in, view_press, view_questions
from briefgen.briefing.labels import Labels
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.notes import first_numbers, view_notes
from briefgen.briefing.pictures import FOLDER, NO_PICTURES, on_paper, view_images
from briefgen.briefing.pictureview import ImageView
from briefgen.briefing.renditions import Prepared
from briefgen.briefing.translated import as_translation
from briefgen.briefing.view import (
    ArchiveView,
    AskView,
    BrandView,
    BriefingView,
    ContactView,
    CorrectionView,
    EventView,
    FigureView,
    FindingView,
    QuoteView,
    RecommendationView,
)
from briefgen.briefing.wording import Wording
from briefgen.evidence.proving import Proof
from briefgen.spacing import spaced_page
from briefgen.templating import Templates, html

MAX_DESCRIPTION = 300


def view_briefing(
    slug: str,
    brief: Brief,
    archive: ArchiveFile,
    labels: Labels,
    proofs: tuple[Proof, ...] = (),
    *,
    kind: str = MAIN_KIND,
    kind_name: str = "",
    mark: str = "",
    embargoed: bool = False,
    pictures: Mapping[str, Prepared] = NO_PICTURES,
    pictures_at: str = FOLDER,
    version: Translation | None = None,
) -> BriefingView:
    """Everything a template prints of ``brief``. Needs a brief that ``check_brief`` found sound.

    ``pictures`` are those that are ready, by id; ``pictures_at`` is the link from the page to their folder;
    ``version`` is the translation that ``brief`` was taken from.
    """
    words = Wording(brief.lang, labels, reckon(brief))
    notes = NoteBook(words.numeral)
    strip = brief.key_figures or tuple(figure.id for figure in brief.figures[:4])
    key_figures = tuple(_view_key_figure(words.figures[name], words, notes) for name in strip)
    images = partial(view_images, ready=pictures, words=words, folder=pictures_at)
    findings = _view_findings(brief, words, notes, images)
    named = {finding.id for finding in brief.findings}
    loose = tuple(_view_quote(quote, notes) for quote in brief.quotes if quote.finding not in named)
    charts = view_charts(brief, words, notes)
    timeline = _view_timeline(brief, words, notes)
    recommendations = _view_recommendations(brief, words, notes)
    press = view_press(brief, words, notes, embargoed=embargoed)
    questions = view_questions(brief, words, notes)
    original = version.original if version else None
    views = view_notes(brief, words, notes, original or brief)
    view = BriefingView(
        slug=slug,
        kind=kind,
        kind_name=kind_name or str(labels["kinds"].get(kind, kind)),
        title=brief.title,
        subtitle=brief.subtitle or "",
        lang=brief.lang,
        direction=locales.direction(brief.lang),
        date=words.date(brief.date),
        number=brief.number or "",
        places=tuple(locales.country(code, brief.lang) or code for code in brief.places),
        topics=brief.topics,
        mark=mark,
        description=prose.shortened(words.plain(brief.key_message), MAX_DESCRIPTION),
        key_message=words.inline(brief.key_message),
        content_warning=brief.content_warning or "",
        summary=words.paragraphs(brief.summary),
        key_figures=key_figures,
        findings=findings,
        quotes=loose,
        images=images(image for image in brief.images if image.finding not in named),
        charts=charts,
        timeline=timeline,
        recommendations=recommendations,
        press=press,
        questions=questions,
        method=words.paragraphs(brief.method),
        differences=words.paragraphs(brief.differences),
        unproved=view_unproved(proofs, brief, words),
        notes=views,
        proofs=view_proofs(proofs, brief, words, first_numbers(brief, notes)),
        annex_in_print=brief.evidence_annex,
        corrections=tuple(
            CorrectionView(words.date(item.date), words.inline(item.text))
            for item in sorted(brief.corrections, key=lambda item: item.date, reverse=True)
        ),
        contacts=tuple(view_contact(contact) for contact in brief.contacts or archive.contacts),
        lengths=lengths_in(charts),
    )
    return as_translation(view, version)


def _view_key_figure(figure: Reckoned, words: Wording, notes: NoteBook) -> FigureView:
    return view_figure(figure, words, notes.cite(evidence_of(figure, words.figures)))


def _view_findings(
    brief: Brief,
    words: Wording,
    notes: NoteBook,
    images: Callable[[Iterable[Image]], tuple[ImageView, ...]],
) -> tuple[FindingView, ...]:
    views = []
    for finding in brief.findings:
        evidence = finding.evidence + evidence_in(finding.text, words)
        views.append(
            FindingView(
                id=finding.id,
                heading=finding.heading,
                lead=words.inline(prose.first_sentence(finding.text)),
                paragraphs=words.paragraphs(finding.text),
                actor=finding.actor or "",
                standing=words.labels["standings"][finding.standing] if finding.standing else "",
                citations=notes.cite(evidence),
                sensitive=finding.sensitive or "",
                quotes=tuple(
                    _view_quote(quote, notes) for quote in brief.quotes if quote.finding == finding.id
                ),
                images=images(image for image in brief.images if image.finding == finding.id),
            )
        )
    return tuple(views)


def _view_quote(quote: Quote, notes: NoteBook) -> QuoteView:
    return QuoteView(
        id=quote.id,
        text=quote.text,
        speaker=quote.speaker,
        role=quote.role or "",
        organisation=quote.organisation or "",
        sensitive=quote.sensitive or "",
        citations=notes.cite((Evidence.model_construct(source=quote.source, page=quote.page),)),
    )


def _view_timeline(brief: Brief, words: Wording, notes: NoteBook) -> tuple[EventView, ...]:
    if any(chart.kind == "timeline" and not chart.events for chart in brief.charts):
        return ()  # the chart shows all of it
    events = sorted(brief.timeline, key=lambda event: event.date.first_day)
    return tuple(
        EventView(
            words.since(event.date) if event.ongoing else words.date(event.date),
            words.inline(event.text),
            notes.cite(event.evidence),
        )
        for event in events
    )


def _view_recommendations(brief: Brief, words: Wording, notes: NoteBook) -> tuple[RecommendationView, ...]:
    return tuple(
        RecommendationView(
            item.to,
            tuple(AskView(ask.id, words.inline(ask.text), notes.cite(ask.evidence)) for ask in item.asks),
        )
        for item in brief.recommendations
    )


def view_contact(contact: Contact) -> ContactView:
    """A contact with its gaps empty."""
    return ContactView(contact.name, contact.role or "", contact.email or "", contact.phone or "")


@dataclass(frozen=True, slots=True)
class Logo:
    """The publisher's mark: its address in the page, and its size in CSS pixels."""

    address: str
    width: int
    height: int


def view_archive(archive: ArchiveFile, labels: Labels, lang: str, logo: Logo | None) -> ArchiveView:
    """The publisher and its look, for the pages of one language."""
    words = Wording(lang, labels, {})
    brand = archive.brand
    return ArchiveView(
        title=archive.title,
        publisher=archive.publisher,
        about=words.paragraphs(archive.about),
        licence=archive.licence or "",
        lang=archive.lang,
        direction=locales.direction(archive.lang),
        brand=BrandView(
            colour=brand.colour,
            accent=brand.accent,
            headings=html(family_list(brand.headings, locales.direction(lang))),
            body=html(family_list(brand.body, locales.direction(lang))),
            page=brand.page,
            margin_top=str(brand.margins.top),
            margin_bottom=str(brand.margins.bottom),
            margin_sides=str(brand.margins.sides),
            footer=brand.footer or "",
            logo=logo.address if logo else "",
            logo_width=logo.width if logo else 0,
            logo_height=logo.height if logo else 0,
        ),
    )


def render_page(
    templates: Templates,
    view: BriefingView,
    archive: ArchiveView,
    links: LinksView,
    labels: Labels,
    address: str = "",
    assets: Assets | None = None,
) -> str:
    """The briefing as one HTML document, on a screen at ``address`` with style and fonts from ``assets``.

    Without these it is for a PDF, whose own style sheet brings the fonts. Raises ``TemplateError``.
    """
    faces = html(FACES_HERE if assets else "")
    view = view if assets else on_paper(view)
    page = templates.render(
        f"{view.kind}/{view.kind}.html",
        {"briefing": view, "archive": archive, "links": links, "label": labels, "faces": faces},
    )
    if assets:
        return finished(page, view.lang, address, assets)
    return isolated(spaced_page(page, view.lang), view.lang)


def render_text(
    templates: Templates, view: BriefingView, archive: ArchiveView, links: LinksView, labels: Labels
) -> str:
    """The briefing as plain text, for e-mail. Raises ``TemplateError``."""
    given = {"briefing": view, "archive": archive, "links": links, "label": labels}
    return templates.render(f"{view.kind}/{view.kind}.txt", given)


def without_links(links: LinksView) -> LinksView:
    """The links of a page that is read on paper: only its permanent address."""
    return replace(links, home="", pdf="", versions=(), documents=(), onward=None)

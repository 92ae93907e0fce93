"""Brief → what its template sees → HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen import locales, prose
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief, Contact, Evidence, Quote
from briefgen.briefing.annex import view_proofs, view_unproved
from briefgen.briefing.charts import view_chart
from briefgen.briefing.citations import NoteBook, evidence_of
from briefgen.briefing.fonts import FACES_HERE, with_faces
from briefgen.briefing.labels import Labels
from briefgen.briefing.notes import first_numbers, view_notes
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
    LinksView,
    QuoteView,
    RecommendationView,
)
from briefgen.briefing.wording import Wording
from briefgen.evidence.proving import Proof
from briefgen.templating import Templates, html

MAX_DESCRIPTION = 300


def view_briefing(
    slug: str,
    brief: Brief,
    archive: ArchiveFile,
    labels: Labels,
    proofs: tuple[Proof, ...] = (),
    *,
    mark: str = "",
) -> BriefingView:
    """Everything a template prints of ``brief``. Needs a brief that ``check_brief`` found sound."""
    words = Wording(brief.lang, labels, reckon(brief))
    notes = NoteBook()
    strip = brief.key_figures or tuple(figure.id for figure in brief.figures[:4])
    key_figures = tuple(_view_figure(words.figures[name], words, notes) for name in strip)
    findings = _view_findings(brief, words, notes)
    named = {finding.id for finding in brief.findings}
    loose = tuple(_view_quote(quote, notes) for quote in brief.quotes if quote.finding not in named)
    charts = tuple(view_chart(chart, index, words, notes) for index, chart in enumerate(brief.charts))
    timeline = _view_timeline(brief, words, notes)
    recommendations = _view_recommendations(brief, words, notes)
    views = view_notes(brief, words, notes)
    return BriefingView(
        slug=slug,
        kind="briefing",
        title=brief.title,
        subtitle=brief.subtitle or "",
        lang=brief.lang,
        direction=locales.direction(brief.lang),
        date=words.date(brief.date),
        number=brief.number or "",
        places=tuple(locales.country(code, brief.lang) or code for code in brief.places),
        topics=brief.topics,
        mark=mark,
        description=_cut(words.plain(brief.key_message)),
        key_message=words.inline(brief.key_message),
        content_warning=brief.content_warning or "",
        summary=words.paragraphs(brief.summary),
        key_figures=key_figures,
        findings=findings,
        quotes=loose,
        charts=charts,
        timeline=timeline,
        recommendations=recommendations,
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
        bar_widths=tuple(
            sorted({bar.width for chart in charts for group in chart.groups for bar in group.bars})
        ),
    )


def _cut(text: str) -> str:
    return text if len(text) <= MAX_DESCRIPTION else text[: MAX_DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def _view_figure(figure: Reckoned, words: Wording, notes: NoteBook) -> FigureView:
    item = figure.figure
    return FigureView(
        id=item.id,
        number=words.number(figure),
        value=words.value(figure),
        qualifier=words.caution(figure),
        unit=words.unit(figure),
        label=item.label,
        actor=item.actor or "",
        as_of=words.date(item.as_of) if item.as_of else None,
        derived=bool(figure.derived_from),
        citations=notes.cite(evidence_of(figure, words.figures)),
    )


def _view_findings(brief: Brief, words: Wording, notes: NoteBook) -> tuple[FindingView, ...]:
    views = []
    for finding in brief.findings:
        used = [words.figures[name] for name, _ in prose.figure_references(finding.text)]
        evidence = finding.evidence + tuple(
            item for figure in used for item in evidence_of(figure, words.figures)
        )
        views.append(
            FindingView(
                id=finding.id,
                heading=finding.heading,
                paragraphs=words.paragraphs(finding.text),
                actor=finding.actor or "",
                standing=words.labels["standings"][finding.standing] if finding.standing else "",
                citations=notes.cite(evidence),
                quotes=tuple(
                    _view_quote(quote, notes) for quote in brief.quotes if quote.finding == finding.id
                ),
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
        citations=notes.cite((Evidence.model_construct(source=quote.source, page=quote.page),)),
    )


def _view_timeline(brief: Brief, words: Wording, notes: NoteBook) -> tuple[EventView, ...]:
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


_FAMILIES = {
    "sans": '"Briefgen Sans", "Briefgen Arabic", sans-serif',
    "serif": '"Briefgen Serif", "Briefgen Arabic", serif',
}


def view_archive(archive: ArchiveFile, labels: Labels, lang: str, logo: Logo | None) -> ArchiveView:
    """The publisher and its look, for the pages of one language."""
    words = Wording(lang, labels, {})
    brand = archive.brand
    return ArchiveView(
        title=archive.title,
        publisher=archive.publisher,
        about=words.paragraphs(archive.about),
        licence=archive.licence or "",
        brand=BrandView(
            colour=brand.colour,
            accent=brand.accent,
            headings=html(_FAMILIES[brand.headings]),
            body=html(_FAMILIES[brand.body]),
            page=brand.page,
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
    *,
    on_screen: bool,
) -> str:
    """The briefing as one HTML document; on screen complete by itself, fonts and all.

    For a PDF the fonts are left out: its own style sheet brings them. Raises ``TemplateError``.
    """
    faces = html(FACES_HERE if on_screen else "")
    page = templates.render(
        f"{view.kind}/{view.kind}.html",
        {"briefing": view, "archive": archive, "links": links, "label": labels, "faces": faces},
    )
    return with_faces(page) if on_screen else page


def without_links(links: LinksView) -> LinksView:
    """The links of a page that is read on paper: only its permanent address."""
    return replace(links, home="", pdf="")

"""What a briefing's template may use: frozen values, every text ready to print.

A field's comment is its line in ``templates/README.md``, which is generated from this file. ``html``
means safe HTML made from inline Markdown; every other text is escaped where it is printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

if TYPE_CHECKING:
    from briefgen.briefing.chartview import ChartView
    from briefgen.briefing.kitview import PressView, QuestionView

from briefgen.briefing.pictureview import ImageView

html = Markup


class CitationView(Struct, frozen=True):
    """A mark in the text that leads to a source's note."""

    number: str  #: number of the note, in the digits of the language
    anchor: str  #: id of this mark, to which the note leads back
    note: str  #: id of the note
    nth: str = ""  #: which of the marks to its note it is: 1, 2 …


class DateView(Struct, frozen=True):
    """A day, month or year."""

    iso: str  #: as in 2024-12-12, 2024-12 or 2024, for `<time datetime>`
    text: str  #: in words of the briefing's language


class FigureView(Struct, frozen=True):
    """A number with its caution."""

    id: str  #: the figure's id in the brief
    number: str  #: with qualifier, grouped and spelled as the language does: “at least 1,000”
    value: str  #: the number alone
    qualifier: str  #: the caution alone, empty where the number is exact
    unit: str  #: what is counted, empty where nothing is
    label: str  #: what the number says
    actor: str  #: who is held responsible, empty where nobody is named
    as_of: DateView | None  #: up to when it was counted
    derived: bool  #: true where the number was computed from other figures
    citations: tuple[CitationView, ...]  #: marks to its sources


class QuoteView(Struct, frozen=True):
    """Words that somebody said."""

    id: str  #: the quote's id in the brief
    text: str  #: the words, without quotation marks
    speaker: str  #: who said them
    role: str  #: position, may be empty
    organisation: str  #: for whom, may be empty
    sensitive: str  #: what is hard to bear in it, empty where nothing is
    citations: tuple[CitationView, ...]  #: marks to its source
    original: str = ""  #: the words as they were said, where `text` is a translation of them
    original_lang: str = ""  #: their language, for `lang`
    original_direction: str = ""  #: `ltr` or `rtl`


class FindingView(Struct, frozen=True):
    """One thing the report found."""

    id: str  #: the finding's id in the brief
    heading: str  #: the finding in one line
    lead: html  #: the first sentence of its text
    paragraphs: tuple[html, ...]  #: its text
    actor: str  #: who is held responsible, may be empty
    standing: str  #: how sure it is, in the language's words, may be empty
    citations: tuple[CitationView, ...]  #: marks to its sources
    sensitive: str  #: what is hard to bear in it, empty where nothing is
    quotes: tuple[QuoteView, ...]  #: the quotes that belong to it
    images: tuple[ImageView, ...]  #: the pictures that belong to it


class EventView(Struct, frozen=True):
    """One entry of the timeline."""

    date: DateView  #: when
    text: html  #: what happened
    citations: tuple[CitationView, ...]  #: marks to its sources


class AskView(Struct, frozen=True):
    """One thing asked."""

    id: str  #: the ask's id in the brief
    text: html  #: what is asked
    citations: tuple[CitationView, ...]  #: where the source makes the call


class RecommendationView(Struct, frozen=True):
    """What is asked of one addressee."""

    to: str  #: the addressee
    asks: tuple[AskView, ...]  #: what is asked


class NoteView(Struct, frozen=True):
    """One source, or one page of it, with the way back to each mark."""

    number: str  #: number of the note, in the digits of the language
    anchor: str  #: id of the note
    first: CitationView | None  #: the note that tells the same source in full, none where this is it
    title: str  #: title of the source
    publisher: str  #: who published it
    kind: str  #: what it is, in the language's words
    date: DateView | None  #: when it was published
    page: str  #: “p. 14”, may be empty
    url: str  #: where it stands, may be empty
    link: str  #: the same, opened at the page or passages cited
    lang: str  #: the source's language, where it is not the briefing's
    remark: str  #: what readers have to know of it, may be empty
    citations: tuple[CitationView, ...]  #: the marks that lead here


class ProofView(Struct, frozen=True):
    """One quote, figure or passage that was found in its source."""

    kind: str  #: `quote`, `figure` or `passage`
    what: str  #: the item in the reader's words
    verdict: str  #: how it was found, in the language's words
    note: CitationView  #: the source's note
    page: str  #: “p. 14–15”, may be empty
    link: str  #: the source, opened at the passage; may be empty
    proved: str  #: when, as in 2024-12-12; empty where it was proved in this very build


class UnprovedView(Struct, frozen=True):
    """One item that is published without proof."""

    what: str  #: the item in the reader's words
    reason: str  #: why, in the author's words


class ContactView(Struct, frozen=True):
    """Whom to ask."""

    name: str  #: person or desk
    role: str  #: may be empty
    email: str  #: may be empty
    phone: str  #: may be empty


class CorrectionView(Struct, frozen=True):
    """A mistake that was published, and what stands there now."""

    date: DateView  #: when it was corrected
    text: html  #: what was changed, and why


class TranslationView(Struct, frozen=True):
    """From what a briefing was translated, and by whom."""

    of: str  #: language tag of the original
    name: str  #: the original language's own name for itself
    translated_by: str  #: a person or desk
    reviewed_by: str  #: who compared it with the original, may be empty


class BriefingView(Struct, frozen=True):
    """One briefing."""

    slug: str  #: the brief's name in addresses
    kind: str  #: `briefing`, `one-pager` …
    kind_name: str  #: what readers call it
    title: str  #: the title
    subtitle: str  #: may be empty
    lang: str  #: language tag, for `<html lang>`
    direction: str  #: `ltr` or `rtl`
    date: DateView  #: the brief's date
    number: str  #: the organisation's own number for it, may be empty
    places: tuple[str, ...]  #: names of countries, in the briefing's language
    topics: tuple[str, ...]  #: topics
    mark: str  #: printed on every page, such as “Draft, not for publication”; empty in public
    description: str  #: the key message as plain text, for search engines
    key_message: html  #: the one sentence to remember
    content_warning: str  #: may be empty
    summary: tuple[html, ...]  #: paragraphs
    key_figures: tuple[FigureView, ...]  #: up to four, for the strip
    findings: tuple[FindingView, ...]  #: findings with the quotes that belong to them
    quotes: tuple[QuoteView, ...]  #: the quotes that belong to no finding
    images: tuple[ImageView, ...]  #: the pictures that belong to no finding
    charts: tuple[ChartView, ...]  #: charts
    timeline: tuple[EventView, ...]  #: events, oldest first; none where a chart shows all of them
    recommendations: tuple[RecommendationView, ...]  #: by addressee
    press: PressView | None  #: what only the press release says; none where the brief says nothing for it
    questions: tuple[QuestionView, ...]  #: questions and their answers
    method: tuple[html, ...]  #: paragraphs
    differences: tuple[html, ...]  #: paragraphs on where the sources disagree
    unproved: tuple[UnprovedView, ...]  #: what is published without proof, and why
    notes: tuple[NoteView, ...]  #: the sources, numbered
    proofs: tuple[ProofView, ...]  #: what was proved, and how
    annex_in_print: bool  #: true where the PDF has the list of proofs too
    corrections: tuple[CorrectionView, ...]  #: newest first
    contacts: tuple[ContactView, ...]  #: the brief's, or the archive's
    lengths: tuple[int, ...]  #: every length that occurs in `charts`, in thousandths, for the style sheet
    translation: TranslationView | None = None  #: where it is one: from what, and by whom


class BrandView(Struct, frozen=True):
    """The look."""

    colour: str  #: main colour, `#rrggbb`
    accent: str  #: colour of bars and marks
    headings: str  #: CSS font family of headings
    body: str  #: CSS font family of the text
    page: str  #: `A4` or `Letter`
    margin_top: str  #: margin of a printed page, in millimetres
    margin_bottom: str  #: the one below
    margin_sides: str  #: those left and right
    footer: str  #: a line for the foot of each briefing, may be empty
    logo: str  #: address of the logo for `<img src>`, empty where there is none
    logo_width: int  #: width of the logo in CSS pixels
    logo_height: int  #: height of the logo in CSS pixels


class ArchiveView(Struct, frozen=True):
    """Who publishes."""

    title: str  #: name of the archive
    publisher: str  #: the organisation
    about: tuple[html, ...]  #: paragraphs on who publishes, may be empty
    licence: str  #: terms of use, may be empty
    lang: str  #: language of the archive's own words, for `lang`
    direction: str  #: of that language, `ltr` or `rtl`
    brand: BrandView  #: the look

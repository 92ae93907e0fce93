"""Cards for social media: each quote and each key figure as a PNG of 1200 × 630 pixels, with its alt text.

A quote stands on a card whole or not at all. Whether the words fit is measured on the laid-out page;
where they do not, the template is asked for smaller letters, step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from briefgen.briefing.labels import Labels
from briefgen.briefing.layout import Layout
from briefgen.briefing.pictureview import CardView
from briefgen.briefing.raster import first_page
from briefgen.briefing.renderer import Renderer
from briefgen.briefing.view import ArchiveView, BriefingView, CitationView, FigureView, QuoteView
from briefgen.problems import Place, Problem, Severity
from briefgen.templating import Templates

TEMPLATE = "social/card.html"
SIZE = (1200, 630)
STEPS = 5
"""Sizes of letters that the template knows, 0 to 4."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its file's name, its bytes, and what it says for those who cannot see it."""

    name: str
    png: bytes
    alt: str
    kind: str
    id: str


def make_cards(
    renderer: Renderer,
    templates: Templates,
    view: BriefingView,
    look: ArchiveView,
    labels: Labels,
    images: Mapping[str, bytes],
    shown_as: str,
) -> tuple[list[Card], list[Problem]]:
    """The cards of one briefing; a note for each quote or figure that gets none.

    ``look`` and ``images`` are those of a PDF; ``shown_as`` is the file to name in problems. Raises
    ``TemplateError``.
    """
    cards: list[Card] = []
    problems: list[Problem] = []
    for name, card, alt, sensitive in _wanted(view, look, labels):
        if sensitive:
            problems.append(_left_out(card.kind, name, shown_as))
            continue
        png, found = _drawn(renderer, templates, card, look, labels, images, shown_as)
        problems += found
        if png is not None:
            cards.append(Card(f"{card.kind}-{name}.png", png, alt, card.kind, name))
        elif not found:
            problems.append(_too_long(card.kind, name, shown_as))
    return cards, problems


def _wanted(
    view: BriefingView, look: ArchiveView, labels: Labels
) -> Iterator[tuple[str, CardView, str, bool]]:
    """Id, card, alt text, and whether it holds what is hard to bear."""
    for finding in view.findings:
        for quote in finding.quotes:
            card, alt = _quote_card(quote, view, look, labels)
            yield quote.id, card, alt, bool(quote.sensitive or finding.sensitive)
    for quote in view.quotes:
        card, alt = _quote_card(quote, view, look, labels)
        yield quote.id, card, alt, bool(quote.sensitive)
    for figure in view.key_figures:
        card, alt = _figure_card(figure, view, look)
        yield figure.id, card, alt, False


def _quote_card(
    quote: QuoteView, view: BriefingView, look: ArchiveView, labels: Labels
) -> tuple[CardView, str]:
    words = f"{labels['quote']['open']}{quote.text}{labels['quote']['close']}"
    speaker = [quote.speaker, quote.role, quote.organisation]
    card = replace(
        _empty(view, look, quote.citations),
        kind="quote",
        text=quote.text,
        speaker=quote.speaker,
        role=quote.role,
        organisation=quote.organisation,
    )
    return card, _joined(words, *speaker, view.title, look.publisher)


def _figure_card(figure: FigureView, view: BriefingView, look: ArchiveView) -> tuple[CardView, str]:
    card = replace(
        _empty(view, look, figure.citations),
        kind="figure",
        text=figure.label,
        qualifier=figure.qualifier,
        value=figure.value,
        unit=figure.unit,
        derived=figure.derived,
    )
    said = " ".join(part for part in (figure.number, figure.unit, figure.label) if part)
    return card, _joined(said, view.title, look.publisher)


def _empty(view: BriefingView, look: ArchiveView, citations: tuple[CitationView, ...]) -> CardView:
    """What all cards of a briefing have, and the source to which the first mark leads."""
    note = next((note for note in view.notes if citations and note.anchor == citations[0].note), None)
    return CardView(
        kind="",
        step=0,
        lang=view.lang,
        direction=view.direction,
        publisher=look.publisher,
        title=view.title,
        mark=view.mark,
        text="",
        speaker="",
        role="",
        organisation="",
        qualifier="",
        value="",
        unit="",
        derived=False,
        source=note.title if note else "",
        source_lang=note.lang if note else "",
        source_publisher=note.publisher if note else "",
    )


def _joined(*parts: str) -> str:
    return " — ".join(part for part in parts if part)


def _drawn(
    renderer: Renderer,
    templates: Templates,
    card: CardView,
    look: ArchiveView,
    labels: Labels,
    images: Mapping[str, bytes],
    shown_as: str,
) -> tuple[bytes | None, list[Problem]]:
    """The card in the largest letters that fit; None, without a problem, where none do."""
    for step in range(STEPS):
        given = {"card": replace(card, step=step), "archive": look, "label": labels}
        drawing, problems = renderer.draw(templates.render(TEMPLATE, given), images, shown_as, _fits)
        if drawing is None:
            return None, problems
        if drawing.data is not None:
            dots = first_page(drawing.data)
            if (dots.width, dots.height) != SIZE:
                return None, [*problems, _wrong_size(dots.width, dots.height)]
            return dots.png, problems
    return None, []


def _fits(layout: Layout) -> bool:
    """True for one page whose words stay between its margins, and the line at its foot on the page."""
    sheet = layout.sheets[0]
    inside = (
        text.bottom <= SIZE[1]
        if text.in_margin
        else sheet.left - 1 <= text.left and text.right <= sheet.right + 1
        for text in layout.texts
    )
    return len(layout.sheets) == 1 and all(inside)


def _too_long(kind: str, name: str, shown_as: str) -> Problem:
    message = f"The words of the {kind} `{name}` do not fit on a card, so there is none."
    hint = "nothing needs to be done; fewer words would get a card"
    return Problem("card-too-long", message, hint, Place(shown_as), Severity.NOTE)


def _left_out(kind: str, name: str, shown_as: str) -> Problem:
    message = f"The {kind} `{name}` is marked `sensitive`, so no card is made of it."
    hint = "nothing needs to be done; a card could not ask its readers first"
    return Problem("card-sensitive", message, hint, Place(shown_as), Severity.NOTE)


def _wrong_size(width: int, height: int) -> Problem:
    message = f"A card came out with {width} × {height} pixels."
    hint = f"write @page {{ size: {SIZE[0]}px {SIZE[1]}px }} into the template"
    return Problem("card-size", message, hint, Place(f"templates/{TEMPLATE}"))

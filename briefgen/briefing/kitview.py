"""What a template may use of the documents beside the briefing: the press release, questions and answers."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from briefgen.briefing.view import CitationView

html = Markup


class PointView(Struct, frozen=True):
    """One sentence of the press release."""

    text: html  #: the sentence
    citations: tuple[CitationView, ...]  #: marks to the sources of its figures


class PressView(Struct, frozen=True):
    """What only the press release says."""

    headline: str  #: its headline: its own, or the brief's title
    place: str  #: where it is given out
    release: str  #: “For immediate release”, or until when it is under embargo
    embargoed: bool  #: true where it is under embargo
    bullets: tuple[PointView, ...]  #: key points: its own, or the headings of the findings
    notes_to_editors: tuple[html, ...]  #: what editors should know beside method and sources


class QuestionView(Struct, frozen=True):
    """A question and its answer."""

    id: str  #: the question's id in the brief
    question: str  #: the question
    paragraphs: tuple[html, ...]  #: the answer
    citations: tuple[CitationView, ...]  #: marks to its sources

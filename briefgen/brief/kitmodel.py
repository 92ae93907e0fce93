"""What the documents beside the briefing need of their own: the press release, questions and answers."""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.evidencemodel import EvidenceList
from briefgen.brief.fields import Id, Line, Prose
from briefgen.brief.part import Item, Part


class Press(Part):
    """What only the press release says; all else it takes from the brief."""

    place: Line = Field(description="Where the release is given out, as in “Dakar”; printed with the date.")
    headline: Line | None = Field(None, description="Its headline, where the brief's title does not serve.")
    bullets: tuple[Prose, ...] = Field(
        (), description="Its key points, one sentence each; without them the findings' headings."
    )
    notes_to_editors: tuple[Prose, ...] = Field(
        (), description="What editors should know beside method and sources, which it prints by itself."
    )


class Question(Item):
    """A question that readers ask, and its answer."""

    id: Id = Field(description="Short name, such as `why-minimums`; translations find the question by it.")
    question: Line = Field(description="The question as a reader would put it.")
    answer: Prose = Field(description="One or two paragraphs. `{killed}` prints the figure `killed`.")
    evidence: EvidenceList = Field((), description="The passage, or list of passages, the answer stands on.")
    unproved: Line | None = Field(
        None, description="Why it is published without proof; printed under “Method”."
    )

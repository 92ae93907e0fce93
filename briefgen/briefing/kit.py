"""The press release, and questions with their answers, ready for their templates.

Their marks lead to the briefing's notes under the same numbers, but no way leads back from a note:
the briefing prints the notes too, and not these marks.
"""

from __future__ import annotations

from markupsafe import Markup

from briefgen import prose
from briefgen.brief.evidencemodel import Evidence
from briefgen.brief.model import Brief
from briefgen.briefing.citations import NoteBook, evidence_of
from briefgen.briefing.kitview import PointView, PressView, QuestionView
from briefgen.briefing.wording import Wording


def view_press(brief: Brief, words: Wording, notes: NoteBook, *, embargoed: bool) -> PressView | None:
    """The press release's own part; None for a brief that has none."""
    if brief.press is None:
        return None
    labels = words.labels["press"]
    release = str(labels["for_immediate_release"])
    if embargoed and brief.embargo is not None:
        release = str(labels["embargoed_until"]).format(moment=words.moment(brief.embargo))
    bullets = [
        PointView(words.inline(text), notes.mention(evidence_in(text, words))) for text in brief.press.bullets
    ]
    headings = [
        PointView(Markup.escape(finding.heading), notes.mention(finding.evidence))
        for finding in brief.findings
    ]
    return PressView(
        headline=brief.press.headline or brief.title,
        place=brief.press.place,
        release=release,
        embargoed=embargoed and brief.embargo is not None,
        bullets=tuple(bullets or headings),
        notes_to_editors=tuple(words.inline(text) for text in brief.press.notes_to_editors),
    )


def view_questions(brief: Brief, words: Wording, notes: NoteBook) -> tuple[QuestionView, ...]:
    """The questions in the brief's order."""
    return tuple(
        QuestionView(
            id=item.id,
            question=item.question,
            paragraphs=words.paragraphs(item.answer),
            citations=notes.mention(item.evidence + evidence_in(item.answer, words)),
        )
        for item in brief.questions
    )


def evidence_in(text: str, words: Wording) -> tuple[Evidence, ...]:
    """What the figures stand on that a text refers to."""
    names = [name for name, _ in prose.figure_references(text)]
    return tuple(item for name in names for item in evidence_of(words.figures[name], words.figures))

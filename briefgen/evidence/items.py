"""What a brief has to prove: its quotes, its figures, and every passage that its findings stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from briefgen.brief.evidencemodel import Evidence
from briefgen.brief.figures import parts_of
from briefgen.brief.model import Brief, Figure, Quote
from briefgen.brief.tree import Path


class Kind(StrEnum):
    """What is proved: words somebody said, a number, or that a passage is there."""

    QUOTE = "quote"
    FIGURE = "figure"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to prove.

    ``key`` names it in the record and survives a change of order; ``path`` is where the brief says it;
    ``words`` have to stand in the source, on ``page`` where one is given. ``source`` is empty where the
    brief gives no evidence, ``words`` where it gives no passage. ``unproved`` is the author's reason
    for publishing it all the same.
    """

    key: str
    kind: Kind
    path: Path
    source: str
    page: int | None
    words: str
    quote: Quote | None = None
    figure: Figure | None = None
    unproved: str = ""

    @property
    def claim(self) -> str:
        """What is claimed of the words, spelled so that any change of it shows: ``at least 32 civilians``."""
        figure = self.figure
        if figure is None or figure.value is None:
            return self.quote.speaker if self.quote else ""
        number = str(figure.value) if figure.to is None else f"{figure.value} to {figure.to}"
        parts = (figure.qualifier, number, figure.currency or "", figure.unit or "")
        return " ".join(part for part in parts if part)


def items_of(brief: Brief) -> tuple[Item, ...]:
    """Every item of a brief, in the brief's order. Derived figures are computed, not proved."""
    return (*_quotes(brief), *_figures(brief), *_passages(brief))


def _quotes(brief: Brief) -> Iterator[Item]:
    for index, quote in enumerate(brief.quotes):
        yield Item(
            key=f"quote:{quote.id}",
            kind=Kind.QUOTE,
            path=("quotes", index, "text"),
            source=quote.source,
            page=quote.page,
            words=quote.text,
            quote=quote,
            unproved=quote.unproved or "",
        )


def _figures(brief: Brief) -> Iterator[Item]:
    for index, figure in enumerate(brief.figures):
        if parts_of(figure):
            continue
        evidence = figure.evidence or (None,)
        for number, item in enumerate(evidence):
            yield Item(
                key=f"figure:{figure.id}" + (f":{number + 1}" if number else ""),
                kind=Kind.FIGURE,
                path=("figures", index, "value") if item is None else ("figures", index, "evidence", number),
                source=item.source if item else "",
                page=item.page if item else None,
                words=(item.passage or "") if item else "",
                figure=figure,
                unproved=figure.unproved or "",
            )


def _passages(brief: Brief) -> Iterator[Item]:
    for index, finding in enumerate(brief.findings):
        yield from _of(finding.evidence, f"finding:{finding.id}", ("findings", index), finding.unproved)
    for index, event in enumerate(brief.timeline):
        yield from _of(event.evidence, f"event:{event.id or event.date}", ("timeline", index))
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            path = ("recommendations", index, "asks", number)
            yield from _of(ask.evidence, f"ask:{ask.id}", path)
            yield from _of(ask.status_evidence, f"ask-status:{ask.id}", path, field="status_evidence")
    for index, question in enumerate(brief.questions):
        yield from _of(question.evidence, f"question:{question.id}", ("questions", index), question.unproved)
    yield from _of(brief.evidence, "prose", ())


def _of(
    evidence: tuple[Evidence, ...],
    key: str,
    path: Path,
    unproved: str | None = None,
    *,
    field: str = "evidence",
) -> Iterator[Item]:
    for number, item in enumerate(evidence):
        if item.passage:
            yield Item(
                key=f"{key}:{number + 1}",
                kind=Kind.PASSAGE,
                path=(*path, field, number),
                source=item.source,
                page=item.page,
                words=item.passage,
                unproved=unproved or "",
            )

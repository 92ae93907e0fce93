"""What a brief holds, item by item with its path: prose, ids, evidence. For the rules that go over all."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.model import Brief
from briefgen.brief.tree import Path


def prose_fields(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and text of every prose field that is printed."""
    for name in ("key_message", "summary", "method", "differences"):
        if text := getattr(brief, name):
            yield (name,), text
    for index, finding in enumerate(brief.findings):
        yield ("findings", index, "text"), finding.text
    for index, chart in enumerate(brief.charts):
        if chart.note:
            yield ("charts", index, "note"), chart.note
    for index, image in enumerate(brief.images):
        if image.caption:
            yield ("images", index, "caption"), image.caption
    for index, event in enumerate(brief.timeline):
        yield ("timeline", index, "text"), event.text
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield ("recommendations", index, "asks", number, "text"), ask.text
    for index, question in enumerate(brief.questions):
        yield ("questions", index, "answer"), question.answer
    if brief.press:
        for name in ("bullets", "notes_to_editors"):
            for index, text in enumerate(getattr(brief.press, name)):
                yield ("press", name, index), text
    for index, correction in enumerate(brief.corrections):
        yield ("corrections", index, "text"), correction.text
    if brief.withdrawn:
        yield ("withdrawn", "reason"), brief.withdrawn.reason


def title_fields(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and text of the lines that stand over something."""
    yield ("title",), brief.title
    if brief.subtitle:
        yield ("subtitle",), brief.subtitle
    for index, finding in enumerate(brief.findings):
        yield ("findings", index, "heading"), finding.heading
    for index, chart in enumerate(brief.charts):
        yield ("charts", index, "title"), chart.title
    for index, figure in enumerate(brief.figures):
        yield ("figures", index, "label"), figure.label
    for index, question in enumerate(brief.questions):
        yield ("questions", index, "question"), question.question
    if brief.press and brief.press.headline:
        yield ("press", "headline"), brief.press.headline


def ids(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and name of every id that an item of the brief has."""
    for name in ("findings", "quotes", "figures", "charts", "images", "timeline", "questions"):
        for index, item in enumerate(getattr(brief, name)):
            if item.id:
                yield (name, index, "id"), item.id
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield ("recommendations", index, "asks", number, "id"), ask.id


def named_sources(brief: Brief) -> Iterator[tuple[Path, str]]:
    """Path and name of every source that evidence or a quote points to."""
    for name in ("findings", "figures", "timeline", "questions"):
        for index, item in enumerate(getattr(brief, name)):
            yield from _evidence((name, index), item)
    for index, recommendation in enumerate(brief.recommendations):
        for number, ask in enumerate(recommendation.asks):
            yield from _evidence(("recommendations", index, "asks", number), ask)
    for index, quote in enumerate(brief.quotes):
        yield ("quotes", index, "source"), quote.source


def _evidence(path: Path, item: object) -> Iterator[tuple[Path, str]]:
    for name in ("evidence", "status_evidence"):
        for number, evidence in enumerate(getattr(item, name, ())):
            yield (*path, name, number, "source"), evidence.source

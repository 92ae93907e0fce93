"""The text of invented reports as Markdown, for makers of web sites, with what lists need in the head."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from benchmarks.invented import Invented
from benchmarks.yamlbrief import spelled


def yaml_head(report: Invented) -> str:
    """Title, date, topics and summary as Hugo and MkDocs read them."""
    return "\n".join(
        (
            "---",
            f"title: {json.dumps(report.title)}",
            f"date: {report.day}",
            f"tags: {json.dumps(report.topics)}",
            f"description: {json.dumps(spelled(report).message)}",
            "---",
            "",
        )
    )


def pelican_head(report: Invented) -> str:
    """The same as Pelican reads it."""
    return (
        f"Title: {report.title}\nDate: {report.day}\nTags: {', '.join(report.topics)}\n"
        f"Slug: {report.slug}\nSummary: {spelled(report).message}\n\n"
    )


def markdown(report: Invented) -> str:
    """The text of a briefing."""
    return "\n\n".join(_blocks(report)) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _blocks(report: Invented) -> Iterator[str]:
    told = spelled(report)
    yield f"**{told.message}**"
    yield from told.summary
    for number, finding in enumerate(report.findings):
        yield f"## {finding.heading}"
        yield f"{finding.text} [Source](https://surveys.example.org/{report.slug})"
        if number < len(report.quotes):
            quote = report.quotes[number]
            yield f"> {quote.text}\n>\n> — {quote.speaker}"
    yield "## Numbers"
    rows = ((one.name, str(one.seen), f"at least {one.broken}") for one in report.districts)
    yield _table(("District", "Visited", "Found"), rows)
    yield "## What happened when"
    yield "\n".join(f"- **{event.day:%B %Y}** {event.text}." for event in report.events if event.day)
    yield "## What is asked"
    yield "\n".join(f"- {ask}" for ask in told.asks)
    yield "## Method"
    yield told.method

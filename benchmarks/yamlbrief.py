"""An invented report as a brief in YAML, laid out as authors lay it out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.invented import Invented
from benchmarks.sourcetext import broken_in, event_in, heard_in, people_in, seen_in
from benchmarks.words import METHOD, SUMMARIES


def yaml_brief(report: Invented, picture: str | None) -> str:
    """The file's text; ``picture`` is a file in ``briefs/media``."""
    return "\n".join((*_head(report), *_figures(report), *_body(report), *_end(report, picture))) + "\n"


@dataclass(frozen=True, slots=True)
class Spelled:
    """The running text of a brief with its figures printed, for others than briefgen."""

    message: str
    summary: tuple[str, ...]
    asks: tuple[str, ...]
    method: str


def spelled(report: Invented) -> Spelled:
    """What briefgen prints, as plain text."""
    things = report.theme.things
    figures = {
        "{broken.number}": f"at least {report.broken}",
        "{seen}": f"{report.seen} {things}",
        "{share}": f"at least {100 * report.broken // report.seen} %",
    }

    def printed(text: str) -> str:
        for name, figure in figures.items():
            text = text.replace(name, figure)
        return text

    return Spelled(
        printed(_message(report)),
        tuple(printed(_filled(report, text)) for text in SUMMARIES),
        tuple(f"{to}: {text}" for to, texts in _asked(report) for text in texts),
        _filled(report, METHOD),
    )


def _message(report: Invented) -> str:
    theme = report.theme
    return (
        f"In {report.place}, a province of the invented country of Examplia, {{broken.number}} of {{seen}} "
        f"were found {theme.state}; {theme.people} were told to wait, and nobody in the government has said "
        "for how long."
    )


def _asked(report: Invented) -> Iterator[tuple[str, list[str]]]:
    """Each addressee with what is asked of it."""
    for number, to in enumerate(
        (f"The government of {report.place}", "The parliament of Examplia", "Donors")
    ):
        wheres = (report.districts[(number + at) % 4].name for at in range(len(report.theme.asks)))
        yield (
            to,
            [
                f"{ask.capitalize()}, beginning with {where}, and say in public what has been done."
                for ask, where in zip(report.theme.asks, wheres, strict=True)
            ],
        )


def _quoted(text: str) -> str:
    """A text in quotation marks: what JSON writes, YAML reads."""
    return json.dumps(text, ensure_ascii=False)


def _evidence(passage: str) -> str:
    return f"evidence: {{source: survey, passage: {_quoted(passage)}}}"


def _filled(report: Invented, text: str) -> str:
    """The text with the theme's words; names of figures stay as they are."""
    theme = report.theme
    words = {
        "place": report.place, "things": theme.things, "state": theme.state, "people": theme.people,
        "service": theme.service, "cause": report.cause, "effect": report.effect,
    }  # fmt: skip
    for name, word in words.items():
        text = text.replace("{" + name + "}", word)
    return text


def _head(report: Invented) -> Iterator[str]:
    theme = report.theme
    yield f"title: {_quoted(report.title)}"
    yield "subtitle: An invented briefing, about a country that does not exist"
    yield "lang: en"
    yield f"date: {report.day}"
    yield f"topics: [{', '.join(report.topics)}]"
    yield "status: published"
    yield f"key_message: {_quoted(_message(report))}"
    yield "summary: |"
    for number, paragraph in enumerate(SUMMARIES):
        yield from [""] * bool(number)
        yield f"  {_filled(report, paragraph)}"
    yield "sources:"
    yield "  survey:"
    yield f"    title: Survey of {theme.things} in {report.place}, Examplia"
    yield "    publisher: The imagined Examplia Association"
    yield "    kind: report"
    yield f"    date: {report.day:%Y-%m}"
    yield f"    url: https://surveys.example.org/{report.slug}"
    yield f"    file: {report.slug}.txt"


def _figures(report: Invented) -> Iterator[str]:
    theme, districts = report.theme, report.districts
    letters = "abcd"
    yield "key_figures: [broken, seen, share, people]"
    yield "figures:"
    for letter, district in zip(letters, districts, strict=True):
        yield f"  - id: seen-{letter}"
        yield f"    value: {district.seen}"
        yield f"    unit: {theme.things}"
        yield f"    label: visited in {district.name}"
        yield f"    short: {district.name}"
        yield f"    {_evidence(seen_in(report, district))}"
        yield f"  - id: broken-{letter}"
        yield f"    value: {district.broken}"
        yield "    qualifier: at least"
        yield f"    unit: {theme.things}"
        yield f"    label: {theme.state} in {district.name}"
        yield f"    short: {district.name}"
        yield f"    {_evidence(broken_in(report, district))}"
    for name, label in (("seen", "visited in the province"), ("broken", f"{theme.state} in the province")):
        parts = ", ".join(f"{name}-{letter}" for letter in letters)
        caution = ", qualifier: at least" if name == "broken" else ""
        yield f"  - {{id: {name}, sum_of: [{parts}]{caution}, unit: {theme.things}, label: {label}}}"
    yield f"  - {{id: share, share_of: [broken, seen], label: of all {theme.things} were {theme.state}}}"
    head = f"id: people, value: {report.people}, qualifier: about, unit: {theme.people}"
    yield f"  - {{{head}, label: without {theme.service}, {_evidence(people_in(report))}}}"
    bars = ", ".join(f"broken-{letter}" for letter in letters)
    yield "charts:"
    yield f"  - {{id: by-district, title: {_quoted(f'Found {theme.state}, by district')}, figures: [{bars}]}}"
    yield "  - id: table"
    yield "    kind: table"
    yield f"    title: {_quoted(f'{theme.things.capitalize()} in four districts of {report.place}')}"
    yield f"    columns: [Visited, {theme.state.capitalize()}]"
    yield "    groups:"
    for letter, district in zip(letters, districts, strict=True):
        yield f"      - {{label: {district.name}, figures: [seen-{letter}, broken-{letter}]}}"


def _body(report: Invented) -> Iterator[str]:
    yield "findings:"
    for number, finding in enumerate(report.findings):
        yield f"  - id: finding-{number}"
        yield f"    heading: {_quoted(finding.heading)}"
        yield f"    text: {_quoted(finding.text)}"
        yield f"    standing: {('documented', 'verified', 'reported')[number % 3]}"
        yield f"    {_evidence(finding.text)}"
    yield "quotes:"
    for number, quote in enumerate(report.quotes):
        yield f"  - id: quote-{number}"
        yield f"    text: {_quoted(quote.text)}"
        yield f"    speaker: {_quoted(quote.speaker[0].upper() + quote.speaker[1:])}"
        yield f"    role: resident of {report.place}, Examplia"
        yield "    source: survey"
        yield f"    finding: finding-{number}"
    yield "timeline:"
    for number, event in enumerate(report.events):
        if event.day:
            text = event.text[0].upper() + event.text[1:] + "."
            head = f"id: event-{number}, date: {event.day:%Y-%m}, text: {_quoted(text)}"
            yield f"  - {{{head}, {_evidence(event_in(event))}}}"


def _end(report: Invented, picture: str | None) -> Iterator[str]:
    theme = report.theme
    if picture:
        yield "images:"
        yield "  - id: view"
        yield f"    file: {picture}"
        yield f"    alt: Hills and a sky over {report.place}, drawn by a program."
        yield "    credit: A program / Examplia Desk"
        yield "    licence: CC BY 4.0"
        yield f"    caption: Where the {theme.things} of {report.place} would lie."
    yield "recommendations:"
    for number, (addressee, asks) in enumerate(_asked(report)):
        yield f"  - to: {addressee}"
        yield "    asks:"
        yield from (
            f"      - {{id: ask-{number}-{at}, text: {_quoted(text)}}}" for at, text in enumerate(asks)
        )
    yield f"method: {_quoted(_filled(report, METHOD))}"
    yield f"evidence: {{source: survey, passage: {_quoted(heard_in(report))}}}"
    yield "contacts:"
    yield "  - {name: Press desk of the imagined Examplia Association, email: press@briefings.example}"

"""The source of an invented brief as plain text, and the passages of it on which the brief stands."""

from __future__ import annotations

from datetime import date

from benchmarks.invented import District, Invented, Passage

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month(day: date) -> str:
    """The month in words."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def seen_in(report: Invented, district: District) -> str:
    """Where the source says how many were visited."""
    return f"In the district of {district.name} we visited {district.seen} {report.theme.things}"


def broken_in(report: Invented, district: District) -> str:
    """Where the source says how many were found wanting."""
    return f"at least {district.broken} {report.theme.things} of {district.name} were {report.theme.state}"


def people_in(report: Invented) -> str:
    """Where the source says how many people it concerns."""
    return f"about {report.people:,} {report.theme.people} are without {report.theme.service}"


def event_in(event: Passage) -> str:
    """Where the source says what happened, less its full stop."""
    return f"In {month(event.day)} {event.text}" if event.day else event.text


def heard_in(report: Invented) -> str:
    """A sentence of the source for what is only heard."""
    return f"Again and again volunteers heard that {report.cause}, and that {report.effect}."


def source_text(report: Invented) -> str:
    """The whole source."""
    counts = [
        f"{seen_in(report, district)}. We found that {broken_in(report, district)}."
        for district in report.districts
    ]
    parts = [
        f"Survey of {report.theme.things} in {report.place}, Examplia",
        "This survey, like the country, is invented by a program.",
        *counts,
        f"In all, {people_in(report)}. {heard_in(report)}",
        *(f"{finding.heading}.\n\n{finding.text}" for finding in report.findings),
        *(f"{quote.speaker[0].upper()}{quote.speaker[1:]} said: “{quote.text}”" for quote in report.quotes),
        *(f"{event_in(event)}." for event in report.events),
    ]
    return "\n\n".join(parts) + "\n"

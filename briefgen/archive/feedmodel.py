"""What a feed holds, before it is written in one format or the other."""

from __future__ import annotations

from msgspec import Struct


class Enclosure(Struct, frozen=True):
    """A file to download, with its size in bytes."""

    url: str
    type: str
    bytes: int


class Story(Struct, frozen=True):
    """A briefing in one language. ``id`` stays as it is when the briefing gets another address.

    Dates are days, ``body`` is HTML, ``others`` are pairs of a language and the address of its page.
    """

    id: str
    url: str
    lang: str
    title: str
    summary: str
    body: str
    published: str
    updated: str
    topics: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    others: tuple[tuple[str, str], ...]
    files: tuple[Enclosure, ...]
    image: str


class Gone(Struct, frozen=True):
    """A briefing that was withdrawn: the id it had, when and why, and nothing else of it."""

    id: str
    day: str
    lang: str
    reason: str


class Feed(Struct, frozen=True):
    """One feed; ``of`` says of what kind of group and of which, and is empty for all briefings."""

    of: tuple[str, str] | tuple[()]
    url: str
    twin: str
    page: str
    lang: str
    title: str
    about: str
    publisher: str
    licence: str
    updated: str
    stories: tuple[Story, ...]
    gone: tuple[Gone, ...]


def moment(day: str) -> str:
    """A day as the instant at which it begins (RFC 3339); the first day of a month or year alone."""
    return f"{day}-01-01"[:10] + "T00:00:00Z" if len(day) == 4 else f"{day}-01"[:10] + "T00:00:00Z"

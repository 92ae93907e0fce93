"""The briefings of an archive: what a list says of each, and their order."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.archive.view import EntryView
from briefgen.briefing.view import BriefingView


def entry_of(view: BriefingView, pages: int | None) -> EntryView:
    """The entry of a briefing."""
    return EntryView(
        slug=view.slug,
        title=view.title,
        subtitle=view.subtitle,
        lang=view.lang,
        date=view.date.iso,
        date_text=view.date.text,
        places=view.places,
        description=view.description,
        pages=pages,
    )


def latest_first(entries: Iterable[EntryView]) -> tuple[EntryView, ...]:
    """The entries by date, the newest first; those of one day by title."""
    by_title = sorted(entries, key=lambda entry: (entry.title.casefold(), entry.slug))
    return tuple(sorted(by_title, key=lambda entry: entry.date, reverse=True))

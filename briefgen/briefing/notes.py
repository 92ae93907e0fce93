"""The notes of a briefing: its sources, numbered as they are cited, each opened at the passage."""

from __future__ import annotations

from briefgen.brief.model import Brief
from briefgen.briefing.citations import NoteBook
from briefgen.briefing.deeplinks import deep_link
from briefgen.briefing.view import CitationView, NoteView
from briefgen.briefing.wording import Wording
from briefgen.evidence.items import items_of


def view_notes(
    brief: Brief, words: Wording, notes: NoteBook, original: Brief | None = None
) -> tuple[NoteView, ...]:
    """A note for each source and page cited, then one for each source that is not cited.

    ``original`` is the brief with the sources' own words, where ``brief`` is a translation of it.
    """
    cited = notes.cited()
    passages = _passages(original or brief)
    views: list[NoteView] = []
    told: dict[str, int] = {}
    for number, (name, page) in enumerate(_noted(brief, notes), start=1):
        source = brief.sources[name]
        first = told.setdefault(name, number)
        unknown = source.publisher.casefold() == "unknown"
        views.append(
            NoteView(
                number=words.numeral(number),
                anchor=f"_source-{number}",
                first=_to_note(first, words) if first != number else None,
                title=source.title,
                publisher=str(words.labels["published_unknown"]) if unknown else source.publisher,
                kind=words.labels["source_kinds"][source.kind],
                date=words.date(source.date) if source.date else None,
                page=str(words.labels["page"]).format(page=words.numeral(page)) if page else "",
                url=source.url or "",
                link=deep_link(source.url, page, passages.get((name, page), ())) if source.url else "",
                lang="" if source.lang in (None, brief.lang) else str(source.lang),
                remark=source.note or "",
                citations=cited.get((name, page), ()),
            )
        )
    return tuple(views)


def _to_note(number: int, words: Wording) -> CitationView:
    return CitationView(words.numeral(number), "", f"_source-{number}")


def _noted(brief: Brief, notes: NoteBook) -> list[tuple[str, int | None]]:
    """Source and page of each note, in the order of their numbers."""
    cited = notes.cited()
    named = {source for source, _ in cited}
    return [*cited, *((name, None) for name in brief.sources if name not in named)]


def first_numbers(brief: Brief, notes: NoteBook) -> dict[str, int]:
    """The number of each source's first note."""
    numbers: dict[str, int] = {}
    for number, (name, _) in enumerate(_noted(brief, notes), start=1):
        numbers.setdefault(name, number)
    return numbers


def _passages(brief: Brief) -> dict[tuple[str, int | None], list[str]]:
    """The words that items of the brief have from each source and page."""
    found: dict[tuple[str, int | None], list[str]] = {}
    for item in items_of(brief):
        found.setdefault((item.source, item.page), []).append(item.words)
    return found

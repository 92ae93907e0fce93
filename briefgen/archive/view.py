"""What the templates of the archive's own pages may use, beside ``briefgen.briefing.view``."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.briefing.view import CorrectionView


@dataclass(frozen=True, slots=True)
class EntryView:
    """What a list says of a briefing."""

    slug: str  #: the brief's name in addresses
    title: str  #: the title
    subtitle: str  #: may be empty
    lang: str  #: language tag
    date: str  #: as in 2024-12-12
    date_text: str  #: in words
    places: tuple[str, ...]  #: names of countries
    description: str  #: the key message as plain text
    pages: int | None  #: pages of its PDF, none where it has no PDF


@dataclass(frozen=True, slots=True)
class ItemView:
    """One line of a list of briefings."""

    entry: EntryView  #: the briefing
    page: str  #: link to its page
    pdf: str  #: link to its PDF, empty where it has none
    pages: str  #: “3 pages”, empty where it has no PDF


@dataclass(frozen=True, slots=True)
class HomeView:
    """The archive's first page."""

    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    items: tuple[ItemView, ...]  #: the briefings, newest first
    count: str  #: “3 briefings”
    mark: str  #: printed at the top, such as “Draft, not for publication”; empty in public


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What stands at the address of a withdrawn briefing."""

    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    withdrawal: CorrectionView  #: when it was withdrawn, and why

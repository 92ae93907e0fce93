"""What the templates of the archive's own pages may use, beside ``briefgen.briefing.view``."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from briefgen.briefing.view import ContactView, DateView

html = Markup


class WayView(Struct, frozen=True):
    """A link with its text."""

    name: str  #: what the link says
    href: str  #: where it leads
    current: bool = False  #: true where it leads to the page itself
    lang: str = ""  #: language of `name`, where it is not the page's


class FrameView(Struct, frozen=True):
    """What stands round every page of the archive."""

    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    title: str  #: the page's own title, empty on the first page
    description: str  #: for search engines, may be empty
    root: str  #: what leads from the page to the archive's root: `../../`
    nav: tuple[WayView, ...]  #: the way to the main pages
    more: tuple[WayView, ...]  #: the way to the others, for the foot of the page
    crumbs: tuple[WayView, ...]  #: the pages above this one, the first page first
    mark: str  #: printed at the top, such as “Draft, not for publication”; empty in public
    contacts: tuple[ContactView, ...]  #: whom to ask
    hidden: bool  #: true where search engines should leave the page out


class FileView(Struct, frozen=True):
    """A file to load."""

    name: str  #: what it is
    href: str  #: link to it
    size: str  #: “120 kB”
    pages: str  #: “3 pages”, empty where it has none


class ItemView(Struct, frozen=True):
    """What a list says of a briefing."""

    title: str  #: the title
    subtitle: str  #: may be empty
    lang: str  #: language tag of title and description
    page: str  #: link to its page
    date: DateView  #: the briefing's date
    places: tuple[WayView, ...]  #: its places, each with its own page
    description: str  #: the key message as plain text
    languages: tuple[WayView, ...]  #: its other languages
    pdf: FileView | None  #: its PDF, none where it has none


class GroupLinkView(Struct, frozen=True):
    """A place, topic or year with the number of its briefings."""

    name: str  #: its name
    lang: str  #: language tag of the name, where it is not the page's
    href: str  #: link to its page
    count: str  #: “3 briefings”
    number: str  #: the number alone


class GroupsView(Struct, frozen=True):
    """All groups of a kind, or the first of them."""

    kind: str  #: `years`, `places`, `topics`, `kinds`, `languages`, `addressees` or `publishers`
    name: str  #: “Places”
    href: str  #: link to the page that lists all of them
    groups: tuple[GroupLinkView, ...]  #: the groups
    more: bool  #: true where there are further ones


class PagingView(Struct, frozen=True):
    """One page of a long list."""

    text: str  #: “Page 2 of 7”, empty where the list has one page
    previous: str  #: link to the page before, empty on the first
    next: str  #: link to the page behind, empty on the last


class HomeView(Struct, frozen=True):
    """The archive's first page."""

    count: str  #: “3 briefings”
    featured: tuple[html, ...]  #: what the archive shows first, each made by `archive/entry.html`
    latest: tuple[html, ...]  #: the newest briefings, each made by `archive/entry.html`
    everything: WayView | None  #: the list of all briefings, none where there are none
    groups: tuple[GroupsView, ...]  #: years, places and more, the largest first


class ListView(Struct, frozen=True):
    """Briefings that have something in common."""

    kind: str  #: as in GroupsView; `briefings` for the list of all
    kind_name: str  #: “Places”
    name: str  #: what they have in common: “Mali”
    lang: str  #: language tag of the name, where it is not the page's
    count: str  #: “3 briefings”
    items: tuple[html, ...]  #: those of this page, each made by `archive/entry.html`
    paging: PagingView  #: the pages of the list
    figures: tuple[html, ...]  #: figures from them, made by `archive/figure.html`; places and topics only
    asks: tuple[html, ...]  #: asks from them, each made by `archive/ask.html`; places and topics only
    groups: tuple[WayView, ...]  #: other ways into the archive; on the list of all briefings only


class IndexView(Struct, frozen=True):
    """All places, topics or other groups of one kind."""

    kind: str  #: as in GroupsView
    name: str  #: “Places”
    groups: tuple[html, ...]  #: those of this page, each made by `archive/group.html`
    paging: PagingView  #: the pages of the list


class StatusView(Struct, frozen=True):
    """How many asks have a status."""

    status: str  #: `open`, `partly`, `done` or `rejected`
    name: str  #: in words
    count: str  #: the number


class TimeView(Struct, frozen=True):
    """A briefing that makes an ask."""

    title: str  #: its title
    lang: str  #: language tag of the title
    href: str  #: link to the ask in it
    date: DateView  #: its date


class AskedView(Struct, frozen=True):
    """One ask, and what became of it."""

    text: str  #: what is asked
    lang: str  #: language tag of the text
    to: WayView | None  #: the addressee; none on its own page
    status: str  #: `open`, `partly`, `done` or `rejected`
    status_name: str  #: in words
    status_date: DateView | None  #: since when that is so
    status_link: str  #: what shows it, may be empty
    first: DateView  #: when it was asked first
    times: tuple[TimeView, ...]  #: the briefings that make it: the first and the latest ones
    repeats: str  #: “3 briefings”, empty where one makes it


class AddresseeView(Struct, frozen=True):
    """Everything ever asked of one addressee."""

    name: str  #: the addressee
    lang: str  #: language tag of the name, where it is not the page's
    count: str  #: “12 asks”
    statuses: tuple[StatusView, ...]  #: how many have which status
    asks: tuple[html, ...]  #: those of this page, each made by `archive/ask.html`
    paging: PagingView  #: the pages of the list


class FigureRowView(Struct, frozen=True):
    """One figure with where it comes from."""

    number: str  #: with its caution: “at least 1,000”
    value: str  #: as a plain decimal, to sort by
    unit: str  #: what is counted, may be empty
    label: str  #: what the number says
    lang: str  #: language tag of number, unit and label
    places: tuple[str, ...]  #: names of countries
    title: str  #: title of the briefing
    page: str  #: link to the briefing
    as_of: DateView  #: up to when it was counted, or the date of the briefing
    source: str  #: publisher of the source; empty for a calculation without one
    source_lang: str  #: language tag of the source, may be empty
    link: str  #: the source opened at the passage, or the briefing's list of sources
    derived: bool  #: true where it was computed from other figures


class FiguresView(Struct, frozen=True):
    """All figures of the archive, one page of them."""

    rows: tuple[html, ...]  #: each made by `archive/figure.html`
    paging: PagingView  #: the pages of the list
    script: str  #: link to the script that sorts the table


class CorrectedView(Struct, frozen=True):
    """A correction, or a withdrawal: of that nothing is said but when and why."""

    title: str  #: title of the corrected briefing; empty for a withdrawn one
    href: str  #: link to the briefing or the notice
    lang: str  #: language tag of title and text
    date: DateView  #: when
    text: str  #: what was changed, and why


class CorrectionsView(Struct, frozen=True):
    """All corrections, the newest first, one page of them."""

    items: tuple[html, ...]  #: each made by `archive/correction.html`
    paging: PagingView  #: the pages of the list


class AboutView(Struct, frozen=True):
    """What the archive says of itself, beside `archive`."""

    count: str  #: “3 briefings”
    updated: DateView | None  #: the latest date of a briefing, correction or withdrawal


class MissingView(Struct, frozen=True):
    """What is shown for an address that leads nowhere."""

    homes: tuple[WayView, ...]  #: the archive's first page in each of its languages


class MovedView(Struct, frozen=True):
    """What stands at an address that something had before."""

    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    href: str  #: link to where it is now
    mark: str  #: printed at the top, such as “Press edition”; empty in public


class NoticeView(Struct, frozen=True):
    """What stands at the address of a withdrawn briefing."""

    lang: str  #: language tag
    direction: str  #: `ltr` or `rtl`
    date: DateView  #: when it was withdrawn
    reason: html  #: why
    reason_lang: str  #: language tag of the reason

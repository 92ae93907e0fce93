"""What the archive says in one language of its interface: its words, dates, counts, and groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefgen import locales
from briefgen.addresses import relative
from briefgen.archive.abridged import Abridged
from briefgen.archive.catalogue import Group, Registry, registered
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.view import PagingView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.dates import parse_date
from briefgen.briefing.labels import Labels
from briefgen.briefing.view import DateView
from briefgen.briefing.wording import Wording


@dataclass(frozen=True)
class Spoken:
    """One language; ``part`` is its folder, None for the main language."""

    holdings: Holdings
    desk: Desk
    lang: str
    _dates: dict[str, DateView] = field(default_factory=dict, init=False)
    _countries: dict[str, str] = field(default_factory=dict, init=False)
    _counts: dict[tuple[int, str], str] = field(default_factory=dict, init=False)

    @cached_property
    def part(self) -> str | None:
        """The language's name in addresses."""
        return None if self.lang == self.holdings.archive.lang else self.lang

    @cached_property
    def labels(self) -> Labels:
        """The words of the language."""
        return self.desk.labels(self.lang)

    @cached_property
    def words(self) -> Wording:
        """Dates and numbers in the language."""
        return Wording(self.lang, self.labels, {})

    @cached_property
    def archive(self) -> ArchiveFile:
        """The archive's file as it speaks this language."""
        return self.holdings.archive_in(self.lang)

    @cached_property
    def groups(self) -> Mapping[str, tuple[Group, ...]]:
        """All groups of the archive, by kind."""
        return self.holdings.groups(self.labels, self.lang)

    @cached_property
    def addressees(self) -> Registry:
        """The names of addressees."""
        return registered(self.archive.addressees, self.lang)

    def lang_of(self, group: Group) -> str:
        """The language of a group's name; empty where it is the page's, or nobody can say."""
        if group.kind == "languages":
            return group.key if group.key != self.lang else ""
        return self.lang_of_name(group.kind, group.key, group.entries[0])

    def lang_of_name(self, kind: str, key: str, entry: Abridged) -> str:
        """The language of a topic's or addressee's name as ``entry`` has it; empty where it is the page's."""
        known = {"topics": self.archive.topics, "addressees": self.archive.addressees}.get(kind)
        if known is None:
            return ""
        own = next(iter(known[key]), "") if key in known else entry.original.lang
        return "" if own == self.lang or self.lang in known.get(key, ()) else own

    def date(self, iso: str) -> DateView:
        """A date of an entry in words."""
        if iso not in self._dates:
            self._dates[iso] = self.words.date(parse_date(iso))
        return self._dates[iso]

    def country(self, code: str) -> str:
        """A country's name; its code where nobody has named it."""
        if code not in self._countries:
            self._countries[code] = locales.country(code, self.lang) or code
        return self._countries[code]

    def counted(self, count: int, label: str) -> str:
        """“3 briefings”, by the label's name under ``archive``."""
        if (count, label) not in self._counts:
            self._counts[count, label] = self.words.counted(count, self.labels["archive"][label])
        return self._counts[count, label]

    def paging(self, address_of: Callable[[int], str], number: int, total: int) -> PagingView:
        """The way to the pages before and behind; ``address_of`` gives the address of each."""
        own = address_of(number)
        text = str(self.labels["page_of"]).format(
            page=self.words.numeral(number), pages=self.words.numeral(total)
        )
        return PagingView(
            text=text if total > 1 else "",
            previous=relative(address_of(number - 1), own) if number > 1 else "",
            next=relative(address_of(number + 1), own) if number < total else "",
        )

"""The archive in one language: its words, its groups, and the frame round every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from markupsafe import Markup

from briefgen import locales
from briefgen.addresses import (
    NOT_FOUND,
    absolute,
    group_index,
    home,
    later_page,
    list_page,
    own_page,
    relative,
)
from briefgen.archive.catalogue import Group, Registry, registered
from briefgen.archive.digest import digest_of
from briefgen.archive.entry import Entry
from briefgen.archive.heads import feeds_of_page, own_social
from briefgen.archive.holdings import Desk, Holdings
from briefgen.archive.inserting import Held
from briefgen.archive.paging import Piece
from briefgen.archive.shelf import Plain, Shelf
from briefgen.archive.view import FrameView, PagingView, WayView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.fields import parse_date
from briefgen.briefing.bidi import isolated
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.labels import Labels
from briefgen.briefing.linkview import LinksView, VersionLinkView
from briefgen.briefing.page import view_archive, view_contact
from briefgen.briefing.view import ArchiveView, DateView
from briefgen.briefing.wording import Wording
from briefgen.spacing import spaced_page
from briefgen.templating import html

NAMED = ("places", "topics", "addressees")
"""Groups in the navigation of every page."""

AddressOf = Callable[[str | None], str]
"""The address of one page in a language of the interface; None stands for the archive's main language."""


@dataclass(frozen=True)
class Interface:
    """One language of the archive's own pages; ``part`` is its folder, None for the main language.

    Finished pages go on the ``shelf``, where those that would come out the same stand already.
    """

    holdings: Holdings
    desk: Desk
    lang: str
    shelf: Shelf = field(default_factory=Plain)
    _dates: dict[str, DateView] = field(default_factory=dict)
    _countries: dict[str, str] = field(default_factory=dict)
    _counts: dict[tuple[int, str], str] = field(default_factory=dict)
    _held: Held = field(default_factory=Held)

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

    def lang_of_name(self, kind: str, key: str, entry: Entry) -> str:
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

    def fragment(self, template: str, variables: Mapping[str, object]) -> str:
        """A part of a page as its template makes it."""
        given = {**variables, "label": self.labels, "lang": self.lang}
        return self.desk.templates.render(f"archive/{template}.html", given)

    def piece(self, template: str, variables: Mapping[str, object]) -> str:
        """A part of a page as it is published, so that no page has to go through it again."""
        return isolated(spaced_page(self.fragment(template, variables), self.lang), self.lang)

    def shelve(
        self,
        template: str,
        address_of: AddressOf,
        made_of: tuple[object, ...],
        make: Callable[[], Mapping[str, object]],
        *,
        title: str = "",
        description: str = "",
        crumbs: tuple[tuple[str, str], ...] = (),
        number: int = 1,
        changed: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """Puts one page on the shelf, made of what ``make`` gives; nothing is made where it stands already.

        ``made_of`` has all that the page shows, beside what this class knows: every entry by its digest.
        What ``changed`` makes of the page is what is put in. The other parameters are those of ``page``.
        """
        address = self._address(address_of, number)
        key = digest_of(self.made_of, template, title, description, crumbs, number, made_of)
        if self.shelf.stands(address, key):
            return
        page = self.page(
            template, address_of, make(), title=title, description=description, crumbs=crumbs, number=number
        )
        self.shelf.put(address, changed(page[address]) if changed else page[address], key)

    def _address(self, address_of: AddressOf, number: int) -> str:
        return address_of(self.part) if number == 1 else later_page(address_of(self.part), number)

    @cached_property
    def made_of(self) -> str:
        """What stands for the frame round all pages."""
        holdings, logo = self.holdings, self.desk.logo(home())
        ways = (self._main_ways, self._further_ways)
        mark = self.desk.mark(self.labels)
        return digest_of(
            self.lang, holdings.languages, holdings.edition, bool(holdings.updated), ways, mark, logo
        )

    def page(
        self,
        template: str,
        address_of: AddressOf,
        variables: Mapping[str, object],
        *,
        title: str = "",
        description: str = "",
        crumbs: tuple[tuple[str, str], ...] = (),
        number: int = 1,
    ) -> dict[str, bytes]:
        """One page by its address.

        ``crumbs`` are names and addresses of the pages between the first page and this one. Of a long list's
        later pages no other language is named as the same page: lists break elsewhere there.
        """
        address = self._address(address_of, number)
        frame = self._frame(address, title, description, crumbs)
        others = tuple(one for one in self.holdings.languages if one != self.lang)
        nowhere = address == NOT_FOUND
        links = LinksView(
            canonical="" if nowhere else absolute(address, self.archive.address) or "",
            home=relative(home(self.part), address),
            pdf="",
            versions=self._versions(address_of, address, same=number == 1 and not nowhere),
            feeds=feeds_of_page(self.holdings, address, self.lang, self.part, title),
            social=None if nowhere else own_social(self.archive, title, description, others),
        )
        given = {
            "page": frame,
            "archive": self._look(address),
            "links": links,
            "label": self.labels,
            "faces": html(FACES_HERE),
            **variables,
        }
        text = self.desk.templates.render(f"archive/{template}.html", given)
        text = isolated(spaced_page(text, self.lang), self.lang)
        text = self._held.filled(text, frame.root)
        return {address: self.desk.assets.with_files(text, address).encode()}

    def hold(self, pieces: Iterable[Piece]) -> tuple[Markup, ...]:
        """Marks for pieces, for the next page that is made; in it each mark gives way to its piece."""
        return tuple(map(self._held.mark, pieces))

    def _look(self, address: str) -> ArchiveView:
        logo = self.desk.logo(address)
        brand = replace(self._publisher.brand, logo=logo.address) if logo else self._publisher.brand
        return replace(self._publisher, brand=brand)

    @cached_property
    def _publisher(self) -> ArchiveView:
        return view_archive(self.archive, self.labels, self.lang, self.desk.logo(home()))

    def _versions(self, address_of: AddressOf, at: str, *, same: bool) -> tuple[VersionLinkView, ...]:
        langs = self.holdings.languages if len(self.holdings.languages) > 1 else ()
        return tuple(
            VersionLinkView(
                lang=lang,
                name=locales.own_name(lang),
                direction=locales.direction(lang),
                href=relative(there, at),
                canonical=(absolute(there, self.archive.address) or "") if same else "",
                current=lang == self.lang,
            )
            for number, lang in enumerate(langs)
            for there in (address_of(None if number == 0 else lang),)
        )

    def _frame(
        self, address: str, title: str, description: str, crumbs: tuple[tuple[str, str], ...]
    ) -> FrameView:
        mark = self.desk.mark(self.labels)
        above = ((self.archive.title, home(self.part)), *crumbs) if title else ()
        return FrameView(
            lang=self.lang,
            direction=locales.direction(self.lang),
            title=title,
            description=description,
            root=relative("", address),
            nav=self._ways(self._main_ways, address),
            more=self._ways(self._further_ways, address),
            crumbs=tuple(WayView(name, relative(target, address)) for name, target in above),
            mark=mark,
            contacts=tuple(map(view_contact, self.archive.contacts)),
            hidden=bool(mark) or address == NOT_FOUND,
        )

    def _ways(self, ways: tuple[tuple[str, str], ...], at: str) -> tuple[WayView, ...]:
        return tuple(WayView(name, relative(target, at), current=target == at) for name, target in ways)

    @cached_property
    def _main_ways(self) -> tuple[tuple[str, str], ...]:
        """Name and address of the pages that every page leads to; of those only that have something."""
        words, found = self.labels["archive"], []
        if self.holdings.entries:
            found.append((str(words["briefings"]), list_page(1, self.part)))
        found += [
            (str(words["groups"][kind]), group_index(kind, self.part)) for kind in NAMED if self.groups[kind]
        ]
        if any(one.original.figures for one in self.holdings.entries):
            found.append((str(words["figures"]), own_page("figures", self.part)))
        found.append((str(words["search"]["title"]), own_page("search", self.part)))
        return (*found, (str(words["about"]), own_page("about", self.part)))

    @cached_property
    def _further_ways(self) -> tuple[tuple[str, str], ...]:
        words = self.labels["archive"]
        kinds = [kind for kind, found in self.groups.items() if found and kind not in NAMED]
        found = [(str(words["groups"][kind]), group_index(kind, self.part)) for kind in kinds]
        found.append((str(words["corrections"]), own_page("corrections", self.part)))
        return (*found, (str(words["verify"]["title"]), own_page("verify", self.part)))

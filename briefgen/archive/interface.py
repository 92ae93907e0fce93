"""The archive's own pages in one language: the frame round each of them, and how they come on the shelf."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup
from msgspec.structs import replace

from briefgen import locales
from briefgen.addresses import (
    NOT_FOUND,
    absolute,
    group_index,
    group_page,
    home,
    later_page,
    list_page,
    own_page,
    relative,
)
from briefgen.archive.catalogue import Group
from briefgen.archive.digest import digest_of
from briefgen.archive.heads import feeds_of_page, own_social
from briefgen.archive.inserting import Held
from briefgen.archive.memo import Shelved
from briefgen.archive.pagekinds import archive_template
from briefgen.archive.paging import Piece
from briefgen.archive.shelf import Shelf
from briefgen.archive.spoken import Spoken
from briefgen.archive.view import FrameView, WayView
from briefgen.briefing.bidi import isolated
from briefgen.briefing.fonts import FACES_HERE
from briefgen.briefing.linkview import LinksView, VersionLinkView
from briefgen.briefing.page import view_archive, view_contact
from briefgen.briefing.view import ArchiveView
from briefgen.spacing import spaced_page
from briefgen.templating import html

LIST, GROUP_TEMPLATES = "list", {"addressees": "addressee"}
"""The template of the pages of groups; those of some kinds have another one."""

NAMED = ("places", "topics", "addressees")
"""Groups in the navigation of every page."""

AddressOf = Callable[[str | None], str]
"""The address of one page in a language of the interface; None stands for the archive's main language."""


@dataclass(frozen=True)
class Interface(Spoken):
    """One language of the archive's own pages.

    Finished pages go on the ``shelf``, where those that would come out the same stand already.
    """

    shelf: Shelf
    _held: Held = field(default_factory=Held, init=False)
    _standing: set[tuple[str, str]] = field(default_factory=set, init=False)

    def fragment(self, template: str, variables: Mapping[str, object]) -> str:
        """A part of a page as its template makes it."""
        given = {**variables, "label": self.labels, "lang": self.lang}
        return self.desk.templates.render(archive_template(template), given)

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
    ) -> tuple[str, str]:
        """Puts one page on the shelf, made of what ``make`` gives; nothing is made where it stands already.

        Gives its address, and what stands for all that it is made of.

        ``made_of`` has all that the page shows, beside what this class knows: every entry by its digest.
        What ``changed`` makes of the page is what is put in. The other parameters are those of ``page``.
        """
        address = self._address(address_of, number)
        used = self.desk.templates.digest(archive_template(template))
        key = digest_of(self.made_of, template, used, title, description, crumbs, number, made_of)
        if self.shelf.stands(address, key):
            return address, key
        page = self.page(
            template, address_of, make(), title=title, description=description, crumbs=crumbs, number=number
        )
        self.shelf.put(address, changed(page[address]) if changed else page[address], key)
        return address, key

    def keep_standing(self) -> None:
        """Keeps all pages of those groups in which no entry is new, and from which none is gone."""
        lists, fresh = self.holdings.memo.lists, self.holdings.fresh
        for kind, found in self.groups.items() if lists else ():
            frame = self._frame_of(GROUP_TEMPLATES.get(kind, LIST))
            for group in found:
                plain = lists.plain.get(group_page(kind, group.key, lang=self.part))
                known = lists.make(plain) if plain else None
                if (
                    known
                    and (known.frame, known.listed) == (frame, len(group.entries))
                    and fresh.isdisjoint([entry.digest for entry in group.entries])
                    and self.shelf.all_stand(known.pages)
                ):
                    self._standing.add((kind, group.key))

    def stands(self, group: Group) -> bool:
        """True where all pages of the group are kept already."""
        return (group.kind, group.key) in self._standing

    def shelve_list(
        self,
        template: str,
        address_of: AddressOf,
        listed: tuple[object, ...],
        shelved: Callable[[], Iterable[tuple[str, str]]],
        count: int = 0,
    ) -> None:
        """Has the pages of a list put on the shelf, unless they stand there, all of them.

        ``listed`` has all that the list shows: every entry by its digest, in order; ``count`` of them, where
        it is the list of a group. ``shelved`` puts them there, and gives what ``shelve`` gave of each.
        """
        frame, lists = self._frame_of(template), self.holdings.memo.lists
        key, first = digest_of(frame, listed), address_of(self.part)
        known = lists.get(first)
        if known and known.made_of == key and self.shelf.all_stand(known.pages):
            return
        lists[first] = Shelved(key, tuple(shelved()), frame, count)

    def _frame_of(self, template: str) -> str:
        """What stands for all that is round the items of a list."""
        return digest_of(self.made_of, template, self.desk.templates.digest(archive_template(template)))

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
        text = self.desk.templates.render(archive_template(template), given)
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

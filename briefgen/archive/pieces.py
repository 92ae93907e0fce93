"""The parts that lists are made of: a briefing, a figure, an ask, as finished HTML when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial

from briefgen import locales
from briefgen.addresses import MAIN_KIND, group_page
from briefgen.archive.asking import Repeated
from briefgen.archive.catalogue import Asked, Counted, original_of
from briefgen.archive.entry import Entry
from briefgen.archive.inserting import ROOT
from briefgen.archive.interface import Interface
from briefgen.archive.paging import Piece
from briefgen.archive.view import (
    AskedView,
    CorrectedView,
    FigureRowView,
    FileView,
    GroupLinkView,
    ItemView,
    TimeView,
    WayView,
)
from briefgen.archive.weights import Weights, empty_of, size
from briefgen.prose import shortened

MAX_DESCRIPTION = 220
"""Characters of a briefing's description in lists."""

MOST_TIMES = 20
"""Briefings that are named with one ask."""


@dataclass(frozen=True)
class Pieces:
    """Parts of lists in one language. A briefing stands on a dozen lists, and is made once for them all."""

    site: Interface
    _items: dict[str, Piece] = field(default_factory=dict)
    _made: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, int] = field(default_factory=dict)

    @cached_property
    def weights(self) -> Weights:
        """What the pieces weigh."""
        return Weights(self.site.lang, empty_of(self.site.lang, self.site.fragment))

    def item(self, entry: Entry) -> Piece:
        """A briefing."""
        if entry.slug not in self._items:
            made_of = self.site.holdings.digest(entry)
            self._items[entry.slug] = Piece(made_of, self._weight(entry), partial(self._item_once, entry))
        return self._items[entry.slug]

    def _weight(self, entry: Entry) -> int:
        version = entry.version(self.site.lang)
        others = [one for one in entry.versions if one.lang != version.lang]
        ways = sum(size(self.site.country(code)) + len(code) + 20 for code in entry.places)
        ways += sum(
            len(locales.own_name(one.lang).encode()) + len(one.page) + 2 * len(one.lang) for one in others
        )
        description = shortened(version.description, MAX_DESCRIPTION)
        return self.weights.item(version, description, ways, len(entry.places), len(others))

    def _item_once(self, entry: Entry) -> str:
        if entry.slug not in self._made:
            self._made[entry.slug] = self.site.piece("entry", {"item": self._item(entry)})
        return self._made[entry.slug]

    def _item(self, entry: Entry) -> ItemView:
        site = self.site
        version = entry.version(site.lang)
        return ItemView(
            title=version.title,
            subtitle=version.subtitle,
            lang=version.lang,
            page=ROOT + version.page,
            date=site.date(entry.date),
            places=tuple(
                WayView(
                    site.country(code),
                    ROOT + group_page("places", code.lower(), lang=site.part),
                )
                for code in entry.places
            ),
            description=shortened(version.description, MAX_DESCRIPTION),
            languages=tuple(
                WayView(locales.own_name(one.lang), ROOT + one.page, lang=one.lang)
                for one in entry.versions
                if one.lang != version.lang
            ),
            pdf=self._pdf(entry, version.lang),
        )

    def _pdf(self, entry: Entry, lang: str) -> FileView | None:
        file = entry.file(MAIN_KIND, "pdf", lang)
        if file is None:
            return None
        site = self.site
        return FileView(
            name=str(site.labels["download_pdf"]),
            href=ROOT + file.address,
            size=site.words.size(file.bytes),
            pages=site.counted(file.pages, "pages") if file.pages else "",
        )

    def figure(self, counted: Counted) -> Piece:
        """A figure as a row of a table."""
        figure, entry = counted.figure, counted.entry
        version = entry.version(self.site.lang)
        if entry.slug not in self._titles:
            places = sum(size(self.site.country(code)) + 4 for code in entry.places)
            title = self.weights.words(version.title, version.lang)
            self._titles[entry.slug] = title + places + len(version.page)
        source = next((one.publisher for one in entry.sources if one.id == figure.source), "")
        weight = self.weights.figure(figure, version, source, self._titles[entry.slug])
        made_of = f"{self.site.holdings.digest(entry)} {figure.id}"
        return Piece(made_of, weight, partial(self._figure, counted))

    def _figure(self, counted: Counted) -> str:
        figure, entry = counted.figure, counted.entry
        version = entry.version(self.site.lang)
        source = next((one for one in entry.sources if one.id == figure.source), None)
        page = ROOT + version.page
        view = FigureRowView(
            number=figure.text,
            value=figure.value,
            unit=figure.unit if figure.unit != "%" else "",
            label=figure.label,
            lang=version.lang,
            places=tuple(map(self.site.country, entry.places)),
            title=version.title,
            page=page,
            as_of=self.site.date(figure.as_of or entry.date),
            source=source.publisher if source else "",
            source_lang=source.lang if source else "",
            link=figure.link or page + "#_sources",
            derived=figure.derived,
        )
        return self.site.piece("figure", {"row": view})

    def ask(self, repeated: Repeated, *, named: bool) -> Piece:
        """An ask with what became of it; ``named`` says to whom."""
        site, latest = self.site, repeated.latest
        times = [one.entry.version(site.lang) for one in _bounded(repeated.times)]
        lang = latest.entry.version(site.lang).lang
        made_of = " ".join(f"{site.holdings.digest(one.entry)} {one.ask.id}" for one in repeated.times)
        weight = self.weights.ask(latest.ask, lang, times)
        return Piece(made_of, weight, partial(self._ask, repeated, named=named))

    def _ask(self, repeated: Repeated, *, named: bool) -> str:
        site, first, latest = self.site, repeated.first, repeated.latest
        key, name = site.addressees.of(original_of(latest).to)
        spoken = site.lang_of_name("addressees", key, latest.entry)
        way = WayView(name, ROOT + group_page("addressees", key, lang=site.part), lang=spoken)
        ask = latest.ask
        view = AskedView(
            text=ask.text,
            lang=latest.entry.version(site.lang).lang,
            to=way if named else None,
            status=ask.status,
            status_name=str(site.labels["archive"]["statuses"][ask.status]),
            status_date=site.date(ask.status_date) if ask.status_date else None,
            status_link=ask.status_link,
            first=site.date(first.entry.date),
            times=tuple(map(self._time, _bounded(repeated.times))),
            repeats=site.counted(len(repeated.times), "count") if len(repeated.times) > 1 else "",
        )
        return site.piece("ask", {"ask": view})

    def _time(self, asked: Asked) -> TimeView:
        version = asked.entry.version(self.site.lang)
        return TimeView(
            title=version.title,
            lang=version.lang,
            href=f"{ROOT}{version.page}#{asked.ask.id}",
            date=self.site.date(asked.entry.date),
        )

    def group(self, view: GroupLinkView) -> Piece:
        """A place, topic or year with the number of its briefings; its link begins with ``ROOT``."""
        weight = (
            self.weights.empty.group + len("../../../") + sum(map(size, (view.name, view.href, view.count)))
        )
        return Piece(repr(view), weight, partial(self.site.piece, "group", {"group": view}))

    def correction(self, view: CorrectedView) -> Piece:
        """A correction or a withdrawal; its link begins with ``ROOT``."""
        words = self.weights.words(view.title, view.lang) + self.weights.words(view.text, view.lang)
        weight = self.weights.empty.correction + words + size(view.href)
        return Piece(repr(view), weight, partial(self.site.piece, "correction", {"item": view}))


def _bounded(times: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The first brief and the latest ones, so that an ask that is made in hundreds stays light."""
    return times if len(times) <= MOST_TIMES else (times[0], *times[-MOST_TIMES + 1 :])

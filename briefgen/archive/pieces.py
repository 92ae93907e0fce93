"""The parts that lists are made of: a briefing, a figure, an ask, as finished HTML when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial

from briefgen import locales
from briefgen.addresses import MAIN_KIND, group_page
from briefgen.archive.abridged import Abridged
from briefgen.archive.asking import Repeated
from briefgen.archive.catalogue import Asked, Counted, original_of
from briefgen.archive.entry import AskEntry, Entry, VersionEntry
from briefgen.archive.inserting import ROOT
from briefgen.archive.interface import Interface
from briefgen.archive.memo import Weighed
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
from briefgen.packed import Packed
from briefgen.prose import shortened

MAX_DESCRIPTION = 220
"""Characters of a briefing's description in lists."""

MOST_TIMES = 20
"""Briefings that are named with one ask."""


@dataclass(frozen=True)
class Pieces:
    """Parts of lists in one language. A briefing stands on a dozen lists, and is made once for them all."""

    site: Interface
    _made: dict[str, str] = field(default_factory=dict)

    @cached_property
    def weights(self) -> Weights:
        """What the pieces weigh."""
        return Weights(self.site.lang, empty_of(self.site.lang, self.site.fragment))

    def weighed(self, entry: Abridged) -> Weighed:
        """What the parts of a briefing weigh; known where it was weighed before."""
        known = self._known.get(entry.digest)
        if known is None:
            known = self._known[entry.digest] = self._weighed(self.site.holdings.whole(entry))
        return known

    @cached_property
    def _known(self) -> Packed[Weighed]:
        return self.site.holdings.memo.weighed_in(self.site.lang)

    def _weighed(self, entry: Entry) -> Weighed:
        version, weights = entry.version(self.site.lang), self.weights
        places = sum(size(self.site.country(code)) + 4 for code in entry.places)
        title = weights.words(version.title, version.lang) + places + len(version.page)
        publishers = {one.id: one.publisher for one in entry.sources}
        return Weighed(
            item=self._weight(entry),
            time=weights.time(version),
            figures=tuple(
                weights.figure(figure, version, publishers.get(figure.source, ""), title)
                for figure in version.figures
            ),
            asks=tuple((name, weights.ask(ask, version.lang)) for name, ask in _asks(entry, version).items()),
        )

    def item(self, entry: Abridged) -> Piece:
        """A briefing."""
        return Piece(entry.digest, self.weighed(entry).item, partial(self._item_once, entry))

    def _weight(self, entry: Entry) -> int:
        version = entry.version(self.site.lang)
        others = [one for one in entry.versions if one.lang != version.lang]
        ways = sum(size(self.site.country(code)) + len(code) + 20 for code in entry.places)
        ways += sum(
            len(locales.own_name(one.lang).encode()) + len(one.page) + 2 * len(one.lang) for one in others
        )
        description = shortened(version.description, MAX_DESCRIPTION)
        return self.weights.item(version, description, ways, len(entry.places), len(others))

    def _item_once(self, entry: Abridged) -> str:
        if entry.slug not in self._made:
            whole = self.site.holdings.whole(entry)
            self._made[entry.slug] = self.site.piece("entry", {"item": self._item(whole)})
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
        number, entry = counted.number, counted.entry
        made_of = f"{entry.digest} {entry.version(self.site.lang).figures[number]}"
        return Piece(made_of, self.weighed(entry).figures[number], partial(self._figure, counted))

    def _figure(self, counted: Counted) -> str:
        entry = self.site.holdings.whole(counted.entry)
        version = entry.version(self.site.lang)
        figure = version.figures[counted.number]
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
        times = repeated.times
        made_of = " ".join(f"{one.entry.digest} {one.ask.id}" for one in times)
        latest = repeated.latest
        words = dict(self.weighed(latest.entry).asks)[latest.ask.id]
        told = [self.weighed(one.entry).time + len(latest.ask.id) for one in _bounded(times)]
        return Piece(made_of, self.weights.asked(words, told), partial(self._ask, repeated, named=named))

    def _ask(self, repeated: Repeated, *, named: bool) -> str:
        site, first, latest = self.site, repeated.first, repeated.latest
        key, name = site.addressees.of(original_of(latest).to)
        spoken = site.lang_of_name("addressees", key, latest.entry)
        way = WayView(name, ROOT + group_page("addressees", key, lang=site.part), lang=spoken)
        whole = site.holdings.whole(latest.entry)
        version = whole.version(site.lang)
        ask = _asks(whole, version)[latest.ask.id]
        view = AskedView(
            text=ask.text,
            lang=version.lang,
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


def _asks(entry: Entry, version: VersionEntry) -> dict[str, AskEntry]:
    """The asks of a briefing by id, as they stand in one version where that has them."""
    return {ask.id: ask for ask in (*entry.original.asks, *version.asks)}


def _bounded(times: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The first brief and the latest ones, so that an ask that is made in hundreds stays light."""
    return times if len(times) <= MOST_TIMES else (times[0], *times[-MOST_TIMES + 1 :])

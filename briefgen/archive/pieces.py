"""The parts that lists are made of: a briefing, a figure, an ask, each as finished HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from briefgen import locales
from briefgen.addresses import MAIN_KIND, group_page
from briefgen.archive.asking import Repeated
from briefgen.archive.catalogue import Asked, Counted, original_of
from briefgen.archive.entry import Entry
from briefgen.archive.interface import Interface
from briefgen.archive.view import AskedView, FigureRowView, FileView, ItemView, TimeView, WayView
from briefgen.prose import shortened

MAX_DESCRIPTION = 220
"""Characters of a briefing's description in lists."""

MOST_TIMES = 20
"""Briefings that are named with one ask."""


@dataclass(frozen=True)
class Pieces:
    """Parts of lists in one language; ``root`` is what leads from the page to the archive's root: ``../``.

    A briefing stands on a dozen lists, so each part is made once for each depth.
    """

    site: Interface
    _made: dict[tuple[str, str], Markup] = field(default_factory=dict)

    def item(self, entry: Entry, root: str) -> Markup:
        """A briefing."""
        if (entry.slug, root) not in self._made:
            view = self._item(entry, root)
            self._made[entry.slug, root] = self.site.fragment("entry", {"item": view})
        return self._made[entry.slug, root]

    def _item(self, entry: Entry, root: str) -> ItemView:
        site = self.site
        version = entry.version(site.lang)
        return ItemView(
            title=version.title,
            subtitle=version.subtitle,
            lang=version.lang,
            page=root + version.page,
            date=site.date(entry.date),
            places=tuple(
                WayView(
                    locales.country(code, site.lang) or code,
                    root + group_page("places", code.lower(), lang=site.part),
                )
                for code in entry.places
            ),
            description=shortened(version.description, MAX_DESCRIPTION),
            languages=tuple(
                WayView(locales.own_name(one.lang), root + one.page, lang=one.lang)
                for one in entry.versions
                if one.lang != version.lang
            ),
            pdf=self._pdf(entry, version.lang, root),
        )

    def _pdf(self, entry: Entry, lang: str, root: str) -> FileView | None:
        file = entry.file(MAIN_KIND, "pdf", lang)
        if file is None:
            return None
        site = self.site
        return FileView(
            name=str(site.labels["download_pdf"]),
            href=root + file.address,
            size=site.words.size(file.bytes),
            pages=site.counted(file.pages, "pages") if file.pages else "",
        )

    def figure(self, counted: Counted, root: str) -> Markup:
        """A figure as a row of a table."""
        figure, entry = counted.figure, counted.entry
        version = entry.version(self.site.lang)
        source = next((one for one in entry.sources if one.id == figure.source), None)
        page = root + version.page
        view = FigureRowView(
            number=figure.text,
            value=figure.value,
            unit=figure.unit if figure.unit != "%" else "",
            label=figure.label,
            lang=version.lang,
            places=tuple(locales.country(code, self.site.lang) or code for code in entry.places),
            title=version.title,
            page=page,
            as_of=self.site.date(figure.as_of or entry.date),
            source=source.publisher if source else "",
            source_lang=source.lang if source else "",
            link=figure.link or page + "#_sources",
            derived=figure.derived,
        )
        return self.site.fragment("figure", {"row": view})

    def ask(self, repeated: Repeated, root: str, *, named: bool) -> Markup:
        """An ask with what became of it; ``named`` says to whom."""
        site, first, latest = self.site, repeated.first, repeated.latest
        key, name = site.addressees.of(original_of(latest).to)
        spoken = site.lang_of_name("addressees", key, latest.entry)
        way = WayView(name, root + group_page("addressees", key, lang=site.part), lang=spoken)
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
            times=tuple(self._time(one, root) for one in _bounded(repeated.times)),
            repeats=site.counted(len(repeated.times), "count") if len(repeated.times) > 1 else "",
        )
        return site.fragment("ask", {"ask": view})

    def _time(self, asked: Asked, root: str) -> TimeView:
        version = asked.entry.version(self.site.lang)
        return TimeView(
            title=version.title,
            lang=version.lang,
            href=f"{root}{version.page}#{asked.ask.id}",
            date=self.site.date(asked.entry.date),
        )


def _bounded(times: tuple[Asked, ...]) -> tuple[Asked, ...]:
    """The first brief and the latest ones, so that an ask that is made in hundreds stays light."""
    return times if len(times) <= MOST_TIMES else (times[0], *times[-MOST_TIMES + 1 :])

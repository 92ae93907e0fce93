"""How many bytes a part of a list has at most, reckoned from its words without rendering it.

A template is rendered once with nothing in it; what its words add is counted. A workspace's own template that
prints a text more often than the shipped one makes its pages heavier by that much.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape

from briefgen import locales
from briefgen.archive.entry import AskEntry, FigureEntry, VersionEntry
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
from briefgen.briefing.bidi import isolated
from briefgen.briefing.view import DateView

_FOREIGN = len(' dir="rtl" lang="zh-Hant"')
"""What a passage in another language than the page says of itself."""
_DAY = DateView("2024-12-12", " " * 24)
_WAY = WayView("", "", lang="en")


def size(text: str) -> int:
    """Bytes of a text in HTML, at most."""
    own = len(text) if text.isascii() else len(text.encode("utf-8", errors="replace"))
    quotes = text.count('"') + text.count("'")
    return own + 4 * (quotes + text.count("&") + text.count("<") + text.count(">"))


@dataclass(frozen=True)
class Empty:
    """The bytes of the templates of one language without any words, where all that can be there is there."""

    item: int
    place: int
    language: int
    figure: int
    ask: int
    asked_again: int
    time: int
    group: int
    correction: int


@dataclass(frozen=True)
class Weights:
    """Weights in one language of the interface; links are given without what leads to the root."""

    lang: str
    empty: Empty

    @cached_property
    def _turned(self) -> bool:
        return locales.direction(self.lang) == "rtl"

    def words(self, text: str, lang: str) -> int:
        """Bytes of a text in ``lang`` on a page of the interface, with the element that says so."""
        if lang and lang != self.lang:
            return size(text) + _FOREIGN
        if self._turned:  # what is written from left to right inside it gets an element of its own
            return len(isolated(str(escape(text)), self.lang).encode("utf-8", errors="replace"))
        return size(text)

    def item(self, version: VersionEntry, description: str, ways: int, places: int, others: int) -> int:
        """A briefing; ``ways`` are the bytes of its date, and of the links to its places and languages."""
        empty = self.empty
        return (
            empty.item
            + places * empty.place
            + others * empty.language
            + ways
            + 2 * self.words(version.title, version.lang)
            + self.words(description, version.lang)
            + 4 * len(version.page)
        )

    def figure(self, figure: FigureEntry, version: VersionEntry, source: str, others: int) -> int:
        """A figure; ``others`` are the bytes of title, places and page."""
        lang = version.lang
        words = f"{figure.text} {figure.unit} {figure.value} {figure.label}"
        link = figure.link or version.page
        if self._turned:
            return self.empty.figure + others + self.words(words, lang) + self.words(source, "") + size(link)
        foreign = 2 * _FOREIGN if lang != self.lang else 0
        return self.empty.figure + others + foreign + size(words + source + link)

    def ask(self, ask: AskEntry, lang: str) -> int:
        """What the words of an ask in ``lang`` add to a list."""
        shown = size(ask.status_link) + size(ask.text[:80]) if ask.status_link else 0
        return self.words(ask.text, lang) + 2 * self.words(ask.to, "") + shown

    def time(self, version: VersionEntry) -> int:
        """A briefing among those that make an ask, less the ask's id."""
        return self.empty.time + self.words(version.title, version.lang) + len(version.page) + 1

    def asked(self, words: int, times: Sequence[int]) -> int:
        """An ask of so many words, and the briefings that make it."""
        return (self.empty.ask if len(times) == 1 else self.empty.asked_again) + words + sum(times)


def empty_of(lang: str, render: Callable[[str, Mapping[str, object]], str]) -> Empty:
    """The templates of one language, each as ``render`` makes it with nothing in it."""

    def weight(template: str, **view: object) -> int:
        return len(render(template, view).encode())

    file = FileView("", "", " " * 12, " " * 12)
    bare = ItemView("", "", lang, "", _DAY, (), "", (), file)
    placed = ItemView("", "", lang, "", _DAY, (_WAY,), "", (), file)
    spoken = ItemView("", "", lang, "", _DAY, (), "", (_WAY,), file)
    item = weight("entry", item=bare)
    figure = FigureRowView("", "", " ", "", lang, (), "", "", _DAY, " ", "zh-Hant", "", False)
    time = TimeView("", lang, "", _DAY)
    asked = [
        AskedView("", lang, _WAY, "rejected", " " * 12, _DAY, " ", _DAY, (time,) * count, repeats)
        for count, repeats in ((1, ""), (1, " " * 20), (2, " " * 20))
    ]
    ask, again, twice = (weight("ask", ask=one) for one in asked)
    return Empty(
        item=item,
        place=weight("entry", item=placed) - item,
        language=weight("entry", item=spoken) - item,
        figure=weight("figure", row=figure),
        ask=ask - (twice - again),
        asked_again=again - (twice - again),
        time=twice - again,
        group=weight("group", group=GroupLinkView("", "zh-Hant", "", "", "")),
        correction=weight("correction", item=CorrectedView(" ", "", lang, _DAY, "")),
    )

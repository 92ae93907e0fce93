"""Style sheets that all pages have alike are read once, those that stand in the pages too.

WeasyPrint reads the ``<style>`` of every page anew, at every layout. Here it is taken out of the page
before that is parsed, and handed to WeasyPrint as what it was, a sheet of the author.
"""

from __future__ import annotations

import copy
import logging
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from briefgen.briefing.pdflog import PdfLog

MOST = 64
"""So many sheets are kept; an archive has a handful for each language, and one for the charts of a page."""

_LOGGER = logging.getLogger("weasyprint")

_STYLE = re.compile(r'<style(?: media="(?P<media>[a-z, ]+)")?>(?P<rules>.*?)</style>', re.DOTALL)
_COUNTED_TOGETHER = re.compile(r"@(?:layer|counter-style|color-profile|import)\b", re.IGNORECASE)

_OF_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_WANTS_ALL = re.compile(r"footnote|\bnote-|\bnote\s*\(|list-item", re.IGNORECASE)


class Sheets:
    """The sheets that were read with one set of fonts, and what WeasyPrint said of them."""

    def __init__(self, weasyprint: Any, fonts: Any, fetcher: Any) -> None:
        self._weasyprint, self._fonts, self._fetcher = weasyprint, fonts, fetcher
        self._read: dict[str, tuple[Any, list[logging.LogRecord]]] = {}
        _hand_over(weasyprint.css)

    def read(self, text: str) -> Any:
        """The sheet; what WeasyPrint logged when it read it is logged again each time."""
        known = self._read.get(text)
        if known is not None:
            for record in known[1]:
                _LOGGER.handle(record)
            return known[0]
        heard = PdfLog()
        _LOGGER.addHandler(heard)
        try:
            sheet = self._weasyprint.CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)
        finally:
            _LOGGER.removeHandler(heard)
        if len(self._read) >= MOST:
            self._read.clear()
        self._read[text] = sheet, heard.records
        return sheet

    def taken(self, page: str) -> tuple[str, list[Any]]:
        """``page`` without the sheets in its head, and those of them that are for paper.

        Sheets with rules that count over all sheets of a page, such as ``@layer``, stay where they are.
        """
        head = page[: max(page.find("</head>"), 0)]
        found = list(_STYLE.finditer(head))
        if any(_COUNTED_TOGETHER.search(style["rules"]) for style in found):
            return page, []
        printed = [style["rules"] for style in found if _is_for_paper(style["media"] or "all")]
        return _STYLE.sub("", head) + page[len(head) :], [self.read(rules) for rules in printed]

    def lighten(self, html: Any, *texts: str) -> None:
        """Take from WeasyPrint's own sheet, for one page, what only notes at the foot of pages need.

        It gives six pseudo-elements to every element. ``texts`` are the page and its sheets: a page that
        may have such notes, or items of lists that are not ``li``, keeps all of it.
        """
        if any(_WANTS_ALL.search(text) for text in texts):
            return
        whole = html._ua_stylesheets
        html._ua_stylesheets = lambda forms=False: [self._light, *whole(forms)[1:]]

    @cached_property
    def _light(self) -> Any:
        light = copy.copy(self._weasyprint.UA_STYLESHEET)
        light.matcher = _lightened(light.matcher)
        return light


def _lightened(matcher: Any) -> Any:
    """The selectors of WeasyPrint's own sheet without those of notes, and ``::marker`` for ``li`` alone."""
    light = copy.copy(matcher)
    light.other_selectors = [one for one in matcher.other_selectors if one[3] not in {*_OF_NOTES, "marker"}]
    markers = [one for one in matcher.other_selectors if one[3] == "marker"]
    items = [*matcher.lower_local_name_selectors.get("li", ()), *markers]
    light.lower_local_name_selectors = {**matcher.lower_local_name_selectors, "li": items}
    return light


def _is_for_paper(media: str) -> bool:
    return not {"all", "print"}.isdisjoint(kind.strip() for kind in media.split(","))


def _hand_over(css: Any) -> None:
    """Let WeasyPrint's module ``css`` find the sheets that a fetcher brings as ``sheets`` before others."""
    find = css.find_stylesheets
    if hasattr(find, "briefgen_handed"):
        return

    def find_stylesheets(page: Any, media: str, fetcher: Any, *given: Any) -> Iterator[Any]:
        yield from getattr(fetcher, "sheets", ())
        yield from find(page, media, fetcher, *given)

    find_stylesheets.briefgen_handed = True  # type: ignore[attr-defined]
    css.find_stylesheets = find_stylesheets

"""Style sheets that all pages have alike are read once, those that stand in the pages too.

WeasyPrint reads the ``<style>`` of every page anew, at every layout. Here it is taken out of the page before that
is parsed, and handed to WeasyPrint as what it was, a sheet of the author.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

MOST = 64
"""So many sheets are kept; an archive has a handful for each of its languages, and one for each page's charts."""

_STYLE = re.compile(r'<style(?: media="(?P<media>[a-z, ]+)")?>(?P<rules>.*?)</style>', re.DOTALL)
_COUNTED_TOGETHER = re.compile(r"@(?:layer|counter-style|color-profile|import)\b", re.IGNORECASE)


class Sheets:
    """The sheets that were read with one set of fonts, and what WeasyPrint said of them."""

    def __init__(self, weasyprint: Any, fonts: Any, fetcher: Any) -> None:
        self._weasyprint, self._fonts, self._fetcher = weasyprint, fonts, fetcher
        self._read: dict[str, tuple[Any, list[logging.LogRecord]]] = {}
        _hand_over(weasyprint.css)

    def read(self, text: str, said: list[logging.LogRecord]) -> Any:
        """The sheet; ``said`` is where WeasyPrint's log goes, and is told again what was said at first."""
        known = self._read.get(text)
        if known is not None:
            said += known[1]
            return known[0]
        before = len(said)
        sheet = self._weasyprint.CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher)
        if len(self._read) >= MOST:
            self._read.clear()
        self._read[text] = sheet, said[before:]
        return sheet

    def taken(self, page: str, said: list[logging.LogRecord]) -> tuple[str, list[Any]]:
        """``page`` without the sheets in its head, and those of them that are for paper.

        Sheets with rules that count over all sheets of a page, such as ``@layer``, stay where they are.
        """
        end = page.find("</head>")
        head = page[: max(end, 0)]
        found = list(_STYLE.finditer(head))
        if any(_COUNTED_TOGETHER.search(style["rules"]) for style in found):
            return page, []
        printed = [style["rules"] for style in found if _is_for_paper(style["media"] or "all")]
        return _STYLE.sub("", head) + page[len(head) :], [self.read(rules, said) for rules in printed]


def _is_for_paper(media: str) -> bool:
    return not {"all", "print"}.isdisjoint(kind.strip() for kind in media.split(","))


def _hand_over(css: Any) -> None:
    """Let WeasyPrint's module ``css`` find the sheets that a fetcher brings as ``sheets`` before those in the page."""
    find = css.find_stylesheets
    if hasattr(find, "_briefgen_handed"):
        return

    def find_stylesheets(page: Any, media: str, fetcher: Any, *given: Any) -> Iterator[Any]:
        yield from getattr(fetcher, "sheets", ())
        yield from find(page, media, fetcher, *given)

    find_stylesheets._briefgen_handed = True  # type: ignore[attr-defined]
    css.find_stylesheets = find_stylesheets

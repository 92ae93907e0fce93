"""HTML to text: all that a reader can see, in the file's order; the only user of lxml.

Nothing is judged to be furniture: captions, asides and footnotes are read. The parser hands over one
piece after another and builds no tree, so that depth costs nothing.
"""

from __future__ import annotations

import re

from lxml import etree

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.plaintext import decoded, even
from briefgen.evidence.sources.raised import is_mark, merged, superscripts
from briefgen.evidence.sources.refused import MAX_MARKUP, Refusal, unreadable

_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_UNSEEN = frozenset(
    (
        "script", "style", "template", "noscript", "title", "iframe", "object", "audio", "video", "canvas",
        "datalist", "rp",
    )
)  # fmt: skip
_INLINE = frozenset(
    (
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font",
        "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rb", "rt", "ruby", "s", "samp", "small",
        "span", "strike", "strong", "sub", "sup", "time", "tt", "tspan", "u", "var", "wbr",
    )
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_RAISING = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\n\r\f]+")


def read_html(data: bytes) -> list[PageText]:
    """The page's text as one page."""
    head = data[:4096]
    said = _META.search(head) or _XML.search(head)
    return [read_markup(decoded(data, said[1].decode("ascii") if said else ""))]


def read_markup(text: str) -> PageText:
    """The visible text of markup."""
    if len(text) > MAX_MARKUP:
        message = f"The page has more than {MAX_MARKUP:,} characters of markup."
        raise Refusal("source-too-large", message, "save the page without its pictures, or as plain text")
    target = _Reader()
    try:
        # As UTF-8, since the declaration in the page may lie.
        parser = etree.HTMLParser(
            target=target, huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True
        )
        parser.feed(even(text).encode("utf-8", errors="replace"))
        parser.close()
    except (etree.LxmlError, ValueError) as error:
        # What came until here is not the whole, and half a text would deny words that are there.
        raise unreadable("The HTML is damaged and cannot be read to its end.") from error
    return target.page()


class _Reader:
    """Takes the parser's events and writes the text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._hidden = 0  # how deep inside of an element that is not shown
        self._kept = 0  # how deep inside of <pre>
        self._line_end = True
        self._open: list[bool] = []  # of each open element: is it raised
        self._raised_from: list[int] = []
        self._raised: list[tuple[int, int]] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        style = attributes.get("style") or ""
        if self._hidden or tag in _UNSEEN or "hidden" in attributes or _HIDING.search(style):
            self._hidden += 1
            return
        raised = tag == "sup" or bool(_RAISING.search(style))
        self._open.append(raised)
        if raised:
            self._raised_from.append(self._length)
        if tag == "br":
            self._write("\n")
            self._line_end = True
        elif tag not in _INLINE and tag not in _CELLS:
            self._break()
        self._kept += tag == "pre"

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._hidden:
            self._hidden -= 1
            return
        self._kept -= tag == "pre" and self._kept > 0
        if self._open and self._open.pop() and self._raised_from:
            start = self._raised_from.pop()
            if self._length - start < 40 and is_mark("".join(self._tail(start))):
                self._raised.append((start, self._length))
        if tag in _CELLS:
            self._write("\t")
            self._line_end = True
        elif tag not in _INLINE and tag != "br":
            self._break()

    def data(self, text: str) -> None:
        """Characters between tags, a piece at a time."""
        if self._hidden or not text:
            return
        if self._kept:
            self._write(text)
            self._line_end = text.endswith("\n")
            return
        text = _BLANK.sub(" ", text)
        if self._line_end:
            text = text.lstrip(" ")
        if text:
            self._write(text)
            self._line_end = text.endswith(" ")

    def comment(self, text: str) -> None:
        """Comments are not text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Neither are instructions to programs."""

    def close(self) -> None:
        """The end; the text is taken with ``page``."""

    def page(self) -> PageText:
        """What was written."""
        text = "".join(self._parts)
        return PageText(1, text, "", merged(self._raised + superscripts(text)))

    def _break(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._write("\n")
        self._line_end = True

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _tail(self, start: int) -> list[str]:
        """The parts written since ``start``."""
        at, found = self._length, []
        for part in reversed(self._parts):
            if at <= start:
                break
            found.append(part)
            at -= len(part)
        return found[::-1]

"""Plain text for e-mail: HTML as words, and lines that no mail program has to break.

White space that must not break (as in “at least 32”, or before a French colon) holds its words together
until the lines are made, and is then an ordinary space.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape, unescape

WIDTH = 72
"""Columns of a line; RFC 3676 asks for at most 78, and each reply adds two."""

_LINK = re.compile(r"<a\s[^>]*?href=\"([^\"]*)\"[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>|<!--.*?-->", re.DOTALL)
_SPACES = re.compile(r"[ \t\r\n]+")
_NO_BREAK = re.compile("[\u00a0\u202f]")
_CLOSING = frozenset(":;!?%»”’)]–—…")
_OPENING = frozenset("«“„‘([")


def plain(html: object) -> str:
    """Safe HTML as its words; an address that the words do not show is written behind them in brackets."""
    text = _LINK.sub(_written_out, str(html))
    return unescape(_TAG.sub("", text))


def _written_out(link: re.Match[str]) -> str:
    target = unescape(link[1])
    words = _TAG.sub("", link[2])
    address = re.sub(r"^(mailto|tel):", "", target)
    shown = not target.startswith("#") and address not in unescape(words)
    return f"{words} ({escape(address)})" if shown else words


def wrapped(text: object, width: int = WIDTH, first: str = "", rest: str = "") -> str:
    """One paragraph in lines of at most ``width`` columns; ``first`` and ``rest`` begin them.

    A word longer than a line, such as an address, stays whole. No line begins with a closing sign or
    ends with an opening one.
    """
    lines: list[str] = []
    line = first
    bare = True
    for word in _words(str(text)):
        joined = line + word if bare else f"{line} {word}"
        if bare or columns(joined) <= width:
            line = joined
        else:
            lines.append(line)
            line = rest + word
        bare = False
    return _NO_BREAK.sub(" ", "\n".join([*lines, line]))


def _words(text: str) -> list[str]:
    """The words of a text, each with the signs that may not part from it."""
    words: list[str] = []
    for word in _SPACES.split(text.strip(" \t\r\n")):
        holds = words and (set(word) <= _CLOSING or set(words[-1]) <= _OPENING)
        if holds:
            words[-1] += f"\u00a0{word}"
        else:
            words.append(word)
    return [word for word in words if word]


def columns(text: str) -> int:
    """How wide a text is in a font of equal widths: vowel signs take no room, Chinese signs two columns."""
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1

"""Inline Markdown to safe HTML and to plain text, and references to figures inside a text.

A prose field knows emphasis, strong emphasis, links, and paragraphs parted by blank lines; nothing
else. HTML, template braces and refused links are shown as typed. ``{killed}`` prints a figure with its
caution and unit, ``{killed.number}`` without the unit; nothing prints it without its caution.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

ALLOWED_SCHEMES = ("https://", "http://", "mailto:", "tel:")

_REFERENCE = re.compile(r"(?<!\{)\{([a-z][a-z0-9-]*)(\.number)?\}(?!\})")
_LINK_TARGET = re.compile(r"(?<!\\)\]\(\s*<?((?:\([^()\s]*\)|[^()\s>])+)")
_MARKS = re.compile(r"""[*_\[\]\\"'<>&`~\x00-\x1f]""")
"""Without any of these a paragraph is its own HTML, as most are."""

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")

_SENTENCE_END = re.compile(r"(?:(?<=[^\W_]{4})|(?<=[)}»”%]))\.(?=\s+\S)|[!?؟。](?=\s)")
_SENTENCE_BEGIN = re.compile(
    r"""(?:^|(?:(?:(?<=[^\W_]{4})|(?<=[)}»”%]))\.|[!?؟。])[)»”"*]*\s+)[*“"«„¿¡(]*\s*$"""
)
_PAIRED = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("{", "}"))

_QUOTES = {
    "en": "“”‘’",
    "fr": ["«\u00a0", "\u00a0»", "“", "”"],
    "es": "«»“”",
    "pt": "“”‘’",
    "ru": "«»„“",
    "ar": "«»“”",
    "de": "„“‚‘",
}


def is_allowed_link(target: str) -> bool:
    """True for web, mail and telephone addresses, the only ones a briefing links to."""
    return target.strip().lower().startswith(ALLOWED_SCHEMES)


@lru_cache(maxsize=16)
def _markdown(lang: str) -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "typographer": True, "quotes": _QUOTES.get(lang, "“”‘’")})
    parser.enable(["emphasis", "link", "escape", "smartquotes"])
    parser.validateLink = is_allowed_link  # type: ignore[method-assign,assignment]
    return parser


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose field, each with its lines joined."""
    return [" ".join(part.split("\n")).strip() for part in _PARAGRAPHS.split(text.strip())]


def first_sentence(text: str) -> str:
    """The first sentence of a prose field; its whole first paragraph where a cut would not be safe.

    A full stop ends a sentence where a word of four letters or more, or a bracket, stands before it and no
    small letter behind it, so that “U.S. forces” and “art. 7” stay whole.
    """
    first = paragraphs(text)[0]
    for found in _SENTENCE_END.finditer(first):
        sentence, rest = first[: found.end()], first[found.end() :].strip()
        whole = all(sentence.count(one) == sentence.count(other) for one, other in _PAIRED)
        if whole and sentence.count("**") % 2 == sentence.count("*") % 2 == 0 and not rest[:1].islower():
            return sentence
    return first


def to_html(text: str, lang: str) -> str:
    """One paragraph as inline HTML, with the typographic quotation marks of ``lang``."""
    if not _MARKS.search(text):
        return text
    rendered: str = _markdown(lang.split("-")[0]).renderInline(text)
    return rendered


def to_plain(text: str, lang: str) -> str:
    """One paragraph as its words alone."""
    if not _MARKS.search(text):
        return text
    tokens = _markdown(lang.split("-")[0]).parseInline(text)
    return "".join(child.content for token in tokens for child in token.children or ())


def figure_references(text: str) -> Iterator[tuple[str, str]]:
    """Id and spelling (``{killed}``) of each reference to a figure."""
    for found in _REFERENCE.finditer(text):
        yield found[1], found[0]


def fill_figures(text: str, phrase: Callable[[str, bool], str]) -> str:
    """``text`` with each reference replaced by ``phrase(id, number_only)``, large where a sentence begins."""

    def filled(found: re.Match[str]) -> str:
        said = phrase(found[1], bool(found[2]))
        return said[:1].upper() + said[1:] if _SENTENCE_BEGIN.search(text[: found.start()]) else said

    return _REFERENCE.sub(filled, text)


def refused_links(text: str) -> Iterator[str]:
    """The targets of Markdown links that a briefing does not follow."""
    for found in _LINK_TARGET.finditer(text):
        if not is_allowed_link(found[1]):
            yield found[1]


def without_markup(text: str) -> str:
    """``text`` with link targets and marks of emphasis blanked, every character in its place."""
    blanked = re.sub(r"\]\([^)\s]*\)", lambda found: "]" + " " * (len(found[0]) - 1), text)
    return re.sub(r"[*\[\]]", " ", blanked)


def shortened(text: str, most: int) -> str:
    """The text where it has at most so many characters, else its first words and an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def one_line(text: str) -> str:
    """The text without its line ends; no-break spaces, which an author chose, stay."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()

"""Markdown to text: through HTML, so that marks, link targets and tables go the way of rendered pages."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.htmltext import read_markup
from briefgen.evidence.sources.plaintext import decoded, even
from briefgen.evidence.sources.refused import Refusal

_MAX_CHARACTERS = 3_000_000
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,60})\]:[ \t]*|\[\^([^\]\s]{1,60})\]", re.MULTILINE)


def read_markdown(data: bytes) -> list[PageText]:
    """The text as one page, with the marks of notes numbered as they would be printed."""
    text = even(decoded(data))
    if len(text) > _MAX_CHARACTERS:
        message = f"The Markdown has more than {_MAX_CHARACTERS:,} characters."
        raise Refusal("source-too-large", message, "keep only the part that the brief sums up")
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 100}).enable(["table", "strikethrough"])
    return [read_markup(parser.render(_with_notes(text)))]


def _with_notes(text: str) -> str:
    numbers: dict[str, int] = {}

    def raised(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        number = numbers.setdefault(name, len(numbers) + 1)
        return f"\n<sup>{number}</sup> " if found[1] else f"<sup>{number}</sup>"

    return _NOTE.sub(raised, text)

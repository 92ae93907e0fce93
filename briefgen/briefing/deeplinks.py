"""Links that open a source at the passage: a page of a PDF, a text fragment of a web page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote, urlsplit

MAX_PASSAGES = 4
LONG = 12
"""From this many words on, a passage is named by its first and last words."""


def deep_link(url: str, page: int | None, passages: Sequence[str]) -> str:
    """``url`` with ``#page=N`` for a PDF, or with a text fragment that shows the passages.

    The fragment directive is that of the URL Fragment Text Directives draft (WICG, 2.3); a browser that
    does not know it opens the page at its top. An address that has a fragment of its own keeps it.
    """
    return _linked(url, page, tuple(passages))


@lru_cache(maxsize=256)
def _linked(url: str, page: int | None, passages: tuple[str, ...]) -> str:
    """A briefing links each passage from its text, from its list of proofs, and from its data."""
    parts = urlsplit(url)
    if parts.fragment:
        return url
    if parts.path.lower().endswith(".pdf"):
        return f"{url}#page={page}" if page else url
    directives = [f"text={_directive(passage)}" for passage in dict.fromkeys(passages) if passage.strip()]
    if not directives:
        return url
    return f"{url}#:~:{'&'.join(directives[:MAX_PASSAGES])}"


def _directive(passage: str) -> str:
    words = passage.split()
    if len(words) < LONG:
        return _encoded(" ".join(words))
    return f"{_encoded(' '.join(words[:4]))},{_encoded(' '.join(words[-4:]))}"


def _encoded(text: str) -> str:
    """Percent-encoded, with the comma, ampersand and dash that the directive reads as its own."""
    return quote(text, safe="").replace("-", "%2D")

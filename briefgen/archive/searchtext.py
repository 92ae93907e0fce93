"""What is searched: each version of each briefing, in parts, with what it can be narrowed by. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen.archive.catalogue import Group
from briefgen.archive.entry import Entry, VersionEntry

FACETS = ("places", "topics", "years", "languages", "kinds")
"""What a search can be narrowed by: kinds of groups, in the order of the page."""

_HIDDEN = re.compile(r"[\u0600-\u06ff]|\w['’ʼ-]\w")
_WORD = re.compile(r"\w+")
_TATWEEL = "\u0640"
_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ٱ": "ا", "ی": "ي", "ک": "ك", _TATWEEL: None})
_ARTICLE = re.compile(r"(?<!\w)[وف]?(?:[بك]?ال|لل)(?=\w{3})")


@dataclass(frozen=True, slots=True)
class Part:
    """A finding, quote, figure or ask; ``anchor`` is its id on the page, ``kind`` one of these words.

    ``long`` is the text under a finding's heading; by ``about`` a part is found, though it is not shown.
    """

    anchor: str
    kind: str
    text: str
    about: str = ""
    long: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One version of one briefing, ``lead`` beginning with its key message.

    ``facets`` has the keys of its groups, by kind of group as in ``FACETS``.
    """

    page: str
    slug: str
    lang: str
    title: str
    date: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]
    facets: tuple[tuple[str, ...], ...]


def records(entries: Iterable[Entry], groups: Mapping[str, Iterable[Group]]) -> tuple[Record, ...]:
    """A record for each version, in the order of the entries; ``groups`` are those of the catalogue."""
    keys: dict[str, dict[str, list[str]]] = {kind: {} for kind in FACETS}
    for kind in FACETS:
        for group in groups.get(kind, ()):
            for entry in group.entries:
                keys[kind].setdefault(entry.slug, []).append(group.key)
    return tuple(
        _record(entry, version, {kind: keys[kind].get(entry.slug, []) for kind in FACETS})
        for entry in entries
        for version in entry.versions
    )


def _record(entry: Entry, version: VersionEntry, keys: Mapping[str, list[str]]) -> Record:
    kinds = {file.kind for file in entry.files if file.lang == version.lang}
    own = {
        **keys,
        "languages": [version.lang.lower()],
        "kinds": [kind for kind in keys["kinds"] if kind in kinds] or keys["kinds"],
    }
    return Record(
        page=version.page,
        slug=entry.slug,
        lang=version.lang,
        title=version.title,
        date=entry.date,
        lead=tuple(text for text in (version.description, version.subtitle, version.summary) if text),
        parts=tuple(_parts(version)),
        facets=tuple(tuple(own[kind]) for kind in FACETS),
    )


def _parts(version: VersionEntry) -> Iterator[Part]:
    for finding in version.findings:
        yield Part(finding.id, "finding", finding.heading, finding.actor, finding.text)
    for quote in version.quotes:
        said_by = " ".join(filter(None, (quote.speaker, quote.role, quote.organisation, quote.original)))
        yield Part(quote.id, "quote", quote.text, said_by)
    for figure in version.figures:
        yield Part(f"_figure-{figure.id}", "figure", f"{figure.text} {figure.label}", figure.actor)
    for ask in version.asks:
        yield Part(ask.id, "ask", ask.text, ask.to)


def folded(text: str) -> str:
    """Text as it is compared: small letters, no accents; Arabic without points, hamza, tatweel and article.

    ``search.js`` folds what is asked for in the same way, word for word.
    """
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(char for char in plain if not unicodedata.combining(char)).translate(_LETTERS)
    return _ARTICLE.sub("", plain)


def also_found_by(texts: Iterable[str]) -> str:
    """Words that the texts have to be found by, and that Pagefind would not read out of them itself.

    It knows a word only by its beginning: so Arabic words are added without their article, and those
    behind an apostrophe by themselves: armée of l’armée.
    """
    words = (word for text in texts if _HIDDEN.search(text) for word in text.split())
    return " ".join(dict.fromkeys(part for word in words for part in _hidden_in(word)))


@lru_cache(maxsize=50_000)
def _hidden_in(word: str) -> tuple[str, ...]:
    if not _HIDDEN.search(word):
        return ()
    return tuple(part for part in _WORD.findall(folded(word)) if len(part) > 1)

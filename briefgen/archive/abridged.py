"""An entry abridged: what lists know of a brief without reading all of its entry.

Ten thousand entries as a whole fill half a gigabyte, and take two seconds to be read. So the archive's pages
are planned with these, and an entry is read where something of it is printed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from briefgen.archive.entry import AskEntry, Entry, VersionEntry
from briefgen.packed import Packed

_BETWEEN = re.compile(r"[\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


class ShortFile(NamedTuple):
    """One file of a brief: what it is, where it stands, and its SHA-256."""

    kind: str
    format: str
    lang: str
    address: str
    sha256: str


class ShortAsk(NamedTuple):
    """One ask; ``words`` stand for what it says in each of its languages, without regard to case."""

    id: str
    to: str
    status: str
    status_date: str
    words: tuple[bytes, ...]


class ShortVersion(NamedTuple):
    """The brief in one language; ``figures`` are ids of figures, ``days`` what each is of, or empty."""

    lang: str
    page: str
    title: str
    topics: tuple[str, ...]
    figures: tuple[str, ...]
    days: tuple[str, ...]
    asks: tuple[ShortAsk, ...]
    corrected: bool


class Abridged(NamedTuple):
    """One published brief; ``digest`` is the SHA-256 of its entry as published.

    ``proved`` are pairs of a source's id and the SHA-256 of the file it was proved against.
    """

    slug: str
    digest: str
    former: tuple[str, ...]
    date: str
    updated: str
    places: tuple[str, ...]
    featured: bool
    publishers: tuple[str, ...]
    proved: tuple[tuple[str, str], ...]
    versions: tuple[ShortVersion, ...]
    files: tuple[ShortFile, ...]

    @property
    def original(self) -> ShortVersion:
        """The version in the brief's own language."""
        return self.versions[0]

    def version(self, lang: str) -> ShortVersion:
        """The version in a language, or the original where there is none."""
        for one in self.versions:
            if one.lang == lang:
                return one
        return self.versions[0]


def abridged(entry: Entry, digest: str) -> Abridged:
    """The entry abridged; ``digest`` is the SHA-256 of what was published of it."""
    words: dict[str, set[bytes]] = {}
    for version in entry.versions:
        for ask in version.asks:
            words.setdefault(ask.id, set()).add(_words(ask.text))
    held = {name: tuple(sorted(known)) for name, known in words.items()}
    return Abridged(
        slug=entry.slug,
        digest=digest,
        former=entry.former,
        date=entry.date,
        updated=entry.updated,
        places=entry.places,
        featured=entry.featured,
        publishers=tuple(one.publisher for one in entry.sources),
        proved=tuple((one.id, one.sha256) for one in entry.sources if one.sha256),
        versions=tuple(_version(version, held) for version in entry.versions),
        files=tuple(
            ShortFile(one.kind, one.format, one.lang, one.address, one.sha256) for one in entry.files
        ),
    )


def _version(version: VersionEntry, words: dict[str, tuple[bytes, ...]]) -> ShortVersion:
    return ShortVersion(
        lang=version.lang,
        page=version.page,
        title=version.title,
        topics=version.topics,
        figures=tuple(one.id for one in version.figures),
        days=tuple(one.as_of for one in version.figures),
        asks=tuple(_ask(one, words[one.id]) for one in version.asks),
        corrected=bool(version.corrections),
    )


def _ask(ask: AskEntry, words: tuple[bytes, ...]) -> ShortAsk:
    return ShortAsk(ask.id, ask.to, ask.status, ask.status_date, words)


def _words(text: str) -> bytes:
    return blake2b(folded(text).encode(errors="surrogatepass"), digest_size=12).digest()


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """A text as its letters and digits alone, word by word."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _FOREIGN.sub(_bare, unicodedata.normalize("NFKD", plain))
    return _BETWEEN.sub(" ", plain).strip()


def _bare(found: re.Match[str]) -> str:
    """Letters of other scripts without their accents."""
    return "".join(char for char in found[0] if not unicodedata.combining(char))


DIGEST = Abridged._fields.index("digest")
"""Where in a packed entry its digest is."""


def packed_entries(entries: Mapping[str, Abridged]) -> Packed[Abridged]:
    """Entries by slug, packed; what is so already, as it is."""
    if isinstance(entries, Packed):
        return entries
    return Packed(from_plain, {slug: to_plain(one) for slug, one in entries.items()}, to_plain)


def to_plain(one: Abridged) -> tuple[Any, ...]:
    """The same as tuples and texts alone, for the build's memory."""
    *head, versions, files = one
    held = tuple((*first, tuple(map(tuple, asks)), corrected) for *first, asks, corrected in versions)
    return (*head, held, tuple(map(tuple, files)))


def from_plain(held: tuple[Any, ...]) -> Abridged:
    """What ``to_plain`` was given. Raises ``ValueError``, ``TypeError``, ``IndexError`` for anything else."""
    *head, versions, files = held
    made = tuple(
        ShortVersion._make((*first, tuple(map(ShortAsk._make, asks)), corrected))
        for *first, asks, corrected in versions
    )
    return Abridged._make((*head, made, tuple(map(ShortFile._make, files))))

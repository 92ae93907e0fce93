"""The order of an archive: entries by date, and in groups by year, place, topic and more. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from briefgen import locales
from briefgen.archive.abridged import Abridged, ShortAsk
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.labels import Labels

GROUPS = ("years", "places", "topics", "kinds", "languages", "addressees", "publishers")
MAX_KEY = 60


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that have something in common, the newest first; ``key`` is its name in addresses."""

    kind: str
    key: str
    name: str
    entries: tuple[Abridged, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One ask with the brief that makes it."""

    ask: ShortAsk
    entry: Abridged


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with the brief that has it: its number among the figures of a version."""

    number: int
    entry: Abridged


def latest_first(entries: Iterable[Abridged]) -> tuple[Abridged, ...]:
    """The entries by date, the newest first; those of one day by title."""
    by_title = sorted(entries, key=lambda entry: (entry.original.title.casefold(), entry.slug))
    return tuple(sorted(by_title, key=lambda entry: entry.date, reverse=True))


def groups(
    entries: Iterable[Abridged], archive: ArchiveFile, labels: Labels, lang: str
) -> dict[str, tuple[Group, ...]]:
    """All groups that have an entry, by kind, named in ``lang``; years the latest first, others by name."""
    ordered = latest_first(entries)
    found: dict[str, tuple[Group, ...]] = {}
    for kind, keys in _keyed(archive, labels, lang).items():
        members: dict[str, tuple[str, list[Abridged]]] = {}
        for entry in ordered:
            for key, name in dict(keys(entry)).items():
                members.setdefault(key, (name, []))[1].append(entry)
        listed = [Group(kind, key, name, tuple(held)) for key, (name, held) in members.items()]
        by_year = kind == "years"
        listed.sort(key=lambda group: group.key if group.kind == "years" else sort_key(group.name))
        found[kind] = tuple(reversed(listed)) if by_year else tuple(listed)
    return found


Keys = Callable[[Abridged], Iterator[tuple[str, str]]]


def _keyed(archive: ArchiveFile, labels: Labels, lang: str) -> dict[str, Keys]:
    """For each kind of group, key and name of those that an entry belongs to."""
    topics, addressees = (registered(archive.topics, lang), registered(archive.addressees, lang))
    country = lru_cache(maxsize=None)(lambda code: (code.lower(), locales.country(code, lang) or code))
    language = lru_cache(maxsize=None)(lambda tag: (tag.lower(), locales.own_name(tag)))

    def years(entry: Abridged) -> Iterator[tuple[str, str]]:
        yield entry.date[:4], entry.date[:4]

    def places(entry: Abridged) -> Iterator[tuple[str, str]]:
        for code in entry.places:
            yield country(code)

    def by_topic(entry: Abridged) -> Iterator[tuple[str, str]]:
        for topic in entry.original.topics:
            yield topics.of(topic)

    def kinds(entry: Abridged) -> Iterator[tuple[str, str]]:
        for file in entry.files:
            yield file.kind, str(labels["kinds"].get(file.kind, file.kind))

    def languages(entry: Abridged) -> Iterator[tuple[str, str]]:
        for version in entry.versions:
            yield language(version.lang)

    def by_addressee(entry: Abridged) -> Iterator[tuple[str, str]]:
        for ask in entry.original.asks:
            yield addressees.of(ask.to)

    def publishers(entry: Abridged) -> Iterator[tuple[str, str]]:
        for publisher in entry.publishers:
            if publisher.casefold() != "unknown":
                yield key_of(publisher), publisher

    return {
        "years": years, "places": places, "topics": by_topic, "kinds": kinds, "languages": languages,
        "addressees": by_addressee, "publishers": publishers,
    }  # fmt: skip


@dataclass(frozen=True)
class Registry:
    """Names in several languages that stand for one thing, by any of them; named in one language."""

    known: Mapping[str, tuple[str, str]]

    def of(self, name: str) -> tuple[str, str]:
        """Key and name; those of the name itself where it is not registered."""
        return self.known.get(name.casefold()) or (key_of(name), name)


def registered(names: Mapping[str, Mapping[str, str]], lang: str) -> Registry:
    """The registry of ``archive.yaml``'s topics or addressees, named in ``lang`` where it has that name."""
    known: dict[str, tuple[str, str]] = {}
    for key, by_lang in names.items():
        shown = by_lang.get(lang) or next(iter(by_lang.values()), key)
        for name in by_lang.values():
            known[name.casefold()] = (key, shown)
    return Registry(known)


def asked_of(group: Group, addressees: Registry, lang: str) -> tuple[Asked, ...]:
    """Every ask ever made of an addressee, the oldest first, in ``lang`` where it is translated."""
    found: list[Asked] = []
    for entry in reversed(group.entries):
        shown = {ask.id: ask for ask in entry.version(lang).asks}
        own = (ask for ask in entry.original.asks if addressees.of(ask.to)[0] == group.key)
        found += [Asked(shown.get(ask.id, ask), entry) for ask in own]
    return tuple(found)


def original_of(asked: Asked) -> ShortAsk:
    """The ask in its brief's own language."""
    return next(ask for ask in asked.entry.original.asks if ask.id == asked.ask.id)


@lru_cache(maxsize=65_536)
def key_of(name: str) -> str:
    """A name in addresses: ASCII letters, digits, hyphens; names of other scripts get a short hash."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MAX_KEY].strip("-")
    letters = sum(map(str.isalnum, name))
    if len(key.replace("-", "")) * 2 < letters or not key:
        return "n-" + hashlib.sha256(name.casefold().encode()).hexdigest()[:10]
    return key


def sort_key(name: str) -> tuple[str, str]:
    """For lists by name: without regard to case and accents, then by the name itself."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return plain.casefold(), name

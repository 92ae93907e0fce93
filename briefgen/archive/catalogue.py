"""The order of an archive: entries by date, and in groups by year, place, topic and more. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
    return named(members(latest_first(entries), archive), archive, labels, lang)


class Membership(NamedTuple):
    """The entries of a group, the newest first, and by what it is named, such as the code of a country."""

    by: str
    entries: tuple[Abridged, ...]


Members = Mapping[str, Mapping[str, Membership]]
"""By kind and key."""


def members(ordered: Iterable[Abridged], archive: ArchiveFile) -> Members:
    """Which entries have what in common; that is the same in every language."""
    known = tuple(ordered)
    found: dict[str, dict[str, Membership]] = {}
    for kind, (named_by, key) in _kinds(archive).items():
        keys: dict[str, str] = {}
        held: dict[str, tuple[str, list[Abridged]]] = {}
        for entry in known:
            for own, by in {_keyed(name, key, keys): name for name in named_by(entry)}.items():
                if own in held:
                    held[own][1].append(entry)
                else:
                    held[own] = by, [entry]
        found[kind] = {own: Membership(by, tuple(entries)) for own, (by, entries) in held.items()}
    return found


def named(known: Members, archive: ArchiveFile, labels: Labels, lang: str) -> dict[str, tuple[Group, ...]]:
    """The same as groups with names in ``lang``, in order."""
    names = _names(archive, labels, lang)
    found: dict[str, tuple[Group, ...]] = {}
    for kind, held in known.items():
        listed = [Group(kind, key, names[kind](one.by), one.entries) for key, one in held.items()]
        if kind == "years":
            listed.sort(key=lambda group: group.key, reverse=True)
        else:
            listed.sort(key=lambda group: sort_key(group.name))
        found[kind] = tuple(listed)
    return found


def _keyed(name: str, key: Callable[[str], str], known: dict[str, str]) -> str:
    """The key of a name, found out once for ten thousand briefings."""
    if name not in known:
        known[name] = key(name)
    return known[name]


NamedBy = Callable[[Abridged], Iterable[str]]


def _kinds(archive: ArchiveFile) -> dict[str, tuple[NamedBy, Callable[[str], str]]]:
    """For each kind of group, by what an entry's groups are named, and the key of such a name."""
    topics, addressees = (registered(names, archive.lang) for names in (archive.topics, archive.addressees))
    return {
        "years": (lambda entry: (entry.date[:4],), str),
        "places": (lambda entry: entry.places, str.lower),
        "topics": (lambda entry: entry.original.topics, lambda name: topics.of(name)[0]),
        "kinds": (lambda entry: (file.kind for file in entry.files), str),
        "languages": (lambda entry: (version.lang for version in entry.versions), str.lower),
        "addressees": (
            lambda entry: (ask.to for ask in entry.original.asks),
            lambda name: addressees.of(name)[0],
        ),
        "publishers": (
            lambda entry: (name for name in entry.publishers if name.casefold() != "unknown"),
            key_of,
        ),
    }


def _names(archive: ArchiveFile, labels: Labels, lang: str) -> dict[str, Callable[[str], str]]:
    """For each kind of group, the name in ``lang`` of what it is named by."""
    topics, addressees = (registered(names, lang) for names in (archive.topics, archive.addressees))
    return {
        "years": str,
        "places": lambda code: locales.country(code, lang) or code,
        "topics": lambda name: topics.of(name)[1],
        "kinds": lambda kind: str(labels["kinds"].get(kind, kind)),
        "languages": locales.own_name,
        "addressees": lambda name: addressees.of(name)[1],
        "publishers": str,
    }


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


@lru_cache(maxsize=65_536)
def sort_key(name: str) -> tuple[str, str]:
    """For lists by name: without regard to case and accents, then by the name itself."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return plain.casefold(), name

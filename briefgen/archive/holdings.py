"""What the archive's pages, feeds and data are made of, and with which tools."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from briefgen.archive.abridged import Abridged
from briefgen.archive.catalogue import Group, Members, latest_first, members, named
from briefgen.archive.digest import digest_of
from briefgen.archive.entry import Entry
from briefgen.archive.memo import Memo
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.assets import Assets
from briefgen.briefing.labels import Labels
from briefgen.briefing.page import Logo
from briefgen.templating import Templates


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A brief that was taken back: its slug and languages, and when.

    ``reason`` is why, in the brief's own language and in the Markdown of prose fields, its figures filled in;
    ``translated`` has the same in other languages, each with its tag.
    """

    slug: str
    former: tuple[str, ...]
    lang: str
    langs: tuple[str, ...]
    date: str
    reason: str
    translated: tuple[tuple[str, str], ...] = ()

    def reason_in(self, lang: str) -> tuple[str, str]:
        """The reason for readers of ``lang``, with the language that it is in."""
        known = dict(self.translated)
        return (known[lang], lang) if lang in known else (self.reason, self.lang)


class State(StrEnum):
    """Why a document that was published is so no longer."""

    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Earlier:
    """A document that was published and is no longer: its SHA-256, and since when which is so.

    ``slug`` is empty where neither the brief nor a notice of it is in the archive any more.
    """

    sha256: str
    state: State
    slug: str
    kind: str
    format: str
    lang: str
    date: str


@dataclass(frozen=True)
class Holdings:
    """The archive as an edition shows it; ``index`` is the mark of its search index, empty without one.

    ``read`` gives an entry as a whole by its slug. ``memo`` is what is known of lists, and comes to be known.
    """

    archive: ArchiveFile
    entries: tuple[Abridged, ...]
    read: Callable[[str], Entry]
    withdrawn: tuple[Withdrawn, ...] = ()
    edition: str = "public"
    earlier: tuple[Earlier, ...] = ()
    index: str = ""
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    _groups: dict[str, dict[str, tuple[Group, ...]]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    @cached_property
    def updated(self) -> str:
        """The latest date of any briefing, correction or withdrawal; no clock has a part in it."""
        return max([*self.updates.values(), *(item.date for item in self.withdrawn)], default="")

    @cached_property
    def updates(self) -> Mapping[str, str]:
        """The day of the latest correction of each briefing, or its own, by slug."""
        return {entry.slug: entry.updated for entry in self.entries}

    @cached_property
    def latest(self) -> tuple[Abridged, ...]:
        """The entries, the newest first."""
        return latest_first(self.entries)

    @cached_property
    def digest_of_all(self) -> str:
        """What stands for all entries together, in the order of ``latest``."""
        return digest_of([(entry.slug, entry.digest) for entry in self.latest])

    def whole(self, entry: Abridged) -> Entry:
        """All that is published of one of the entries."""
        return self.read(entry.slug)

    def groups(self, labels: Labels, lang: str) -> Mapping[str, tuple[Group, ...]]:
        """All groups of the archive by kind, named in ``lang``."""
        if lang not in self._groups:
            self._groups[lang] = named(self._members, self.archive, labels, lang)
        return self._groups[lang]

    @cached_property
    def _members(self) -> Members:
        return members(self.latest, self.archive)

    @cached_property
    def fresh(self) -> frozenset[str]:
        """The digests of entries that were in no list before: the memo knows what the others weigh.

        To be asked for before anything new is weighed.
        """
        weighed = [known.plain.keys() for known in self.memo.weighed.values()]
        digests = frozenset(entry.digest for entry in self.entries)
        return digests.difference(*weighed[:1]) if len(weighed) == len(self.languages) else digests

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the archive's own pages, the main one first."""
        return (self.archive.lang, *(lang for lang in self.archive.languages if lang != self.archive.lang))

    def archive_in(self, lang: str) -> ArchiveFile:
        """The archive's file with its title and description in one of its languages."""
        words = self.archive.languages.get(lang)
        if words is None:
            return self.archive
        return self.archive.model_copy(update={"title": words.title, "about": words.about, "lang": lang})


@dataclass(frozen=True)
class Desk:
    """The tools that pages are made with: templates, labels by language, shared files, the logo by page."""

    templates: Templates
    labels: Callable[[str], Labels]
    assets: Assets
    logo: Callable[[str], Logo | None]
    mark: Callable[[Labels], str]

"""What the archive's pages, feeds and data are made of, and with which tools."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from briefgen.archive.entry import Entry
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.assets import Assets
from briefgen.briefing.labels import Labels
from briefgen.briefing.page import Logo
from briefgen.templating import Templates


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A brief that was taken back: its slug and languages, when and why, in its own language."""

    slug: str
    former: tuple[str, ...]
    lang: str
    langs: tuple[str, ...]
    date: str
    reason: str


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
    """The archive as an edition shows it; ``index`` is the mark of its search index, empty without one."""

    archive: ArchiveFile
    entries: tuple[Entry, ...]
    withdrawn: tuple[Withdrawn, ...] = ()
    edition: str = "public"
    earlier: tuple[Earlier, ...] = ()
    index: str = ""

    @property
    def updated(self) -> str:
        """The latest date of any briefing, correction or withdrawal; no clock has a part in it."""
        dates = [entry.updated for entry in self.entries]
        return max([*dates, *(item.date for item in self.withdrawn)], default="")

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

"""One brief as work: what has to be made, what was made, and what is printed on all of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from briefgen.addresses import card as card_address
from briefgen.archive.entry import CardEntry, Entry, FileEntry, VersionEntry
from briefgen.brief.audiences import for_audience
from briefgen.brief.gist import Gist
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.cards import Card
from briefgen.briefing.labels import Labels
from briefgen.briefing.wording import Wording
from briefgen.build.editions import Edition
from briefgen.build.onward import Related
from briefgen.build.reading import Reading, sound, unpacked
from briefgen.evidence.proving import Proof, proofs_for
from briefgen.problems import Problem


@dataclass(frozen=True)
class Document:
    """One finished file of a brief; ``pages`` is None for all but a PDF."""

    kind: str
    format: str
    lang: str
    address: str
    data: bytes
    pages: int | None
    seconds: float


@dataclass(frozen=True)
class Made:
    """What came of one brief: its documents and entry, or the problems that kept it from being made."""

    slug: str
    documents: tuple[Document, ...]
    entry: Entry | None
    problems: tuple[Problem, ...]
    extra: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """One brief to make for an edition, packed until somebody makes it.

    ``embargoed`` until its embargo is over; ``kept`` are its documents that stay from an earlier build, and
    ``kept_versions`` the languages in which it is not made now; ``related`` are the briefs that it names.
    """

    gist: Gist
    packed: bytes
    edition: Edition
    embargoed: bool
    kept: tuple[FileEntry, ...] = ()
    kept_cards: tuple[CardEntry, ...] = ()
    kept_versions: tuple[VersionEntry, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def slug(self) -> str:
        """The brief's name in addresses."""
        return self.gist.slug

    @cached_property
    def file(self) -> BriefFile:
        """The brief in all its languages, as the edition's readers may see it."""
        file = sound(self._reading.file, self.gist)
        return file if self.edition is Edition.PREVIEW else for_readers(file, self.edition)

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """What is proved of all that these readers may see."""
        return proofs_for(self.file.brief, self._reading.proofs)

    @property
    def sources(self) -> Mapping[str, str]:
        """The SHA-256 of the files that it was proved against, by the sources' ids."""
        return self._reading.sources

    @cached_property
    def _reading(self) -> Reading:
        return unpacked(self.packed)

    def __getstate__(self) -> dict[str, object]:
        """Without what was unpacked."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @property
    def standing(self) -> frozenset[str]:
        """The addresses of what stays."""
        return frozenset(file.address for file in self.kept)


def for_readers(file: BriefFile, edition: Edition) -> BriefFile:
    """The brief in all its languages less what is not for the edition's readers."""
    translations = tuple(
        replace(
            version,
            brief=for_audience(version.brief, edition),
            original=for_audience(version.original, edition) if version.original else None,
        )
        for version in file.translations
    )
    return replace(file, brief=for_audience(file.brief, edition), translations=translations)


def sized_as(size: int, pages: int | None, words: Wording) -> tuple[str, str]:
    """Size and pages of a document in words."""
    return words.size(size), words.counted(pages, words.labels["archive"]["pages"]) if pages else ""


def file_entry(document: Document) -> FileEntry:
    """What the brief's entry says of a document."""
    return FileEntry(
        kind=document.kind,
        format=document.format,
        lang=document.lang,
        address=document.address,
        sha256=hashlib.sha256(document.data).hexdigest(),
        bytes=len(document.data),
        pages=document.pages,
    )


def card_entry(card: Card, slug: str, lang: str, folder: str | None) -> CardEntry:
    """What the brief's entry says of a social card; ``folder`` is the language that its address names."""
    address, digest = card_address(slug, card.name, folder), hashlib.sha256(card.png).hexdigest()
    return CardEntry(lang, address, card.alt, card.kind, card.id, digest)


def mark_of(task: Task, labels: Labels, lang: str) -> str:
    """What is printed on every page of an edition that is not for everybody."""
    embargo = task.gist.embargo
    if task.edition is Edition.PRESS and task.embargoed and embargo is not None:
        moment = Wording(lang, labels, {}).moment(embargo)
        return str(labels["press_edition"]).format(moment=moment)
    return edition_mark(task.edition, labels)


def edition_mark(edition: Edition, labels: Labels) -> str:
    """The name of an edition that is not for everybody; empty in public."""
    if edition is Edition.PUBLIC:
        return ""
    return str(labels["draft_mark"] if edition is Edition.PREVIEW else labels["editions"][edition])

"""What the archive knows of one brief: all its lists, feeds and data files are made from entries alone.

An entry is published as ``brief.json`` beside the briefing, so a brief that is not made anew keeps its
place in every list: its entry is read back from there. Nothing is in it that the briefing does not show.
Dates are ISO 8601, texts are plain and in the version's language, addresses are relative to the archive.
"""

from __future__ import annotations

from msgspec import DecodeError, Struct, json


class FileEntry(Struct, frozen=True):
    """One file of a brief, with its size in bytes; ``pages`` for a PDF."""

    kind: str
    format: str
    lang: str
    address: str
    sha256: str
    bytes: int
    pages: int | None


class SourceEntry(Struct, frozen=True):
    """A source that the brief sums up. ``sha256`` is the hash of the file it was proved against, if any."""

    id: str
    title: str
    publisher: str
    kind: str
    date: str
    url: str
    lang: str
    sha256: str


class FigureEntry(Struct, frozen=True):
    """A number: ``text`` as printed with its caution, ``value`` and ``to`` as plain decimals.

    ``source`` is a source's id, ``link`` leads into it, ``proved`` says that its passage was found there.
    """

    id: str
    text: str
    value: str
    to: str
    qualifier: str
    unit: str
    currency: str
    label: str
    actor: str
    as_of: str
    derived: bool
    source: str
    page: int | None
    link: str
    proved: bool


class QuoteEntry(Struct, frozen=True):
    """Words somebody said; ``original`` is the wording in the source where ``text`` is a translation."""

    id: str
    text: str
    original: str
    speaker: str
    role: str
    organisation: str
    source: str
    page: int | None
    link: str
    proved: bool


class FindingEntry(Struct, frozen=True):
    """One finding in a line."""

    id: str
    heading: str
    text: str
    actor: str
    standing: str


class AskEntry(Struct, frozen=True):
    """One thing asked of an addressee, and what became of it."""

    id: str
    to: str
    text: str
    status: str
    status_date: str
    status_link: str


class CorrectionEntry(Struct, frozen=True):
    """A published mistake and what stands there now."""

    date: str
    text: str


class VersionEntry(Struct, frozen=True):
    """The brief in one language; ``page`` is the address of its main page. The original comes first."""

    lang: str
    page: str
    title: str
    subtitle: str
    description: str
    summary: str
    topics: tuple[str, ...]
    translated_by: str
    findings: tuple[FindingEntry, ...]
    quotes: tuple[QuoteEntry, ...]
    figures: tuple[FigureEntry, ...]
    asks: tuple[AskEntry, ...]
    corrections: tuple[CorrectionEntry, ...]


class CardEntry(Struct, frozen=True):
    """A social card."""

    lang: str
    address: str
    alt: str
    kind: str
    id: str
    sha256: str = ""


class Entry(Struct, frozen=True):
    """One published brief. ``embargoed`` only in an edition that is not for everybody."""

    slug: str
    former: tuple[str, ...]
    date: str
    number: str
    places: tuple[str, ...]
    featured: bool
    embargo: str
    sources: tuple[SourceEntry, ...]
    versions: tuple[VersionEntry, ...]
    files: tuple[FileEntry, ...]
    cards: tuple[CardEntry, ...] = ()

    @property
    def original(self) -> VersionEntry:
        """The version in the brief's own language."""
        return self.versions[0]

    @property
    def updated(self) -> str:
        """The day of its latest correction, or its own; no clock has a part in it."""
        return max([self.date, *(item.date for one in self.versions for item in one.corrections)])

    def version(self, lang: str) -> VersionEntry:
        """The version in a language, or the original where there is none."""
        for one in self.versions:
            if one.lang == lang:
                return one
        return self.original

    def file(self, kind: str, made: str, lang: str) -> FileEntry | None:
        """One file of the brief, None where there is none."""
        return next(
            (one for one in self.files if (one.kind, one.format, one.lang) == (kind, made, lang)), None
        )


_DECODER = json.Decoder(Entry)


def entry_to_json(entry: Entry) -> bytes:
    """The entry as published: UTF-8, indented, fields in the order of this file."""
    return json.format(json.encode(entry), indent=1) + b"\n"


def entry_from_json(data: bytes) -> Entry | None:
    """The entry that ``entry_to_json`` wrote; None for anything else."""
    try:
        return _DECODER.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None

"""The archive that stood in the output folder before this build."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefgen.addresses import brief_data, slug_of
from briefgen.archive.abridged import DIGEST, Abridged, abridged, from_plain, packed_entries, to_plain
from briefgen.archive.entry import Entry, entry_from_json
from briefgen.build.ledger import Ledger, Stood
from briefgen.build.manifest import Manifest
from briefgen.build.stamps import Stamp, looks_alike
from briefgen.packed import Packed, Plain, packed_of


@dataclass(frozen=True)
class Last:
    """What was published before for the same readers, known by its manifest.

    Whatever the manifest does not name is not there: files of an edition for other readers, above all.
    ``ledger`` remembers of what it was made, and ``there`` how its files look from outside now. ``whole``
    where nobody has touched its twin since.
    """

    output: Path
    manifest: Manifest
    ledger: Ledger = field(default_factory=Ledger)
    there: Mapping[str, Stamp] = field(default_factory=dict)
    whole: bool = False

    @property
    def twin(self) -> dict[str, int] | None:
        """The files of its twin with their numbers on the disk; None where they have to be looked at."""
        if not self.whole:
            return None
        plain = packed_of(Stood._make, self.ledger.outputs).plain
        return {name: stood[0][2] for name, stood in plain.items()}

    def stood(self, name: str) -> Stood | None:
        """What is remembered of a file that nobody has touched since it was published; else None."""
        return self.untouched.get(name)

    @cached_property
    def untouched(self) -> Packed[Stood]:
        """All such files."""
        files, there = self.manifest.files, self.there
        return Packed(
            Stood._make,
            {
                name: known
                for name, known in packed_of(Stood._make, self.ledger.outputs).plain.items()
                if name in files and looks_alike(there.get(name), known[0])
            },
        )

    def files(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files by address, less those that are not there."""
        return read_published(self.output, [name for name in names if name in self.manifest.files])

    def file(self, name: str) -> bytes | None:
        """The bytes of one file, None where it is not there."""
        if self.stood(name):  # so it was just seen that this is a file, and that no link leads to it
            with suppress(OSError), open(f"{self.output}/{name}", "rb") as file:  # noqa: PTH123 - often
                return file.read()
        return self.files([name]).get(name)

    def folder(self, slug: str) -> tuple[str, ...]:
        """The addresses of all that stands in a brief's folder."""
        return self._folders.get(slug, ())

    def entry(self, slug: str) -> Entry | None:
        """The entry of a brief, None where there was none."""
        data = self.file(brief_data(slug))
        return entry_from_json(data) if data else None

    def abridged(self, slug: str) -> Abridged | None:
        """The same abridged; it is read only where the ledger does not know it."""
        plain = self.packed(slug)
        return from_plain(plain) if plain else None

    def packed(self, slug: str) -> Plain | None:
        """The same, packed."""
        known, name = self._entries.plain.get(slug), brief_data(slug)
        if known and name in self.untouched and known[DIGEST] == self.manifest.files[name].sha256:
            return known
        data = self.file(name)
        entry = entry_from_json(data) if data else None
        return to_plain(abridged(entry, hashlib.sha256(data).hexdigest())) if data and entry else None

    @cached_property
    def _entries(self) -> Packed[Abridged]:
        return packed_entries(self.ledger.entries)

    def entry_of(self, slug: str, former: Iterable[str]) -> Entry | None:
        """The entry of a brief, under a name it had before where it was renamed since."""
        found = (self.entry(name) for name in (slug, *former))
        return next((entry for entry in found if entry is not None), None)

    @cached_property
    def _folders(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in self.manifest.files:
            if slug := slug_of(name):
                found.setdefault(slug, []).append(name)
        return {slug: tuple(names) for slug, names in found.items()}


def read_published(output: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The bytes of files that stand in the published archive; those that are gone are left out."""
    found, home = {}, os.path.realpath(output)
    for name in names:
        path = f"{output}/{name}"
        if os.path.isfile(path) and os.path.realpath(path).startswith(f"{home}{os.sep}"):  # noqa: PTH113 - often
            found[name] = Path(path).read_bytes()
    return found

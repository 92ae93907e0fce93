"""The archive that stood in the output folder before this build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefgen.addresses import brief_data, briefing_folder
from briefgen.archive.entry import Entry, entry_from_json
from briefgen.build.manifest import Manifest
from briefgen.build.publish import read_published


@dataclass(frozen=True)
class Last:
    """What was published before for the same readers, known by its manifest.

    Whatever the manifest does not name is not there: files of an edition for other readers, above all.
    """

    output: Path
    manifest: Manifest

    def files(self, names: Iterable[str]) -> dict[str, bytes]:
        """The bytes of files by address, less those that are not there."""
        return read_published(self.output, [name for name in names if name in self.manifest.files])

    def folder(self, slug: str) -> dict[str, bytes]:
        """All that stands in a brief's folder."""
        folder = briefing_folder(slug)
        return self.files(name for name in self.manifest.files if name.startswith(folder))

    def entry(self, slug: str) -> Entry | None:
        """The entry of a brief, None where there was none."""
        name = brief_data(slug)
        data = self.files([name]).get(name)
        return entry_from_json(data) if data else None

    def entry_of(self, slug: str, former: Iterable[str]) -> Entry | None:
        """The entry of a brief, under a name it had before where it was renamed since."""
        found = (self.entry(name) for name in (slug, *former))
        return next((entry for entry in found if entry is not None), None)

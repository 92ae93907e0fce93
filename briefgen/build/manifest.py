"""``manifest.json``: what the published archive holds, by which a later build knows it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from briefgen import __version__
from briefgen.addresses import MANIFEST
from briefgen.archive.view import EntryView


@dataclass(frozen=True)
class Manifest:
    """The entries of an archive, and the SHA-256 and size of each of its files."""

    entries: tuple[EntryView, ...] = ()
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def entry(self, slug: str) -> EntryView | None:
        """The briefing published under ``slug``."""
        return next((entry for entry in self.entries if entry.slug == slug), None)


def manifest_of(entries: tuple[EntryView, ...], files: Mapping[str, bytes]) -> Manifest:
    """The manifest of an archive that holds ``files``."""
    sums = {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in files.items()}
    return Manifest(entries, sums)


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it is written: sorted, one value a line, no names, no paths of a machine."""
    value = {
        "made_with": f"briefgen {__version__}",
        "briefings": [asdict(entry) for entry in sorted(manifest.entries, key=lambda entry: entry.slug)],
        "files": {
            name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(manifest.files.items())
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(output: Path) -> Manifest | None:
    """The manifest of the archive in ``output``; None where there is none that can be read."""
    try:
        value = json.loads((output / MANIFEST).read_bytes())
        entries = tuple(
            EntryView(**{**entry, "places": tuple(entry["places"])}) for entry in value["briefings"]
        )
        files = {name: (item["sha256"], item["bytes"]) for name, item in value["files"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Manifest(entries, files)

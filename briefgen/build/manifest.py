"""``manifest.json``: what the published archive holds, by which a later build knows it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briefgen import __version__
from briefgen.addresses import MANIFEST


@dataclass(frozen=True)
class Manifest:
    """The SHA-256 and size of each of an archive's files, its briefs, and for whom it was built."""

    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    slugs: tuple[str, ...] = ()
    edition: str = "public"


def manifest_of(slugs: Iterable[str], files: Mapping[str, bytes], edition: str) -> Manifest:
    """The manifest of an archive that holds ``files``."""
    sums = {name: (hashlib.sha256(data).hexdigest(), len(data)) for name, data in files.items()}
    return Manifest(sums, tuple(sorted(slugs)), edition)


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it is written: sorted, one value a line, no names, no paths of a machine."""
    value = {
        "made_with": f"briefgen {__version__}",
        "edition": manifest.edition,
        "briefings": manifest.slugs,
        "files": {
            name: {"sha256": digest, "bytes": size} for name, (digest, size) in sorted(manifest.files.items())
        },
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(output: Path) -> Manifest | None:
    """The manifest of the archive in ``output``; None where there is none that can be read."""
    try:
        value = json.loads((output / MANIFEST).read_bytes())
        files = {name: (item["sha256"], item["bytes"]) for name, item in value["files"].items()}
        return Manifest(files, tuple(map(str, value["briefings"])), str(value["edition"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None

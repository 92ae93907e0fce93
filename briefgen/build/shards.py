"""A build parted among machines: each makes the briefs of one shard, and ``merge`` makes an archive of them.

A shard is a folder with the briefings of its briefs, a manifest, and a ledger of what they were made of. The
archive's own pages are made by the merge. A brief of which the shard was made of something else than what
lies in the workspace then, is made anew there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from briefgen.build.last import read_published
from briefgen.build.ledger import Known, Ledger, known_from_plain, known_to_plain
from briefgen.build.manifest import Manifest, read_manifest
from briefgen.problems import Origin, Place, Problem, Severity

LEDGER = "shard.json"
FORMAT = 3


@dataclass(frozen=True, slots=True)
class Part:
    """The shard ``number``, from 1, of ``of``: the briefs whose names' hashes fall to it."""

    number: int
    of: int

    def has(self, slug: str) -> bool:
        """True for a brief of this shard; each brief is in one, whatever others there are."""
        return int.from_bytes(sha256(slug.encode()).digest()[:8]) % self.of == self.number - 1


@dataclass(frozen=True)
class Shard:
    """A shard as another build left it."""

    folder: Path
    manifest: Manifest
    ledger: Ledger

    def holds(self, known: Known) -> bool:
        """True where all files of a brief are those that were made."""
        return all(self.read(address) is not None for address in known.files)

    def read(self, address: str) -> bytes | None:
        """A file, if it is the one that was made."""
        held = self.manifest.files.get(address)
        data = read_published(self.folder, [address]).get(address) if held else None
        return data if data is not None and held and sha256(data).hexdigest() == held.sha256 else None


def shard_file(briefs: Mapping[str, Known], common: Mapping[str, Mapping[str, str]]) -> bytes:
    """What a shard says of its briefs."""
    held = {
        "format": FORMAT,
        "common": {mark: dict(settings) for mark, settings in common.items()},
        "briefs": {slug: known_to_plain(one) for slug, one in briefs.items()},
    }
    return json.dumps(held, separators=(",", ":"), sort_keys=True).encode() + b"\n"


def read_shards(folders: Iterable[Path], edition: str) -> tuple[list[Shard], list[Problem]]:
    """The shards in some folders, and what is wrong with others; those are no loss but of time."""
    shards: list[Shard] = []
    problems: list[Problem] = []
    for folder in folders:
        manifest = read_manifest(folder)
        data = read_published(folder, [LEDGER]).get(LEDGER)
        ledger = _ledger(data) if data else None
        if manifest is None or ledger is None:
            message = f"The folder {folder} holds no shard."
            problems.append(
                _problem("no-shard", message, "make one with `briefgen build --shard 1/4`", folder)
            )
        elif manifest.edition != edition:
            message = f"The shard {folder} is of the edition {manifest.edition}, and not {edition}."
            problems.append(
                _problem("shard-edition", message, "name the same --edition for all of them", folder)
            )
        else:
            shards.append(Shard(folder, manifest, ledger))
    return shards, problems


def known_in(shards: Iterable[Shard]) -> dict[str, tuple[Known, Shard]]:
    """What is known of each published brief by its name, and the shard that has it."""
    return {
        slug: (known, shard)
        for shard in shards
        for slug, known in shard.ledger.briefs.items()
        if known.files  # of the others a shard holds nothing
    }


def _ledger(data: bytes) -> Ledger | None:
    try:
        held = json.loads(data)
        if held["format"] != FORMAT:
            return None
        briefs = {slug: known_from_plain(one) for slug, one in held["briefs"].items()}
        return Ledger(common=held["common"], briefs=briefs)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _problem(code: str, message: str, hint: str, folder: Path) -> Problem:
    return Problem(code, message, hint, Place(str(folder)), Severity.WARNING, Origin.MACHINE)

"""``manifest.json`` and ``SHA256SUMS``: what the published archive holds, by which it is known again.

The manifest also remembers the fingerprints of documents that were published once and are no longer, so
that somebody who holds one of them can be told. It holds no names, no titles, and no paths of a machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import chain, starmap
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import DecodeError, Meta, Struct, json, structs

from briefgen.addresses import MANIFEST, SUMS, is_address, slug_of
from briefgen.archive.abridged import Abridged
from briefgen.archive.datatext import Ready, quoted, to_json_lines
from briefgen.archive.holdings import Earlier, State
from briefgen.packed import Packed, Plain, packed_of

FORMAT = 2
_NO_KIND = ("", "")
MAX_BYTES = 500_000_000
"""More than the manifest of a million files has; what is larger is not ours and is not read."""


class Held(NamedTuple):
    """One file: its SHA-256, its size, and for a document its kind and language."""

    sha256: str
    bytes: int
    kind: str = ""
    lang: str = ""


@dataclass(frozen=True)
class Manifest:
    """What an archive holds, for whom it was built and with what, and what it held before."""

    files: Mapping[str, Held] = field(default_factory=dict)
    briefings: tuple[str, ...] = ()
    edition: str = "public"
    made_with: Mapping[str, str] | str = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()
    format: int = FORMAT

    @property
    def slugs(self) -> tuple[str, ...]:
        """The briefs that have a briefing."""
        return self.briefings

    @cached_property
    def named(self) -> frozenset[str]:
        """The same, to ask of one brief after another whether it has one."""
        return frozenset(self.briefings)


def held_of(files: Mapping[str, bytes]) -> dict[str, Held]:
    """What a manifest says of these files."""
    return {name: Held(hashlib.sha256(data).hexdigest(), len(data)) for name, data in files.items()}


def manifest_of(
    entries: Iterable[Abridged],
    files: Mapping[str, Held],
    edition: str,
    made_with: Mapping[str, str],
    earlier: tuple[Earlier, ...] = (),
) -> Manifest:
    """The manifest of an archive that holds ``files``, with kind and language of its documents."""
    ordered = sorted(entries, key=lambda entry: entry.slug)
    kinds = {file.address: (file.kind, file.lang) for entry in ordered for file in entry.files}
    held = Packed(
        Held._make,
        {
            name: one if one[2:] == (kind := kinds.get(name, _NO_KIND)) else (*one[:2], *kind)
            for name, one in packed_of(Held._make, files).plain.items()
        },
    )
    proved = {entry.slug: dict(entry.proved) for entry in ordered if entry.proved}
    slugs = tuple(entry.slug for entry in ordered)
    return Manifest(held, slugs, edition, dict(made_with), proved, earlier)


def carried(
    before: Manifest,
    entries: Iterable[Abridged],
    withdrawn: Mapping[str, str],
    standing: Collection[str],
    day: str,
) -> tuple[Earlier, ...]:
    """The documents that were published before and are no longer, as the next manifest remembers them.

    ``withdrawn`` are slugs with the dates of their withdrawal, ``standing`` those that have a page, of a
    briefing or a notice. Of others the slug is forgotten too: it may say what nobody shall read any more.
    ``day`` is the date of this build, for what has gone since the last.
    """
    published = {entry.slug: entry for entry in entries}
    moved = {former: entry.slug for entry in published.values() for former in entry.former}
    current = {file.sha256 for entry in published.values() for file in entry.files}
    found: dict[str, Earlier] = {}
    for one in chain(before.earlier, _documents(before, day)):
        if one.sha256 in current:
            continue
        slug = moved.get(one.slug, one.slug) if one.slug not in published else one.slug
        shown = slug if slug in standing else ""
        if slug in withdrawn:
            found[one.sha256] = replace(one, slug=shown, state=State.WITHDRAWN, date=withdrawn[slug])
        elif slug in published:
            found[one.sha256] = replace(one, slug=shown, state=State.REPLACED)
        elif one.state is State.WITHDRAWN:
            found[one.sha256] = replace(one, slug=shown)
        else:
            found[one.sha256] = replace(one, slug="", state=State.REMOVED)
    return tuple(sorted(found.values(), key=lambda one: one.sha256))


def _documents(before: Manifest, day: str) -> Iterator[Earlier]:
    """The documents of an archive that people save and send on, as if they were gone since ``day``."""
    for name, (sha256, _, kind, lang) in packed_of(Held._make, before.files).plain.items():
        if kind and not name.endswith(".html"):
            made = name.rpartition(".")[2]
            yield Earlier(sha256, State.REPLACED, slug_of(name), kind, made, lang, day)


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it is written: sorted, a file to a line, so that two of them can be compared."""
    ordered = {
        "format": manifest.format,
        "made_with": manifest.made_with,
        "edition": manifest.edition,
        "briefings": manifest.briefings,
        "sources": manifest.sources,
        "files": Ready(starmap(_line, sorted(packed_of(Held._make, manifest.files).plain.items()))),
        "earlier": [asdict(one) for one in manifest.earlier],
    }
    return to_json_lines(ordered)


def _line(name: str, held: Plain) -> str:
    """One file; a hundred thousand of them in a tenth of the time that an encoder takes for dictionaries."""
    sha256, size, kind, lang = held
    more = f', "kind": {quoted(kind)}, "lang": {quoted(lang)}' if kind else ""
    return f'{quoted(name)}: {{"sha256": "{sha256}", "bytes": {size}{more}}}'


def sealed(manifest: Manifest) -> dict[str, bytes]:
    """``manifest.json``, and ``SHA256SUMS`` of it and all files, as ``sha256sum --check`` reads it."""
    data = to_json(manifest)
    digests = {name: held[0] for name, held in packed_of(Held._make, manifest.files).plain.items()}
    digests[MANIFEST] = hashlib.sha256(data).hexdigest()
    lines = (f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return {MANIFEST: data, SUMS: "".join(lines).encode()}


Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]


class _File(Struct, frozen=True):
    """One file as it is written."""

    sha256: Digest
    bytes: int
    kind: str = ""
    lang: str = ""


class _Written(Struct, frozen=True):
    """The manifest as it is written; what an older one lacks, it may lack."""

    files: dict[str, _File] = {}
    briefings: tuple[str, ...] = ()
    edition: str = "public"
    made_with: dict[str, str] | str = {}
    sources: dict[str, dict[str, Digest]] = {}
    earlier: tuple[Earlier, ...] = ()
    format: int = FORMAT


_DECODER = json.Decoder(_Written)


def parse_manifest(data: bytes) -> Manifest | None:
    """The manifest that ``to_json`` wrote; None for anything else, such as one that names files elsewhere."""
    try:
        written = _DECODER.decode(data)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        return None
    names = {*written.briefings, *written.sources}
    if not all(map(is_address, {*written.files, *names})) or any("/" in name for name in names):
        return None
    files = {name: Held._make(structs.astuple(file)) for name, file in written.files.items()}
    return Manifest(
        files,
        written.briefings,
        written.edition,
        written.made_with,
        written.sources,
        written.earlier,
        written.format,
    )


def read_manifest(output: Path) -> Manifest | None:
    """The manifest of the archive in ``output``; None where there is none that can be read."""
    path = output / MANIFEST
    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        return parse_manifest(path.read_bytes())
    except OSError:
        return None

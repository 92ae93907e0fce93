"""Whether a published archive is whole, and whether a file is one of it. Nothing is written."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefgen.addresses import MANIFEST, SUMS, brief_data, slug_of
from briefgen.archive.entry import entry_from_json
from briefgen.build.last import read_published
from briefgen.build.manifest import Manifest, read_manifest
from briefgen.build.swap import KEEP
from briefgen.problems import Origin, Place, Problem

SIGNATURES = (f"{SUMS}.sig", f"{SUMS}.minisig", f"{SUMS}.asc")
"""What a publisher may add to an archive: signatures by ssh, minisign and OpenPGP."""

MOST_LINES = 2_000_000
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What became of an archive's files since it was built: addresses, in order."""

    files: int
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    extra: tuple[str, ...]
    signatures: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """True where every file is as it was published, and there is no other."""
        return not (self.changed or self.missing or self.extra)


@dataclass(frozen=True, slots=True)
class Origins:
    """Where a file comes from. ``state`` is ``ours``, ``unknown``, or that of a document of an earlier time.

    ``date`` is since when a document is no longer published. What is not known is empty.
    """

    state: str
    sha256: str
    address: str = ""
    slug: str = ""
    kind: str = ""
    lang: str = ""
    title: str = ""
    date: str = ""


def verify_archive(folder: Path) -> Wholeness | Problem:
    """Compares every file in ``folder`` with the manifest and with ``SHA256SUMS``; or says why it cannot."""
    manifest = read_manifest(folder)
    if manifest is None:
        return _unreadable(folder)
    try:
        return _compared(folder, manifest)
    except OSError as error:
        return _cannot_read(Path(error.filename or folder), error)


def verify_document(file: Path, folder: Path) -> Origins | Problem:
    """Whether the bytes of ``file`` are those of a document of the archive in ``folder``."""
    try:
        digest = _fingerprint(file.resolve())
    except OSError as error:
        return _cannot_read(file, error)
    manifest = read_manifest(folder)
    if manifest is None:
        return _unreadable(folder)
    # A renamed brief's documents stand at two addresses; the present one is that of a document.
    for name, held in sorted(manifest.files.items(), key=lambda item: (not item[1].kind, item[0])):
        if held.sha256 == digest:
            slug = slug_of(name) if held.kind else ""
            title = _title(folder, slug, held.lang) if slug else ""
            return Origins("ours", digest, name, slug, held.kind, held.lang, title)
    for one in manifest.earlier:
        if one.sha256 == digest:
            return Origins(str(one.state), digest, "", one.slug, one.kind, one.lang, date=one.date)
    return Origins("unknown", digest)


def _compared(folder: Path, manifest: Manifest) -> Wholeness:
    there = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    listed = _listed(there.get(SUMS))
    changed, missing = set(), set()
    for name, held in manifest.files.items():
        if name not in there:
            missing.add(name)
        elif (actual := _fingerprint(there[name])) != held.sha256 or listed.get(name, actual) != actual:
            changed.add(name)
    own = _fingerprint(folder / MANIFEST)
    if listed.get(MANIFEST, own) != own:
        changed.add(MANIFEST)
    if SUMS not in there:
        missing.add(SUMS)
    elif listed.keys() != {*manifest.files, MANIFEST}:
        changed.add(SUMS)
    ours = {*manifest.files, MANIFEST, SUMS, KEEP, *SIGNATURES}
    signatures = tuple(name for name in SIGNATURES if name in there)
    return Wholeness(
        len(manifest.files),
        tuple(sorted(changed)),
        tuple(sorted(missing)),
        tuple(sorted(there.keys() - ours)),
        signatures,
    )


def _files(folder: Path) -> Iterator[Path]:
    """Everything in the folder that is not a folder; what a link leads to is not looked at."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        else:
            yield path


def _listed(path: Path | None) -> Mapping[str, str]:
    """The lines of ``SHA256SUMS``, by file; none where there is something else in it."""
    if path is None or path.is_symlink() or not path.is_file():
        return {}
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    found = [_LINE.fullmatch(line) for line in lines[:MOST_LINES]]
    return {match[2]: match[1] for match in found if match} if all(found) else {}


def _fingerprint(path: Path) -> str:
    """The SHA-256 of a file; of a link or a device something that none has."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return "not a file"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _title(folder: Path, slug: str, lang: str) -> str:
    name = brief_data(slug)
    data = read_published(folder, [name]).get(name)
    entry = entry_from_json(data) if data else None
    return entry.version(lang).title if entry else ""


def _unreadable(folder: Path) -> Problem:
    if not (folder / MANIFEST).exists():
        message = f"There is no archive in {folder}: it has no {MANIFEST}."
        hint = "name the folder that briefgen built, or that was fetched whole"
    else:
        message = f"{MANIFEST} in {folder} is damaged, or was not made by this version of briefgen."
        hint = f"fetch the archive anew; `sha256sum --check {SUMS}` tells which other files are as they were"
    return Problem("archive-unreadable", message, hint, Place(str(folder)), origin=Origin.MACHINE)


def _cannot_read(path: Path, error: OSError) -> Problem:
    message = f"{path} cannot be read: {error.strerror or error}."
    return Problem(
        "cannot-read", message, "get permission to read it", Place(str(path)), origin=Origin.MACHINE
    )

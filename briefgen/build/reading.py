"""The briefs of a build, read and proved, and put aside until they are made.

In memory stays of each what the others have to know of it; the rest lies in a file without a name, which is
gone when the build is over, however it ends.
"""

from __future__ import annotations

import os
import pickle
import tempfile
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import IO

from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.brief.gist import Gist, gist_of
from briefgen.brief.survey import Survey
from briefgen.brief.workspace import BriefFile, read_brief_file
from briefgen.build.checking import Told
from briefgen.build.faulty import all_said
from briefgen.evidence.examine import examine
from briefgen.evidence.proving import Proof
from briefgen.evidence.sources.library import Library
from briefgen.problems import Origin, Place, Problem


@dataclass(frozen=True)
class Reading:
    """One brief, whole: what it says, what of it is proved, the SHA-256 of its sources by their ids."""

    file: BriefFile
    proofs: tuple[Proof, ...]
    sources: Mapping[str, str]

    def packed(self) -> bytes:
        """The reading as bytes."""
        return zlib.compress(pickle.dumps(self, pickle.HIGHEST_PROTOCOL), 1)


def unpacked(data: bytes) -> Reading:
    """The reading that was ``packed``; only what this build has packed itself is unpacked."""
    reading: Reading = pickle.loads(zlib.decompress(data))  # noqa: S301
    return reading


@dataclass(frozen=True)
class Found(Told):
    """A brief to be made: ``made_of`` are the names of all that it is made of, besides its own files."""

    made_of: tuple[str, ...] = ()
    packed: bytes = b""


def read_and_prove(folder: Survey, path: Path, library: Library, today: str) -> Found:
    """One brief of a folder; ``today`` is the date of what is newly proved."""
    file, said = read_brief_file(folder, path)
    if file is None:
        return Found(path.stem, all_said(folder, path, library, today, said))
    proved = examine(file, folder.root, library, today)
    hashes = {name: source.sha256 for name, source in proved.record.sources.items()}
    return Found(
        file.slug,
        tuple(said),
        gist_of(file),
        proved.problems,
        tuple(_made_of(file)),
        Reading(file, proved.proofs, hashes).packed(),
    )


def _made_of(file: BriefFile) -> Iterator[str]:
    yield from (f"{BRIEFS}/{MEDIA}/{image.file}" for image in file.brief.images)
    yield from (f"sources/{source.file}" for source in file.brief.sources.values() if source.file)
    yield from (f"templates/{kind}" for kind in file.brief.documents)
    yield from (f"labels/{version.lang}" for version in file.versions)


class NoRoomError(Exception):
    """The briefs cannot be put aside; carries the problem."""

    def __init__(self, error: OSError) -> None:
        try:
            folder = tempfile.gettempdir()
        except OSError:
            folder = "any folder for temporary files"
        message = f"What was read of the briefs cannot be put aside in {folder}: {error.strerror}."
        hint = "make room there, or name another folder in the environment variable TMPDIR"
        super().__init__(message)
        self.problem = Problem("no-room", message, hint, Place(folder), origin=Origin.MACHINE)


class Drawer:
    """Packed readings, put aside in a file without a name, which nobody else can open, until it is closed."""

    def __init__(self) -> None:
        """Raises ``NoRoomError``."""
        try:
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - open until the build is over
        except OSError as error:
            raise NoRoomError(error) from None
        self._held: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Drawer:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, slug: str, packed: bytes) -> None:
        """Puts a reading aside. Raises ``NoRoomError``."""
        try:
            start = self._file.seek(0, os.SEEK_END)
            self._file.write(packed)
            self._file.flush()
        except OSError as error:
            raise NoRoomError(error) from None
        self._held[slug] = start, len(packed)

    def packed(self, slug: str) -> bytes:
        """A reading that was put aside."""
        start, length = self._held[slug]
        self._file.seek(start)
        return self._file.read(length)


@dataclass(frozen=True)
class Readings:
    """All briefs that a build has read, in short, with all that was said of them.

    ``broken`` are those whose errors keep them from being built; ``made_of`` has for each brief the digest of
    all that it is made of.
    """

    briefs: tuple[Gist, ...]
    broken: frozenset[str]
    said: tuple[Problem, ...]
    made_of: Mapping[str, Mapping[str, str]]
    drawer: Drawer

    def whole(self, slug: str) -> BriefFile | None:
        """A brief with all that is in it, less the translations that have errors; None if it was not read."""
        gist = self._by_slug.get(slug)
        return sound(unpacked(self.drawer.packed(slug)).file, gist) if gist else None

    @cached_property
    def _by_slug(self) -> Mapping[str, Gist]:
        return {gist.slug: gist for gist in self.briefs}

    def without_faulty(self, problems: Iterable[Problem]) -> Readings:
        """The readings less the briefs and the translations in whose files an error was found."""
        faulty = {problem.place.file for problem in problems if problem.is_error}
        lost = {name for one in self.briefs if one.file in faulty for name in (one.slug, *one.former)}
        briefs = tuple(one.without(faulty) for one in self.briefs if one.file not in faulty)
        return replace(self, briefs=briefs, broken=self.broken | lost)


def sound(file: BriefFile, gist: Gist) -> BriefFile:
    """The brief less the translations that ``gist`` has found faulty."""
    kept: Collection[str] = gist.titles.keys()
    translations = tuple(version for version in file.translations if version.lang in kept)
    return replace(file, translations=translations, faulty=gist.faulty)

"""What ``check`` says of each brief: read and proved like those of a build, of which nothing is made.

Few briefs are checked before a second process has begun; what that takes is imported only for many.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from briefgen.brief.gist import Gist, gist_of
from briefgen.brief.neighbours import neighbour_problems
from briefgen.brief.survey import Survey
from briefgen.brief.workspace import read_brief_file
from briefgen.build.faulty import all_said
from briefgen.evidence.examine import examine
from briefgen.evidence.record import Record
from briefgen.evidence.sources.library import Library
from briefgen.problems import Problem

FEWEST = 40
"""Fewer briefs than this are read before a second process has begun."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a process reads briefs with: the folders of sources and of the cache, and the date."""

    sources: Path | None
    cache: Path | None
    today: str

    def library(self) -> Library:
        """The sources, none of them read yet."""
        return Library(self.sources, self.cache)


@dataclass(frozen=True)
class Told:
    """What there is to say of the file of one brief; ``gist`` is None where it cannot be used.

    ``said`` are the problems of reading it, ``unproved`` those of proving it.
    """

    slug: str
    said: tuple[Problem, ...]
    gist: Gist | None = None
    unproved: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Checked(Told):
    """A brief of which nothing is made: of its ``items`` of evidence so many are ``standing``."""

    items: int = 0
    standing: int = 0
    record: Record | None = None


def problems_of(folder: Survey, told: Collection[Told]) -> Iterator[Problem]:
    """All that is said of the briefs of a folder, and of how they stand to each other."""
    yield from folder.problems
    yield from (problem for one in told for problem in one.said)
    yield from neighbour_problems([one.gist for one in told if one.gist], folder.slugs)
    yield from (problem for one in told for problem in one.unproved)


def check_all(folder: Survey, desk: Desk, jobs: int) -> Iterator[Checked]:
    """What came of each file, in their order; ``jobs`` processes read many of them."""
    if jobs > 1 and len(folder.files) >= FEWEST:
        from briefgen.build.readers import each

        return each(folder, desk, jobs, check_one)
    library = desk.library()
    return (check_one(folder, path, library, desk.today) for path in folder.files)


def check_one(folder: Survey, path: Path, library: Library, today: str) -> Checked:
    """One brief of a folder; ``today`` is the date of what is newly proved."""
    file, said = read_brief_file(folder, path)
    if file is None:
        return Checked(path.stem, all_said(folder, path, library, today, said))
    proved = examine(file, folder.root, library, today)
    standing = sum(proof.stands for proof in proved.proofs)
    return Checked(
        file.slug, tuple(said), gist_of(file), proved.problems, len(proved.proofs), standing, proved.record
    )

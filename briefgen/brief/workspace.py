"""The briefs of a folder, whole, with all their problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.characters import shown
from briefgen.brief.documentkinds import DocumentKind, document_problems
from briefgen.brief.fields import SLUG
from briefgen.brief.folders import BRIEFS
from briefgen.brief.model import Brief
from briefgen.brief.neighbours import neighbour_problems
from briefgen.brief.overlayfiles import OverlayFile, read_overlays
from briefgen.brief.reader import read_brief
from briefgen.brief.survey import Survey, bytes_inside, survey
from briefgen.brief.translation import Original, Translation
from briefgen.brief.tree import Places
from briefgen.problems import Place, Problem

MAX_SLUG = 80

_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


@dataclass(frozen=True)
class BriefFile:
    """One brief with its slug, the places of its values, and its translations by language.

    ``faulty`` are the languages whose overlays have errors: not made anew, and what was published stays.
    """

    slug: str
    file: str
    brief: Brief
    places: Places
    translations: tuple[Translation, ...] = ()
    faulty: frozenset[str] = frozenset()

    @property
    def versions(self) -> tuple[Translation, ...]:
        """The brief in every language, the original first."""
        return (Translation(self.brief.lang, self.file, self.brief, self.places), *self.translations)

    @property
    def former(self) -> tuple[str, ...]:
        """Names it had before."""
        return self.brief.former

    @property
    def related(self) -> tuple[str, ...]:
        """The briefs it names."""
        return self.brief.related


@dataclass(frozen=True)
class Workspace:
    """What a folder holds. ``broken`` are the slugs of files whose errors keep them from being built."""

    root: Path
    archive: ArchiveFile | None
    briefs: tuple[BriefFile, ...]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def slug_problem(slug: str, place: Place) -> Problem | None:
    """Why a file's name cannot become an address; None where it can."""
    near = re.sub(r"[^a-z0-9]+", "-", slug.casefold()).strip("-")[:MAX_SLUG].strip("-") or "my-brief"
    if slug.casefold() in _RESERVED:
        return Problem(
            "slug",
            f"`{shown(slug)}` is a name that Windows keeps for itself.",
            f"rename the file `{near}-brief.yaml`",
            place,
        )
    if not re.fullmatch(SLUG, slug) or len(slug) > MAX_SLUG:
        message = f"The file's name cannot become a web address: “{shown(slug, 60)}”."
        hint = f"use small letters a–z, digits and hyphens, at most {MAX_SLUG}: `{near}.yaml`"
        return Problem("slug", message, hint, place)
    return None


def read_workspace(root: Path, only: tuple[str, ...] = ()) -> Workspace:
    """Every brief of ``root/briefs``, or those whose slug or path is named in ``only``."""
    folder = survey(root, only)
    problems = list(folder.problems)
    briefs: list[BriefFile] = []
    broken: set[str] = set()
    for path in folder.files:
        brief, found = read_brief_file(folder, path)
        problems += found
        if brief:
            briefs.append(brief)
        else:
            broken.add(path.stem)
    broken -= {brief.slug for brief in briefs}
    problems += neighbour_problems(briefs, folder.slugs)
    return Workspace(root, folder.archive, tuple(briefs), frozenset(broken), tuple(problems))


def read_brief_file(folder: Survey, path: Path) -> tuple[BriefFile | None, list[Problem]]:
    """One brief with its translations; None with its problems where it cannot be used."""
    archive = folder.archive
    inherited = ("contacts",) if archive is None or archive.contacts else ()
    brief, problems = _read_one(path, folder.kinds, inherited)
    if brief is None:
        return None, problems
    brief, found = _translated(brief, folder.overlays.get(brief.slug, ()))
    return brief, problems + found


def _read_one(
    path: Path, kinds: Mapping[str, DocumentKind], inherited: Collection[str]
) -> tuple[BriefFile | None, list[Problem]]:
    shown_as = f"{BRIEFS}/{path.name}"
    name = slug_problem(path.stem, Place(shown_as))
    if path.suffix != ".yaml":
        message = f"The file's name ends in {path.suffix} and not in .yaml."
        name = Problem("slug", message, f"rename the file `{path.stem.lower()}.yaml`", Place(shown_as))
    data, problems = bytes_inside(path, shown_as)
    if name:
        problems.insert(0, name)
    if data is None:
        return None, problems
    reading = read_brief(shown_as, data)
    problems += reading.problems
    if name or reading.value is None or reading.places is None:
        return None, problems
    unmade = list(document_problems(reading.value, reading.places, kinds, inherited))
    if unmade:
        return None, problems + unmade
    return BriefFile(path.stem, shown_as, reading.value, reading.places), problems


def _translated(brief: BriefFile, own: tuple[OverlayFile, ...]) -> tuple[BriefFile, list[Problem]]:
    """The brief with its translations."""
    original = Original(brief.file, brief.brief, brief.places)
    found = read_overlays(original, own, bytes_inside)
    return replace(brief, translations=found.sound, faulty=found.faulty), list(found.problems)

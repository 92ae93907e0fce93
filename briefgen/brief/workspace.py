"""A folder of briefs: the archive's file and every brief in it, with all their problems."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.characters import shown
from briefgen.brief.documentkinds import DocumentKind, document_problems, read_kinds
from briefgen.brief.fields import SLUG
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS, template_folders
from briefgen.brief.model import Brief
from briefgen.brief.neighbours import neighbour_problems
from briefgen.brief.overlayfiles import OverlayFile, parted, read_overlays, without_original
from briefgen.brief.reader import read_archive_file, read_brief, read_bytes
from briefgen.brief.translation import Original, Translation
from briefgen.brief.tree import Places
from briefgen.problems import Origin, Place, Problem, did_you_mean

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


def read_workspace(root: Path, only: tuple[str, ...] = (), skip: Collection[str] = ()) -> Workspace:
    """Every brief of ``root/briefs``, or those whose slug or path is named in ``only``, less ``skip``."""
    folder = root / BRIEFS
    if not folder.is_dir():
        message = f"There is no folder `{BRIEFS}` in {shown(str(root), 200)}."
        hint = "run this inside a workspace, name one with -C, or make one with `briefgen init DIR`"
        problem = Problem("no-workspace", message, hint, Place(str(folder)), origin=Origin.MACHINE)
        return Workspace(root, None, (), frozenset(), (problem,))
    archive, problems = read_archive(root)
    try:
        files = _brief_files(folder)
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        hint = "see that you may read it"
        problem = Problem("unreadable", message, hint, Place(str(folder)), origin=Origin.MACHINE)
        return Workspace(root, archive, (), frozenset(), (*problems, problem))
    files, overlays = parted(files)
    problems += without_original(overlays, [path.stem for path in files])
    chosen, unknown = _chosen(files, only)
    chosen = [path for path in chosen if path.stem not in skip]
    problems += unknown
    kinds, found = read_kinds(template_folders(root))
    problems += found
    briefs: list[BriefFile] = []
    broken: set[str] = set()
    for path in chosen:
        brief, found = _read_one(path, kinds, ("contacts",) if archive is None or archive.contacts else ())
        problems += found
        if brief:
            brief, found = _translated(brief, overlays)
            problems += found
            briefs.append(brief)
        else:
            broken.add(path.stem)
    broken -= {brief.slug for brief in briefs}
    problems += neighbour_problems(briefs, {path.stem for path in files})
    return Workspace(root, archive, tuple(briefs), frozenset(broken), tuple(problems))


def _brief_files(folder: Path) -> list[Path]:
    """The files that are meant as briefs; names with a dot in front belong to editors and systems."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in {".yaml", ".yml"} and path.name != ARCHIVE_FILE and path.name[0] != "."
    )


def _is_outside(path: Path) -> bool:
    """True for a symbolic link that leads out of the folder; its target is nobody's brief."""
    # os.path.realpath, since Path.resolve raises for a link that leads to itself (until Python 3.13).
    inside = Path(os.path.realpath(path.parent))
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside)


def read_archive(root: Path) -> tuple[ArchiveFile | None, list[Problem]]:
    """The archive's own file; None with its problems where it cannot be used."""
    folder = root / BRIEFS
    shown_as = f"{BRIEFS}/{ARCHIVE_FILE}"
    if not (folder / ARCHIVE_FILE).exists():
        message = "The archive's own file is missing."
        hint = "write it with at least `title:` and `publisher:`, as `briefgen init` does"
        return None, [Problem("no-archive-file", message, hint, Place(shown_as))]
    data, problems = _bytes_inside(folder / ARCHIVE_FILE, shown_as)
    if data is None:
        return None, problems
    reading = read_archive_file(shown_as, data)
    return reading.value, list(reading.problems)


def _read_one(
    path: Path, kinds: Mapping[str, DocumentKind], inherited: Collection[str]
) -> tuple[BriefFile | None, list[Problem]]:
    shown_as = f"{BRIEFS}/{path.name}"
    name = slug_problem(path.stem, Place(shown_as))
    if path.suffix != ".yaml":
        message = f"The file's name ends in {path.suffix} and not in .yaml."
        name = Problem("slug", message, f"rename the file `{path.stem.lower()}.yaml`", Place(shown_as))
    data, problems = _bytes_inside(path, shown_as)
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


def _translated(brief: BriefFile, overlays: Iterable[OverlayFile]) -> tuple[BriefFile, list[Problem]]:
    """The brief with its translations."""
    own = [one for one in overlays if one.slug == brief.slug]
    original = Original(brief.file, brief.brief, brief.places)
    found = read_overlays(original, own, _bytes_inside)
    return replace(brief, translations=found.sound, faulty=found.faulty), list(found.problems)


def _bytes_inside(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    if _is_outside(path):
        message = "This is a link to a file outside the folder."
        return None, [Problem("not-a-file", message, "put the file itself here", Place(shown_as))]
    return read_bytes(path, shown_as)


def slug_named(name: str) -> str:
    """The slug of a brief that somebody named by it, or by the path of one of its files."""
    return Path(name).name.removesuffix(".yaml").partition(".")[0]


def _chosen(files: list[Path], only: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    if not only:
        return files, []
    by_name = {path.stem: path for path in files}
    chosen, problems = [], []
    for name in only:
        stem = slug_named(name)
        if stem in by_name:
            chosen.append(by_name[stem])
        else:
            hint = did_you_mean(stem, list(by_name)) if by_name else "this workspace has no briefs yet"
            message = f"There is no brief `{shown(stem)}`."
            problems.append(Problem("no-such-brief", message, hint, Place(f"{BRIEFS}/{stem}.yaml")))
    return sorted(set(chosen)), problems


def without_faulty(workspace: Workspace, problems: Iterable[Problem]) -> Workspace:
    """The workspace less the briefs and the translations in whose files an error was found."""
    faulty = {problem.place.file for problem in problems if problem.is_error}
    sound = tuple(_sound_in(file, faulty) for file in workspace.briefs if file.file not in faulty)
    lost = [file for file in workspace.briefs if file.file in faulty]
    broken = workspace.broken | {name for file in lost for name in (file.slug, *file.brief.former)}
    return replace(workspace, briefs=sound, broken=frozenset(broken))


def _sound_in(file: BriefFile, faulty: Collection[str]) -> BriefFile:
    """The brief with the translations whose files are not among the faulty ones."""
    sound = tuple(version for version in file.translations if version.file not in faulty)
    lost = {version.lang for version in file.translations} - {version.lang for version in sound}
    return replace(file, translations=sound, faulty=file.faulty | lost)

"""A folder of briefs: the archive's file and every brief in it, with all their problems."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.model import Brief
from briefgen.brief.reader import read_archive_file, read_brief, read_bytes
from briefgen.brief.tree import Places
from briefgen.problems import Origin, Place, Problem, did_you_mean

BRIEFS = "briefs"
ARCHIVE_FILE = "archive.yaml"
MAX_SLUG = 80

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


@dataclass(frozen=True)
class BriefFile:
    """One brief with its slug and the places of its values."""

    slug: str
    file: str
    brief: Brief
    places: Places


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
        return Problem("slug", f"`{slug}` is a name that Windows keeps for itself.", f"rename the file `{near}-brief.yaml`", place)
    if not _SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        message = f"The file's name cannot become a web address: {slug[:60]!r}."
        hint = f"use small letters a–z, digits and hyphens, at most {MAX_SLUG}: `{near}.yaml`"
        return Problem("slug", message, hint, place)
    return None


def read_workspace(root: Path, only: tuple[str, ...] = ()) -> Workspace:
    """Every brief of ``root/briefs``, or those whose slug or path is named in ``only``."""
    folder = root / BRIEFS
    if not folder.is_dir():
        message = f"There is no folder `{BRIEFS}` in {root}."
        hint = "run this inside a workspace, name one with -C, or make one with `briefgen init DIR`"
        problem = Problem("no-workspace", message, hint, Place(str(folder)), origin=Origin.MACHINE)
        return Workspace(root, None, (), frozenset(), (problem,))
    archive, problems = _read_archive(folder)
    files = sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"} and path.name != ARCHIVE_FILE)
    chosen, unknown = _chosen(files, only)
    problems += unknown
    briefs: list[BriefFile] = []
    broken: set[str] = set()
    for path in chosen:
        brief, found = _read_one(path)
        problems += found
        if brief:
            briefs.append(brief)
        else:
            broken.add(path.stem)
    return Workspace(root, archive, tuple(briefs), frozenset(broken), tuple(problems))


def _read_archive(folder: Path) -> tuple[ArchiveFile | None, list[Problem]]:
    shown = f"{BRIEFS}/{ARCHIVE_FILE}"
    if not (folder / ARCHIVE_FILE).exists():
        message = "The archive's own file is missing."
        hint = "write it with at least `title:` and `publisher:`, as `briefgen init` does"
        return None, [Problem("no-archive-file", message, hint, Place(shown))]
    data, problems = read_bytes(folder / ARCHIVE_FILE, shown)
    if data is None:
        return None, problems
    reading = read_archive_file(shown, data)
    return reading.value, list(reading.problems)


def _read_one(path: Path) -> tuple[BriefFile | None, list[Problem]]:
    shown = f"{BRIEFS}/{path.name}"
    name = slug_problem(path.stem, Place(shown))
    if path.suffix == ".yml":
        name = Problem("slug", "The file's name ends in .yml.", f"rename it {path.stem}.yaml", Place(shown))
    data, problems = read_bytes(path, shown)
    if name:
        problems.insert(0, name)
    if data is None:
        return None, problems
    reading = read_brief(shown, data)
    problems += reading.problems
    if name or reading.value is None or reading.places is None:
        return None, problems
    return BriefFile(path.stem, shown, reading.value, reading.places), problems


def _chosen(files: list[Path], only: tuple[str, ...]) -> tuple[list[Path], list[Problem]]:
    if not only:
        return files, []
    by_name = {path.stem: path for path in files}
    chosen, problems = [], []
    for name in only:
        stem = Path(name).name.removesuffix(".yaml")
        if stem in by_name:
            chosen.append(by_name[stem])
        else:
            hint = did_you_mean(stem, list(by_name)) if by_name else "this workspace has no briefs yet"
            message = f"There is no brief `{stem}`."
            problems.append(Problem("no-such-brief", message, hint, Place(f"{BRIEFS}/{stem}.yaml")))
    return sorted(set(chosen)), problems

"""What a folder of briefs holds, before any is read: the archive's file, and which files are briefs."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.characters import shown
from briefgen.brief.documentkinds import DocumentKind, read_kinds
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS, brief_files, slug_named, template_folders
from briefgen.brief.overlayfiles import OverlayFile, parted, without_original
from briefgen.brief.reader import read_archive_file, read_bytes
from briefgen.problems import Origin, Place, Problem, did_you_mean


@dataclass(frozen=True)
class Survey:
    """The files of the briefs that are wanted, and what is needed to read each by itself.

    ``slugs`` are the names of all briefs in the folder, wanted or not; ``overlays`` are by brief.
    """

    root: Path
    archive: ArchiveFile | None
    files: tuple[Path, ...] = ()
    slugs: frozenset[str] = frozenset()
    overlays: Mapping[str, tuple[OverlayFile, ...]] = field(default_factory=dict)
    kinds: Mapping[str, DocumentKind] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def part(self, files: tuple[Path, ...]) -> Survey:
        """What is needed to read some of the files in another process."""
        overlays = {path.stem: self.overlays[path.stem] for path in files if path.stem in self.overlays}
        return replace(self, files=files, slugs=frozenset(), overlays=overlays, problems=())


def survey(root: Path, only: tuple[str, ...] = (), skip: Collection[str] = ()) -> Survey:
    """The briefs of ``root/briefs``, or those whose slug or path is named in ``only``, less ``skip``."""
    folder = root / BRIEFS
    if not folder.is_dir():
        message = f"There is no folder `{BRIEFS}` in {shown(str(root), 200)}."
        hint = "run this inside a workspace, name one with -C, or make one with `briefgen init DIR`"
        problem = Problem("no-workspace", message, hint, Place(str(folder)), origin=Origin.MACHINE)
        return Survey(root, None, problems=(problem,))
    archive, problems = read_archive(root)
    try:
        files = brief_files(folder)
    except OSError as error:
        message = f"The folder cannot be read: {error.strerror}."
        hint = "see that you may read it"
        problem = Problem("unreadable", message, hint, Place(str(folder)), origin=Origin.MACHINE)
        return Survey(root, archive, problems=(*problems, problem))
    files, overlays = parted(files)
    slugs = frozenset(path.stem for path in files)
    problems += without_original(overlays, slugs)
    chosen, unknown = _chosen(files, only)
    problems += unknown
    kinds, found = read_kinds(template_folders(root))
    problems += found
    by_slug: dict[str, list[OverlayFile]] = {}
    for one in overlays:
        by_slug.setdefault(one.slug, []).append(one)
    return Survey(
        root,
        archive,
        tuple(path for path in chosen if path.stem not in skip),
        slugs,
        {slug: tuple(own) for slug, own in by_slug.items()},
        kinds,
        tuple(problems),
    )


def read_archive(root: Path) -> tuple[ArchiveFile | None, list[Problem]]:
    """The archive's own file; None with its problems where it cannot be used."""
    folder = root / BRIEFS
    shown_as = f"{BRIEFS}/{ARCHIVE_FILE}"
    if not (folder / ARCHIVE_FILE).exists():
        message = "The archive's own file is missing."
        hint = "write it with at least `title:` and `publisher:`, as `briefgen init` does"
        return None, [Problem("no-archive-file", message, hint, Place(shown_as))]
    data, problems = bytes_inside(folder / ARCHIVE_FILE, shown_as)
    if data is None:
        return None, problems
    reading = read_archive_file(shown_as, data)
    return reading.value, list(reading.problems)


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


def bytes_inside(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file of the folder, or the problem that they are elsewhere or cannot be read."""
    if _is_outside(path):
        message = "This is a link to a file outside the folder."
        return None, [Problem("not-a-file", message, "put the file itself here", Place(shown_as))]
    return read_bytes(path, shown_as)


def _is_outside(path: Path) -> bool:
    """True for a symbolic link that leads out of the folder; its target is nobody's brief."""
    # os.path.realpath, since Path.resolve raises for a link that leads to itself (until Python 3.13).
    inside = Path(os.path.realpath(path.parent))
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside)

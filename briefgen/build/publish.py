"""The only writer to the output folder: the whole new archive, or the one that stood before.

Everything is gathered beside the old archive first and swapped in at the end, so a full disk, a
missing permission or a killed process leave the old one as it was.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefgen.addresses import MANIFEST
from briefgen.build.swap import mend, new_path, settle, swap
from briefgen.problems import Origin, Place, Problem

KEEP = ".gitkeep"


def publish(output: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Makes ``output`` hold just ``files`` (addresses to bytes); the problem where that cannot be.

    A folder that holds anything and was not made by briefgen is left alone. A file that stays the same is
    not written again: both archives have it until the old one goes.
    """
    if problem := refuse_folder(output):
        return problem
    place = output.resolve()
    stage = new_path(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        mend(place)
        stage.mkdir()
        _gather(stage, place, files)
        settle(stage)
        swap(stage, place)
    except OSError as error:
        return _cannot_write(output, error)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return None


def recover(output: Path) -> Problem | None:
    """Puts right what a killed build left beside ``output``, before anything reads what is published."""
    try:
        mend(output.resolve())
    except OSError as error:
        return _cannot_write(output, error)
    return None


def refuse_folder(output: Path) -> Problem | None:
    """The problem of a folder that a build may not replace."""
    try:
        names = {path.name for path in output.iterdir()} if output.exists() else set()
    except OSError as error:
        return _cannot_write(output, error)
    if names - {KEEP} and MANIFEST not in names:
        message = f"The folder {output} holds files that briefgen did not make."
        return Problem(
            "output-not-ours",
            message,
            "name another folder with --output",
            Place(str(output)),
            origin=Origin.MACHINE,
        )
    return None


def read_published(output: Path, names: list[str]) -> dict[str, bytes]:
    """The bytes of files that stand in the published archive; those that are gone are left out."""
    found = {}
    for name in names:
        path = output / name
        if path.is_file() and path.resolve().is_relative_to(output.resolve()):
            found[name] = path.read_bytes()
    return found


def _gather(stage: Path, output: Path, files: Mapping[str, bytes]) -> None:
    """Writes the archive into ``stage``, with links to what stands in ``output`` already."""
    folders: set[str] = set()
    for name, data in files.items():
        folder = os.path.dirname(name)  # noqa: PTH120 - ten thousand times
        if folder not in folders:
            (stage / folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        if not _linked(output / name, stage / name, data):
            (stage / name).write_bytes(data)
    if (output / KEEP).exists():
        (stage / KEEP).touch()
    if output.exists():
        shutil.copymode(output, stage)


def _linked(old: Path, new: Path, data: bytes) -> bool:
    """True where the old file holds just ``data`` and now has the new name too."""
    with suppress(OSError):
        found = old.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_size == len(data) and old.read_bytes() == data:
            os.link(old, new, follow_symlinks=False)
            return True
    return False


def _cannot_write(output: Path, error: OSError) -> Problem:
    why = error.strerror or str(error)
    message = f"The archive could not be written to {output}, and what stood there still stands: {why}."
    hint = "make room or get permission, or name another folder with --output; then build again"
    return Problem("cannot-write", message, hint, Place(str(output)), origin=Origin.MACHINE)

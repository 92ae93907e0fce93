"""The only writer to the output folder: the whole new archive, or the one that stood before.

Everything is gathered beside the old archive first and swapped in at the end, so a full disk, a
missing permission or a killed process leave the old one as it was.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from briefgen.addresses import MANIFEST
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest, sealed
from briefgen.build.stage import CannotWriteError, Stage
from briefgen.build.swap import KEEP, mend, settle, swap
from briefgen.problems import Origin, Place, Problem


def publish(output: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Makes ``output`` hold just ``files`` (addresses to bytes); the problem where that cannot be.

    A folder that holds anything and was not made by briefgen is left alone.
    """
    if problem := refuse_folder(output):
        return problem
    try:
        with Stage(Last(output, Manifest())) as stage:
            for name, data in files.items():
                stage.put(name, data)
            put_in_place(stage)
    except CannotWriteError as error:
        return cannot_write(output, error)
    return None


def seal(stage: Stage, manifest: Manifest) -> None:
    """Puts the manifest and the sums of all files into the new archive, and it in the place of the old one.

    Raises ``CannotWriteError`` with the old one where it was.
    """
    for name, data in sealed(manifest).items():
        stage.put(name, data)
    put_in_place(stage)


def put_in_place(stage: Stage) -> None:
    """Swaps what was gathered in. Raises ``CannotWriteError`` with the old archive where it was."""
    try:
        stage.clear()
        if stage.place.exists():
            shutil.copymode(stage.place, stage.folder)
            if (stage.place / KEEP).exists():
                (stage.folder / KEEP).touch()
        settle(stage.folder)
        swap(stage.folder, stage.place, stage.retire)
    except OSError as error:
        raise CannotWriteError(error) from None


def recover(output: Path) -> Problem | None:
    """Puts right what a killed build left beside ``output``, before anything reads what is published."""
    try:
        mend(output.resolve())
    except OSError as error:
        return cannot_write(output, CannotWriteError(error))
    return None


def refuse_folder(output: Path) -> Problem | None:
    """The problem of a folder that a build may not replace."""
    try:
        names = {path.name for path in output.iterdir()} if output.exists() else set()
    except OSError as error:
        return cannot_write(output, CannotWriteError(error))
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


def cannot_write(output: Path, error: CannotWriteError) -> Problem:
    """The problem of an archive for which there is no room, or no permission."""
    message = f"The archive could not be written to {output}, and what stood there still stands: {error}."
    hint = "make room or get permission, or name another folder with --output; then build again"
    return Problem("cannot-write", message, hint, Place(str(output)), origin=Origin.MACHINE)

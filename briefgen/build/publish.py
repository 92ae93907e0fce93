"""The only writer to the output folder: the whole new archive, or the one that stood before.

Everything is written beside the old archive first and swapped in at the end, so a full disk, a
missing permission or a killed process leave the old one as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefgen.addresses import MANIFEST
from briefgen.problems import Origin, Place, Problem

KEEP = ".gitkeep"


def publish(output: Path, files: Mapping[str, bytes]) -> Problem | None:
    """Makes ``output`` hold just ``files`` (addresses to bytes); the problem where that cannot be.

    A folder that holds anything and was not made by briefgen is left alone.
    """
    if problem := refuse_folder(output):
        return problem
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{output.name}-", dir=output.parent))
    except OSError as error:
        return _cannot_write(output, error)
    try:
        for name, data in files.items():
            path = stage / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if (output / KEEP).exists():
            (stage / KEEP).touch()
        stage.chmod(0o755)
        _swap(stage, output)
    except OSError as error:
        return _cannot_write(output, error)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
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


def _swap(stage: Path, output: Path) -> None:
    """Puts ``stage`` in the place of ``output``; the old archive comes back where that fails."""
    if not output.exists():
        stage.rename(output)
        return
    old = stage.with_name(stage.name + "-old")
    output.rename(old)
    try:
        stage.rename(output)
    except OSError:
        old.rename(output)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _cannot_write(output: Path, error: OSError) -> Problem:
    why = error.strerror or str(error)
    message = f"The archive could not be written to {output}, and what stood there still stands: {why}."
    hint = "make room or get permission, or name another folder with --output; then build again"
    return Problem("cannot-write", message, hint, Place(str(output)), origin=Origin.MACHINE)

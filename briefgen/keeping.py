"""What was costly to make, kept in files of the user's cache folder: there whole, or not at all.

Nothing depends on it. A folder that cannot be written to is no fault, and a file that is torn, or that holds
something else than its name says, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

UNUSED = 90 * 24 * 3600
"""Seconds after which a file that nobody has read is removed: no source's text lies there for ever."""

FONTS = "fonts"
COMPILED = "templates"
PICTURES = "pictures"
"""Folders of the cache folder."""

AT_SET_UP = Path(sys.prefix) / "share" / "briefgen"
"""What depends on nothing but what is installed, where it was made beside that (``build/preparing.py``)."""

_OFTEN = 7 * 24 * 3600
_CLEARED = "cleared"
_FOLDERS = "builds/*.twin"
_OURS = (
    "*.text",
    f"{FONTS}/*.font",
    f"{PICTURES}/*.picture",
    f"{COMPILED}/*",
    "builds/*.json",
    ".new-*",
    "*/.new-*",
)


def made_once(path: Path | None, make: Callable[[], bytes]) -> bytes:
    """What was kept at ``path``; else what ``make`` gives, which is kept there. Without a path it is made."""
    data = look_up(path) if path else None
    if data is None:
        data = make()
        if path:
            keep(path, data)
    return data


def look_up(path: Path, name: str = "") -> bytes | None:
    """What was kept at ``path`` as ``name``, whole; None where there is no such thing."""
    for place in (path, AT_SET_UP / path.parent.name / path.name):
        with contextlib.suppress(OSError):
            seal, _, data = place.read_bytes().partition(b"\n")
            if seal == _seal(name, data):
                return data
    return None


def keep(path: Path, data: bytes, name: str = "") -> None:
    """Keeps ``data`` at ``path``; ``name`` says what it is, where the path does not say it all."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_seal(name, data) + b"\n" + data)
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise


def _seal(name: str, data: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + data).hexdigest().encode()


def clear_unused(folder: Path, now: float) -> None:
    """Removes what nobody has read for ``UNUSED`` seconds, of the files that briefgen keeps in ``folder``.

    It looks once a week; ``now`` is in seconds since 1970. Where a file system does not say when files are
    read, those made so long ago are removed, and made again.
    """
    mark = folder / _CLEARED
    with contextlib.suppress(OSError):
        if mark.is_file() and now - mark.stat().st_mtime < _OFTEN:
            return
        mark.touch()
        os.utime(mark, (now, now))
    for path in (path for pattern in _OURS for path in folder.glob(pattern)):
        with contextlib.suppress(OSError):
            found = path.lstat()
            if max(found.st_atime, found.st_mtime) < now - UNUSED:
                path.unlink()
    for path in folder.glob(_FOLDERS):
        with contextlib.suppress(OSError):
            if path.lstat().st_mtime < now - UNUSED:
                shutil.rmtree(path)

"""What was costly to make, kept in files of the user's cache folder: there whole, or not at all.

Nothing depends on it. A folder that cannot be written to is no fault, and a file that is torn, or that holds
something else than its name says, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


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
    with contextlib.suppress(OSError):
        seal, _, data = path.read_bytes().partition(b"\n")
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

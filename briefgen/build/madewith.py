"""What an archive was made with: the versions of the tools, the templates and the program by their hashes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import briefgen
from briefgen import __version__
from briefgen.build.manifest import Manifest

PDF_TOOLS = ("WeasyPrint", "Pango")


def made_with(folders: Iterable[Path], before: Manifest, versions: Mapping[str, str]) -> dict[str, str]:
    """The tools by name, given the ``versions`` of those that make PDFs.

    Where no PDF was made, those of the PDFs that stand from before.
    """
    earlier = before.made_with if isinstance(before.made_with, Mapping) else {}
    known = versions or earlier
    tools = {name: known[name] for name in PDF_TOOLS if name in known}
    return {"briefgen": __version__, **tools, "templates": fingerprint(folders)}


def fingerprint(folders: Iterable[Path]) -> str:
    """The SHA-256 of all templates as they are used: the first folder that has a file gives it."""
    used: dict[str, Path] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            name = path.relative_to(folder).as_posix()
            if path.is_file() and not any(part.startswith((".", "__")) for part in name.split("/")):
                used.setdefault(name, path)
    return _of_all(used)


def own_code() -> str:
    """The SHA-256 of this program's own modules, whatever it says of its version."""
    package = Path(briefgen.__file__).parent
    return _of_all({path.relative_to(package).as_posix(): path for path in package.rglob("*.py")})


def _of_all(files: Mapping[str, Path]) -> str:
    whole = hashlib.sha256()
    for name, path in sorted(files.items()):
        whole.update(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n".encode())
    return whole.hexdigest()

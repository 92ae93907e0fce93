"""RenderCV on its own sample, with all the outputs that it makes: PDF, Typst, Markdown, HTML, pictures.

Its template fetches a package of icons from the network on first use. A benchmark fetches nothing: a
package of the same name, whose icons are single letters, stands in for it, and costs RenderCV less.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from benchmarks.benchvenv import program

SAMPLE = "Jane Example"
ICONS = "fontawesome"
NOTE = "icons replaced by letters"

_DATA = "data"
_PACKAGE = """\
[package]
name = "{name}"
version = "{version}"
entrypoint = "lib.typ"
"""
_LIBRARY = "#let fa-icon(name, ..more) = text(fill: black)[#name.first()]\n"
_VERSIONS = ("0.5.0", "0.6.0")


def prepare(folder: Path) -> None:
    """Writes RenderCV's own sample into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for version in _VERSIONS:
        package = folder / _DATA / "typst" / "packages" / "preview" / ICONS / version
        package.mkdir(parents=True, exist_ok=True)
        (package / "typst.toml").write_text(_PACKAGE.format(name=ICONS, version=version), encoding="utf-8")
        (package / "lib.typ").write_text(_LIBRARY, encoding="utf-8")
    subprocess.run([program("rendercv"), "new", SAMPLE], cwd=folder, check=True, capture_output=True)


def command(folder: Path) -> list[str]:
    """The line to type."""
    data = f"XDG_DATA_HOME={folder / _DATA}"
    return ["env", data, program("rendercv"), "render", str(next(folder.glob("*.yaml")))]

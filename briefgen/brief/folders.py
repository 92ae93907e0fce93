"""Where a workspace has what: its briefs, and its templates over those that briefgen ships."""

from __future__ import annotations

import os
from pathlib import Path

BRIEFS = "briefs"
ARCHIVE_FILE = "archive.yaml"
MEDIA = "media"
"""The folder of pictures, among the briefs."""
SHIPPED = Path(__file__).parent.parent / "templates"
"""In an installed wheel; beside the package in a checkout."""


def template_folders(workspace: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for, the workspace's own first."""
    shipped = SHIPPED if SHIPPED.is_dir() else SHIPPED.parent.parent / "templates"
    own = workspace / "templates" if workspace else None
    return (own, shipped) if own and own.is_dir() and own.resolve() != shipped.resolve() else (shipped,)


def slug_named(name: str) -> str:
    """The slug of a brief that somebody named by it, or by the path of one of its files."""
    return Path(name).name.removesuffix(".yaml").partition(".")[0]


def brief_files(folder: Path) -> list[Path]:
    """The files that are meant as briefs; names with a dot in front belong to editors and systems."""
    names = (name for name in os.listdir(folder) if name[0] != "." and name != ARCHIVE_FILE)  # noqa: PTH208
    return [folder / name for name in sorted(names) if name.lower().endswith((".yaml", ".yml"))]

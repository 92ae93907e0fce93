"""Where a workspace has what: its briefs, and its templates over those that briefgen ships."""

from __future__ import annotations

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

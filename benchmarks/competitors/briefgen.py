"""briefgen itself, as an author types it."""

from __future__ import annotations

import sys
from pathlib import Path


def command(workspace: Path, *words: str) -> list[str]:
    """The line to type in a workspace."""
    return [sys.executable, "-m", "briefgen", "-C", str(workspace), *words]


def build(workspace: Path, output: Path, *words: str) -> list[str]:
    """The line that builds all briefs."""
    return command(workspace, "build", "--quiet", "--output", str(output), *words)

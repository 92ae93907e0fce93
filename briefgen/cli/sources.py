"""Where the commands find source files, and where extracted text is kept between runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from briefgen.problems import Problem

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = "sources"


def sources_option(command: F) -> F:
    """The option ``--sources``, or the variable ``BRIEFGEN_SOURCES``."""
    return click.option(
        "--sources",
        type=click.Path(path_type=Path),
        envvar="BRIEFGEN_SOURCES",
        show_envvar=True,
        help="Folder of the source files.  [default: sources, where there is one]",
    )(command)


def sources_folder(directory: Path, named: Path | None) -> tuple[Path | None, list[Problem]]:
    """The folder to look in: the one that was named, else the workspace's own, else none."""
    if named is not None:
        from briefgen.evidence.sources.library import folder_problem

        problem = folder_problem(named)
        return (None, [problem]) if problem else (named, [])
    own = directory / FOLDER
    return (own if own.is_dir() else None), []


def cache_folder() -> Path:
    """Where extracted text is kept: it is costly to make and never changes for the same file."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "briefgen"

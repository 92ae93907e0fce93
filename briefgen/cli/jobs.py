"""The option ``--jobs``: how many processes work on many briefs."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def jobs_option(command: F) -> F:
    """The option ``--jobs``; without it, one process for each core."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=cores,
        help="Processes that work on many briefs.  [default: one for each core]",
    )(command)


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

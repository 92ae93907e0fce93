"""What builds write into the user's cache folder: whole or not at all, and never anything that is needed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefgen.problems import Origin, Place, Problem, Severity


def ledger_path(cache: Path, output: Path) -> Path:
    """Where the ledger of an output folder lies."""
    name = sha256(os.fsencode(output.resolve())).hexdigest()[:32]
    return cache / "builds" / f"{name}.ledger"


def write_note(path: Path, held: object) -> None:
    """Writes JSON to the cache folder, whole or not at all."""
    with suppress(ValueError):
        write_bytes(path, json.dumps(held, separators=(",", ":")).encode())


def write_bytes(path: Path, data: bytes) -> None:
    """Writes a file in the cache folder, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    with suppress(OSError):
        part.unlink(missing_ok=True)


def problem_to_plain(problem: Problem) -> dict[str, Any]:
    """A problem as JSON holds it."""
    return {**asdict(problem), "severity": str(problem.severity), "origin": str(problem.origin)}


def problem_from_plain(held: Mapping[str, Any]) -> Problem:
    """The problem that ``problem_to_plain`` gave. Raises ``ValueError``, ``TypeError``, ``KeyError``."""
    return Problem(
        **{
            **held,
            "place": Place(**held["place"]),
            "severity": Severity(held["severity"]),
            "origin": Origin(held["origin"]),
            "diff": tuple((sign, words) for sign, words in held["diff"]),
        }
    )

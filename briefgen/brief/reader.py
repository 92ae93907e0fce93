"""Files to checked objects: the only reader of ``briefs/``.

``read_brief`` gives a brief and its problems; a brief with an error in it is None. The rules that
concern one field are in the model, those that concern several in ``briefgen.brief.checks``.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.checks import check_archive, check_brief
from briefgen.brief.filetext import decode
from briefgen.brief.lines import FileText
from briefgen.brief.model import Brief
from briefgen.brief.soundpart import SoundPart, sound_part
from briefgen.brief.spelling import space_after_colon
from briefgen.brief.tree import Places, without_blanks
from briefgen.brief.validation import validate
from briefgen.brief.values import check_values
from briefgen.brief.yamltext import MAX_BYTES, Mapping, Node, Scalar, parse_yaml
from briefgen.problems import Origin, Place, Problem

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Reading(Generic[M]):
    """What one file gave: the checked object (None where it has errors), places, problems.

    ``text`` and ``root`` are there where the file could be taken apart.
    """

    value: M | None
    places: Places | None
    problems: tuple[Problem, ...]
    text: FileText | None = None
    root: Mapping | None = None


def read_brief(file: str, data: bytes) -> Reading[Brief]:
    """The brief in ``data``; ``file`` is its name in problems. Never raises for what data holds."""
    reading = read_mapping(Brief, file, data)
    if reading.value is not None and reading.places is not None:
        return _with_checks(reading, check_brief(reading.value, reading.places))
    if part := part_of(reading):
        return replace(reading, problems=tuple(_without_echoes([*reading.problems], part.problems())))
    return reading


def part_of(reading: Reading[Brief]) -> SoundPart | None:
    """What is left of a brief without its faults; None where it could not be taken apart."""
    if reading.text is None or reading.root is None:
        return None
    return sound_part(reading.text, reading.root, reading.problems)


def read_archive_file(file: str, data: bytes) -> Reading[ArchiveFile]:
    """The archive's own file in ``data``, as ``read_brief``."""
    reading = read_mapping(ArchiveFile, file, data)
    if reading.value is None or reading.places is None:
        return reading
    return _with_checks(reading, check_archive(reading.value, reading.places))


def read_bytes(path: Path, shown_as: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a regular file, at most one more than a brief may have."""
    try:
        # Without O_NONBLOCK, opening a FIFO waits for somebody to write into it.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                message = "This is not an ordinary file."
                return None, [Problem("not-a-file", message, "put the file itself here", Place(shown_as))]
            return _read_up_to(descriptor, MAX_BYTES + 1), []
        finally:
            os.close(descriptor)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror}."
        hint = "see that the file is there and that you may read it"
        return None, [Problem("unreadable", message, hint, Place(shown_as), origin=Origin.MACHINE)]


def _read_up_to(descriptor: int, size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := os.read(descriptor, size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_mapping(model: type[M], file: str, data: bytes, *, blanks: bool = True) -> Reading[M]:
    """One file of fields as its model, value by value; rules over several fields are the caller's.

    Without ``blanks``, a name with nothing behind it is taken for one that is still to be written.
    """
    source, problems = decode(file, data)
    if source is None or any(problem.code == "encoding" for problem in problems):
        return Reading(None, None, tuple(problems))
    root, yaml_problems = parse_yaml(source)
    if root is None and problems:
        # The replaced characters may be what the parser stumbled over.
        return Reading(None, None, tuple(problems))
    problems = _without_echoes(problems, yaml_problems)
    if root is None:
        return Reading(None, None, tuple(problems or [_no_fields(source.place(0))]))
    if not isinstance(root, Mapping):
        return Reading(None, None, tuple(problems or [_not_fields(source, root)]))
    places = Places(source, root)
    root = root if blanks else without_blanks(root)
    value, model_problems = validate(model, root, places)
    # A file in which all is still to be written is not empty by mistake.
    value_problems = check_values(source, root) if blanks or root.keys else []
    problems = _without_echoes(problems, _merged(value_problems, model_problems))
    if any(problem.is_error for problem in problems):
        value = None
    return Reading(value, places, tuple(problems), source, root)


def _without_echoes(known: list[Problem], later: list[Problem]) -> list[Problem]:
    """``known``, and those of ``later`` that are not the same fault seen a second time.

    A stage that meets what an earlier one has reported complains of the same place; and of a line
    with an invisible character in it, nothing else can be said with certainty.
    """
    odd = {problem.place.line for problem in known if problem.code in {"odd-space", "forbidden-character"}}
    taken = {(problem.place.line, problem.place.column) for problem in known}
    return known + [
        problem
        for problem in later
        if problem.place.line not in odd and (problem.place.line, problem.place.column) not in taken
    ]


def _merged(of_values: list[Problem], of_model: list[Problem]) -> list[Problem]:
    """Both lists, with one problem for one cause.

    A value that should not be there at all is not also empty, nor is one that a comma cut off; a
    value with a fault already told is not also unfit for its field.
    """
    unknown = {p.path for p in of_model if p.code == "unknown-key"}
    unknown |= {p.path for p in of_values if p.code in {"yaml-comma", "yaml-no-space"}}
    misplaced = unknown | {p.path for p in of_model if p.code == "wrong-shape"}
    kept = [
        problem
        for problem in of_values
        if not _is_inside(problem.path, misplaced)
        and (problem.code != "empty-value" or problem.path not in unknown)
    ]
    told = {problem.path for problem in kept if problem.is_error}
    # ``{id:a}`` has the key `id:a`; that it therefore has no `id` is the same fault.
    told |= {p.path.rpartition(":")[0] for p in kept if p.code == "yaml-no-space"}
    return kept + [problem for problem in of_model if problem.path not in told]


def _is_inside(path: str, outer: set[str]) -> bool:
    return any(path[: found.start()] in outer for found in re.finditer(r"[.\[]", path))


def _no_fields(place: Place) -> Problem:
    message = "The file does not begin with fields such as `title: …`."
    return Problem("wrong-shape", message, "write `name: value` lines, as `briefgen new` does", place)


def _not_fields(source: FileText, root: Node) -> Problem:
    problem = _no_fields(source.place(root.start, root.end))
    if isinstance(root, Scalar) and (fixed := space_after_colon(problem.place.excerpt)):
        return replace(
            problem,
            code="yaml-no-space",
            message="A space is missing after the colon.",
            hint=f"write {fixed}",
        )
    return problem


def _with_checks(reading: Reading[M], found: list[Problem]) -> Reading[M]:
    value = None if any(problem.is_error for problem in found) else reading.value
    return replace(reading, value=value, problems=(*reading.problems, *found))

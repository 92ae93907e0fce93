"""What the sources say of a brief that cannot be used: its sound part is held against them all the same.

Otherwise an author with a mistyped date would hear of an altered quote only after the date is mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen.brief.folders import BRIEFS
from briefgen.brief.reader import part_of, read_brief
from briefgen.brief.survey import Survey, bytes_inside
from briefgen.brief.workspace import BriefFile
from briefgen.evidence.examine import examine
from briefgen.evidence.sources.library import Library
from briefgen.problems import Problem


def all_said(
    folder: Survey, path: Path, library: Library, today: str, said: Iterable[Problem]
) -> tuple[Problem, ...]:
    """All problems of a brief that cannot be used: those that were ``said``, and errors in its evidence.

    Only errors, since what is left of the brief does not say all that it says; and none at a place of which
    something has been said.
    """
    known = tuple(said)
    shown_as = f"{BRIEFS}/{path.name}"
    data, _ = bytes_inside(path, shown_as)
    reading = read_brief(shown_as, data) if data is not None else None
    part = part_of(reading) if reading else None
    part = part.provable() if part and part.has_lang else None
    if part is None:
        return known
    file = BriefFile(path.stem, shown_as, part.brief, part.places)
    told = {(one.place.line, one.place.column) for one in known}
    errors = (one for one in examine(file, folder.root, library, today).problems if one.is_error)
    more = (one for one in errors if (one.place.line, one.place.column) not in told)
    return (*known, *(part.as_written(one) if one.place.file == shown_as else one for one in more))

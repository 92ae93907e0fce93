"""Entries as a whole, read from the new archive one by one: together they would fill the memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from briefgen.addresses import brief_data
from briefgen.archive.entry import Entry, entry_from_json
from briefgen.build.stage import Stage
from briefgen.problems import Origin, Place, Problem

AT_HAND = 64
"""Entries that are kept: what is listed is often listed again soon."""


class LostEntryError(Exception):
    """The data of a briefing that stood a moment ago is gone; ``problem`` names it."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        name = brief_data(slug)
        self.problem = Problem(
            "entry-lost",
            f"{name} cannot be read any more: something else has changed it during this build.",
            "build again; with --force, everything is made anew",
            Place(name),
            origin=Origin.MACHINE,
        )


def entries_on(stage: Stage) -> Callable[[str], Entry]:
    """What gives an entry by its slug. It raises ``LostEntryError``."""

    @lru_cache(maxsize=AT_HAND)
    def read(slug: str) -> Entry:
        try:
            entry = entry_from_json(stage.read(brief_data(slug)))
        except OSError:
            entry = None
        if entry is None:
            raise LostEntryError(slug)
        return entry

    return read

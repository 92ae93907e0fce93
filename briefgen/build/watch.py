"""What the last published archive asks of the next one; only what everybody reads is held to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from briefgen.addresses import page_at
from briefgen.archive.entry import Entry
from briefgen.brief.workspace import Workspace
from briefgen.build.changes import uncorrected
from briefgen.build.elsewhere import old_figures
from briefgen.build.last import Last
from briefgen.build.permanence import Now, misdirected, vanished
from briefgen.build.plan import Edition
from briefgen.problems import Problem


def watch(
    last: Last, workspace: Workspace, edition: Edition, today: date
) -> Callable[[Entry], list[Problem]]:
    """Compares a brief, by its new entry, with what was published of it; gives the problems."""
    if edition is not Edition.PUBLIC:
        return lambda _: []
    whole = {file.slug: file for file in workspace.briefs}

    def compared(entry: Entry) -> list[Problem]:
        old = last.entry_of(entry.slug, entry.former)
        if old is None:
            return []
        found = uncorrected(whole[entry.slug], old, entry, today)
        return [*found, *old_figures(old, entry, workspace.briefs)]

    return compared


def lost_addresses(last: Last, now: Now, edition: Edition) -> list[Problem]:
    """What stands in the way of publishing: readers who would find nothing where there was something."""
    pages = ((page_at(old), now.files.get(page_at(old), b"")) for old in now.archive.moved)
    own = {name for name, data in pages if data and b'http-equiv="refresh"' not in data}
    found = list(misdirected(now.archive, now.files, own))
    return found + (vanished(last, now) if edition is Edition.PUBLIC else [])

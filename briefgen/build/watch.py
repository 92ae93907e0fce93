"""What the last published archive asks of the next one; only what everybody reads is held to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from briefgen.addresses import page_at
from briefgen.archive.entry import Entry
from briefgen.brief.workspace import BriefFile, Workspace, read_workspace
from briefgen.build.changes import changes, uncorrected
from briefgen.build.editions import Edition
from briefgen.build.elsewhere import old_figures
from briefgen.build.last import Last
from briefgen.build.permanence import Now, misdirected, vanished
from briefgen.problems import Problem


def watch(
    last: Last, made: Iterable[BriefFile], everyone: Iterable[BriefFile], edition: Edition, today: date
) -> Callable[[Entry], list[Problem]]:
    """Compares a brief, by its new entry, with what was published of it; gives the problems.

    ``made`` are the briefs that this build makes; ``everyone`` is looked through where a figure has changed.
    """
    if edition is not Edition.PUBLIC:
        return lambda _: []
    whole = {file.slug: file for file in made}

    def file_of(slug: str) -> BriefFile:
        return whole.get(slug) or next(file for file in everyone if file.slug == slug)

    def compared(entry: Entry) -> list[Problem]:
        old = last.entry_of(entry.slug, entry.former)
        if old is None or not changes(old, entry):
            return []
        found = uncorrected(file_of(entry.slug), old, entry, today)
        return [*found, *old_figures(old, entry, everyone)]

    return compared


def lost_addresses(last: Last, now: Now, edition: Edition) -> list[Problem]:
    """What stands in the way of publishing: readers who would find nothing where there was something."""
    pages = {page_at(old) for old in now.archive.moved}
    own = {
        name for name in pages if name in now.files and b'http-equiv="refresh"' not in now.files.read(name)
    }
    found = list(misdirected(now.archive, now.files, own))
    return found + (vanished(last, now) if edition is Edition.PUBLIC else [])


@dataclass
class Everyone:
    """Every brief of the workspace; those that have not changed are read where somebody asks for them."""

    workspace: Workspace
    standing: tuple[str, ...]
    _others: tuple[BriefFile, ...] | None = field(default=None)

    def __iter__(self) -> Iterator[BriefFile]:
        yield from self.workspace.briefs
        if self._others is None and self.standing:
            self._others = read_workspace(self.workspace.root, self.standing).briefs
        yield from self._others or ()

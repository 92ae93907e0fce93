"""What the last published archive asks of the next one; only what everybody reads is held to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from briefgen.addresses import page_at
from briefgen.archive.entry import Entry
from briefgen.brief.folders import BRIEFS
from briefgen.brief.numbers import MAX_DIGITS
from briefgen.brief.reader import read_bytes
from briefgen.brief.workspace import BriefFile, read_workspace
from briefgen.build.changes import changes, uncorrected
from briefgen.build.editions import Edition
from briefgen.build.elsewhere import old_figures
from briefgen.build.last import Last
from briefgen.build.making import Briefings
from briefgen.build.order import Outcome
from briefgen.build.permanence import Now, misdirected, vanished
from briefgen.build.reading import Readings
from briefgen.build.stock import Stock
from briefgen.problems import Place, Problem


def watch(last: Last, everyone: Everyone, edition: Edition, today: date) -> Callable[[Entry], list[Problem]]:
    """Compares a brief, by its new entry, with what was published of it; gives the problems.

    ``everyone`` is looked through where a figure has changed.
    """
    if edition is not Edition.PUBLIC:
        return lambda _: []

    def compared(entry: Entry) -> list[Problem]:
        old = last.entry_of(entry.slug, entry.former)
        if old is None or not changes(old, entry):
            return []
        file = everyone.whole(entry.slug)
        found = [_unread(entry.slug)] if file is None else uncorrected(file, old, entry, today)
        return [*found, *old_figures(old, entry, everyone.with_number)]

    return compared


def unlike_published(
    published: Last,
    last: Last,
    stock: Stock,
    found: Briefings,
    watched: Callable[[Entry], list[Problem]],
    outcome: Outcome,
) -> bool:
    """True where a brief that was not made now says something else than what was published, unsaid.

    That can be where ``last``, from which it is taken, is not what the build is compared with.
    """
    if published is last:
        return False
    done = found.made.keys() | stock.shards.keys()
    said = [problem for entry in found.entries if entry.slug not in done for problem in watched(entry)]
    outcome.problems += said
    return any(problem.is_error for problem in said)


def _unread(slug: str) -> Problem:
    """The problem of a brief that stays as it stood, where that is not as it was published."""
    return Problem(
        "changed-without-correction",
        f"What stands of `{slug}` in the output, and would stay, is not what was published.",
        "mend the errors of the brief, so that it can be made anew",
        Place(f"{BRIEFS}/{slug}.yaml"),
    )


def lost_addresses(last: Last, now: Now, edition: Edition) -> list[Problem]:
    """What stands in the way of publishing: readers who would find nothing where there was something."""
    pages = {page_at(old) for old in now.archive.moved}
    own = {
        name for name in pages if name in now.files and b'http-equiv="refresh"' not in now.files.read(name)
    }
    found = list(misdirected(now.archive, now.files, own))
    return found + (vanished(last, now) if edition is Edition.PUBLIC else [])


@dataclass(frozen=True)
class Everyone:
    """Every brief of the workspace; those that have not changed are read where somebody asks for them."""

    root: Path
    readings: Readings
    standing: frozenset[str]

    def whole(self, slug: str) -> BriefFile | None:
        """One of them, None where it has errors."""
        if slug in self.standing:
            return next(iter(read_workspace(self.root, (slug,)).briefs), None)
        return self.readings.whole(slug)

    def with_number(self, numbers: Collection[str]) -> Iterator[BriefFile]:
        """Those in whose files one of the numbers is typed: to read all of ten thousand takes minutes."""
        typed = re.compile(rb"|".join(_typed(number) for number in numbers))
        for slug in sorted({*self.standing, *(brief.slug for brief in self.readings.briefs)}):
            data, _ = read_bytes(self.root / BRIEFS / f"{slug}.yaml", slug)
            # Without what UTF-16 has between two digits.
            if data and typed.search(data.replace(b"\0", b"")) and (file := self.whole(slug)):
                yield file


def _typed(number: str) -> bytes:
    """A pattern for a number as ``parse_number`` takes it."""
    plain = number
    with suppress(ArithmeticError):  # in an archive that nobody knows who made
        exact = Decimal(number)
        if exact.is_finite() and abs(exact.adjusted()) <= MAX_DIGITS:
            plain = format(exact, "f")
    plain = re.escape(plain)
    zeros = "0*" if "." in plain else r"(\.0+)?"
    return rf"(?<![\d.]){plain}{zeros}(?![\d.]*\d)".encode()

"""What the last published archive asks of the next one; only what everybody reads is held to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from briefgen.archive.entry import Entry
from briefgen.brief.folders import BRIEFS
from briefgen.brief.reader import read_bytes
from briefgen.brief.survey import Survey, survey
from briefgen.brief.workspace import BriefFile, read_brief_file
from briefgen.build.changes import changes, number_of, uncorrected
from briefgen.build.editions import Edition
from briefgen.build.elsewhere import old_figures
from briefgen.build.last import Last
from briefgen.build.making import Briefings
from briefgen.build.order import Outcome
from briefgen.build.reading import Readings
from briefgen.build.stock import Stock
from briefgen.problems import Place, Problem

_TYPED = re.compile(rb"\d+(?:\.\d+)?")


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
    read: Callable[[str], Entry],
) -> bool:
    """True where a brief that was not made now says something else than what was published, unsaid.

    That can be where ``last``, from which it is taken, is not what the build is compared with. ``read`` gives
    the entry of a brief.
    """
    if published is last:
        return False
    done = found.made.keys() | stock.shards.keys()
    said = [problem for one in found.entries if one.slug not in done for problem in watched(read(one.slug))]
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


@dataclass(frozen=True)
class Everyone:
    """Every brief of the workspace; those that have not changed are read where somebody asks for them."""

    root: Path
    readings: Readings
    standing: frozenset[str]

    def whole(self, slug: str) -> BriefFile | None:
        """One of them, None where it has errors."""
        if slug not in self.standing:
            return self.readings.whole(slug)
        return read_brief_file(self._folder, self.root / BRIEFS / f"{slug}.yaml")[0]

    def with_number(self, numbers: Collection[str]) -> Iterator[BriefFile]:
        """Those in whose files one of the numbers is typed, as ``number_of`` gives it.

        To read all of ten thousand takes minutes, to look for their numbers seconds, once.
        """
        slugs = {slug for number in numbers for slug in self._by_number.get(number.removeprefix("-"), ())}
        yield from filter(None, map(self.whole, sorted(slugs)))

    @cached_property
    def _folder(self) -> Survey:
        return survey(self.root)

    @cached_property
    def _by_number(self) -> Mapping[str, list[str]]:
        """The briefs by the numbers in their files, without signs."""
        found: dict[str, list[str]] = {}
        plain = cache(number_of)
        for slug in {*self.standing, *(brief.slug for brief in self.readings.briefs)}:
            data, _ = read_bytes(self.root / BRIEFS / f"{slug}.yaml", slug)
            # Without what UTF-16 has between two digits.
            typed = set(_TYPED.findall((data or b"").replace(b"\0", b"")))
            for number in {plain(one.decode()) for one in typed}:
                found.setdefault(number, []).append(slug)
        return found

"""What was asked of an addressee: the same ask of several briefs as one, with what became of it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.archive.catalogue import Asked


@dataclass(frozen=True, slots=True)
class Repeated:
    """One ask and every brief that makes it, the oldest first."""

    times: tuple[Asked, ...]

    @property
    def first(self) -> Asked:
        """The brief that asked first."""
        return self.times[0]

    @property
    def latest(self) -> Asked:
        """The brief whose word on the ask is the latest: who asks again after it was done says it is open."""
        return max(self.times, key=lambda one: (max(one.ask.status_date, one.entry.date), one.entry.date))


def repeated(asks: Iterable[Asked]) -> tuple[Repeated, ...]:
    """The asks, the oldest first; those that say the same in any of their languages are one."""
    met: dict[bytes, int] = {}
    found: list[list[Asked]] = []
    for one in asks:
        known = sorted({met[text] for text in one.ask.words if text in met})
        if not known:
            known = [len(found)]
            found.append([])
        into, *others = known
        found[into].append(one)
        for other in others:
            found[into] += found[other]
            found[other] = []
        met = {text: into if at in others else at for text, at in met.items()} if others else met
        met |= dict.fromkeys(one.ask.words, into)
    kept = [sorted(times, key=lambda one: (one.entry.date, one.entry.slug)) for times in found if times]
    kept.sort(key=lambda times: times[0].entry.date)
    return tuple(Repeated(tuple(times)) for times in kept)

"""What was asked of an addressee: the same ask of several briefs as one, with what became of it. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from briefgen.archive.catalogue import Asked

_BETWEEN = re.compile(r"[\W_]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


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
    met: dict[str, int] = {}
    found: list[list[Asked]] = []
    for one in asks:
        words = _wordings(one)
        known = sorted({met[text] for text in words if text in met})
        if not known:
            known = [len(found)]
            found.append([])
        into, *others = known
        found[into].append(one)
        for other in others:
            found[into] += found[other]
            found[other] = []
        met = {text: into if at in others else at for text, at in met.items()} if others else met
        met |= dict.fromkeys(words, into)
    kept = [sorted(times, key=lambda one: (one.entry.date, one.entry.slug)) for times in found if times]
    kept.sort(key=lambda times: times[0].entry.date)
    return tuple(Repeated(tuple(times)) for times in kept)


def _wordings(one: Asked) -> set[str]:
    """The ask in every language of its brief, without regard to case, accents and punctuation."""
    texts = {ask.text for version in one.entry.versions for ask in version.asks if ask.id == one.ask.id}
    return {folded(text) for text in (*texts, one.ask.text)}


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """A text as its letters and digits alone, word by word."""
    plain = text.casefold()
    if not plain.isascii():
        plain = _FOREIGN.sub(_bare, unicodedata.normalize("NFKD", plain))
    return _BETWEEN.sub(" ", plain).strip()


def _bare(found: re.Match[str]) -> str:
    """Letters of other scripts without their accents."""
    return "".join(char for char in found[0] if not unicodedata.combining(char))

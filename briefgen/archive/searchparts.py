"""The parts of the search's index, and what each is known by: only a part that changed is made anew. Pure.

Pagefind holds all it reads in memory, a third of a MiB for each record, and knows no way to add to an index.
So the index is made in parts, and the browser searches them together. Records are parted by their briefs'
dates, since what is written or changed is mostly new: then one part is made anew, the last. Where a part
ends is told by the briefs in it alone, not by counting from the first: a brief that comes or goes moves the
ends nearby, and no others.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from briefgen.addresses import SEARCH_INDEX, search_part
from briefgen.archive.searchsource import LEVELS, page_of, path_of
from briefgen.archive.searchtext import FACETS, Part, Record
from briefgen.brief.archivefile import ArchiveFile
from briefgen.briefing.labels import Labels

KEY = SEARCH_INDEX + "key.txt"
LEAST = 1_000
"""Records of a part before it may end: an archive of no more has one part."""
MOST = 2_000
"""Records of a part: Pagefind takes about 600 MiB for so many."""
_ONE_IN = 500
"""Behind ``LEAST``, one brief in so many ends its part."""
_FORM = 2
"""The form of the index's tables, to be raised when it changes."""


@dataclass(frozen=True, slots=True)
class IndexPart:
    """Some records, the newest first; ``name`` changes with whatever is searched, and with nothing else."""

    name: str
    records: tuple[Record, ...]

    @property
    def folder(self) -> str:
        """Where its files lie."""
        return search_part(self.name)


def parts_of(records: Iterable[Record], least: int = LEAST, most: int = MOST) -> tuple[IndexPart, ...]:
    """The records in parts, the newest first. Versions of one brief are in one part."""
    briefs: dict[tuple[str, str], list[Record]] = {}
    for record in records:
        briefs.setdefault((record.date, record.slug), []).append(record)
    parts: list[list[Record]] = [[]]
    ended = False
    for (_, slug), own in sorted(briefs.items()):
        if parts[-1] and (ended or len(parts[-1]) + len(own) > most):
            parts.append([])
        parts[-1][:0] = own
        ended = len(parts[-1]) >= least and _ends(slug)
    return tuple(IndexPart(_name(part), tuple(part)) for part in reversed(parts) if part)


def _ends(slug: str) -> bool:
    return int.from_bytes(hashlib.sha256(slug.encode()).digest()[:4]) % _ONE_IN == 0


def _name(records: Iterable[Record]) -> str:
    said = hashlib.sha256(_tools().encode())
    for one in records:
        parts = tuple((part.anchor, part.kind, part.text, part.about, part.long) for part in one.parts)
        told = (one.page, one.slug, one.lang, one.title, one.date, one.lead, parts, one.facets)
        said.update(repr(told).encode())
    return said.hexdigest()[:16]


@cache
def _tools() -> str:
    """Stands for all that is the same for every record: Pagefind, what it reads, the tables' form."""
    some = tuple(Part("a", kind, "l’un", "b", "c") for kind in LEVELS)
    sample = Record("p", "s", "fr", "t", "2026-01-15", ("l", "m"), some, ((),) * len(FACETS))
    return f"{version('pagefind')} {_FORM} {path_of(sample)} {page_of(sample)}"


def index_mark(entries: str, archive: ArchiveFile, labels: Labels) -> str:
    """Stands for all that records are made of; ``entries`` is what stands for all entries together.

    Where it is the same, the index is. It also changes with what is not searched, such as a file's size.
    """
    topics = {key: dict(names) for key, names in archive.topics.items()}
    kinds = dict(labels["kinds"])
    return hashlib.sha256(f"{_tools()} {archive.lang} {topics} {kinds} {entries}".encode()).hexdigest()[:16]


def key_of(mark: str, parts: Iterable[IndexPart]) -> bytes:
    """The file ``KEY``: the mark of the whole in its first line, then the names of the parts."""
    return "".join(f"{line}\n" for line in (mark, *(part.name for part in parts))).encode()


def read_key(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Mark and names of the parts, as ``key_of`` wrote them; nothing of anything else."""
    mark, *names = data.decode("ascii", "replace").split("\n")
    return mark, tuple(name for name in names if name)

"""What a build remembers of the archive's lists, so that the next one need not reckon it again.

It holds as long as nothing changes that pages share: templates, labels, ``archive.yaml``, tools. What is said
of an entry stands under its digest.
"""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from typing import NamedTuple


class Weighed(NamedTuple):
    """What parts of lists weigh in one language, in bytes, at most.

    The briefing; itself among those that make an ask; each of its figures, and of its asks by their ids.
    """

    item: int
    time: int
    figures: tuple[int, ...]
    asks: tuple[tuple[str, int], ...]


class Parts(NamedTuple):
    """Where a long file has the part of each entry: the bytes before them, then digests and lengths."""

    head: int
    lengths: tuple[tuple[str, int], ...]


class Shelved(NamedTuple):
    """The pages of a list, each with its key; ``made_of`` stands for all that is listed there."""

    made_of: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Memo:
    """All of it, to which lists add what they come to know.

    ``weighed`` by language and an entry's digest, ``parts`` by a long file's address, ``lists`` by the
    address of their first page.
    """

    weighed: dict[str, dict[str, Weighed]] = field(default_factory=dict)
    parts: dict[str, Parts] = field(default_factory=dict)
    lists: dict[str, Shelved] = field(default_factory=dict)

    def copy(self) -> Memo:
        """The same, to be added to without changing this."""
        weighed = {lang: dict(known) for lang, known in self.weighed.items()}
        return Memo(weighed, dict(self.parts), dict(self.lists))

    def of(self, digests: Collection[str], addresses: Container[str]) -> Memo:
        """What of it is about entries of these digests, and files at these addresses."""
        return Memo(
            {
                lang: {digest: known[digest] for digest in digests if digest in known}
                for lang, known in self.weighed.items()
            },
            {name: one for name, one in self.parts.items() if name in addresses},
            {name: one for name, one in self.lists.items() if name in addresses},
        )

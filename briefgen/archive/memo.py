"""What a build remembers of the archive's lists, so that the next one need not reckon it again.

It holds as long as nothing changes that pages share: templates, labels, ``archive.yaml``, tools. What is said
of an entry stands under its digest.
"""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, field
from typing import NamedTuple

from briefgen.packed import Packed


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
    """The pages of a list, each with its key; ``made_of`` stands for all that is listed there.

    ``frame`` stands for what is round the lists of its kind; ``listed`` is the number of entries in a group.
    """

    made_of: str
    pages: tuple[tuple[str, str], ...]
    frame: str = ""
    listed: int = 0


@dataclass(frozen=True)
class Memo:
    """All of it, to which lists add what they come to know.

    ``weighed`` by language and an entry's digest, ``parts`` by a long file's address, ``lists`` by the
    address of their first page.
    """

    weighed: dict[str, Packed[Weighed]] = field(default_factory=dict)
    parts: dict[str, Parts] = field(default_factory=dict)
    lists: Packed[Shelved] = field(default_factory=lambda: Packed(Shelved._make))

    def weighed_in(self, lang: str) -> Packed[Weighed]:
        """What is known of weights in a language."""
        return self.weighed.setdefault(lang, Packed(Weighed._make))

    def copy(self) -> Memo:
        """The same, to be added to without changing this."""
        weighed = {lang: known.copy() for lang, known in self.weighed.items()}
        return Memo(weighed, dict(self.parts), self.lists.copy())

    def of(self, digests: Collection[str], addresses: Container[str]) -> Memo:
        """What of it is about entries of these digests, and files at these addresses."""
        return Memo(
            {
                lang: known.of(digest for digest in digests if digest in known.plain)
                for lang, known in self.weighed.items()
            },
            {name: one for name, one in self.parts.items() if name in addresses},
            self.lists.of(name for name in self.lists.plain if name in addresses),
        )

"""What the last build remembers: of what each file was made, and what was said of each brief.

The ledger lies in the user's cache folder, a file for each output folder. It is a help and no more: where
it is gone, torn or of another archive, everything is built.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefgen.archive.abridged import Abridged
from briefgen.archive.memo import Memo
from briefgen.build.cached import problem_from_plain, problem_to_plain
from briefgen.build.manifest import Manifest
from briefgen.build.stamps import Stamp
from briefgen.packed import Packed, Plain
from briefgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Known:
    """One brief as it was built.

    ``made_of`` has a digest for all it was made of: files, templates, labels. ``own`` are the names of its
    files among the briefs, ``files`` the addresses of what came of it. ``state`` is ``published``,
    ``withdrawn``, or the reason why it was withheld; ``embargo`` its end, or empty.
    """

    made_of: Mapping[str, str]
    common: str
    own: tuple[str, ...]
    state: str
    embargo: str
    embargoed: bool
    related: tuple[str, ...]
    former: tuple[str, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


class Stood(NamedTuple):
    """One published file: how it looks from outside, what it was made of, which shared files it needs."""

    stamp: Stamp
    key: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """All of it. ``mark`` is the SHA-256 of the archive's manifest, ``pages`` of what its pages share.

    ``common`` has, by digest, what all briefs are made of: settings and tools by their names. ``manifest`` is
    what the archive holds, ``entries`` its entries abridged, and ``memo`` what is known of its lists.
    ``twin`` is the mark of its twin.
    """

    mark: str = ""
    pages: str = ""
    common: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    briefs: Mapping[str, Known] = field(default_factory=dict)
    outputs: Mapping[str, Stood] = field(default_factory=dict)
    digests: Mapping[str, tuple[Stamp, str]] = field(default_factory=dict)
    manifest: Manifest = field(default_factory=Manifest)
    entries: Mapping[str, Abridged] = field(default_factory=dict)
    memo: Memo = field(default_factory=Memo)
    twin: str = ""


MADE_OF, COMMON, OWN, STATE, EMBARGO, EMBARGOED, RELATED, FORMER, FILES, PROBLEMS = range(10)
"""Where in a packed ``Known`` its fields are."""


def packed_briefs(briefs: Mapping[str, Known]) -> Packed[Known]:
    """What is known of briefs, packed; what is so already, as it is."""
    if isinstance(briefs, Packed):
        return briefs
    plain = {slug: known_to_plain(one) for slug, one in briefs.items()}
    return Packed(known_from_plain, plain, known_to_plain)


def known_to_plain(one: Known) -> Plain:
    """What is known of a brief as JSON holds it.

    In the order of ``Known``'s fields: ten thousand times their names would be most of the file.
    """
    *held, problems = (getattr(one, name) for name in Known.__slots__)
    return (
        *(dict(part) if isinstance(part, Mapping) else part for part in held),
        list(map(problem_to_plain, problems)),
    )


def known_from_plain(plain: Sequence[Any]) -> Known:
    """What ``known_to_plain`` gave. Raises ``ValueError``, ``TypeError``, ``KeyError``."""
    made_of, common, own, state, embargo, embargoed, related, former, files, problems = plain
    return Known(
        made_of, common, tuple(own), state, embargo, embargoed, tuple(related), tuple(former), tuple(files),
        tuple(map(problem_from_plain, problems)),
    )  # fmt: skip

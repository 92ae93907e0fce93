"""What the last build remembers: of what each file was made, and what was said of each brief.

The ledger lies in the user's cache folder, a file for each output folder. It is a help and no more: where
it is gone, torn or of another archive, everything is built.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from briefgen.archive.abridged import Abridged
from briefgen.archive.memo import Memo
from briefgen.build.cached import problem_from_plain, problem_to_plain
from briefgen.build.manifest import Manifest
from briefgen.build.stamps import Stamp
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


def known_to_plain(one: Known) -> list[Any]:
    """What is known of a brief as JSON holds it.

    In the order of ``Known``'s fields: ten thousand times their names would be most of the file.
    """
    *held, problems = (getattr(one, name) for name in Known.__slots__)
    return [
        *(dict(part) if isinstance(part, Mapping) else part for part in held),
        list(map(problem_to_plain, problems)),
    ]


def known_from_plain(
    made_of: Mapping[str, str],
    common: str,
    own: list[str],
    state: str,
    embargo: str,
    embargoed: bool,
    related: list[str],
    former: list[str],
    files: list[str],
    problems: list[Mapping[str, Any]],
) -> Known:
    """What ``known_to_plain`` gave. Raises ``ValueError``, ``TypeError``, ``KeyError``."""
    return Known(
        made_of, common, tuple(own), state, embargo, embargoed, tuple(related), tuple(former), tuple(files),
        tuple(map(problem_from_plain, problems)),
    )  # fmt: skip

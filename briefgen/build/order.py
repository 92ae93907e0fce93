"""What is to be built, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.editions import Edition
from briefgen.build.laps import Laps
from briefgen.problems import Problem

if TYPE_CHECKING:  # a build that finds nothing changed needs no more than this
    from briefgen.build.shards import Part
    from briefgen.build.tasks import Document


@dataclass(frozen=True, slots=True)
class Withheld:
    """A brief that is not published, with the reason in words for its author."""

    slug: str
    reason: str


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: a workspace, some of its briefs or all, for whom, as of when, and where to.

    ``cache`` is the folder of what is kept between builds; without one, or with ``force``, all is built.
    ``against`` holds the published archive, where that is not the one in ``output``.
    ``part`` is the shard to build, and ``shards`` the folders of those that are to be merged.
    """

    root: Path
    output: Path
    as_of: datetime
    only: tuple[str, ...] = ()
    edition: Edition = Edition.PUBLIC
    formats: tuple[str, ...] = ("html", "pdf")
    strict: bool = False
    sources: Path | None = None
    cache: Path | None = None
    jobs: int = 1
    search: bool = True
    force: bool = False
    cluster: str = ""
    part: Part | None = None
    shards: tuple[Path, ...] = ()
    against: Path | None = None


@dataclass
class Outcome:
    """What came of an order. ``published`` is False where the old archive still stands.

    ``stopped`` where somebody pressed Ctrl-C before the new one stood. ``reasons`` say by slug why a brief
    was made; ``standing`` are those that were not, with all they are made of, which is as it was.
    ``unchanged`` where nothing of it all has changed, so that the archive that stands is the new one.
    """

    documents: list[Document] = field(default_factory=list)
    withheld: tuple[Withheld, ...] = ()
    kept: list[str] = field(default_factory=list)
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    standing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unchanged: bool = False
    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    stopped: bool = False
    briefings: int = 0
    laps: Laps = field(default_factory=Laps)

"""What is to be built, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefgen.build.laps import Laps
from briefgen.build.plan import Edition, Withheld
from briefgen.build.tasks import Document
from briefgen.problems import Problem


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: a workspace, some of its briefs or all, for whom, as of when, and where to."""

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


@dataclass
class Outcome:
    """What came of an order. ``published`` is False where the old archive still stands.

    ``stopped`` where somebody pressed Ctrl-C before the new one stood.
    """

    documents: list[Document] = field(default_factory=list)
    withheld: tuple[Withheld, ...] = ()
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    stopped: bool = False
    briefings: int = 0
    laps: Laps = field(default_factory=Laps)

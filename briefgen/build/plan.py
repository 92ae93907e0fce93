"""Which briefs are published at a given moment, which are withheld and why. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from briefgen.brief.gist import Gist
from briefgen.build.editions import Edition
from briefgen.build.order import Withheld


@dataclass(frozen=True)
class Plan:
    """``published`` get documents, ``withdrawn`` a notice, ``withheld`` nothing."""

    edition: Edition
    published: tuple[Gist, ...]
    withdrawn: tuple[Gist, ...]
    withheld: tuple[Withheld, ...]

    @cached_property
    def by_slug(self) -> Mapping[str, Gist]:
        """Those that are published, by their names."""
        return {brief.slug: brief for brief in self.published}


def make_plan(briefs: Iterable[Gist], as_of: datetime, edition: Edition) -> Plan:
    """What exists of the briefs at the moment ``as_of`` (with its distance from UTC) in an edition.

    In public only published briefs whose embargo is over exist. The editions for the press and for partners
    have embargoed briefs too, a preview has drafts as well; every page of these is marked.
    """
    published: list[Gist] = []
    withdrawn: list[Gist] = []
    withheld: list[Withheld] = []
    for brief in briefs:
        if brief.status == "withdrawn":
            withdrawn.append(brief)
        elif reason := _withheld(brief, as_of, edition):
            withheld.append(Withheld(brief.slug, reason))
        else:
            published.append(brief)
    return Plan(edition, tuple(published), tuple(withdrawn), tuple(withheld))


def is_embargoed(brief: Gist, as_of: datetime) -> bool:
    """True until the moment of the brief's embargo."""
    return brief.embargo is not None and as_of < brief.embargo


def _withheld(brief: Gist, as_of: datetime, edition: Edition) -> str:
    """Why the brief is not in the edition; empty where it is."""
    if edition is Edition.PREVIEW:
        return ""
    if brief.status != "published":
        return f"its status is {brief.status}"
    if edition is Edition.PUBLIC and is_embargoed(brief, as_of):
        return f"it is under embargo until {brief.embargo:%Y-%m-%d %H:%M %Z}"
    return ""

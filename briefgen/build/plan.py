"""Which briefs are published at a given moment, which are withheld and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from briefgen.brief.workspace import BriefFile, Workspace


class Edition(StrEnum):
    """Who is meant to read: everybody, or the colleagues who check a draft."""

    PUBLIC = "public"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A brief that is not published, with the reason in words for its author."""

    slug: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """``published`` get documents, ``withdrawn`` a notice, ``withheld`` nothing."""

    edition: Edition
    published: tuple[BriefFile, ...]
    withdrawn: tuple[BriefFile, ...]
    withheld: tuple[Withheld, ...]


def make_plan(workspace: Workspace, as_of: datetime, edition: Edition) -> Plan:
    """What exists at the moment ``as_of`` (with its distance from UTC) in an edition.

    In public only published briefs whose embargo is over exist. A preview has drafts and embargoed
    briefs too; every page of it is marked.
    """
    published: list[BriefFile] = []
    withdrawn: list[BriefFile] = []
    withheld: list[Withheld] = []
    for file in workspace.briefs:
        brief = file.brief
        embargoed = brief.embargo is not None and as_of < brief.embargo
        if brief.status == "withdrawn":
            withdrawn.append(file)
        elif edition is Edition.PREVIEW:
            published.append(file)
        elif brief.status != "published":
            withheld.append(Withheld(file.slug, f"its status is {brief.status}"))
        elif embargoed:
            withheld.append(
                Withheld(file.slug, f"it is under embargo until {brief.embargo:%Y-%m-%d %H:%M %Z}")
            )
        else:
            published.append(file)
    return Plan(edition, tuple(published), tuple(withdrawn), tuple(withheld))

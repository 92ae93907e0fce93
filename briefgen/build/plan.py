"""Which briefs are published at a given moment, which are withheld and why. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from briefgen.brief.audiences import for_audience
from briefgen.brief.workspace import BriefFile, Workspace
from briefgen.build.editions import Edition
from briefgen.build.order import Withheld


@dataclass(frozen=True, slots=True)
class Plan:
    """``published`` get documents, ``withdrawn`` a notice, ``withheld`` nothing."""

    edition: Edition
    published: tuple[BriefFile, ...]
    withdrawn: tuple[BriefFile, ...]
    withheld: tuple[Withheld, ...]


def make_plan(workspace: Workspace, as_of: datetime, edition: Edition) -> Plan:
    """What exists at the moment ``as_of`` (with its distance from UTC) in an edition.

    In public only published briefs whose embargo is over exist. The editions for the press and for partners
    have embargoed briefs too, a preview has drafts as well; every page of these is marked. Items that are
    not for an edition's readers are gone from its briefs, save in a preview.
    """
    published: list[BriefFile] = []
    withdrawn: list[BriefFile] = []
    withheld: list[Withheld] = []
    for file in workspace.briefs:
        if file.brief.status == "withdrawn":
            withdrawn.append(file)
        elif reason := _withheld(file, as_of, edition):
            withheld.append(Withheld(file.slug, reason))
        else:
            published.append(file if edition is Edition.PREVIEW else _for(file, edition))
    return Plan(edition, tuple(published), tuple(withdrawn), tuple(withheld))


def is_embargoed(file: BriefFile, as_of: datetime) -> bool:
    """True until the moment of the brief's embargo."""
    return file.brief.embargo is not None and as_of < file.brief.embargo


def _withheld(file: BriefFile, as_of: datetime, edition: Edition) -> str:
    """Why the brief is not in the edition; empty where it is."""
    if edition is Edition.PREVIEW:
        return ""
    if file.brief.status != "published":
        return f"its status is {file.brief.status}"
    if edition is Edition.PUBLIC and is_embargoed(file, as_of):
        return f"it is under embargo until {file.brief.embargo:%Y-%m-%d %H:%M %Z}"
    return ""


def _for(file: BriefFile, edition: Edition) -> BriefFile:
    """The brief in all its languages as the edition's readers may see it."""
    translations = tuple(
        replace(
            version,
            brief=for_audience(version.brief, edition),
            original=for_audience(version.original, edition) if version.original else None,
        )
        for version in file.translations
    )
    return replace(file, brief=for_audience(file.brief, edition), translations=translations)

"""What a build writes into the ledger for the next one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from briefgen.addresses import MANIFEST
from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.brief.workspace import BriefFile, Workspace
from briefgen.build.ingredients import Ingredients
from briefgen.build.ledger import Known, Ledger, ledger_path, write_ledger
from briefgen.build.making import Briefings
from briefgen.build.plan import Plan, is_embargoed
from briefgen.build.setting import Setting
from briefgen.build.stage import Stage
from briefgen.build.stock import Stock
from briefgen.problems import Problem

PUBLISHED, WITHDRAWN = "published", "withdrawn"


@dataclass(frozen=True)
class Read:
    """The briefs that a build has read, a digest of all that each is made of, and what was said of them."""

    stock: Stock
    workspace: Workspace
    made_of: Mapping[str, Mapping[str, str]]
    said: tuple[Problem, ...] = ()


def made_of(workspace: Workspace, stock: Stock, ingredients: Ingredients) -> dict[str, dict[str, str]]:
    """For each brief that was read, a digest of all that it is made of.

    Taken before anything is made: what an author changes meanwhile is then made with the next build.
    """
    return {
        file.slug: {name: ingredients.digest(name) for name in _names(file, stock.own.get(file.slug, ()))}
        for file in workspace.briefs
    }


def _names(file: BriefFile, own: Iterable[str]) -> Iterator[str]:
    yield from own
    yield from (f"{BRIEFS}/{MEDIA}/{image.file}" for image in file.brief.images)
    yield from (f"sources/{source.file}" for source in file.brief.sources.values() if source.file)
    yield from (f"templates/{kind}" for kind in file.brief.documents)
    yield from (f"labels/{version.lang}" for version in file.versions)


def remember(setting: Setting, read: Read, plan: Plan, found: Briefings, stage: Stage) -> Mapping[str, Known]:
    """Writes the ledger of the archive that was just put in place; what it says of each brief."""
    before = setting.last.ledger
    touched = {file.slug for file in read.workspace.briefs} | read.workspace.broken
    kept = {slug: one for slug, one in before.briefs.items() if slug in read.stock.own.keys() - touched}
    briefs = kept | known_briefs(setting, read, plan, found)
    marks = {known.common for known in briefs.values()}
    common = {mark: settings for mark, settings in before.common.items() if mark in marks}
    ledger = Ledger(
        manifest=stage.held[MANIFEST].sha256,
        pages=setting.ingredients.pages,
        common=common | {setting.ingredients.mark: setting.ingredients.common},
        briefs=briefs,
        outputs=stage.stood,
        digests=setting.digests.found,
    )
    if setting.order.cache:
        write_ledger(ledger_path(setting.order.cache, setting.order.output), ledger)
    return briefs


def embargoes(briefs: Mapping[str, Known]) -> list[datetime]:
    """The moments at which the archive becomes another one."""
    return [datetime.fromisoformat(known.embargo) for known in briefs.values() if known.embargo]


def known_briefs(setting: Setting, read: Read, plan: Plan, found: Briefings) -> dict[str, Known]:
    """What is known of each brief that was read, and made, withheld or withdrawn without an error.

    Those that were taken from a shard, too.
    """
    states = {one.slug: one.reason for one in plan.withheld}
    states |= {file.slug: WITHDRAWN for file in plan.withdrawn}
    states |= dict.fromkeys(found.made, PUBLISHED)
    by_file: dict[str, list[Problem]] = {}
    for problem in read.said:
        by_file.setdefault(problem.place.file, []).append(problem)
    known = {slug: one for slug, one in read.stock.standing.items() if slug in read.stock.shards}
    for file in read.workspace.briefs:
        slug = file.slug
        own = read.stock.own.get(slug, ())
        problems = [problem for name in own for problem in by_file.get(name, ())]
        made, files = found.made.get(slug, (None, ()))
        problems += made.problems if made else ()
        if slug not in states or file.faulty or any(problem.is_error for problem in problems):
            continue
        embargo = file.brief.embargo
        known[slug] = Known(
            made_of=read.made_of[slug],
            common=setting.ingredients.mark,
            own=own,
            state=states[slug],
            embargo=embargo.isoformat() if embargo else "",
            embargoed=is_embargoed(file, setting.order.as_of),
            related=file.brief.related,
            former=file.brief.former,
            files=files,
            problems=tuple(dict.fromkeys(problems)),
        )
    return known

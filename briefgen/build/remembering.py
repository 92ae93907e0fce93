"""What a build writes into the ledger for the next one."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from briefgen.addresses import MANIFEST
from briefgen.archive.memo import Memo
from briefgen.build.cached import ledger_path
from briefgen.build.ledger import COMMON, EMBARGO, Known, Ledger, packed_briefs
from briefgen.build.ledgerfile import write_ledger
from briefgen.build.making import Briefings
from briefgen.build.manifest import Manifest
from briefgen.build.plan import Plan, is_embargoed
from briefgen.build.reading import Readings
from briefgen.build.setting import Setting
from briefgen.build.stage import Stage
from briefgen.build.stock import Stock
from briefgen.packed import Packed
from briefgen.problems import Problem

PUBLISHED, WITHDRAWN = "published", "withdrawn"


class Sealed(NamedTuple):
    """What was published, and what came to be known of its lists."""

    manifest: Manifest
    memo: Memo


def remember(
    setting: Setting,
    stock: Stock,
    readings: Readings,
    plan: Plan,
    found: Briefings,
    stage: Stage,
    sealed: Sealed,
) -> Packed[Known]:
    """Writes the ledger of the archive that was just put in place; what it says of each brief."""
    before = setting.last.ledger
    touched = {brief.slug for brief in readings.briefs} | readings.broken
    left = stock.own.keys() - touched
    briefs = packed_briefs(before.briefs)
    briefs = briefs.of(slug for slug in briefs.plain if slug in left)
    briefs.update(known_briefs(setting, stock, readings, plan, found))
    marks = {known[COMMON] for known in briefs.plain.values()}
    common = {mark: settings for mark, settings in before.common.items() if mark in marks}
    ledger = Ledger(
        mark=stage.held[MANIFEST].sha256,
        pages=setting.ingredients.pages,
        common=common | {setting.ingredients.mark: setting.ingredients.common},
        briefs=briefs,
        outputs=stage.stood,
        digests=setting.digests.found,
        manifest=sealed.manifest,
        entries=found.packed,
        memo=sealed.memo.of([entry.digest for entry in found.entries], stage),
        twin=stage.make_twin(),
    )
    if setting.order.cache:
        write_ledger(ledger_path(setting.order.cache, setting.order.output), ledger)
    return briefs


def embargoes(briefs: Packed[Known]) -> list[datetime]:
    """The moments at which the archive becomes another one."""
    return [datetime.fromisoformat(known[EMBARGO]) for known in briefs.plain.values() if known[EMBARGO]]


def known_briefs(
    setting: Setting, stock: Stock, readings: Readings, plan: Plan, found: Briefings
) -> dict[str, Known]:
    """What is known of each brief that was read, and made, withheld or withdrawn without an error.

    Those that were taken from a shard, too.
    """
    states = {one.slug: one.reason for one in plan.withheld}
    states |= {file.slug: WITHDRAWN for file in plan.withdrawn}
    states |= dict.fromkeys(found.made, PUBLISHED)
    by_file: dict[str, list[Problem]] = {}
    for problem in readings.said:
        by_file.setdefault(problem.place.file, []).append(problem)
    known = {slug: stock.standing[slug] for slug in stock.shards}
    for brief in readings.briefs:
        slug = brief.slug
        own = stock.own.get(slug, ())
        problems = [problem for name in own for problem in by_file.get(name, ())]
        made, files = found.made.get(slug, (None, ()))
        problems += made.problems if made else ()
        if slug not in states or brief.faulty or any(problem.is_error for problem in problems):
            continue
        embargo = brief.embargo
        known[slug] = Known(
            made_of=readings.made_of[slug],
            common=setting.ingredients.mark,
            own=own,
            state=states[slug],
            embargo=embargo.isoformat() if embargo else "",
            embargoed=is_embargoed(brief, setting.order.as_of),
            related=brief.related,
            former=brief.former,
            files=files,
            problems=tuple(dict.fromkeys(problems)),
        )
    return known

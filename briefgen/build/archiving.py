"""What is made of all briefings, put on the stage, and that in the place of the archive that stood."""

from __future__ import annotations

from dataclasses import replace

from briefgen.addresses import slug_of
from briefgen.archive.holdings import Desk, Earlier, Holdings, Withdrawn
from briefgen.archive.memo import Memo
from briefgen.archive.notes import notes_on
from briefgen.archive.site import site_files
from briefgen.build.aside import aside_of
from briefgen.build.holding import desk_of, label_problems, withdrawn_in
from briefgen.build.last import Last
from briefgen.build.ledger import STATE
from briefgen.build.madewith import made_with
from briefgen.build.making import Briefings, put_shared
from briefgen.build.manifest import carried, manifest_of
from briefgen.build.order import Order, Outcome
from briefgen.build.permanence import Now, lost_addresses, put_copies
from briefgen.build.plan import Plan
from briefgen.build.publish import seal
from briefgen.build.reading import Readings
from briefgen.build.remembering import WITHDRAWN, Sealed, known_briefs
from briefgen.build.searching import put_search
from briefgen.build.setting import Setting
from briefgen.build.shards import LEDGER, shard_file
from briefgen.build.stage import Stage
from briefgen.build.stock import Stock
from briefgen.build.wholes import entries_on


def publish_archive(
    setting: Setting,
    readings: Readings,
    plan: Plan,
    stock: Stock,
    found: Briefings,
    stage: Stage,
    outcome: Outcome,
) -> Sealed | None:
    """Puts on the stage what is made of all briefs, and that in the place of the old archive.

    None where an address would be lost; then the old archive stands.
    """
    order, last, shop = setting.order, setting.last, setting.shop
    desk = desk_of(shop, plan)
    kept = [*outcome.kept, *(slug for slug, one in stock.standing.plain.items() if one[STATE] == WITHDRAWN)]
    withdrawn = withdrawn_in(shop, plan, readings, last, kept)
    earlier = _earlier(order, setting.published, withdrawn, found, stage)
    read, edition = entries_on(stage), str(plan.edition)
    holdings = Holdings(setting.archive, found.entries, read, withdrawn, edition, earlier)
    if stage.same_pages:
        holdings = replace(holdings, memo=last.ledger.memo.copy())
    _put_pages(setting, desk, holdings, stage, outcome)
    now = Now(stage, setting.archive, desk.labels(setting.archive.lang), found.entries, withdrawn, readings)
    lost = lost_addresses(setting.published, now, order.edition)
    outcome.problems += lost
    outcome.laps.end("making the archive's pages")
    if lost:
        return None
    tools = made_with(shop.templates.folders, last.manifest, shop.tools.versions)
    manifest = manifest_of(found.entries, stage.held, order.edition, tools, earlier)
    seal(stage, manifest)
    return Sealed(manifest, holdings.memo)


def publish_shard(
    setting: Setting, stock: Stock, readings: Readings, plan: Plan, found: Briefings, stage: Stage
) -> Sealed:
    """Puts a shard in the place of the one that stood: its briefings, and of what they were made."""
    put_shared(setting.shop, (), stage)
    order, shop = setting.order, setting.shop
    known = {**stock.standing, **known_briefs(setting, stock, readings, plan, found)}
    marks = {one.common for one in known.values()}
    common = {**setting.last.ledger.common, setting.ingredients.mark: setting.ingredients.common}
    stage.put(LEDGER, shard_file(known, {mark: common[mark] for mark in sorted(marks)}))
    tools = made_with(shop.templates.folders, setting.last.manifest, shop.tools.versions)
    manifest = manifest_of(found.entries, stage.held, str(order.edition), tools)
    seal(stage, manifest)
    return Sealed(manifest, Memo())


def _put_pages(setting: Setting, desk: Desk, holdings: Holdings, stage: Stage, outcome: Outcome) -> None:
    """All that is made of all briefs: pages, search, feeds, data, shared files."""
    outcome.problems += label_problems(setting.shop, holdings)
    outcome.problems += notes_on(holdings)
    if setting.order.search:
        outcome.laps.end("making the archive's pages")
        holdings, problems = put_search(holdings, desk, setting.last, stage)
        outcome.problems += problems
        outcome.laps.end("making the search index")
    count, assets = len(holdings.entries), setting.shop.assets
    aside = aside_of(setting.order, count, stage, assets, holdings.memo)
    site_files(holdings, desk, stage, aside)
    put_copies(holdings.entries, stage)
    put_shared(setting.shop, setting.shards, stage)


def _earlier(
    order: Order, last: Last, withdrawn: tuple[Withdrawn, ...], found: Briefings, stage: Stage
) -> tuple[Earlier, ...]:
    """The documents that were published before and are no longer."""
    dates = {one.slug: one.date for one in withdrawn}
    standing = {slug for slug in map(slug_of, stage) if slug} | set(dates)
    day = order.as_of.date().isoformat()
    return carried(last.manifest, found.entries, dates, standing, day)

"""From a workspace to a published archive: read, plan, make, publish, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from briefgen.addresses import brief_data, slug_of
from briefgen.archive.holdings import Desk, Earlier, Holdings, Withdrawn
from briefgen.archive.notes import notes_on
from briefgen.archive.site import site_files
from briefgen.brief.workspace import Workspace, read_workspace, slug_named, without_faulty
from briefgen.build.cluster.problems import ClusterError
from briefgen.build.hands import maker
from briefgen.build.holding import desk_of, label_problems, withdrawn_in
from briefgen.build.last import Last
from briefgen.build.lock import hold
from briefgen.build.madewith import made_with
from briefgen.build.making import Briefings, Listeners, make_briefs, put_shared
from briefgen.build.manifest import carried, manifest_of
from briefgen.build.order import Order, Outcome, Withheld
from briefgen.build.permanence import Now, put_copies
from briefgen.build.plan import Plan, make_plan
from briefgen.build.publish import cannot_write, recover, refuse_folder, seal
from briefgen.build.remembering import PUBLISHED, WITHDRAWN, Read, embargoes, known_briefs, made_of, remember
from briefgen.build.searching import put_search
from briefgen.build.setting import Setting, set_up
from briefgen.build.shards import LEDGER, shard_file
from briefgen.build.stage import CannotWriteError, Stage
from briefgen.build.stock import Stock, claimants, take_stock
from briefgen.build.tasks import Document
from briefgen.build.unchanged import Look, look_at, note
from briefgen.build.watch import Everyone, lost_addresses, watch
from briefgen.evidence.examine import examine_all
from briefgen.evidence.sources.library import Library
from briefgen.problems import made_strict
from briefgen.templating import TemplateError


def build(
    order: Order,
    on_document: Callable[[Document], None],
    on_brief: Callable[[int, int, str], None] = lambda *_: None,
    look: Look | None = None,
) -> Outcome:
    """Builds the archive and publishes it; ``on_document`` hears of each document as it is finished.

    ``on_brief`` hears, before each brief, how many are done, how many there are, and which comes.
    No second build of the same output runs meanwhile, and Ctrl-C ends this one. A brief with an error is not
    made anew: what was published of it before stays. Without a sound ``archive.yaml``, or where the output
    cannot be written, nothing is published at all. ``look`` is how the inputs looked, where that is known.
    """
    outcome = Outcome()
    look = look or look_at(order)
    if problem := refuse_folder(order.output):
        outcome.problems.append(problem)
        return outcome
    with hold(order.output) as problem:
        if problem := problem or recover(order.output):
            outcome.problems.append(problem)
            return outcome
        try:
            _build(order, look, outcome, Listeners(on_document, on_brief))
        except KeyboardInterrupt:
            outcome.stopped = not outcome.published
        except CannotWriteError as error:
            outcome.problems.append(cannot_write(order.output, error))
        except (TemplateError, ClusterError) as error:
            outcome.problems.append(error.problem)
    return outcome


def _build(order: Order, look: Look, outcome: Outcome, heard: Listeners) -> None:
    asked = order
    setting = set_up(order, outcome)
    if setting is None:
        outcome.problems += read_workspace(order.root, order.only).problems
        return
    order, last = setting.order, setting.last
    outcome.laps.end("setting up")
    stock = take_stock(order, setting.ingredients, last, setting.shards)
    outcome.laps.end("seeing what has changed")
    workspace = _changed_briefs(order, stock)
    outcome.laps.end("reading the briefs")
    read = Read(stock, workspace, made_of(workspace, stock, setting.ingredients))
    proofs = examine_all(workspace, Library(order.sources, order.cache), order.as_of.date().isoformat())
    outcome.laps.end("proving them")
    # What is not true any more may be the very reason for withdrawing a brief, and never stands in its way.
    examined = (proofs[file.slug] for file in workspace.briefs if file.brief.status != "withdrawn")
    said = [*workspace.problems, *(problem for one in examined for problem in one.problems)]
    said = made_strict(said) if order.strict else said
    outcome.problems += said
    read = replace(read, said=tuple(said))
    _tell(order, stock, outcome)
    workspace = without_faulty(workspace, said)
    plan = make_plan(_with_named(workspace, stock), order.as_of, order.edition)
    ours = (one for one in plan.withheld if one.slug in stock.own)
    outcome.withheld = (*ours, *_still_withheld(order, stock))
    everyone = Everyone(workspace, tuple(stock.standing))
    watched = watch(setting.published, workspace.briefs, everyone, order.edition, order.as_of.date())
    make = maker(order, setting.shop, setting.recipe, outcome.problems)
    with Stage(last, setting.ingredients.pages) as stage:
        found = make_briefs(order, workspace, proofs, plan, make, last, stock, stage, watched, outcome, heard)
        outcome.laps.end("making the documents")
        if order.part:
            _publish_shard(setting, read, plan, found, stage)
        elif not (
            _is_as_published(order, stock, found, watched, outcome)
            and _publish(setting, workspace, plan, stock, found, stage, outcome)
        ):
            return
    outcome.published = True
    outcome.briefings = len(found.entries)
    if order.cache:
        known = remember(setting, read, plan, found, stage)
        note(asked, look, outcome, {name: one.stamp for name, one in stage.stood.items()}, embargoes(known))
    outcome.laps.end("publishing")


def _publish(
    setting: Setting,
    workspace: Workspace,
    plan: Plan,
    stock: Stock,
    found: Briefings,
    stage: Stage,
    outcome: Outcome,
) -> bool:
    """Puts on the stage what is made of all briefs, and that in the place of the old archive.

    False where an address would be lost; then the old archive stands.
    """
    order, last, shop = setting.order, setting.last, setting.shop
    desk = desk_of(shop, plan)
    kept = [*outcome.kept, *(slug for slug, one in stock.standing.items() if one.state == WITHDRAWN)]
    withdrawn = withdrawn_in(shop, plan, last, kept)
    earlier = _earlier(order, setting.published, withdrawn, found, stage)
    digests = {entry.slug: stage.held[brief_data(entry.slug)].sha256 for entry in found.entries}
    edition = str(plan.edition)
    holdings = Holdings(setting.archive, found.entries, withdrawn, edition, earlier, digests=digests)
    _put_pages(setting, desk, holdings, stage, outcome)
    now = Now(stage, setting.archive, desk.labels(setting.archive.lang), found.entries, withdrawn, workspace)
    lost = lost_addresses(setting.published, now, order.edition)
    outcome.problems += lost
    outcome.laps.end("making the archive's pages")
    if lost:
        return False
    tools = made_with(shop.templates.folders, last.manifest, pdf="pdf" in shop.formats)
    seal(stage, manifest_of(found.entries, stage.held, order.edition, tools, earlier))
    return True


def _publish_shard(setting: Setting, read: Read, plan: Plan, found: Briefings, stage: Stage) -> None:
    """Puts a shard in the place of the one that stood: its briefings, and of what they were made."""
    put_shared(setting.shop, (), stage)
    order, shop = setting.order, setting.shop
    known = {**read.stock.standing, **known_briefs(setting, read, plan, found)}
    marks = {one.common for one in known.values()}
    common = {**setting.last.ledger.common, setting.ingredients.mark: setting.ingredients.common}
    stage.put(LEDGER, shard_file(known, {mark: common[mark] for mark in sorted(marks)}))
    tools = made_with(shop.templates.folders, setting.last.manifest, pdf="pdf" in shop.formats)
    seal(stage, manifest_of(found.entries, stage.held, str(order.edition), tools))


def _put_pages(setting: Setting, desk: Desk, holdings: Holdings, stage: Stage, outcome: Outcome) -> None:
    """All that is made of all briefs: pages, search, feeds, data, shared files."""
    outcome.problems += label_problems(setting.shop, holdings)
    outcome.problems += notes_on(holdings)
    if setting.order.search:
        outcome.laps.end("making the archive's pages")
        holdings, problems = put_search(holdings, desk, setting.last, stage)
        outcome.problems += problems
        outcome.laps.end("making the search index")
    site_files(holdings, desk, stage)
    put_copies(holdings.entries, stage)
    put_shared(setting.shop, setting.shards, stage)


def _changed_briefs(order: Order, stock: Stock) -> Workspace:
    """The workspace with the briefs that are to be made; more than have changed, where they contradict."""
    while True:
        workspace = read_workspace(order.root, order.only, {*stock.standing, *stock.elsewhere})
        former = [name for file in workspace.briefs for name in file.brief.former]
        rivals = claimants(former, stock.standing)
        if not rivals:
            return workspace
        stock.give_up(rivals, "another brief says that it had the same name before")


def _with_named(workspace: Workspace, stock: Stock) -> Workspace:
    """The workspace with the briefs of other shards that ours name: their titles are shown."""
    named = {name for file in workspace.briefs for name in file.brief.related} & set(stock.elsewhere)
    if not named:
        return workspace
    others = read_workspace(workspace.root, tuple(sorted(named))).briefs
    return replace(workspace, briefs=(*workspace.briefs, *others))


def _tell(order: Order, stock: Stock, outcome: Outcome) -> None:
    """Says again what was said of the briefs that are not made again, and why the others are."""
    named = set(map(slug_named, order.only)) or stock.own.keys()
    for slug, known in stock.standing.items():
        if slug in named:
            outcome.problems += known.problems
            outcome.standing[slug] = tuple(known.made_of)
    outcome.reasons = {slug: why for slug, why in stock.reasons.items() if slug in named}


def _still_withheld(order: Order, stock: Stock) -> Iterator[Withheld]:
    named = set(map(slug_named, order.only)) or stock.own.keys()
    for slug, known in stock.standing.items():
        if slug in named and known.state not in (PUBLISHED, WITHDRAWN):
            yield Withheld(slug, known.state)


def _earlier(
    order: Order, last: Last, withdrawn: tuple[Withdrawn, ...], found: Briefings, stage: Stage
) -> tuple[Earlier, ...]:
    """The documents that were published before and are no longer."""
    dates = {one.slug: one.date for one in withdrawn}
    standing = {slug for slug in map(slug_of, stage) if slug} | set(dates)
    day = order.as_of.date().isoformat()
    return carried(last.manifest, found.entries, dates, standing, day)

"""From a workspace to a published archive: read, plan, make, publish, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from briefgen.brief.folders import slug_named
from briefgen.brief.gist import Gist, gist_of
from briefgen.brief.workspace import read_workspace
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import Renderer
from briefgen.build.cached import problem_from_plain
from briefgen.build.cluster.problems import ClusterError
from briefgen.build.collecting import uncollected
from briefgen.build.editions import Edition
from briefgen.build.gathering import gather
from briefgen.build.hands import maker
from briefgen.build.ledger import MADE_OF, PROBLEMS, STATE
from briefgen.build.lock import hold
from briefgen.build.making import Listeners, Making
from briefgen.build.order import Order, Outcome, Withheld
from briefgen.build.outlook import Outlook
from briefgen.build.plan import make_plan
from briefgen.build.publish import cannot_write, recover, refuse_folder
from briefgen.build.reading import Drawer, NoRoomError, Readings
from briefgen.build.remembering import PUBLISHED, WITHDRAWN, embargoes, remember
from briefgen.build.setting import Setting, set_up
from briefgen.build.stage import CannotWriteError, Stage
from briefgen.build.stock import Stock, take_stock
from briefgen.build.tasks import Document
from briefgen.build.twin import twin_path
from briefgen.build.unchanged import Look, look_at, note
from briefgen.build.watch import Everyone, unlike_published, watch
from briefgen.build.wholes import LostEntryError, entries_on
from briefgen.packed import Packed
from briefgen.templating import TemplateError


def build(
    order: Order,
    on_document: Callable[[Document], None],
    on_brief: Callable[[int, int, str], None] = lambda *_: None,
    on_read: Callable[[int, int, str], None] = lambda *_: None,
    look: Look | None = None,
    renderer: Callable[[Path | None], Renderer] | None = None,
    outlook: Outlook = lambda: None,
) -> Outcome:
    """Builds the archive and publishes it; ``on_document`` hears of each document as it is finished.

    ``on_brief`` hears, before each brief, how many are made, how many there are, and which comes; ``on_read``
    hears the same before that, while they are read and proved.
    No second build of the same output runs meanwhile, and Ctrl-C ends this one. A brief with an error is not
    made anew: what was published of it before stays. Without a sound ``archive.yaml``, or where the output
    cannot be written, nothing is published at all. ``look`` is how the inputs looked, where that is known;
    ``renderer`` what this process prints with, where that is not its own affair. ``outlook`` waits for how
    the output looked.
    """
    outcome = Outcome()
    look = look or look_at(order)
    if problem := refuse_folder(order.output):
        outcome.problems.append(problem)
        return outcome
    try:
        with hold(order.output) as problem:
            if problem := problem or recover(order.output):
                outcome.problems.append(problem)
                return outcome
            with Drawer() as drawer:
                heard = Listeners(on_document, on_brief, on_read)
                with uncollected():
                    setting = set_up(order, look, outcome, renderer or PdfRenderer, outlook)
                _build(order, look, setting, drawer, outcome, heard)
    except KeyboardInterrupt:
        outcome.stopped = not outcome.published
    except CannotWriteError as error:
        outcome.problems.append(cannot_write(order.output, error))
    except (TemplateError, ClusterError, NoRoomError, LostEntryError) as error:
        outcome.problems.append(error.problem)
    return outcome


def _build(
    order: Order,
    look: Look,
    setting: Setting | None,
    drawer: Drawer,
    outcome: Outcome,
    heard: Listeners,
) -> None:
    asked = order
    if setting is None:
        outcome.problems += read_workspace(order.root, order.only).problems
        return
    order, last = setting.order, setting.last
    outcome.laps.end("setting up")
    with uncollected():
        stock = take_stock(order, setting.ingredients, last, setting.shards)
    outcome.laps.end("seeing what has changed")
    read = gather(order, stock, setting.ingredients, drawer, heard.read)
    outcome.laps.end("reading and proving the briefs")
    outcome.problems += read.said
    _tell(order, stock, outcome)
    readings = read.without_faulty(read.said)
    plan = make_plan(_with_named(order, readings, stock), order.as_of, order.edition)
    ours = (one for one in plan.withheld if one.slug in stock.own)
    outcome.withheld = (*ours, *_still_withheld(order, stock))
    everyone = Everyone(order.root, readings, frozenset(stock.standing))
    watched = watch(setting.published, everyone, order.edition, order.as_of.date())
    setting.shop.while_printing = _load_the_rest
    make = maker(order, setting.shop, setting.recipe, outcome.problems)
    with Stage(last, setting.ingredients.pages, _twin(order)) as stage:
        making = Making(setting, readings, plan, stock, stage, watched)
        found = making.briefings(make, outcome, heard)
        read_entry = entries_on(stage)
        unlike = unlike_published(setting.published, last, stock, found, watched, outcome, read_entry)
        outcome.laps.end("making the documents")
        with uncollected():
            from briefgen.build.archiving import publish_archive, publish_shard  # see ``_load_the_rest``

            sealed = None
            if order.part:
                sealed = publish_shard(setting, stock, read, plan, found, stage)
            elif not unlike:
                sealed = publish_archive(setting, readings, plan, stock, found, stage, outcome)
            if sealed is None:
                return
    outcome.published = True
    outcome.briefings = len(found.entries)
    if order.cache:
        known = remember(setting, stock, read, plan, found, stage, sealed)
        stamps = {name: stood[0] for name, stood in stage.stood.plain.items()}
        note(asked, look, outcome, stamps, embargoes(known), setting.shop.tools.files)
    outcome.laps.end("publishing")


def _load_the_rest() -> None:
    """Loads what makes the archive's pages while another process prints the first page: nobody waits then."""
    import briefgen.build.archiving  # noqa: F401


def _twin(order: Order) -> Path | None:
    """Where this archive has its twin: what is not for everybody stands in its own folder alone."""
    public = order.edition is Edition.PUBLIC and not order.part
    return twin_path(order.cache, order.output) if order.cache and public else None


def _with_named(order: Order, readings: Readings, stock: Stock) -> Iterator[Gist]:
    """The briefs that were read, and those of other shards that they name: their titles are shown."""
    yield from readings.briefs
    if named := {name for brief in readings.briefs for name in brief.related} & set(stock.elsewhere):
        yield from map(gist_of, read_workspace(order.root, tuple(sorted(named))).briefs)


def _tell(order: Order, stock: Stock, outcome: Outcome) -> None:
    """Says again what was said of the briefs that are not made again, and why the others are."""
    named = set(map(slug_named, order.only)) or stock.own.keys()
    standing = stock.standing.of(slug for slug in stock.standing.plain if slug in named)
    for known in standing.plain.values():
        outcome.problems += map(problem_from_plain, known[PROBLEMS])
    outcome.standing = Packed(lambda known: tuple(known[MADE_OF]), standing.plain)
    outcome.reasons = {slug: why for slug, why in stock.reasons.items() if slug in named}


def _still_withheld(order: Order, stock: Stock) -> Iterator[Withheld]:
    named = set(map(slug_named, order.only)) or stock.own.keys()
    for slug, known in stock.standing.plain.items():
        if slug in named and known[STATE] not in (PUBLISHED, WITHDRAWN):
            yield Withheld(slug, known[STATE])

"""From a workspace to a published archive: read, plan, make, publish, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from briefgen.addresses import slug_of
from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Desk, Earlier, Holdings
from briefgen.archive.notes import notes_on
from briefgen.archive.site import site_files
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.audiences import without_hidden
from briefgen.brief.workspace import ARCHIVE_FILE, BRIEFS, BriefFile, Workspace, read_workspace
from briefgen.briefing.images import Picture, read_picture
from briefgen.build.holding import desk_of, holdings_of, label_problems
from briefgen.build.last import Last
from briefgen.build.lock import hold
from briefgen.build.madewith import made_with
from briefgen.build.making import make_briefs, shared_files
from briefgen.build.manifest import Manifest, carried, manifest_of, read_manifest, sealed
from briefgen.build.onward import unknown_related
from briefgen.build.order import Order, Outcome
from briefgen.build.permanence import Now, copies
from briefgen.build.plan import Edition, Plan, make_plan
from briefgen.build.pool import make_all
from briefgen.build.publish import publish, recover, refuse_folder
from briefgen.build.searching import with_search
from briefgen.build.tasks import Document
from briefgen.build.watch import lost_addresses, watch
from briefgen.build.work import Workshop
from briefgen.evidence.examine import examine_all
from briefgen.evidence.sources.library import Library
from briefgen.problems import Place, Problem, made_strict
from briefgen.templating import TemplateError

MEDIA = "media"


def build(
    order: Order,
    on_document: Callable[[Document], None],
    on_brief: Callable[[int, int, str], None] = lambda *_: None,
) -> Outcome:
    """Builds the archive and publishes it; ``on_document`` hears of each document as it is finished.

    ``on_brief`` hears, before each brief, how many are done, how many there are, and which comes.
    No second build of the same output runs meanwhile, and Ctrl-C ends this one. A brief with an error is not
    made anew: what was published of it before stays. Without a sound ``archive.yaml``, or where the output
    cannot be written, nothing is published at all.
    """
    outcome = Outcome()
    if problem := refuse_folder(order.output):
        outcome.problems.append(problem)
        return outcome
    with hold(order.output) as problem:
        if problem := problem or recover(order.output):
            outcome.problems.append(problem)
            return outcome
        try:
            _build(order, outcome, on_document, on_brief)
        except KeyboardInterrupt:
            outcome.stopped = True
    return outcome


def _build(
    order: Order,
    outcome: Outcome,
    on_document: Callable[[Document], None],
    on_brief: Callable[[int, int, str], None],
) -> None:
    workspace = read_workspace(order.root, order.only)
    outcome.laps.end("reading the briefs")
    archive = workspace.archive
    if archive is None:
        outcome.problems += workspace.problems
        return
    library = Library(order.sources, order.cache)
    proofs = examine_all(workspace, library, order.as_of.date().isoformat())
    outcome.laps.end("proving them")
    # What is not true any more may be the very reason for withdrawing a brief, and never stands in its way.
    examined = (proofs[file.slug] for file in workspace.briefs if file.brief.status != "withdrawn")
    found = [*workspace.problems, *(problem for one in examined for problem in one.problems)]
    found += [] if order.only else unknown_related(workspace)
    found = made_strict(found) if order.strict else found
    outcome.problems += found
    workspace = _without_faulty(workspace, found)
    if order.edition is not Edition.PREVIEW:
        archive = without_hidden(archive, order.edition)
    logo, problems = _logo(order.root, archive)
    outcome.problems += problems
    plan = make_plan(workspace, order.as_of, order.edition)
    outcome.withheld = plan.withheld
    before = read_manifest(order.output) or Manifest()
    if before.edition != order.edition:
        before = Manifest()  # nothing made for the press may stay in what everybody reads
    shop = Workshop(order.root, archive, logo, order.formats)
    recipe = partial(Workshop, order.root, archive, logo, tuple(sorted(shop.formats)))
    order = replace(order, formats=tuple(sorted(shop.formats)))
    last = Last(order.output, before)
    watched = watch(last, workspace, order.edition, order.as_of.date())
    outcome.problems += shop.problems
    outcome.laps.end("setting up")
    desk = desk_of(shop, plan)
    make = partial(make_all, jobs=order.jobs, shop=shop, recipe=recipe)
    try:
        files, entries = make_briefs(
            order, workspace, proofs, plan, make, last, watched, outcome, on_document, on_brief
        )
        outcome.laps.end("making the documents")
        earlier = _earlier(order, plan, before, entries, files)
        holdings = holdings_of(shop, plan, entries, last, outcome.kept, earlier)
        files = _whole(order, shop, desk, holdings, last, files, outcome)
    except TemplateError as error:
        outcome.problems.append(error.problem)
        return
    now = Now(files, archive, desk.labels(archive.lang), entries, holdings.withdrawn, workspace)
    lost = lost_addresses(last, now, order.edition)
    outcome.problems += lost
    if lost:
        return
    outcome.laps.end("making the archive's pages")
    tools = made_with(shop.templates.folders, before, pdf="pdf" in shop.formats)
    files |= sealed(manifest_of(entries, files, order.edition, tools, earlier))
    problem = publish(order.output, files)
    if problem:
        outcome.problems.append(problem)
    outcome.published = problem is None
    outcome.briefings = len(entries)
    outcome.laps.end("publishing")


def _whole(
    order: Order,
    shop: Workshop,
    desk: Desk,
    holdings: Holdings,
    last: Last,
    files: dict[str, bytes],
    outcome: Outcome,
) -> dict[str, bytes]:
    """The briefings' files with all that is made of all briefs: pages, search, feeds, data, shared files."""
    outcome.problems += label_problems(shop, holdings)
    outcome.problems += notes_on(holdings)
    if order.search:
        outcome.laps.end("making the archive's pages")
        holdings, index, problems = with_search(holdings, desk, last)
        files |= index
        outcome.problems += problems
        outcome.laps.end("making the search index")
    files = site_files(holdings, desk) | files
    files |= copies(holdings.entries, files)
    return files | shared_files(shop, last, files)


def _without_faulty(workspace: Workspace, problems: list[Problem]) -> Workspace:
    """The workspace less the briefs and the translations in whose files an error was found."""
    faulty = {problem.place.file for problem in problems if problem.is_error}
    sound = tuple(_sound_in(file, faulty) for file in workspace.briefs if file.file not in faulty)
    lost = [file for file in workspace.briefs if file.file in faulty]
    broken = workspace.broken | {name for file in lost for name in (file.slug, *file.brief.former)}
    return replace(workspace, briefs=sound, broken=frozenset(broken))


def _sound_in(file: BriefFile, faulty: Collection[str]) -> BriefFile:
    """The brief with the translations whose files are not among the faulty ones."""
    sound = tuple(version for version in file.translations if version.file not in faulty)
    lost = {version.lang for version in file.translations} - {version.lang for version in sound}
    return replace(file, translations=sound, faulty=file.faulty | lost)


def _logo(root: Path, archive: ArchiveFile) -> tuple[Picture | None, list[Problem]]:
    if archive.brand.logo is None:
        return None, []
    place = Place(f"{BRIEFS}/{ARCHIVE_FILE}")
    return read_picture(root / BRIEFS / MEDIA, archive.brand.logo, place)


def _earlier(
    order: Order, plan: Plan, before: Manifest, entries: Sequence[Entry], files: Collection[str]
) -> tuple[Earlier, ...]:
    """The documents that were published before and are no longer."""
    withdrawn = {
        file.slug: str(file.brief.withdrawn.date)
        for file in plan.withdrawn
        if file.brief.withdrawn is not None
    }
    standing = {slug for slug in map(slug_of, files) if slug} | set(withdrawn)
    return carried(before, entries, withdrawn, standing, order.as_of.date().isoformat())

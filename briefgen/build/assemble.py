"""From a workspace to a published archive: read, plan, make, publish, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from briefgen.addresses import HOME, MANIFEST, briefing_folder, briefing_page, briefing_pdf
from briefgen.archive.pages import render_home, render_notice
from briefgen.archive.view import EntryView
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.workspace import ARCHIVE_FILE, BRIEFS, BriefFile, Workspace, read_workspace
from briefgen.briefing.images import Picture, read_picture
from briefgen.build.manifest import Manifest, manifest_of, read_manifest, to_json
from briefgen.build.plan import Edition, Plan, Withheld, make_plan
from briefgen.build.publish import publish, read_published, refuse_folder
from briefgen.build.work import Document, Workshop
from briefgen.evidence.examine import Examination, examine_all
from briefgen.evidence.sources.library import Library
from briefgen.problems import Place, Problem, made_strict
from briefgen.templating import TemplateError

MEDIA = "media"


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


@dataclass
class Outcome:
    """What came of an order. ``published`` is False where the old archive still stands."""

    documents: list[Document] = field(default_factory=list)
    withheld: tuple[Withheld, ...] = ()
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    published: bool = False
    briefings: int = 0


def build(order: Order, on_document: Callable[[Document], None]) -> Outcome:
    """Builds the archive and publishes it; ``on_document`` hears of each document as it is finished.

    A brief with an error is not made anew: what was published of it before stays. Without a sound
    ``archive.yaml``, or where the output cannot be written, nothing is published at all.
    """
    outcome = Outcome()
    if problem := refuse_folder(order.output):
        outcome.problems.append(problem)
        return outcome
    workspace = read_workspace(order.root, order.only)
    archive = workspace.archive
    if archive is None:
        outcome.problems += workspace.problems
        return outcome
    library = Library(order.sources, order.cache)
    proofs = examine_all(workspace, library, order.as_of.date().isoformat())
    found = [*workspace.problems, *(problem for one in proofs.values() for problem in one.problems)]
    found = made_strict(found) if order.strict else found
    outcome.problems += found
    workspace = _without_faulty(workspace, found)
    logo, problems = _logo(order.root, archive)
    outcome.problems += problems
    plan = make_plan(workspace, order.as_of, order.edition)
    outcome.withheld = plan.withheld
    before = read_manifest(order.output) or Manifest()
    shop = Workshop(order.root, archive, logo, order.formats)
    outcome.problems += shop.problems
    try:
        files, entries = _make(order, workspace, proofs, plan, shop, before, outcome, on_document)
        files |= _archive_pages(shop, plan, entries, outcome)
    except TemplateError as error:
        outcome.problems.append(error.problem)
        return outcome
    files[MANIFEST] = to_json(manifest_of(entries, files))
    problem = publish(order.output, files)
    if problem:
        outcome.problems.append(problem)
    outcome.published = problem is None
    outcome.briefings = len(entries)
    return outcome


def _without_faulty(workspace: Workspace, problems: list[Problem]) -> Workspace:
    """The workspace less the briefs in whose files an error was found."""
    faulty = {problem.place.file for problem in problems if problem.is_error}
    sound = tuple(file for file in workspace.briefs if file.file not in faulty)
    broken = workspace.broken | {file.slug for file in workspace.briefs if file.file in faulty}
    return replace(workspace, briefs=sound, broken=frozenset(broken))


def _logo(root: Path, archive: ArchiveFile) -> tuple[Picture | None, list[Problem]]:
    if archive.brand.logo is None:
        return None, []
    place = Place(f"{BRIEFS}/{ARCHIVE_FILE}")
    return read_picture(root / BRIEFS / MEDIA, archive.brand.logo, place)


def _make(
    order: Order,
    workspace: Workspace,
    proofs: Mapping[str, Examination],
    plan: Plan,
    shop: Workshop,
    before: Manifest,
    outcome: Outcome,
    on_document: Callable[[Document], None],
) -> tuple[dict[str, bytes], tuple[EntryView, ...]]:
    """Files and entries of every briefing: those made now, and those kept from before."""
    files: dict[str, bytes] = {}
    entries: list[EntryView] = []
    keep = set(workspace.broken)
    if order.only:
        touched = {file.slug for file in workspace.briefs}
        keep |= {entry.slug for entry in before.entries if entry.slug not in touched}
        keep |= _notices(before) - touched
    for file in plan.published:
        earlier = before.entry(file.slug)
        has_pdf = "pdf" not in order.formats and briefing_pdf(file.slug) in before.files
        made = shop.make(
            file, proofs[file.slug].proofs, marked=plan.edition is Edition.PREVIEW, earlier_pdf=has_pdf
        )
        outcome.problems += made.problems
        if made.entry is None:
            keep.add(file.slug)
            continue
        for document in made.documents:
            files[document.address] = document.data
            outcome.documents.append(document)
            on_document(document)
        files |= _others_kept(order, before, file)
        entries.append(replace(made.entry, pages=earlier.pages) if has_pdf and earlier else made.entry)
    for slug in sorted(keep):
        names = [name for name in before.files if name.startswith(briefing_folder(slug))]
        files |= read_published(order.output, names)
        if names:
            outcome.kept.append(slug)
        if entry := before.entry(slug):
            entries.append(entry)
    return files, tuple(entries)


def _notices(before: Manifest) -> set[str]:
    """Slugs that have a page but no entry: the withdrawn ones."""
    named = {entry.slug for entry in before.entries}
    slugs = {name.split("/")[1] for name in before.files if name.startswith("briefings/")}
    return slugs - named


def _others_kept(order: Order, before: Manifest, file: BriefFile) -> dict[str, bytes]:
    """With ``--only``, the document of the other format as it stood."""
    other = {"html": briefing_page(file.slug), "pdf": briefing_pdf(file.slug)}
    names = [name for kind, name in other.items() if kind not in order.formats and name in before.files]
    return read_published(order.output, names)


def _archive_pages(
    shop: Workshop, plan: Plan, entries: tuple[EntryView, ...], outcome: Outcome
) -> dict[str, bytes]:
    """The archive's first page, and the notices of what was withdrawn."""
    labels, problems = shop.labels(shop.archive.lang, Place(f"{BRIEFS}/{ARCHIVE_FILE}"))
    outcome.problems += problems
    if labels is None:
        return {}
    logo = shop.logo_on_screen()
    mark = str(labels["draft_mark"]) if plan.edition is Edition.PREVIEW else ""
    home = render_home(shop.templates, shop.archive, entries, labels, logo, mark=mark)
    files = {HOME: home.encode()}
    for file in plan.withdrawn:
        own, problems = shop.labels(file.brief.lang, file.places.value(("lang",)))
        outcome.problems += problems
        if own is not None:
            notice = render_notice(shop.templates, shop.archive, file.slug, file.brief, own, logo)
            files[briefing_page(file.slug)] = notice.encode()
    return files

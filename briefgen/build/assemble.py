"""From a workspace to a published archive: read, plan, make, publish, with every problem on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from briefgen.addresses import ASSETS, HOME, MANIFEST, brief_data, briefing_folder, briefing_page
from briefgen.archive.entry import CardEntry, Entry, FileEntry, entry_from_json, entry_to_json
from briefgen.archive.pages import render_home, render_notice
from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.audiences import without_hidden
from briefgen.brief.workspace import ARCHIVE_FILE, BRIEFS, BriefFile, Workspace, read_workspace
from briefgen.briefing.assets import assets_of
from briefgen.briefing.images import Picture, read_picture
from briefgen.build.links import PAPER
from briefgen.build.manifest import Manifest, manifest_of, read_manifest, to_json
from briefgen.build.plan import Edition, Plan, Withheld, is_embargoed, make_plan
from briefgen.build.publish import publish, read_published, refuse_folder
from briefgen.build.work import Document, Task, Workshop, edition_mark
from briefgen.evidence.examine import Examination, examine_all
from briefgen.evidence.proving import proofs_for
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
    outcome.problems += shop.problems
    try:
        files, entries = _make(order, workspace, proofs, plan, shop, before, outcome, on_document)
        files |= _archive_pages(shop, plan, entries, outcome)
        files |= _shared(order, shop, before, files)
    except TemplateError as error:
        outcome.problems.append(error.problem)
        return outcome
    files[MANIFEST] = to_json(manifest_of([entry.slug for entry in entries], files, order.edition))
    problem = publish(order.output, files)
    if problem:
        outcome.problems.append(problem)
    outcome.published = problem is None
    outcome.briefings = len(entries)
    return outcome


def _without_faulty(workspace: Workspace, problems: list[Problem]) -> Workspace:
    """The workspace less the briefs and the translations in whose files an error was found."""
    faulty = {problem.place.file for problem in problems if problem.is_error}
    sound = tuple(_sound_in(file, faulty) for file in workspace.briefs if file.file not in faulty)
    broken = workspace.broken | {file.slug for file in workspace.briefs if file.file in faulty}
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


def _make(
    order: Order,
    workspace: Workspace,
    proofs: Mapping[str, Examination],
    plan: Plan,
    shop: Workshop,
    before: Manifest,
    outcome: Outcome,
    on_document: Callable[[Document], None],
) -> tuple[dict[str, bytes], tuple[Entry, ...]]:
    """Files and entries of every briefing: those made now, and those kept from before."""
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    keep = set(workspace.broken)
    if order.only:
        touched = {file.slug for file in workspace.briefs}
        keep |= {slug for slug in before.slugs if slug not in touched}
        keep |= _notices(before) - touched
    for file in plan.published:
        standing, cards = _standing(order, file) if file.slug in before.slugs else ((), ())
        shown = proofs_for(file.brief, proofs[file.slug].proofs)
        embargoed = is_embargoed(file, order.as_of)
        made = shop.make(Task(file, shown, plan.edition, embargoed, standing, cards))
        outcome.problems += made.problems
        if made.entry is None:
            keep.add(file.slug)
            continue
        for document in made.documents:
            files[document.address] = document.data
            outcome.documents.append(document)
            on_document(document)
        files |= made.extra
        files |= read_published(order.output, [one.address for one in (*standing, *cards)])
        files[brief_data(file.slug)] = entry_to_json(made.entry)
        entries.append(made.entry)
    for slug in sorted(keep):
        names = [name for name in before.files if name.startswith(briefing_folder(slug))]
        files |= read_published(order.output, names)
        if names:
            outcome.kept.append(slug)
        if entry := _published_entry(order, slug):
            entries.append(entry)
    return files, tuple(entries)


def _published_entry(order: Order, slug: str) -> Entry | None:
    """The entry of a brief as it was published."""
    name = brief_data(slug)
    data = read_published(order.output, [name]).get(name)
    return entry_from_json(data) if data else None


def _shared(order: Order, shop: Workshop, before: Manifest, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The style sheets and fonts of all pages, those of pages that stay as they were included."""
    earlier = read_published(order.output, [name for name in before.files if name.startswith(ASSETS)])
    held = earlier | shop.assets.files
    needed = assets_of((data for name, data in files.items() if name.endswith(".html")), held)
    return {name: held[name] for name in sorted(needed) if name in held}


def _notices(before: Manifest) -> set[str]:
    """Slugs that have a page but no entry: the withdrawn ones."""
    slugs = {name.split("/")[1] for name in before.files if name.startswith("briefings/")}
    return slugs - set(before.slugs)


def _standing(order: Order, file: BriefFile) -> tuple[tuple[FileEntry, ...], tuple[CardEntry, ...]]:
    """Documents and cards that stay: with ``--only`` the other formats, and translations with errors."""
    other = len(order.formats) == 1
    entry = _published_entry(order, file.slug) if other or file.faulty else None
    if entry is None:
        return (), ()
    paper = order.formats == ("html",)
    files = (
        one for one in entry.files if one.lang in file.faulty or (other and (one.format in PAPER) is paper)
    )
    cards = (one for one in entry.cards if one.lang in file.faulty or (other and paper))
    return tuple(files), tuple(cards)


def _archive_pages(
    shop: Workshop, plan: Plan, entries: tuple[Entry, ...], outcome: Outcome
) -> dict[str, bytes]:
    """The archive's first page, and the notices of what was withdrawn."""
    labels, problems = shop.labels(shop.archive.lang, Place(f"{BRIEFS}/{ARCHIVE_FILE}"))
    outcome.problems += problems
    if labels is None:
        return {}
    mark = edition_mark(plan.edition, labels)
    home = render_home(
        shop.templates, shop.archive, entries, labels, shop.logo_on_screen(HOME), shop.assets, mark=mark
    )
    files = {HOME: home.encode()}
    for file in plan.withdrawn:
        own, problems = shop.labels(file.brief.lang, file.places.value(("lang",)))
        outcome.problems += problems
        if own is not None:
            address = briefing_page(file.slug)
            notice = render_notice(
                shop.templates,
                shop.archive,
                file.slug,
                file.brief,
                own,
                shop.logo_on_screen(address),
                shop.assets,
            )
            files[address] = notice.encode()
    return files

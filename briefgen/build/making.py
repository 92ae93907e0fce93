"""Every briefing of an order: made now, or kept as it was published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.addresses import brief_data, slug_of
from briefgen.archive.entry import CardEntry, Entry, FileEntry, VersionEntry, entry_from_json, entry_to_json
from briefgen.brief.workspace import BriefFile, Workspace
from briefgen.build.last import Last
from briefgen.build.ledger import Known
from briefgen.build.links import PAPER
from briefgen.build.manifest import Manifest
from briefgen.build.onward import related_to
from briefgen.build.order import Order, Outcome
from briefgen.build.permanence import names_before
from briefgen.build.plan import Plan, is_embargoed
from briefgen.build.shards import Shard
from briefgen.build.stage import Stage
from briefgen.build.stock import Stock
from briefgen.build.tasks import Document, Made, Task
from briefgen.build.work import Workshop
from briefgen.evidence.examine import Examination
from briefgen.evidence.proving import proofs_for
from briefgen.problems import Problem

Make = Callable[[Sequence[Task]], Iterator[Made]]


@dataclass(frozen=True)
class Listeners:
    """Who hears how far a build is: of each finished document, and before each brief of how many are done."""

    document: Callable[[Document], None]
    brief: Callable[[int, int, str], None] = lambda *_: None


@dataclass
class Briefings:
    """What came of all briefs: their entries, those made now with their files, those kept with errors."""

    entries: tuple[Entry, ...] = ()
    made: dict[str, tuple[Made, tuple[str, ...]]] = field(default_factory=dict)


def make_briefs(
    order: Order,
    workspace: Workspace,
    proofs: Mapping[str, Examination],
    plan: Plan,
    make: Make,
    last: Last,
    stock: Stock,
    stage: Stage,
    watched: Callable[[Entry], list[Problem]],
    outcome: Outcome,
    heard: Listeners,
) -> Briefings:
    """Puts the files of every briefing on the stage: those made now, and those kept from before.

    Raises ``CannotWriteError``, ``TemplateError``.
    """
    found, standing = Briefings(), stock.standing
    entries: dict[str, Entry] = {}
    keep = _left_alone(order, workspace, last.manifest, stock) - standing.keys()
    tasks = [
        _task(order, file, plan, proofs[file.slug], last, keep | standing.keys(), stock.shards)
        for file in plan.published
        if file.slug in proofs
    ]
    results = make(tasks)
    for number, task in enumerate(tasks):
        heard.brief(number, len(tasks), task.file.slug)
        made = next(results)
        said = watched(made.entry) if made.entry else []
        outcome.problems += (*made.problems, *said)
        if made.entry is None or any(problem.is_error for problem in said):
            keep |= {made.slug, *names_before([task.file], last.manifest.slugs)}
            continue
        entries[made.slug] = made.entry
        found.made[made.slug] = (replace(made, documents=(), extra={}), _put(made, task, stage))
        for document in made.documents:
            outcome.documents.append(replace(document, data=b""))
            heard.document(document)
    for slug, shard in stock.shards.items():
        said = _from_shard(slug, shard, standing[slug], stage, watched, entries)
        outcome.problems += said
        keep |= {slug} if slug not in entries and said else set()
    for slug in sorted(keep - entries.keys()):
        for address in last.folder(slug):
            stage.keep(address)
        outcome.kept += [slug] if last.folder(slug) else []
    for slug, known in standing.items():
        for address in known.files if slug not in stock.shards else ():
            stage.keep(address)
    for slug in sorted((keep | standing.keys()) - entries.keys()):
        if brief_data(slug) in stage and slug in last.manifest.slugs and (entry := last.entry(slug)):
            entries[slug] = entry
    found.entries = tuple(entries[slug] for slug in sorted(entries))
    return found


def _from_shard(
    slug: str,
    shard: Shard,
    known: Known,
    stage: Stage,
    watched: Callable[[Entry], list[Problem]],
    entries: dict[str, Entry],
) -> list[Problem]:
    """Puts in what another machine made of a brief, unless that would change what is published unsaid."""
    entry = entry_from_json(shard.read(brief_data(slug)) or b"") if known.files else None
    said = watched(entry) if entry else []
    if entry and not any(problem.is_error for problem in said):
        entries[slug] = entry
        for address in known.files:
            stage.put(address, shard.read(address) or b"")
    return said


def _put(made: Made, task: Task, stage: Stage) -> tuple[str, ...]:
    """Puts what came of a brief on the stage, with what stays of it; the addresses of all that."""
    if made.entry is None:
        return ()
    files = {document.address: document.data for document in made.documents} | dict(made.extra)
    files[brief_data(made.slug)] = entry_to_json(made.entry)
    for address, data in files.items():
        stage.put(address, data)
    kept = [*task.standing, *(card.address for card in task.kept_cards)]
    return tuple(sorted({*files, *(address for address in kept if stage.keep(address))}))


def _left_alone(order: Order, workspace: Workspace, before: Manifest, stock: Stock) -> set[str]:
    """The briefs that stay as they were published: those with errors, and all that were not asked for.

    A new file with errors may be a brief that was renamed, which nobody can tell yet. So until it can be
    read, the briefs whose files are gone stay, too.
    """
    if not order.only:
        broken = set(workspace.broken)
        gone = {*before.slugs} - stock.own.keys() - {*stock.elsewhere}
        return broken | (gone if broken - {*before.slugs} else set())
    touched = {file.slug for file in workspace.briefs}
    return set(workspace.broken) | (({*before.slugs} | _notices(before)) - touched)


def _task(
    order: Order,
    file: BriefFile,
    plan: Plan,
    examined: Examination,
    last: Last,
    keep: Collection[str],
    shards: Mapping[str, Shard],
) -> Task:
    def entry_of(slug: str) -> Entry | None:
        if slug in shards:
            return entry_from_json(shards[slug].read(brief_data(slug)) or b"")
        return last.entry(slug) if slug in last.manifest.slugs else None

    documents, cards, versions = _standing(order, last, file)
    return Task(
        file=file,
        proofs=proofs_for(file.brief, examined.proofs),
        edition=plan.edition,
        embargoed=is_embargoed(file, order.as_of),
        kept=documents,
        kept_cards=cards,
        kept_versions=versions,
        sources={name: source.sha256 for name, source in examined.record.sources.items()},
        related=related_to(file, plan, keep, entry_of),
    )


def put_shared(shop: Workshop, shards: Iterable[Shard], stage: Stage) -> None:
    """Puts in the style sheets, fonts and pictures that the pages ask for, of those that stayed as well."""
    waiting = {name for one in stage.stood.values() for name in one.needs}
    while waiting:
        name = waiting.pop()
        data = shop.assets.files.get(name)
        if data is None and not stage.keep(name):
            data = next(filter(None, (shard.read(name) for shard in shards)), None)
        if data is not None:
            stage.put(name, data)
        elif name not in stage:
            continue
        waiting |= {need for need in stage.stood[name].needs if need not in stage}


def _notices(before: Manifest) -> set[str]:
    """Slugs that have a page but no entry: the withdrawn ones."""
    return {slug for slug in map(slug_of, before.files) if slug} - set(before.slugs)


def _standing(
    order: Order, last: Last, file: BriefFile
) -> tuple[tuple[FileEntry, ...], tuple[CardEntry, ...], tuple[VersionEntry, ...]]:
    """What stays: with ``--only`` the documents of other formats, and translations with errors as a whole."""
    other = len(order.formats) == 1
    entry = last.entry(file.slug) if file.slug in last.manifest.slugs and (other or file.faulty) else None
    if entry is None:
        return (), (), ()
    paper = order.formats == ("html",)
    files = (
        one for one in entry.files if one.lang in file.faulty or (other and (one.format in PAPER) is paper)
    )
    cards = (one for one in entry.cards if one.lang in file.faulty or (other and paper))
    versions = (one for one in entry.versions if one.lang in file.faulty)
    return tuple(files), tuple(cards), tuple(versions)

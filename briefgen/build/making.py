"""Every briefing of an order: made now, or kept as it was published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from briefgen.addresses import ASSETS, brief_data, slug_of
from briefgen.archive.entry import CardEntry, Entry, FileEntry, entry_to_json
from briefgen.brief.workspace import BriefFile, Workspace
from briefgen.briefing.assets import assets_of
from briefgen.build.last import Last
from briefgen.build.links import PAPER
from briefgen.build.manifest import Manifest
from briefgen.build.onward import related_to
from briefgen.build.order import Order, Outcome
from briefgen.build.permanence import names_before
from briefgen.build.plan import Plan, is_embargoed
from briefgen.build.tasks import Document, Made, Task
from briefgen.build.work import Workshop
from briefgen.evidence.examine import Examination
from briefgen.evidence.proving import proofs_for
from briefgen.problems import Problem


def make_briefs(
    order: Order,
    workspace: Workspace,
    proofs: Mapping[str, Examination],
    plan: Plan,
    make: Callable[[Sequence[Task]], Iterator[Made]],
    last: Last,
    watched: Callable[[Entry], list[Problem]],
    outcome: Outcome,
    on_document: Callable[[Document], None],
    on_brief: Callable[[int, int, str], None],
) -> tuple[dict[str, bytes], tuple[Entry, ...]]:
    """Files and entries of every briefing: those made now, and those kept from before."""
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    keep = _left_alone(order, workspace, last.manifest)
    tasks = [_task(order, file, plan, proofs[file.slug], last, keep) for file in plan.published]
    results = make(tasks)
    for number, task in enumerate(tasks):
        on_brief(number, len(tasks), task.file.slug)
        made = next(results)
        found = watched(made.entry) if made.entry else []
        outcome.problems += (*made.problems, *found)
        if made.entry is None or any(problem.is_error for problem in found):
            keep |= {made.slug, *names_before([task.file], last.manifest.slugs)}
            continue
        for document in made.documents:
            files[document.address] = document.data
            outcome.documents.append(document)
            on_document(document)
        files |= made.extra
        files |= last.files([*task.standing, *(card.address for card in task.kept_cards)])
        files[brief_data(made.slug)] = entry_to_json(made.entry)
        entries.append(made.entry)
    for slug in sorted(keep - {entry.slug for entry in entries}):
        there = last.folder(slug)
        files |= there
        if slug in last.manifest.slugs and (entry := last.entry(slug)):
            entries.append(entry)
        if there:
            outcome.kept.append(slug)
    return files, tuple(entries)


def _left_alone(order: Order, workspace: Workspace, before: Manifest) -> set[str]:
    """The briefs that stay as they were published: those with errors, and all that were not asked for."""
    if not order.only:
        return set(workspace.broken)
    touched = {file.slug for file in workspace.briefs}
    return set(workspace.broken) | (({*before.slugs} | _notices(before)) - touched)


def _task(
    order: Order, file: BriefFile, plan: Plan, examined: Examination, last: Last, keep: Collection[str]
) -> Task:
    documents, cards = _standing(order, last, file)
    return Task(
        file=file,
        proofs=proofs_for(file.brief, examined.proofs),
        edition=plan.edition,
        embargoed=is_embargoed(file, order.as_of),
        kept=documents,
        kept_cards=cards,
        sources={name: source.sha256 for name, source in examined.record.sources.items()},
        related=related_to(file, plan, last, keep),
    )


def shared_files(shop: Workshop, last: Last, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The style sheets and fonts of all pages, those of pages that stay as they were included."""
    earlier = last.files(name for name in last.manifest.files if name.startswith(ASSETS))
    held = earlier | shop.assets.files
    needed = assets_of((data for name, data in files.items() if name.endswith(".html")), held)
    return {name: held[name] for name in sorted(needed) if name in held}


def _notices(before: Manifest) -> set[str]:
    """Slugs that have a page but no entry: the withdrawn ones."""
    return {slug for slug in map(slug_of, before.files) if slug} - set(before.slugs)


def _standing(
    order: Order, last: Last, file: BriefFile
) -> tuple[tuple[FileEntry, ...], tuple[CardEntry, ...]]:
    """Documents and cards that stay: with ``--only`` the other formats, and translations with errors."""
    other = len(order.formats) == 1
    entry = last.entry(file.slug) if file.slug in last.manifest.slugs and (other or file.faulty) else None
    if entry is None:
        return (), ()
    paper = order.formats == ("html",)
    files = (
        one for one in entry.files if one.lang in file.faulty or (other and (one.format in PAPER) is paper)
    )
    cards = (one for one in entry.cards if one.lang in file.faulty or (other and paper))
    return tuple(files), tuple(cards)

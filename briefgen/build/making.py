"""Every briefing of an order: made now, or kept as it was published."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import overload

from briefgen.addresses import brief_data, slug_of
from briefgen.archive.abridged import Abridged, abridged, from_plain, packed_entries
from briefgen.archive.entry import CardEntry, Entry, FileEntry, VersionEntry, entry_from_json, entry_to_json
from briefgen.brief.gist import Gist
from briefgen.build.collecting import uncollected
from briefgen.build.last import Last
from briefgen.build.ledger import FILES
from briefgen.build.links import PAPER
from briefgen.build.manifest import Manifest
from briefgen.build.onward import related_to
from briefgen.build.order import Order, Outcome
from briefgen.build.plan import Plan, is_embargoed
from briefgen.build.reading import Readings
from briefgen.build.setting import Setting
from briefgen.build.shards import Shard
from briefgen.build.stage import Stage
from briefgen.build.stock import Stock
from briefgen.build.tasks import Document, Made, Task
from briefgen.build.work import Workshop
from briefgen.packed import Packed
from briefgen.problems import Problem

Make = Callable[[Sequence[Task]], Iterator[Made]]


@dataclass(frozen=True)
class Listeners:
    """Who hears how far a build is: each finished document; before each brief, how many are read or made."""

    document: Callable[[Document], None]
    brief: Callable[[int, int, str], None] = lambda *_: None
    read: Callable[[int, int, str], None] = lambda *_: None


@dataclass(frozen=True)
class Briefings:
    """What came of all briefs: their entries, and those made now with the addresses of their files."""

    packed: Packed[Abridged]
    made: Mapping[str, tuple[Made, tuple[str, ...]]]

    @cached_property
    def entries(self) -> tuple[Abridged, ...]:
        """All entries abridged, by slug."""
        return tuple(map(from_plain, (self.packed.plain[slug] for slug in sorted(self.packed.plain))))


class Making:
    """The briefings of one build, as they come to stand on the stage: made now, or kept from before."""

    def __init__(
        self,
        setting: Setting,
        readings: Readings,
        plan: Plan,
        stock: Stock,
        stage: Stage,
        watched: Callable[[Entry], list[Problem]],
    ) -> None:
        self._order, self._last = setting.order, setting.last
        self._readings, self._plan, self._stock, self._stage = readings, plan, stock, stage
        self._watched = watched
        self._entries = packed_entries({})
        self._made: dict[str, tuple[Made, tuple[str, ...]]] = {}
        self._keep = self._left_alone() - stock.standing.keys()

    def briefings(self, make: Make, outcome: Outcome, heard: Listeners) -> Briefings:
        """Puts the files of every briefing on the stage; what there is to say goes to ``outcome``.

        Raises ``CannotWriteError``, ``TemplateError``.
        """
        self._make_all(make, outcome, heard)
        with uncollected():
            self._take_from_shards(outcome)
            self._keep_all(outcome)
        return Briefings(self._entries, self._made)

    def _make_all(self, make: Make, outcome: Outcome, heard: Listeners) -> None:
        tasks = _Tasks(self._wanted(), self._task_for(frozenset(self._keep | self._stock.standing.keys())))
        results = make(tasks)
        for number, brief in enumerate(tasks.briefs):
            heard.brief(number, len(tasks), brief.slug)
            made = next(results)
            said = self._watched(made.entry) if made.entry else []
            outcome.problems += (*made.problems, *said)
            if made.entry is None or any(problem.is_error for problem in said):
                self._keep |= {brief.slug, *_names_before(brief, self._last.manifest.named)}
                continue
            files = self._put(made)
            self._entries[brief.slug] = self._abridged(made.entry)
            self._made[brief.slug] = (replace(made, entry=None, documents=(), extra={}), files)
            for document in made.documents:
                outcome.documents.append(replace(document, data=b""))
                heard.document(document)

    def _wanted(self) -> list[Gist]:
        """The briefs of the plan that this build makes; it may know more of them by name."""
        read = {brief.slug for brief in self._readings.briefs}
        return [brief for brief in self._plan.published if brief.slug in read]

    def _task_for(self, kept: Collection[str]) -> Callable[[Gist], Task]:
        """What makes the task of a brief; ``kept`` are the briefs that are not made now."""

        def task_for(brief: Gist) -> Task:
            documents, cards, versions = _standing(self._order, self._last, brief)
            return Task(
                gist=brief,
                packed=self._readings.drawer.packed(brief.slug),
                edition=self._plan.edition,
                embargoed=is_embargoed(brief, self._order.as_of),
                kept=documents,
                kept_cards=cards,
                kept_versions=versions,
                related=related_to(brief, self._plan, kept, self._entry_of),
            )

        return task_for

    def _entry_of(self, slug: str) -> Entry | None:
        """The entry of a brief that is not made now."""
        if slug in self._stock.shards:
            return entry_from_json(self._stock.shards[slug].read(brief_data(slug)) or b"")
        return self._last.entry(slug) if slug in self._last.manifest.named else None

    def _put(self, made: Made) -> tuple[str, ...]:
        """Puts what came of a brief on the stage, with what stays of it; the addresses of all that."""
        if made.entry is None:
            return ()
        files = {document.address: document.data for document in made.documents} | dict(made.extra)
        files[brief_data(made.slug)] = entry_to_json(made.entry)
        for address, data in files.items():
            self._stage.put(address, data)
        named = [*(one.address for one in made.entry.files), *(one.address for one in made.entry.cards)]
        kept = (address for address in named if address not in files)
        return tuple(sorted({*files, *(address for address in kept if self._stage.keep(address))}))

    def _abridged(self, entry: Entry) -> Abridged:
        """The entry abridged, as it was put on the stage."""
        return abridged(entry, self._stage.held[brief_data(entry.slug)].sha256)

    def _take_from_shards(self, outcome: Outcome) -> None:
        """Puts in what other machines made, unless that would change what is published unsaid."""
        for slug, shard in self._stock.shards.items():
            known = self._stock.standing[slug]
            entry = entry_from_json(shard.read(brief_data(slug)) or b"") if known.files else None
            said = self._watched(entry) if entry else []
            outcome.problems += said
            if entry and not any(problem.is_error for problem in said):
                for address in known.files:
                    self._stage.put(address, shard.read(address) or b"")
                self._entries[slug] = self._abridged(entry)
            elif said:
                self._keep.add(slug)

    def _keep_all(self, outcome: Outcome) -> None:
        """Keeps what stood of the briefs that are not made now."""
        standing = self._stock.standing
        for slug in sorted(self._keep - self._entries.keys()):
            for address in self._last.folder(slug):
                self._stage.keep(address)
            outcome.kept += [slug] if self._last.folder(slug) else []
        ours = (known[FILES] for slug, known in standing.plain.items() if slug not in self._stock.shards)
        self._stage.keep_all(chain.from_iterable(ours))
        for slug in sorted((self._keep | standing.keys()) - self._entries.keys()):
            there = brief_data(slug) in self._stage and slug in self._last.manifest.named
            if there and (entry := self._last.packed(slug)):
                self._entries.plain[slug] = entry

    def _left_alone(self) -> set[str]:
        """The briefs that stay as they were published: those with errors, and all that were not asked for.

        A new file with errors may be a brief that was renamed, which nobody can tell yet. So until it can be
        read, the briefs whose files are gone stay, too.
        """
        broken, before = set(self._readings.broken), self._last.manifest
        if not self._order.only:
            gone = {*before.slugs} - self._stock.own.keys() - {*self._stock.elsewhere}
            return broken | (gone if broken - {*before.slugs} else set())
        touched = {brief.slug for brief in self._readings.briefs}
        return broken | (({*before.slugs} | _notices(before)) - touched)


class _Tasks(Sequence[Task]):
    """The tasks of a build, each put together when somebody takes it: together they would fill the memory."""

    def __init__(self, briefs: Sequence[Gist], task_for: Callable[[Gist], Task]) -> None:
        self.briefs = briefs
        self._task_for = task_for

    def __len__(self) -> int:
        return len(self.briefs)

    @overload
    def __getitem__(self, number: int) -> Task: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Task]: ...

    def __getitem__(self, number: int | slice) -> Task | Sequence[Task]:
        if isinstance(number, slice):
            return _Tasks(self.briefs[number], self._task_for)
        return self._task_for(self.briefs[number])


def put_shared(shop: Workshop, shards: Iterable[Shard], stage: Stage) -> None:
    """Puts in the style sheets, fonts and pictures that the pages ask for, of those that stayed as well."""
    waiting = set(chain.from_iterable({needs for _, _, needs in stage.stood.plain.values()}))
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
    order: Order, last: Last, brief: Gist
) -> tuple[tuple[FileEntry, ...], tuple[CardEntry, ...], tuple[VersionEntry, ...]]:
    """What stays: with ``--only`` the documents of other formats, and translations with errors as a whole."""
    other = len(order.formats) == 1
    entry = last.entry(brief.slug) if brief.slug in last.manifest.named and (other or brief.faulty) else None
    if entry is None:
        return (), (), ()
    paper = order.formats == ("html",)
    files = (
        one for one in entry.files if one.lang in brief.faulty or (other and (one.format in PAPER) is paper)
    )
    cards = (one for one in entry.cards if one.lang in brief.faulty or (other and paper))
    versions = (one for one in entry.versions if one.lang in brief.faulty)
    return tuple(files), tuple(cards), tuple(versions)


def _names_before(brief: Gist, slugs: Collection[str]) -> set[str]:
    """Old names of the brief under which something is published."""
    return {name for name in brief.former if name in slugs}

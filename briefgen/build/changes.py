"""What of a published brief says something else now, although no correction tells its readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefgen.archive.entry import Entry, FigureEntry, FindingEntry, QuoteEntry, VersionEntry
from briefgen.brief.translation import Translation
from briefgen.brief.tree import Path, path_text
from briefgen.brief.workspace import BriefFile
from briefgen.build.wordsthen import evened, word_diff
from briefgen.problems import Place, Problem

Item = FindingEntry | QuoteEntry | FigureEntry


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of item: its field in brief and entry, its name, what must stay, how a reader sees it."""

    field: str
    name: str
    fixed: Callable[[Item], tuple[str, ...]]
    shown: Callable[[Item], str]
    line: str


@dataclass(frozen=True, slots=True)
class Change:
    """One item as it was published (``old``) and as it is now, None where it is gone."""

    kind: Kind
    lang: str
    old: Item
    new: Item | None


def number_of(text: str) -> str:
    """A number as published, less the ways to write it; whatever else stands there as it is."""
    try:
        return str(Decimal(text).normalize())
    except ArithmeticError:
        return text


def _fixed_finding(item: Item) -> tuple[str, ...]:
    return _fields(item, "heading", "text", "actor", "standing")


def _fixed_quote(item: Item) -> tuple[str, ...]:
    return _fields(item, "text", "speaker")


def _fixed_figure(item: Item) -> tuple[str, ...]:
    numbers = (number_of(getattr(item, "value")), number_of(getattr(item, "to")))  # noqa: B009
    return (*numbers, *_fields(item, "qualifier", "unit", "currency", "label", "actor", "as_of"))


def _fields(item: Item, *names: str) -> tuple[str, ...]:
    return tuple(evened(getattr(item, name)) for name in names)


def _shown(*names: str) -> Callable[[Item], str]:
    return lambda item: " · ".join(getattr(item, name) for name in names if getattr(item, name))


KINDS = (
    Kind("findings", "finding", _fixed_finding, _shown("heading", "text", "actor", "standing"), "text"),
    Kind("quotes", "quote", _fixed_quote, _shown("text", "speaker"), "text"),
    Kind("figures", "figure", _fixed_figure, _shown("text", "label", "actor", "as_of"), "value"),
)


def changes(old: Entry, new: Entry) -> tuple[Change, ...]:
    """Every finding, quote and figure that says something else, in any language both have.

    Typography and white space are no change, nor is a new id for the same words.
    """
    if old.versions == new.versions:
        return ()
    now = {version.lang: version for version in new.versions}
    return tuple(
        change
        for version in old.versions
        if version.lang in now
        for kind in KINDS
        for change in _changed(kind, version, now[version.lang])
    )


def _changed(kind: Kind, old: VersionEntry, new: VersionEntry) -> Iterator[Change]:
    items: tuple[Item, ...] = getattr(new, kind.field)
    by_id = {item.id: item for item in items}
    said = {kind.fixed(item) for item in items}
    for item in getattr(old, kind.field):
        there = by_id.get(item.id)
        if kind.fixed(item) not in ({kind.fixed(there)} if there else said):
            yield Change(kind, old.lang, item, there)


def is_corrected(old: Entry, new: Entry) -> bool:
    """True where a correction was added since ``old`` was published, dated no earlier than those in it."""
    before, after = old.original.corrections, new.original.corrections
    known = {(item.date, evened(item.text)) for item in before}
    latest = _latest(old)
    added = [item for item in after if (item.date, evened(item.text)) not in known and item.date >= latest]
    return bool(added) and len(after) > len(before)


def _latest(entry: Entry) -> str:
    return max((item.date for item in entry.original.corrections), default=entry.date)


def uncorrected(file: BriefFile, old: Entry, new: Entry, today: date) -> list[Problem]:
    """A problem for each change that no correction tells of; ``file`` is the brief with all that is in it."""
    if is_corrected(old, new):
        return []
    versions = {version.lang: version for version in file.versions}
    return [
        _problem(change, versions[change.lang], max(str(today), _latest(old)))
        for change in changes(old, new)
        if change.lang in versions
    ]


def _problem(change: Change, version: Translation, day: str) -> Problem:
    kind = change.kind
    path, place = _place(change, version)
    before = kind.shown(change.old)
    after = kind.shown(change.new) if change.new else ""
    if change.new:
        message = (
            f"The published {kind.name} `{change.old.id}` says something else now, and no correction says so."
        )
    else:
        message = f"The published {kind.name} `{change.old.id}` is gone, and no correction says so."
    return Problem(
        "changed-without-correction",
        message,
        f"put the old words back, or add under `corrections:` a line such as `- {{date: {day}, text: …}}`",
        place,
        path=path_text(path),
        diff=word_diff(before, after),
    )


def _place(change: Change, version: Translation) -> tuple[Path, Place]:
    """Where the item stands in the author's file; the head of its list where it is gone."""
    field = change.kind.field
    for index, item in enumerate(getattr(version.brief, field)):
        if change.new and item.id == change.old.id:
            path: Path = (field, index, change.kind.line)
            return path, version.places.value(path)
    return (field,), version.places.value((field,))


def changed_figures(old: Entry, new: Entry) -> Mapping[str, FigureEntry]:
    """The old figures, by id, whose number or unit is not the same any more."""
    found: dict[str, FigureEntry] = {}
    for change in changes(old, new):
        item, now = change.old, change.new
        if isinstance(item, FigureEntry) and change.lang == old.original.lang:
            same = isinstance(now, FigureEntry) and _fixed_figure(now)[:5] == _fixed_figure(item)[:5]
            found |= {} if same else {item.id: item}
    return found

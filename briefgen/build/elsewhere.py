"""Other briefs that still use a figure as it was before it was changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from briefgen.archive.entry import Entry, FigureEntry
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, path_text
from briefgen.brief.workspace import BriefFile
from briefgen.briefing.citations import evidence_of
from briefgen.briefing.deeplinks import deep_link
from briefgen.build.changes import changed_figures, number_of
from briefgen.build.wordsthen import evened
from briefgen.problems import Problem, Severity


def old_figures(
    old: Entry, new: Entry, with_number: Callable[[Collection[str]], Iterable[BriefFile]]
) -> Iterator[Problem]:
    """A note at every figure of another brief that is one of ``old`` and no longer one of ``new``.

    ``with_number`` gives the briefs in which one of some numbers is typed. Briefs that are not published yet
    are looked at too; what is said stays on the author's terminal.
    """
    changed = changed_figures(old, new).values()
    if not changed:
        return
    own = {old.slug, new.slug}
    numbers = {number for one in changed if (number := number_of(one.value))}
    for file in with_number(numbers) if numbers else ():
        if file.slug in own or file.brief.status == "withdrawn":
            continue
        figures = reckon(file.brief)
        for index, item in enumerate(file.brief.figures):
            for before in changed:
                if _is_same(figures[item.id], file.brief, figures, before, old):
                    yield _note(file, index, before, new.slug)


def _is_same(
    figure: Reckoned, brief: Brief, figures: dict[str, Reckoned], before: FigureEntry, old: Entry
) -> bool:
    """The same number, and of the same thing or from the same passage."""
    numbers = [number_of("" if one is None else str(one)) for one in (figure.value, figure.to)]
    if numbers != [number_of(before.value), number_of(before.to)]:
        return False
    shown = list(evidence_of(figure, figures))
    links = {deep_link(brief.sources[one.source].url or "", one.page, (one.passage or "",)) for one in shown}
    if "#" in before.link and before.link in links:
        return True
    item = figure.figure
    if (evened(item.unit or ""), item.currency or "") != (evened(before.unit), before.currency):
        return False
    theirs = {(source.url, source.title) for source in old.sources if source.id == before.source}
    sources = {(brief.sources[one.source].url or "", brief.sources[one.source].title) for one in shown}
    return evened(item.label) == evened(before.label) or bool(theirs & sources)


def _note(file: BriefFile, index: int, before: FigureEntry, slug: str) -> Problem:
    path: Path = ("figures", index, "value")
    return Problem(
        "old-figure-elsewhere",
        f"This is the figure `{before.id}` of `{slug}` as it was before it was changed: {before.text}.",
        "see whether it is to be changed here too, with a line under `corrections:`",
        file.places.value(path),
        Severity.NOTE,
        path=path_text(path),
    )

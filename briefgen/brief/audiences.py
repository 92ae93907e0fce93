"""What of a brief is for whom: items with an ``audience`` exist only in the editions made for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from briefgen.brief.contents import named_sources, prose_fields
from briefgen.brief.model import Brief
from briefgen.brief.part import AUDIENCES, Item, Part
from briefgen.brief.references import named_figures
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem
from briefgen.prose import figure_references

P = TypeVar("P", bound=Part)


def for_audience(brief: Brief, audience: str) -> Brief:
    """The brief as ``audience`` may read it; sources that only hidden items rest on are left out too."""
    if not _hides(brief):
        return brief
    shown = without_hidden(brief, audience)
    shown = shown.model_copy(
        update={"recommendations": tuple(item for item in shown.recommendations if item.asks)}
    )
    before, after = ({name for _, name in named_sources(one)} for one in (brief, shown))
    sources = {name: source for name, source in shown.sources.items() if name not in before - after}
    return shown.model_copy(update={"sources": sources})


def without_hidden(part: P, audience: str) -> P:
    """Any part without the items in it, at whatever depth, that are not for ``audience``."""
    update: dict[str, object] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, Part):
            update[name] = None if _is_hidden(value, audience) else without_hidden(value, audience)
        elif isinstance(value, tuple):
            update[name] = tuple(_shown(item, audience) for item in value if not _is_hidden(item, audience))
        elif isinstance(value, dict):
            update[name] = {
                key: _shown(item, audience) for key, item in value.items() if not _is_hidden(item, audience)
            }
    return part.model_copy(update=update)


def _hides(part: Part) -> bool:
    """True where something in it, at whatever depth, is not for everybody; of most briefs nothing is."""
    for value in part.__dict__.values():
        if isinstance(value, Part):
            within: Iterable[object] = (value,)
        elif isinstance(value, tuple):
            within = value
        else:
            within = value.values() if isinstance(value, dict) else ()
        for one in within:
            if isinstance(one, Part) and ((isinstance(one, Item) and one.audience) or _hides(one)):
                return True
    return False


def _shown(value: Any, audience: str) -> Any:
    return without_hidden(value, audience) if isinstance(value, Part) else value


def _is_hidden(value: object, audience: str) -> bool:
    return isinstance(value, Item) and bool(value.audience) and audience not in value.audience


def audience_reference(brief: Brief, places: Places) -> Iterator[Problem]:
    """What somebody may read refers only to what they may read as well."""
    targets = dict(_targets(brief))
    for path, kind, name, written in _references(brief):
        target = targets.get((kind, name))
        blind = [who for who in AUDIENCES if _is_hidden(target, who) and _sees(brief, path, who)]
        if blind:
            place = places.within(path, written) if written else places.value(path)
            message = f"`{name}` is not for {_listed(blind)}, and what refers to it here is."
            hint = "give both the same `audience`, or take the reference away"
            yield Problem("audience-reference", message, hint, place, path=path_text(path))


def _listed(audiences: list[str]) -> str:
    return " and ".join(who if who == "partners" else f"the {who}" for who in audiences)


def _targets(brief: Brief) -> Iterator[tuple[tuple[str, str], Item]]:
    for kind in ("findings", "figures", "timeline"):
        for item in getattr(brief, kind):
            if item.id:
                yield (kind, item.id), item
    for name, source in brief.sources.items():
        yield ("sources", name), source


def _references(brief: Brief) -> Iterator[tuple[Path, str, str, str]]:
    """Path, kind and name of what is referred to, and how a text has it written."""
    for path, name in named_figures(brief):
        yield path, "figures", name, ""
    for path, name in named_sources(brief):
        yield path, "sources", name, ""
    for path, text in prose_fields(brief):
        for name, written in figure_references(text):
            yield path, "figures", name, written
    for kind in ("quotes", "images"):
        for index, item in enumerate(getattr(brief, kind)):
            if item.finding:
                yield (kind, index, "finding"), "findings", item.finding, ""
    for index, chart in enumerate(brief.charts):
        for number, name in enumerate(chart.events):
            yield ("charts", index, "events", number), "timeline", name, ""


def _sees(brief: Brief, path: Path, audience: str) -> bool:
    """True where everything that holds the value at ``path`` is for the audience."""
    here: Any = brief
    for step in path:
        here = here[step] if isinstance(step, int) or isinstance(here, dict) else getattr(here, str(step))
        if _is_hidden(here, audience):
            return False
    return True

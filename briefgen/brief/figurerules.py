"""The rules on figures: each has one number, and what is derived can be computed and is not misleading."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.figures import TooLargeError, parts_of, reckon_one_by_one
from briefgen.brief.model import Brief, Figure
from briefgen.brief.tree import Path, Places, path_text
from briefgen.problems import Problem

_WAYS = ("value", "sum_of", "difference_of", "share_of")


def figure_without_value(brief: Brief, places: Places) -> Iterator[Problem]:
    """A figure is typed or derived, one of the two."""
    for index, figure in enumerate(brief.figures):
        count = len(_ways(figure))
        if count != 1:
            path: Path = ("figures", index)
            has = "no number" if not count else "its number in more than one way"
            message = f"The figure `{figure.id}` has {has}."
            hint = "write one of `value`, `sum_of`, `difference_of`, `share_of`"
            yield Problem("figure-without-value", message, hint, places.key(path), path=path_text(path))


def figure_parts(brief: Brief, places: Places) -> Iterator[Problem]:
    """A derivation has the parts it needs, each once, all counting the same, and a result."""
    for index, figure in enumerate(brief.figures):
        way, parts = _ways(figure)[0], parts_of(figure)
        path: Path = ("figures", index, way)
        if way in {"difference_of", "share_of"} and len(parts) != 2:
            message = (
                f"`{way}` takes two figures, and here {'is' if len(parts) == 1 else 'are'} {len(parts)}."
            )
            hint = f"write the ids of two figures: {way}: [first, second]"
            yield Problem("figure-parts", message, hint, places.key(path), path=path_text(path))
        elif len(set(parts)) < len(parts):
            twice = next(part for part in parts if parts.count(part) > 1)
            message = f"The figure `{twice}` stands twice in `{way}`, and would be counted twice."
            yield Problem(
                "figure-parts", message, "name each figure once", places.key(path), path=path_text(path)
            )


def figure_circle(brief: Brief, places: Places) -> Iterator[Problem]:
    """No figure is derived from itself."""
    left = {figure.id: set(parts_of(figure)) for figure in brief.figures}
    users: dict[str, list[str]] = {}
    for name, parts in left.items():
        for part in parts:
            users.setdefault(part, []).append(name)
    free = [name for name, parts in left.items() if not parts]
    while free:  # what is left in the end stands in a circle, or is derived from one
        done = free.pop()
        for user in users.get(done, ()):
            left[user].discard(done)
            if not left[user]:
                free.append(user)
    for index, figure in enumerate(brief.figures):
        if left[figure.id]:
            path: Path = ("figures", index)
            message = f"The figure `{figure.id}` is derived from itself."
            hint = "type one of the figures it is derived from as a `value`"
            yield Problem("figure-circle", message, hint, places.key(path), path=path_text(path))
            return  # mending this one mends those derived from it


def figure_not_computable(brief: Brief, places: Places) -> Iterator[Problem]:
    """A share is a share of something, and a result has no more digits than can be printed."""
    index_of = {figure.id: index for index, figure in enumerate(brief.figures)}
    for name, result in reckon_one_by_one(brief):
        if not isinstance(result, ArithmeticError):
            continue
        path: Path = ("figures", index_of[name], _ways(brief.figures[index_of[name]])[0])
        message = "A share of nothing cannot be computed."
        hint = "name a second figure that is not 0"
        if isinstance(result, TooLargeError):
            message, hint = (
                "The result has more digits than can be printed.",
                "check the figures it is made of",
            )
        yield Problem("figure-not-computable", message, hint, places.key(path), path=path_text(path))


def figure_units(brief: Brief, places: Places) -> Iterator[Problem]:
    """Figures are added only where they count the same, or the sum says what it counts."""
    by_id = {figure.id: figure for figure in brief.figures}
    for index, figure in enumerate(brief.figures):
        if figure.share_of or not parts_of(figure):
            continue
        parts = [by_id[part] for part in parts_of(figure)]
        path: Path = ("figures", index, _ways(figure)[0])
        currencies = {part.currency for part in parts if not parts_of(part)}
        units = {part.unit for part in parts if not parts_of(part)}
        if len(currencies) > 1:
            message = f"The parts of `{figure.id}` are amounts in different currencies."
            hint = "add up only amounts of one currency"
            yield Problem("figure-units", message, hint, places.key(path), path=path_text(path))
        elif len(units) > 1 and not figure.unit:
            message = f"The parts of `{figure.id}` count different things."
            hint = "write a `unit` that covers all of them, as in unit: people"
            yield Problem("figure-units", message, hint, places.key(path), path=path_text(path))


def range_reversed(brief: Brief, places: Places) -> Iterator[Problem]:
    """A range runs upwards."""
    for index, figure in enumerate(brief.figures):
        if figure.to is not None and (figure.value is None or figure.to <= figure.value):
            path: Path = ("figures", index, "to")
            message = "The range does not run upwards."
            hint = "write the lower number as `value`, the higher as `to`"
            yield Problem("range-reversed", message, hint, places.value(path), path=path_text(path))


def _ways(figure: Figure) -> list[str]:
    return [name for name in _WAYS if getattr(figure, name) not in (None, ())]

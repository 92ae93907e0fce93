"""The arithmetic of a brief's figures: values typed, values derived from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from briefgen.brief.model import Brief, Figure

_FLOOR = {"at least", "more than", "over", "exactly"}
_CEILING = {"at most", "up to", "fewer than", "less than", "exactly"}
_LARGEST = Decimal(10) ** 15


class TooLargeError(ArithmeticError):
    """A result with more digits than can be printed."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure with its number: ``value`` (and ``to`` of a range), and the ids it was derived from."""

    figure: Figure
    value: Decimal
    to: Decimal | None
    qualifier: str
    unit: str | None
    derived_from: tuple[str, ...]


def parts_of(figure: Figure) -> tuple[str, ...]:
    """Ids of the figures this one is derived from; empty where its value is typed."""
    return figure.sum_of or figure.difference_of or figure.share_of


def reckon(brief: Brief) -> dict[str, Reckoned]:
    """Every figure by id with its number. Needs a brief that ``check_brief`` found sound."""
    done = {name: result for name, result in reckon_one_by_one(brief) if isinstance(result, Reckoned)}
    return {figure.id: done[figure.id] for figure in brief.figures}


def reckon_one_by_one(brief: Brief) -> Iterator[tuple[str, Reckoned | ArithmeticError]]:
    """Every figure's id with its number, or with why it has none; parts before what is made of them.

    A figure whose parts have no number is left out. Needs ids that exist, and no circles.
    """
    by_id = {figure.id: figure for figure in brief.figures}
    done: dict[str, Reckoned] = {}
    seen: set[str] = set()
    # A stack of our own: a chain of derived figures may be longer than Python's.
    ahead = [figure.id for figure in reversed(brief.figures)]
    while ahead:
        figure = by_id[ahead[-1]]
        missing = [part for part in parts_of(figure) if part not in seen]
        if missing:
            ahead += missing
            continue
        ahead.pop()
        if figure.id in seen:
            continue
        seen.add(figure.id)
        if any(part not in done for part in parts_of(figure)):
            continue
        try:
            done[figure.id] = _reckon(figure, [done[part] for part in parts_of(figure)])
        except ArithmeticError as error:
            yield figure.id, error
        else:
            yield figure.id, done[figure.id]


def _reckon(figure: Figure, parts: list[Reckoned]) -> Reckoned:
    if figure.value is not None:
        return Reckoned(figure, figure.value, figure.to, figure.qualifier, figure.unit, ())
    unit = figure.unit or parts[0].unit
    to = None
    if figure.sum_of:
        value = sum((part.value for part in parts), Decimal(0))
        if any(part.to is not None for part in parts):
            to = sum((part.value if part.to is None else part.to for part in parts), Decimal(0))
    elif figure.difference_of:
        value = parts[0].value - parts[1].value
    else:
        value, unit = parts[0].value / parts[1].value * 100, "%"
    if not -_LARGEST < value < _LARGEST:
        raise TooLargeError
    if figure.share_of:
        value = value.quantize(Decimal(1), ROUND_HALF_UP)
    return Reckoned(figure, value, to, _qualifier(figure, parts), unit, parts_of(figure))


def _qualifier(figure: Figure, parts: list[Reckoned]) -> str:
    """What can honestly be said of the result; the author's word where it is not ``exactly``."""
    if figure.qualifier != "exactly":
        return str(figure.qualifier)
    said = [part.qualifier for part in parts]
    if figure.share_of or (figure.difference_of and any(part.to is not None for part in parts)):
        return "about"  # a share is rounded; a difference of ranges has no one value
    if set(said) == {"exactly"}:
        return "exactly"
    # Taking away a ceiling leaves a floor: at least 50 less at most 10 is at least 40.
    floors = [_FLOOR, _CEILING] if figure.difference_of else [_FLOOR] * len(said)
    ceilings = [_CEILING, _FLOOR] if figure.difference_of else [_CEILING] * len(said)
    if all(word in known for word, known in zip(said, floors, strict=True)):
        return "at least"
    if all(word in known for word, known in zip(said, ceilings, strict=True)):
        return "at most"
    return "about"

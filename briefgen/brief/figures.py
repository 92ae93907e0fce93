"""The arithmetic of a brief's figures: values typed, values derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from briefgen.brief.model import Brief, Figure

_FLOOR = {"at least", "more than", "over"}
_CEILING = {"at most", "up to", "fewer than", "less than"}


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
    by_id = {figure.id: figure for figure in brief.figures}
    done: dict[str, Reckoned] = {}

    def one(figure: Figure) -> Reckoned:
        if figure.id not in done:
            done[figure.id] = _reckon(figure, [one(by_id[part]) for part in parts_of(figure)])
        return done[figure.id]

    return {figure.id: one(figure) for figure in brief.figures}


def _reckon(figure: Figure, parts: list[Reckoned]) -> Reckoned:
    if figure.value is not None:
        return Reckoned(figure, figure.value, figure.to, figure.qualifier, figure.unit, ())
    unit = figure.unit or parts[0].unit
    if figure.sum_of:
        value = sum((part.value for part in parts), Decimal(0))
    elif figure.difference_of:
        value = parts[0].value - parts[1].value
    else:
        share = parts[0].value / parts[1].value * 100
        value, unit = share.quantize(Decimal(1), ROUND_HALF_UP), "%"
    return Reckoned(figure, value, None, _qualifier(figure, parts), unit, parts_of(figure))


def _qualifier(figure: Figure, parts: list[Reckoned]) -> str:
    """What can honestly be said of the result; the author's word where it is not ``exactly``."""
    if figure.qualifier != "exactly":
        return figure.qualifier
    said = {part.qualifier for part in parts}
    if said == {"exactly"}:
        return "about" if figure.share_of else "exactly"
    if figure.sum_of and said <= _FLOOR | {"exactly"}:
        return "at least"
    if figure.sum_of and said <= _CEILING | {"exactly"}:
        return "at most"
    return "about"

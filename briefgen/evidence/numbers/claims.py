"""What a brief claims with a figure: a number with its caution and unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from briefgen.brief.model import Figure
from briefgen.evidence.numbers.mentions import Mention, numbers_in

AMOUNTS = {"count", "fraction", "times", "age", "year"}
"""Kinds of numbers that a figure may be; the other kinds name something or say when."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a brief says: a number with its caution and unit.

    ``unit`` may hold all words that say what is counted, as in *civilians deliberately killed*; ``whole`` is
    the 24 of *19 of 24*; ``average`` says that the number is one.
    """

    value: Decimal
    to: Decimal | None = None
    qualifier: str | None = None
    unit: str | None = None
    percent: bool = False
    currency: str | None = None
    whole: Decimal | None = None
    average: bool = False
    lang: str = "en"
    currencies: tuple[str, ...] = ()


def parse_claim(text: str, lang: str, value: Decimal | None = None) -> Claim | None:
    """The first number of ``text`` as a claim, or the one that is ``value``; None where there is none."""
    for mention in numbers_in(text, lang):
        if mention.value is None or mention.kind not in AMOUNTS:
            continue
        if value is None or value in mention.readings:
            return _claim(mention, mention.value if value is None else value, lang)
    return None


def _claim(mention: Mention, value: Decimal, lang: str) -> Claim:
    return Claim(
        value,
        mention.to,
        mention.qualifier,
        mention.unit_text,
        mention.percent,
        mention.currency,
        mention.whole,
        mention.average,
        lang,
        mention.currencies,
    )


def claim_of(figure: Figure, lang: str) -> Claim | None:
    """What a figure of a brief claims, its label read along; None where it has no typed value."""
    if figure.value is None:
        return None
    said = _unit_said(f"{figure.unit or ''} {figure.label}", lang)
    return Claim(
        figure.value,
        figure.to,
        str(figure.qualifier),
        figure.unit,
        bool(said and said.percent),
        figure.currency,
        said.whole if said else None,
        bool(said and said.average),
        lang,
    )


def _unit_said(unit: str, lang: str) -> Mention | None:
    """How the unit reads behind a number: as per cent, millions, money."""
    mentions = numbers_in(f"2 {unit}", lang)
    return mentions[0] if mentions and mentions[0].value else None


def spelled_out(claim: Claim) -> Claim:
    """The claim with what its unit says besides: 5 *million dollars*, 40 *per cent*."""
    said = _unit_said(claim.unit or "", claim.lang)
    currencies = (claim.currency,) if claim.currency else claim.currencies
    if said is None or said.value is None:
        return replace(claim, currencies=currencies)
    factor = said.value / 2 if not claim.currencies else Decimal(1)
    return replace(
        claim,
        value=claim.value * factor,
        to=None if claim.to is None else claim.to * factor,
        percent=claim.percent or said.percent,
        currencies=currencies or said.currencies,
        unit=said.unit_text if factor != 1 or said.percent or said.currencies else claim.unit,
    )

"""What nobody proves: numbers and quotation marks in the prose that no figure, quote or passage covers.

A reader cannot tell a number in a sentence from a number in a box, so both have to be borne out. Dates,
ordinals, references such as “Article 7” and small counts in words are ordinary language and pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from briefgen.brief.contents import prose_fields, title_fields
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.evidence.items import Item, items_of
from briefgen.evidence.numbers.mentions import Mention, numbers_in
from briefgen.evidence.numbers.qualifiers import same_qualifier
from briefgen.evidence.quotes.folding import fold
from briefgen.problems import Place, Problem, Severity
from briefgen.prose import fill_figures, without_markup

SMALL = Decimal(10)
"""Up to here a number in words is ordinary language: “two armed groups”."""

_COMPARING = ("method", "differences")
"""Fields that tell what a source says otherwise than the brief's figures."""

_QUOTED = re.compile(r"“([^“”]{2,}?)”|«\s*([^«»]{2,}?)\s*»|„([^„“]{2,}?)“|(?<!\w)\"([^\"]{2,}?)\"(?!\w)")


@dataclass(frozen=True)
class Covered:
    """What a brief proves: its figures by value, and the words of its quotes, passages and names."""

    figures: tuple[Reckoned, ...]
    words: tuple[str, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words folded; most briefs have no quotation marks in their prose, and nobody asks."""
        return tuple(map(fold, self.words))


def uncovered(brief: Brief, places: Places) -> Iterator[Problem]:
    """A problem for each number and each quotation in the prose that nothing covers."""
    items = items_of(brief)
    covered = _covered(brief, items)
    for path, text in [*title_fields(brief), *prose_fields(brief)]:
        if path[0] in {"corrections", "withdrawn"}:
            continue  # they tell of words and numbers that are no longer there
        plain = fill_figures(without_markup(text), lambda *_: " ")
        in_marks = [found.span() for found in _QUOTED.finditer(plain)]
        mentions = [
            mention
            for mention in numbers_in(plain, brief.lang)
            if not any(start <= mention.start < end for start, end in in_marks)
        ]
        beside = Beside(items, path, brief.lang)
        for mention in mentions:
            if problem := _number_problem(mention, covered, beside, places, path):
                yield problem
        yield from _quotations(plain, covered, places, path)


def _covered(brief: Brief, items: tuple[Item, ...]) -> Covered:
    passages = tuple(item.words for item in items if item.words)
    return Covered(tuple(reckon(brief).values()), (*passages, *_names(brief)))


def _names(brief: Brief) -> Iterator[str]:
    """What the brief names, which many languages set in quotation marks: sources, publishers, who speaks."""
    for source in brief.sources.values():
        yield source.title
        yield source.publisher
    for quote in brief.quotes:
        yield from (quote.speaker, quote.organisation or "", quote.role or "")
    yield from (finding.actor or "" for finding in brief.findings)
    yield from (figure.actor or "" for figure in brief.figures)


@dataclass(frozen=True)
class Beside:
    """The numbers of the passages beside the text at ``path``; they are read where somebody asks."""

    items: tuple[Item, ...]
    path: Path
    lang: str

    @cached_property
    def own(self) -> frozenset[Decimal]:
        """Those of the very item that the text belongs to."""
        owner = self.path[:-1]
        own = self._numbers([item for item in self.items if owner and item.path[: len(owner)] == owner])
        return own | self.listed if self.path[0] in _COMPARING else own

    @cached_property
    def listed(self) -> frozenset[Decimal]:
        """Those of the brief's own list."""
        return self._numbers([item for item in self.items if item.key.startswith("prose:")])

    def _numbers(self, some: list[Item]) -> frozenset[Decimal]:
        return frozenset(number for item in some for number in _numbers_of(item.words, self.lang))


@lru_cache(maxsize=1024)
def _numbers_of(passage: str, lang: str) -> frozenset[Decimal]:
    return frozenset(mention.value for mention in numbers_in(passage, lang) if mention.value is not None)


def _number_problem(
    mention: Mention,
    covered: Covered,
    beside: Beside,
    places: Places,
    path: Path,
) -> Problem | None:
    # “Half” and “a third” are ordinary language; “two thirds” and “three quarters” are numbers like others.
    is_number = mention.kind == "count" or (mention.kind == "fraction" and mention.value != 1)
    if not is_number or mention.value is None:
        return None
    same = [figure for figure in covered.figures if mention.value in (figure.value, figure.to)]
    same = [figure for figure in same if mention.percent == (figure.unit == "%")]
    agreeing = [figure for figure in same if same_qualifier(figure.qualifier, mention.qualifier)]
    ordinary = _is_ordinary(mention)
    if agreeing or (ordinary and not same) or mention.value in beside.own:
        return None
    place = places.within(path, mention.text)
    for figure in same:
        if _same_thing(mention, figure):
            return _contradiction(mention, figure, place, path)
    # A passage of the brief's list bears out a number, but not one that a figure of the brief has otherwise.
    if ordinary or (mention.value in beside.listed and not same):
        return None
    message = f"No figure or passage bears out this number: {mention.text.strip()}."
    hint = "add it under `figures` with its evidence and write its id in braces, or give the item's passage"
    return Problem("number-without-evidence", message, hint, place, Severity.WARNING, path=path_text(path))


def _contradiction(mention: Mention, figure: Reckoned, place: Place, path: Path) -> Problem:
    said = f"“{mention.qualifier}”" if mention.qualifier else "no caution"
    name = figure.figure.id
    message = f"The text has {said} with a number that the figure `{name}` gives as “{figure.qualifier}”."
    hint = f"write {{{name}}}, which prints the figure with its caution"
    return Problem("number-contradicts-figure", message, hint, place, path=path_text(path))


def _is_ordinary(mention: Mention) -> bool:
    """A small count in words."""
    in_words = mention.kind == "count" and not any(char.isdigit() for char in mention.text)
    return in_words and mention.value is not None and mention.value <= SMALL and not mention.percent


def _same_thing(mention: Mention, figure: Reckoned) -> bool:
    """The number counts what the figure counts: its unit stands behind it, or a caution before it.

    A bare number may be anything, and many are; it is listed, not called a contradiction.
    """
    unit = (figure.unit or "").casefold().split()
    behind = mention.unit_text.casefold().split()
    if unit and unit[0] in behind:
        return True
    return mention.qualifier is not None and (not unit or not behind)


def _quotations(plain: str, covered: Covered, places: Places, path: Path) -> Iterator[Problem]:
    for found in _QUOTED.finditer(plain):
        words = next(group for group in found.groups() if group)
        folded = fold(words)
        if not folded or any(folded in text for text in covered.texts):
            continue
        place = places.within(path, found[0])
        message = f"No quote or passage bears out the words in quotation marks: {words[:80]}."
        hint = "add the passage they come from under `evidence`, or take the quotation marks away"
        yield Problem(
            "quotation-without-evidence", message, hint, place, Severity.WARNING, path=path_text(path)
        )

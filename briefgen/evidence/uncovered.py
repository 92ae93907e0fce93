"""What nobody proves: numbers and quotation marks in the prose that no figure, quote or passage covers.

A reader cannot tell a number in a sentence from a number in a box, so both have to be borne out. Dates,
ordinals, references such as “Article 7” and small counts in words are ordinary language and pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from briefgen.brief.contents import prose_fields, title_fields
from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.model import Brief
from briefgen.brief.tree import Path, Places, path_text
from briefgen.evidence.folding import folded_words
from briefgen.evidence.items import items_of
from briefgen.evidence.numbers import Mention, numbers_in
from briefgen.problems import Problem, Severity
from briefgen.prose import fill_figures, without_markup

SMALL = Decimal(10)
"""Up to here a number in words is ordinary language: “two armed groups”."""

_QUOTED = re.compile(r"“([^“”]{2,}?)”|«\s*([^«»]{2,}?)\s*»|„([^„“]{2,}?)“|(?<!\w)\"([^\"]{2,}?)\"(?!\w)")


@dataclass(frozen=True)
class Covered:
    """What a brief proves: its figures by value, and its quotes and passages with their words folded."""

    figures: tuple[Reckoned, ...]
    texts: tuple[str, ...]
    mentions: frozenset[Decimal]


def uncovered(brief: Brief, places: Places) -> Iterator[Problem]:
    """A problem for each number and each quotation in the prose that nothing covers."""
    covered = _covered(brief)
    for path, text in [*title_fields(brief), *prose_fields(brief)]:
        if path[0] in {"corrections", "withdrawn"}:
            continue  # they tell of words and numbers that are no longer there
        plain = fill_figures(without_markup(text), lambda name, number_only: " ")
        in_marks = [found.span() for found in _QUOTED.finditer(plain)]
        own = _own_passages(brief, path)
        for mention in numbers_in(plain, brief.lang):
            if any(start <= mention.start < end for start, end in in_marks):
                continue
            if problem := _number_problem(mention, covered, own, places, path):
                yield problem
        yield from _quotations(plain, covered, places, path)


def _covered(brief: Brief) -> Covered:
    passages = tuple(item.words for item in items_of(brief) if item.words)
    titles = tuple(source.title for source in brief.sources.values())
    mentions = {
        mention.value
        for text in passages
        for mention in numbers_in(text, brief.lang)
        if mention.value is not None
    }
    texts = tuple(folded_words(text) for text in (*passages, *titles))
    return Covered(tuple(reckon(brief).values()), texts, frozenset(mentions))


def _own_passages(brief: Brief, path: Path) -> frozenset[Decimal]:
    """The numbers in the passages of the very item that the text belongs to."""
    own = [item for item in items_of(brief) if item.path[: len(path) - 1] == path[:-1] and path[:-1]]
    own += [item for item in items_of(brief) if item.key.startswith("prose:")]
    return frozenset(
        mention.value
        for item in own
        for mention in numbers_in(item.words, brief.lang)
        if mention.value is not None
    )


def _number_problem(
    mention: Mention, covered: Covered, own: frozenset[Decimal], places: Places, path: Path
) -> Problem | None:
    if mention.kind != "count" or mention.value is None:
        return None
    same = [figure for figure in covered.figures if mention.value in (figure.value, figure.to)]
    place = places.within(path, mention.text)
    if any(_agrees(mention, figure) for figure in same) or mention.value in own:
        return None
    related = [figure for figure in same if _same_thing(mention, figure)]
    if related:
        figure = related[0]
        said = mention.qualifier or "no caution at all"
        message = f"The text says {said} with a number that the figure `{figure.figure.id}` gives as {figure.qualifier}."
        hint = f"write {{{figure.figure.id}}}, which prints the figure with its caution"
        return Problem("number-contradicts-figure", message, hint, place, path=path_text(path))
    if _is_ordinary(mention):
        return None
    message = f"No figure or passage bears out this number: {mention.text.strip()}."
    hint = "add it under `figures` with its evidence and write its id in braces, or give the item's passage"
    return Problem(
        "number-without-evidence", message, hint, place, Severity.WARNING, path=path_text(path)
    )


def _is_ordinary(mention: Mention) -> bool:
    """A small count in words."""
    in_words = not any(char.isdigit() for char in mention.text)
    return in_words and mention.value is not None and mention.value <= SMALL and not mention.percent


def _agrees(mention: Mention, figure: Reckoned) -> bool:
    """The same number with the same caution."""
    return (mention.qualifier or "exactly") == figure.qualifier and mention.percent == (figure.unit == "%")


def _same_thing(mention: Mention, figure: Reckoned) -> bool:
    """The number counts what the figure counts, as far as the words behind it tell."""
    if mention.percent != (figure.unit == "%"):
        return False
    unit = (figure.unit or "").casefold()
    behind = mention.unit_text.casefold()
    return not unit or not behind or unit.split()[0] in behind.split()


def _quotations(plain: str, covered: Covered, places: Places, path: Path) -> Iterator[Problem]:
    for found in _QUOTED.finditer(plain):
        words = next(group for group in found.groups() if group)
        folded = folded_words(words)
        if not folded or any(folded in text for text in covered.texts):
            continue
        place = places.within(path, found[0])
        message = f"No quote or passage bears out the words in quotation marks: {words[:80]}."
        hint = "add the passage they come from under `evidence`, or take the quotation marks away"
        yield Problem(
            "quotation-without-evidence", message, hint, place, Severity.WARNING, path=path_text(path)
        )

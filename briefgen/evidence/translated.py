"""The numbers of a translation: they are the original's, whatever words stand round them.

Quotations and figures are proved once, in the original. What could drift is what a translator types into
running text, so that is read in both languages and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.brief.translation import Translation
from briefgen.brief.tree import Places, path_text
from briefgen.brief.words import Word, words_of
from briefgen.evidence.numbers.mentions import Mention, numbers_in
from briefgen.evidence.numbers.qualifiers import same_qualifier
from briefgen.evidence.uncovered import uncovered
from briefgen.problems import Place, Problem, Severity
from briefgen.prose import fill_figures, without_markup

OF_THE_ORIGINAL = frozenset({"number-without-evidence", "quotation-without-evidence"})
"""What is said once, of the original: a translation has the same numbers and quotes in other words."""


def problems_of_translation(version: Translation) -> Iterator[Problem]:
    """Numbers of a translation that contradict its figures, and those that differ from the original's."""
    if version.original is None:
        return
    told = {
        problem.place: problem
        for problem in uncovered(version.brief, version.places)
        if problem.code not in OF_THE_ORIGINAL and problem.place.file == version.file
    }
    yield from told.values()
    for original, word in zip(words_of(version.original), words_of(version.brief), strict=True):
        if version.places.value(word.path).file == version.file:
            before = _numbers(original.text, version.original.lang)
            after = _numbers(word.text, version.lang)
            drifted = _drift(word, before, after, version.places)
            yield from (problem for problem in drifted if problem.place not in told)


def _numbers(text: str, lang: str) -> tuple[Mention, ...]:
    plain = fill_figures(without_markup(text), lambda *_: " ")
    return tuple(mention for mention in numbers_in(plain, lang) if mention.value is not None)


def _drift(
    word: Word, before: tuple[Mention, ...], after: tuple[Mention, ...], places: Places
) -> Iterator[Problem]:
    """What is in digits in one language has to be in the other, in digits or in words, and as cautious."""
    for mention in after:
        same = [other for other in before if other.value == mention.value]
        place = places.within(word.path, mention.text)
        if mention.written and not same:
            message = f"The original has no number {mention.text.strip()} here."
            hint = f"it says: {_listed(before)}" if before else "take the number out"
            yield _problem(message, hint, place, word)
        elif same and mention.written and not any(_as_cautious(mention, other) for other in same):
            message = f"The original is more, or less, cautious about the number {mention.text.strip()}."
            yield _problem(message, f"it says: {_listed(same)}", place, word)
    found = {mention.value for mention in after}
    lacking = [mention for mention in before if mention.written and mention.value not in found]
    if lacking:
        message = f"A number of the original is missing here: {_listed(lacking)}."
        yield _problem(message, "write the numbers that the original has", places.value(word.path), word)


def _as_cautious(mention: Mention, other: Mention) -> bool:
    return same_qualifier(other.qualifier or "exactly", mention.qualifier)


def _listed(mentions: Iterable[Mention]) -> str:
    return ", ".join(dict.fromkeys(f"{m.qualifier or ''} {m.text.strip()}".strip() for m in mentions))


def _problem(message: str, hint: str, place: Place, word: Word) -> Problem:
    path = path_text(word.path)
    return Problem("translation-numbers", message, hint, place, Severity.WARNING, path=path)

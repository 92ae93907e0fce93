"""Where the sources of one brief disagree: a quote worded otherwise, a number with another caution.

Coverage of a release changes it. A brief that rests on one source and lists another should know where
the two part ways, and say so; the briefing has a section for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.model import Brief
from briefgen.brief.tree import Places, path_text
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.locating import passages_with
from briefgen.evidence.numbers.figures import Claim, claim_of
from briefgen.evidence.pages import SourceText
from briefgen.evidence.proving import Proof
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.verdicts import FigureVerdict, QuoteVerdict
from briefgen.problems import Problem, Severity


def disagreements(
    proofs: tuple[Proof, ...], texts: dict[str, SourceText], brief: Brief, places: Places
) -> Iterator[Problem]:
    """A note for each quote and figure that another source of the brief has otherwise."""
    answered = {item.source for item in brief.evidence} if brief.differences else set()
    for proof in proofs:
        if not proof.stands:
            continue
        for name, text in texts.items():
            # Where the brief tells of differences and gives that source's own words, the reader knows.
            if name == proof.item.source or name in answered:
                continue
            lang = brief.sources[name].lang or brief.lang
            if proof.item.kind is Kind.QUOTE:
                yield from _otherwise_worded(proof.item, name, text, lang, places)
            elif proof.item.figure and (claim := claim_of(proof.item.figure, brief.lang)):
                yield from _other_caution(proof.item, claim, name, text, lang, places)


def _otherwise_worded(
    item: Item, name: str, text: SourceText, lang: str, places: Places
) -> Iterator[Problem]:
    finding = judge_quote(item.words, text, lang)
    if finding.verdict is QuoteVerdict.ALTERED:
        message = f"The source `{name}` has the words of {item.key.replace(':', ' ')} otherwise."
        yield _note(message, item, places, finding.diff)


def _other_caution(
    item: Item, claim: Claim, name: str, text: SourceText, lang: str, places: Places
) -> Iterator[Problem]:
    found = passages_with(claim, text, lang)
    verdicts = {passage.verdict for passage in found}
    if found and verdicts == {str(FigureVerdict.QUALIFIER_CHANGED)}:
        message = (
            f"The source `{name}` has the number of {item.key.replace(':', ' ')} otherwise: {found[0].said}."
        )
        yield _note(message, item, places, ())


def _note(message: str, item: Item, places: Places, diff: tuple[tuple[str, str], ...]) -> Problem:
    hint = "tell the reader under `differences` which source the brief follows"
    place = places.value(item.path)
    return Problem(
        "sources-differ", message, hint, place, Severity.NOTE, path=path_text(item.path), diff=diff
    )

"""Verdicts as problems: what an author is told, where, and how loudly.

Words and numbers that the source contradicts are errors in every brief. What could not be looked at is
an error only in a brief that is to be published, and not there where the author gave a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.brief.model import Brief
from briefgen.brief.tree import Places, path_text
from briefgen.evidence.items import Item, Kind
from briefgen.evidence.proving import Basis, Proof
from briefgen.evidence.verdicts import FigureVerdict, QuoteVerdict
from briefgen.problems import Problem, Severity

_BY_EYE = "read the source yourself; where it agrees, say under `unproved:` who compared it, and how"
_NAMES = {Kind.QUOTE: "quote", Kind.FIGURE: "figure", Kind.PASSAGE: "passage"}


def problems_of(proof: Proof, brief: Brief, places: Places) -> Iterator[Problem]:
    """What is to be said of one item; nothing where it stands as it is."""
    item = proof.item
    said = _AboutItem(item, brief, places)
    if proof.basis in {Basis.NOTHING, Basis.STALE}:
        yield from _not_looked_at(proof, said)
    elif proof.verdict == QuoteVerdict.ALTERED:
        yield said.altered(proof)
    elif proof.verdict == QuoteVerdict.ABSENT:
        yield said.absent()
    elif proof.verdict == QuoteVerdict.UNVERIFIABLE:
        yield said.unverifiable(proof)
    elif item.kind is Kind.FIGURE and proof.verdict != FigureVerdict.SUPPORTED:
        yield said.figure(proof)
    if proof.words and proof.words.verdict.stands:
        yield from _remarks(proof, said)


def _not_looked_at(proof: Proof, said: _AboutItem) -> Iterator[Problem]:
    if proof.item.unproved:
        return  # the author has said why, and readers are told
    if proof.basis is Basis.STALE:
        recorded = proof.recorded.proved if proof.recorded else ""
        yield said.problem(
            "evidence-stale",
            f"{said.subject} changed since it was proved on {recorded}, it or its source.",
            "prove it again: briefgen check --record --sources DIR",
            severity=said.severity(),
        )
    elif not proof.item.words:
        name = said.name
        missing = "passage" if proof.item.source else "evidence"
        yield said.problem(
            f"{name}-without-evidence",
            f"{said.subject} has no {missing}, so it cannot be proved.",
            "add `evidence: {source: …, passage: …}` with its own words, or `unproved:` with a reason",
            severity=said.severity(),
        )
    else:
        yield said.problem(
            f"{said.name}-unproved",
            f"{said.subject} was never compared with its source.",
            "give the source a `file:` and run briefgen check --record --sources DIR, or write `unproved:`",
            severity=said.severity(),
        )


def _remarks(proof: Proof, said: _AboutItem) -> Iterator[Problem]:
    """What a person should look at although the words are there."""
    words = proof.words
    if words is None:
        return
    if words.risky and proof.item.kind is Kind.QUOTE:
        left_out = "; ".join(f"“{part}”" for part in words.risky)
        yield said.problem(
            "elision-risky",
            f"The words left out hold a negation or a condition: {left_out[:300]}.",
            "read the whole sentence in the source, and see that the sense is the same",
            severity=Severity.WARNING,
        )
    if proof.item.page and proof.pages and proof.item.page not in proof.pages:
        found = ", ".join(map(str, proof.pages))
        yield said.problem(
            "evidence-page",
            f"The words stand on page {found} of the file, not on page {proof.item.page}.",
            f"write `page: {proof.pages[0]}`",
            severity=Severity.WARNING,
        )
    if proof.speaker and proof.speaker.other:
        yield said.problem(
            "quote-speaker",
            f"Near these words the source names {proof.speaker.other}, not {said.speaker_name}.",
            "see in the source who speaks",
            severity=Severity.WARNING,
        )
    elif proof.speaker and not proof.speaker.found and not said.speaks_as_source:
        yield said.problem(
            "quote-speaker-not-near",
            f"The source does not name {said.speaker_name} near these words.",
            "see in the source that it is they who speak",
            severity=Severity.NOTE,
        )


class _AboutItem:
    """Puts what is to be said of one item into problems at its place."""

    def __init__(self, item: Item, brief: Brief, places: Places) -> None:
        self.item = item
        self.name = _NAMES[item.kind]
        self._brief = brief
        self._places = places

    @property
    def subject(self) -> str:
        """The item as the subject of a sentence."""
        what, _, rest = self.item.key.partition(":")
        if self.item.kind is Kind.PASSAGE:
            return f"The passage of {what} `{rest.rpartition(':')[0] or rest}`"
        return f"The {what} `{rest}`"

    @property
    def speaker_name(self) -> str:
        """Who said it, by the brief."""
        return self.item.quote.speaker if self.item.quote else ""

    @property
    def speaks_as_source(self) -> bool:
        """True where the speaker is who published the source, which its own words need not name."""
        quote, source = self.item.quote, self._brief.sources.get(self.item.source)
        own = {source.publisher.casefold(), source.title.casefold()} if source else set()
        return quote is not None and quote.speaker.casefold() in own

    def severity(self) -> Severity:
        """How loud an unproved item is: an excused one is not, one that is published is an error."""
        if self.item.unproved or self.item.kind is Kind.PASSAGE or self._brief.status != "published":
            return Severity.WARNING
        return Severity.ERROR

    def problem(
        self,
        code: str,
        message: str,
        hint: str,
        severity: Severity = Severity.ERROR,
        diff: tuple[tuple[str, str], ...] = (),
    ) -> Problem:
        """A problem at the item's place."""
        if self.item.unproved:
            severity = Severity.WARNING  # the author answers for it in print
        path = self.item.path
        place = self._places.value((*path, "passage") if "evidence" in path else path)
        return Problem(code, message, hint, place, severity, path=path_text(path), diff=diff)

    def altered(self, proof: Proof) -> Problem:
        """The words are in the source, but not these."""
        words = proof.words
        where = f" on page {proof.pages[0]}" if proof.pages else ""
        return self.problem(
            f"{self.name}-altered",
            f"The source{where} has other words than {self.subject.lower()}.",
            "write the source's words; mark with […] what you leave out",
            diff=words.diff if words else (),
        )

    def absent(self) -> Problem:
        """No such words."""
        source = self.item.source
        return self.problem(
            f"{self.name}-absent",
            f"The words of {self.subject.lower()} are not in the source `{source}`.",
            "see whether it is the right source; copy the words from it",
        )

    def unverifiable(self, proof: Proof) -> Problem:
        """The source cannot tell."""
        reason = proof.words.reason if proof.words else ""
        return self.problem(
            f"{self.name}-unverifiable",
            f"The source cannot settle {self.subject.lower()}: {reason.rstrip('.')}.",
            _BY_EYE,
            severity=self.severity(),
        )

    def figure(self, proof: Proof) -> Problem:
        """The passage does not say this number so."""
        reason = proof.figure.reason if proof.figure else ""
        verdict = str(proof.verdict)
        certain = verdict in {FigureVerdict.UNSUPPORTED, FigureVerdict.QUALIFIER_CHANGED}
        hints = {
            str(FigureVerdict.QUALIFIER_CHANGED): "write the source's own caution as `qualifier`",
            str(
                FigureVerdict.UNSUPPORTED
            ): "write the number as the passage has it, or name the right passage",
        }
        said = "is not borne out" if certain else "cannot be settled by the passage alone"
        return self.problem(
            f"figure-{verdict}",
            f"{self.subject} {said}: {reason[:1].lower()}{reason[1:].rstrip('.')}.",
            hints.get(verdict, _BY_EYE),
            severity=Severity.ERROR if certain else self.severity(),
        )

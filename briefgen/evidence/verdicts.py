"""What can be said of a quote and of a figure once its source was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuoteVerdict(StrEnum):
    """From the same words to no such words; ``unverifiable`` where the source cannot tell."""

    VERBATIM = "verbatim"
    NORMALISED = "normalised"
    ELIDED = "elided"
    ALTERED = "altered"
    ABSENT = "absent"
    UNVERIFIABLE = "unverifiable"

    @property
    def stands(self) -> bool:
        """True where the words are in the source."""
        return self in {QuoteVerdict.VERBATIM, QuoteVerdict.NORMALISED, QuoteVerdict.ELIDED}


class FigureVerdict(StrEnum):
    """Whether a passage says a number with its caution and unit."""

    SUPPORTED = "supported"
    QUALIFIER_CHANGED = "qualifier-changed"
    UNSUPPORTED = "unsupported"
    AMBIGUOUS = "ambiguous"
    UNVERIFIABLE = "unverifiable"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``start`` to ``end`` of the text of page ``page`` (``PageText.number``)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QuoteFinding:
    """The verdict on a quote, and all that a person needs to check it.

    ``passage`` are the source's own words with white space folded, for ``altered`` the nearest ones;
    ``stretches`` say where they stand; ``folded`` names what was evened out, such as ``quotation marks``;
    ``omitted`` are the words left out at each mark of omission, ``risky`` those of them that hold a
    negation or a condition; ``diff`` pairs of (``=``, ``-`` source only, ``+`` quote only) and words.
    """

    verdict: QuoteVerdict
    passage: str = ""
    stretches: tuple[Stretch, ...] = ()
    folded: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    risky: tuple[str, ...] = ()
    diff: tuple[tuple[str, str], ...] = ()
    reason: str = ""

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages the passage stands on, in order."""
        return tuple(sorted({stretch.page for stretch in self.stretches}))


@dataclass(frozen=True, slots=True)
class FigureFinding:
    """The verdict on a figure, with the words of the passage that it rests on and one plain reason."""

    verdict: FigureVerdict
    said: str = ""
    reason: str = ""

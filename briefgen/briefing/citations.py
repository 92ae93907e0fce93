"""The notes of one briefing: numbers for sources as they are first cited, and the ways back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from briefgen.brief.evidencemodel import Evidence
from briefgen.brief.figures import Reckoned
from briefgen.briefing.view import CitationView

_Key = tuple[str, int | None]


@dataclass
class NoteBook:
    """Collects citations in the order of the text; one note for each source and page.

    ``numeral`` writes a number in the digits of the language.
    """

    numeral: Callable[[int], str] = str
    _cited: dict[_Key, list[CitationView]] = field(default_factory=dict)
    _numbers: dict[_Key, int] = field(default_factory=dict)
    _marks: int = 0

    def cite(self, evidence: tuple[Evidence, ...]) -> tuple[CitationView, ...]:
        """A mark for each different source and page of ``evidence``."""
        return tuple(self._mark(key) for key in self._in_order(evidence))

    def _in_order(self, evidence: tuple[Evidence, ...]) -> list[_Key]:
        """Each source and page once, by the number of its note: marks side by side count up."""
        return sorted(dict.fromkeys((item.source, item.page) for item in evidence), key=self._number)

    def mention(self, evidence: tuple[Evidence, ...]) -> tuple[CitationView, ...]:
        """The same marks, without an id and without a way back: for texts that not every document prints."""
        return tuple(
            CitationView(self.numeral(number), "", f"_source-{number}")
            for number in map(self._number, self._in_order(evidence))
        )

    def cited(self) -> dict[_Key, tuple[CitationView, ...]]:
        """The marks of every source and page, in the order of their numbers."""
        return {key: tuple(marks) for key, marks in self._cited.items()}

    def _mark(self, key: _Key) -> CitationView:
        number = self._number(key)
        self._marks += 1
        others = self._cited[key]
        nth = self.numeral(len(others) + 1)
        mark = CitationView(self.numeral(number), f"_cite-{self._marks}", f"_source-{number}", nth)
        others.append(mark)
        return mark

    def _number(self, key: _Key) -> int:
        self._cited.setdefault(key, [])
        return self._numbers.setdefault(key, len(self._numbers) + 1)


def evidence_of(figure: Reckoned, figures: Mapping[str, Reckoned]) -> tuple[Evidence, ...]:
    """A figure's own evidence; for a derived figure that has none, the evidence of its parts."""
    own = figure.figure.evidence
    if own or not figure.derived_from:
        return own
    return tuple(item for name in figure.derived_from for item in evidence_of(figures[name], figures))

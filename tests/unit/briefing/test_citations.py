"""Notes: numbered as first cited, one for each source and page, with the way back."""

from __future__ import annotations

from briefgen.brief.evidencemodel import Evidence
from briefgen.briefing.citations import NoteBook


def evidence(source: str, page: int | None = None) -> Evidence:
    return Evidence.model_construct(source=source, page=page, passage=None)


def test_a_source_keeps_its_number_and_every_mark_its_own_anchor() -> None:
    notes = NoteBook()
    first = notes.cite((evidence("hrw"), evidence("article")))
    again = notes.cite((evidence("hrw"),))
    assert [mark.number for mark in first] == ["1", "2"]
    assert (again[0].number, again[0].nth) == ("1", "2")
    anchors = [mark.anchor for mark in (*first, *again)]
    assert len(set(anchors)) == 3
    assert notes.cited()[("hrw", None)] == (first[0], again[0])


def test_the_same_place_is_cited_once_in_one_sentence() -> None:
    assert len(NoteBook().cite((evidence("hrw"), evidence("hrw")))) == 1


def test_two_pages_of_a_source_are_two_notes() -> None:
    assert [mark.number for mark in NoteBook().cite((evidence("hrw", 3), evidence("hrw", 9)))] == ["1", "2"]

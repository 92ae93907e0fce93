"""The record: stable in order, readable in a diff, never trusted blindly."""

from __future__ import annotations

import json

import pytest

from briefgen.evidence.record import Record, RecordedItem, RecordedSource, dated, read_record, to_json

ITEM = RecordedItem(
    item="quote:access",
    source="hrw",
    sha256="ab" * 32,
    words="the words",
    claim="Somebody",
    page=None,
    verdict="verbatim",
    pages=(3,),
    labels=("1",),
    offsets=((3, 10, 19),),
    folded=(),
    omitted=(),
    proved="2026-01-15",
)
SOURCE = RecordedSource(sha256="ab" * 32, extractor="pypdfium2 5.1")


def test_a_record_reads_back_as_it_was_written() -> None:
    record = Record(sources={"hrw": SOURCE}, items=(ITEM,))
    read, problems = read_record("briefs/x.evidence.json", to_json(record).encode())
    assert (read, problems) == (record, [])


def test_the_order_of_items_and_sources_does_not_depend_on_the_brief() -> None:
    other = ITEM.model_copy(update={"item": "figure:killed"})
    one = Record(sources={"b": SOURCE, "a": SOURCE}, items=(ITEM, other))
    two = Record(sources={"a": SOURCE, "b": SOURCE}, items=(other, ITEM))
    assert to_json(one) == to_json(two)
    assert [item["item"] for item in json.loads(to_json(one))["items"]] == ["figure:killed", "quote:access"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{",
        b"\xff",
        b'{"format": 2}',
        b'{"format": 1, "items": [{}]}',
        b"[" * 100_000,
        b'{"more": 1}',
    ],
)
def test_what_is_no_record_is_a_problem(data: bytes) -> None:
    record, problems = read_record("briefs/x.evidence.json", data)
    assert record is None
    assert [problem.code for problem in problems] == ["record-unreadable"]


def test_an_item_keeps_its_date_until_something_of_it_changes() -> None:
    assert dated(ITEM.model_copy(update={"proved": ""}), ITEM, "2026-02-02") == ITEM
    changed = ITEM.model_copy(update={"pages": (4,)})
    assert dated(changed, ITEM, "2026-02-02").proved == "2026-02-02"
    assert dated(ITEM, None, "2026-02-02").proved == "2026-02-02"

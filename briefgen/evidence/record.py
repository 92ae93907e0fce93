"""``<slug>.evidence.json``: what was proved, against which bytes of which source, and when.

Committed beside the brief, so that a build without the sources can stand on it. It is written to be
read in a diff: one item after the other, in the order of their keys, and an item that did not change
keeps its date.
"""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.problems import Place, Problem

FORMAT = 1


class _Recorded(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class RecordedSource(_Recorded):
    """A source as it was when something was proved against it."""

    sha256: str
    extractor: str


class RecordedItem(_Recorded):
    """One item as it was proved. ``offsets`` are (page, start, end) in the extracted text."""

    item: str
    source: str
    sha256: str
    words: str
    claim: str
    page: int | None
    verdict: str
    pages: tuple[int, ...]
    labels: tuple[str, ...]
    offsets: tuple[tuple[int, int, int], ...]
    folded: tuple[str, ...]
    omitted: tuple[str, ...]
    proved: str


class Record(_Recorded):
    """All that was proved of one brief."""

    format: int = FORMAT
    sources: dict[str, RecordedSource] = {}
    items: tuple[RecordedItem, ...] = ()

    def item(self, key: str) -> RecordedItem | None:
        """The item of that key."""
        return next((item for item in self.items if item.item == key), None)


def read_record(file: str, data: bytes) -> tuple[Record | None, list[Problem]]:
    """The record in ``data``, or the problem that it is none."""
    try:
        record = Record.model_validate_json(data)
    except ValidationError:
        record = None
    except RecursionError:
        record = None
    if record is None or record.format != FORMAT:
        message = "The record of what was proved cannot be read."
        hint = "write it anew with `briefgen check --record --sources DIR`"
        return None, [Problem("record-unreadable", message, hint, Place(file))]
    return record, []


def to_json(record: Record) -> str:
    """The record as it is written."""
    value = record.model_dump(mode="json")
    value["items"].sort(key=lambda item: item["item"])
    value["sources"] = dict(sorted(value["sources"].items()))
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def dated(item: RecordedItem, before: RecordedItem | None, today: str) -> RecordedItem:
    """The item with its date: the one it had where nothing else of it changed, else today."""
    if before is not None and before.model_copy(update={"proved": ""}) == item.model_copy(
        update={"proved": ""}
    ):
        return before
    return item.model_copy(update={"proved": today})

"""What a part of the search's index says of its records beside their texts: for grouping and narrowing. Pure.

Pagefind's own filters come out in another order with every run (issue 638), so these tables are our own. A
reader loads ``records.json`` of the parts in which something was found: ten bytes a record; ``facets.json``
only to narrow a search.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from briefgen.archive.searchtext import FACETS, Record

RECORDS = "records.json"
FACET_TABLE = "facets.json"


def tables(records: Sequence[Record], names: Sequence[str]) -> dict[str, bytes]:
    """The tables by file name; ``names`` are Pagefind's names of the records."""
    return {RECORDS: _records(records, names), FACET_TABLE: _facets(records)}


def _records(records: Sequence[Record], names: Sequence[str]) -> bytes:
    """``briefs``: Pagefind's names of the versions of each brief, with the numbers of their languages.

    ``4f1b2a0.0,9c3d7e1.1 5a5b5c5.0``: a brief in languages 0 and 1, then one in language 0.
    """
    languages = sorted({record.lang for record in records})
    numbers = {lang: number for number, lang in enumerate(languages)}
    both = zip(records, names, strict=True)
    briefs = (
        ",".join(f"{name}.{numbers[record.lang]}" for record, name in own)
        for _, own in groupby(both, lambda pair: pair[0].slug)
    )
    return _json({"languages": languages, "briefs": " ".join(briefs)})


def _facets(records: Sequence[Record]) -> bytes:
    """For each facet and key, the numbers of its records in the order of ``records.json``: ``0-3 7``."""
    found: dict[str, dict[str, list[int]]] = {kind: {} for kind in FACETS}
    for number, record in enumerate(records):
        for kind, keys in zip(FACETS, record.facets, strict=True):
            for key in keys:
                found[kind].setdefault(key, []).append(number)
    return _json(
        {
            kind: {key: " ".join(runs(numbers)) for key, numbers in sorted(by_key.items())}
            for kind, by_key in found.items()
        }
    )


def runs(numbers: Iterable[int]) -> Iterable[str]:
    """Rising numbers with those in a row taken together: ``0-3``, ``7``."""
    for _, own in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        row = [number for _, number in own]
        yield str(row[0]) if len(row) == 1 else f"{row[0]}-{row[-1]}"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

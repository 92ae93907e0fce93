"""The record of what was proved of an invented brief, as `briefgen check --record` writes it.

Written directly, since proving ten thousand briefs takes long; a test holds the two to be equal.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from benchmarks.invented import Invented
from benchmarks.sourcetext import broken_in, event_in, heard_in, people_in, seen_in, source_text

EXTRACTOR = "briefgen-text 1"
DAY = "2026-11-01"


def proved_record(report: Invented) -> str:
    """The text of ``<slug>.evidence.json``."""
    text = source_text(report)
    digest = hashlib.sha256(text.encode()).hexdigest()
    read = text.strip()
    items = [_item(read, digest, *one) for one in _proved(report)]
    items.sort(key=lambda item: str(item["item"]))
    sources = {"survey": {"sha256": digest, "extractor": EXTRACTOR}}
    record = {"format": 1, "sources": sources, "items": items}
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _proved(report: Invented) -> Iterator[tuple[str, str, str, str]]:
    """Key, words, claim and verdict of each item."""
    theme = report.theme
    for letter, district in zip("abcd", report.districts, strict=True):
        seen, broken = seen_in(report, district), broken_in(report, district)
        yield f"figure:seen-{letter}", seen, f"exactly {district.seen} {theme.things}", "supported"
        yield f"figure:broken-{letter}", broken, f"at least {district.broken} {theme.things}", "supported"
    yield "figure:people", people_in(report), f"about {report.people} {theme.people}", "supported"
    for number, finding in enumerate(report.findings):
        yield f"finding:finding-{number}:1", finding.text, "", "verbatim"
    for number, quote in enumerate(report.quotes):
        yield f"quote:quote-{number}", quote.text, quote.speaker[0].upper() + quote.speaker[1:], "verbatim"
    for number, event in enumerate(report.events):
        yield f"event:event-{number}:1", event_in(event), "", "verbatim"
    yield "prose:1", heard_in(report), "", "verbatim"


def _item(text: str, digest: str, key: str, words: str, claim: str, verdict: str) -> dict[str, Any]:
    start = text.index(words)
    end = start + len(words.rstrip("."))  # a full stop is nothing that is compared
    return {
        "item": key,
        "source": "survey",
        "sha256": digest,
        "words": words,
        "claim": claim,
        "page": None,
        "verdict": verdict,
        "pages": [],
        "labels": [],
        "offsets": [[1, start, end]],
        "folded": [],
        "omitted": [],
        "proved": DAY,
    }

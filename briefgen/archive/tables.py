"""``figures.csv`` and ``recommendations.csv``: every figure and every ask, one to a row (RFC 4180).

They begin with a byte order mark, without which spreadsheets take UTF-8 for something else. A text that a
spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.addresses import absolute
from briefgen.archive.dictionary import FIGURES, RECOMMENDATIONS, Column
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Holdings

MARK = "\ufeff"
_FORMULA = re.compile(r"[\s\x00-\x20\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_SUSPECT = (" ", "=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPED = frozenset({"number", "integer", "boolean", "date"})


def figures_csv(holdings: Holdings) -> bytes:
    """Every figure in every language, the newest briefing first."""
    return _table(FIGURES, _figures(holdings))


def recommendations_csv(holdings: Holdings) -> bytes:
    """Every ask in every language, the newest briefing first."""
    return _table(RECOMMENDATIONS, _asks(holdings))


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever program opens it."""
    if text.isprintable() and not text.startswith(_SUSPECT):
        return text  # nearly all are
    clean = _CONTROL.sub("", text)
    return "'" + clean if _FORMULA.match(clean) else clean


Row = dict[str, str]


def _figures(holdings: Holdings) -> Iterator[Row]:
    for entry, version, row in _rows(holdings):
        sources = {source.id: source for source in entry.sources}
        for figure in version.figures:
            source = sources.get(figure.source)
            yield row | {
                "id": figure.id,
                "text": figure.text,
                "value": figure.value,
                "to": figure.to,
                "qualifier": figure.qualifier,
                "unit": figure.unit,
                "currency": figure.currency,
                "label": figure.label,
                "actor": figure.actor,
                "as_of": figure.as_of,
                "derived": _truth(figure.derived),
                "source_title": source.title if source else "",
                "source_publisher": source.publisher if source else "",
                "page": "" if figure.page is None else str(figure.page),
                "link": figure.link,
                "proved": _truth(figure.proved),
            }


def _asks(holdings: Holdings) -> Iterator[Row]:
    for _, version, row in _rows(holdings):
        for ask in version.asks:
            yield row | {
                "id": ask.id,
                "to": ask.to,
                "text": ask.text,
                "status": ask.status,
                "status_date": ask.status_date,
                "status_link": ask.status_link,
            }


def _rows(holdings: Holdings) -> Iterator[tuple[Entry, VersionEntry, Row]]:
    """Every briefing in every language, with what all its rows begin with."""
    root = holdings.archive.address
    for entry in holdings.latest:
        for version in entry.versions:
            address = absolute(version.page, root) or version.page
            row = {
                "briefing": entry.slug,
                "lang": version.lang,
                "places": " ".join(entry.places),
                "date": entry.date,
                "address": address,
            }
            yield entry, version, row


def _table(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    kept = [(column.name, column.type in _TYPED) for column in columns]
    writer.writerows([row[name] if typed else safe_cell(row[name]) for name, typed in kept] for row in rows)
    return (MARK + written.getvalue()).encode("utf-8", errors="replace")


def _truth(value: bool) -> str:
    return "true" if value else "false"

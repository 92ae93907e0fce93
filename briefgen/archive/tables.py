"""``figures.csv`` and ``recommendations.csv``: every figure and every ask, one to a row (RFC 4180).

They begin with a byte order mark, without which spreadsheets take UTF-8 for something else. A text that a
spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import marshal
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from briefgen.addresses import FIGURES_DATA, RECOMMENDATIONS_DATA, absolute
from briefgen.archive.dictionary import FIGURES, RECOMMENDATIONS, Column
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Holdings

MARK = "\ufeff"
_FORMULA = re.compile(r"[\s\x00-\x20\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_SUSPECT = (" ", "=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPED = frozenset({"number", "integer", "boolean", "date"})


Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A published table; ``key`` stands for all its rows, and takes a fraction of the time to make them."""

    name: str
    columns: Sequence[Column]
    rows: Callable[[Holdings], Iterator[Row]]

    def key(self, holdings: Holdings) -> str:
        """What stands for all that the table says of these holdings."""
        found = sha256()
        for row in self.rows(holdings):
            found.update(marshal.dumps(tuple(row.values()), 2))  # version 2 writes alike what is equal
        return found.hexdigest()

    def made(self, holdings: Holdings) -> bytes:
        """The table of these holdings."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow(column.name for column in self.columns)
        kept = [(column.name, column.type in _TYPED) for column in self.columns]
        writer.writerows(
            [row[name] if typed else safe_cell(row[name]) for name, typed in kept]
            for row in self.rows(holdings)
        )
        return (MARK + written.getvalue()).encode("utf-8", errors="replace")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever program opens it."""
    if text.isprintable() and not text.startswith(_SUSPECT):
        return text  # nearly all are
    clean = _CONTROL.sub("", text)
    return "'" + clean if _FORMULA.match(clean) else clean


def _figures(holdings: Holdings) -> Iterator[Row]:
    """Every figure in every language, the newest briefing first."""
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
    """Every ask in every language, the newest briefing first."""
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


def _truth(value: bool) -> str:
    return "true" if value else "false"


TABLES = (
    Table(FIGURES_DATA, FIGURES, _figures),
    Table(RECOMMENDATIONS_DATA, RECOMMENDATIONS, _asks),
)

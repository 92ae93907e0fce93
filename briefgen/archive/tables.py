"""``figures.csv`` and ``recommendations.csv``: every figure and every ask, one to a row (RFC 4180).

They begin with a byte order mark, without which spreadsheets take UTF-8 for something else. A text that a
spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.addresses import FIGURES_DATA, RECOMMENDATIONS_DATA, absolute
from briefgen.archive.dictionary import FIGURES, RECOMMENDATIONS, Column
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Holdings
from briefgen.archive.shelf import Shelf
from briefgen.archive.splicing import Frame, spliced

MARK = "\ufeff"
_FORMULA = re.compile(r"[\s\x00-\x20\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_SUSPECT = (" ", "=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_TYPED = frozenset({"number", "integer", "boolean", "date"})


Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """A published table; ``rows`` are those of an entry in an archive that has the address ``root``."""

    name: str
    columns: Sequence[Column]
    rows: Callable[[Entry, str | None], Iterator[Row]]

    def made(self, holdings: Holdings, shelf: Shelf) -> bytes:
        """The table of these holdings, the newest briefing first."""
        head = _written([[column.name for column in self.columns]])
        part = partial(self._part, holdings.archive.address)
        return spliced(self.name, holdings.latest, holdings, shelf, Frame(MARK.encode() + head), part)

    def _part(self, root: str | None, entry: Entry) -> bytes:
        kept = [(column.name, column.type in _TYPED) for column in self.columns]
        return _written(
            [row[name] if typed else safe_cell(row[name]) for name, typed in kept]
            for row in self.rows(entry, root)
        )


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode("utf-8", errors="replace")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula, whatever program opens it."""
    if text.isprintable() and not text.startswith(_SUSPECT):
        return text  # nearly all are
    clean = _CONTROL.sub("", text)
    return "'" + clean if _FORMULA.match(clean) else clean


def _figures(entry: Entry, root: str | None) -> Iterator[Row]:
    """Every figure in every language."""
    sources = {source.id: source for source in entry.sources}
    for version, row in _rows(entry, root):
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


def _asks(entry: Entry, root: str | None) -> Iterator[Row]:
    """Every ask in every language."""
    for version, row in _rows(entry, root):
        for ask in version.asks:
            yield row | {
                "id": ask.id,
                "to": ask.to,
                "text": ask.text,
                "status": ask.status,
                "status_date": ask.status_date,
                "status_link": ask.status_link,
            }


def _rows(entry: Entry, root: str | None) -> Iterator[tuple[VersionEntry, Row]]:
    """The briefing in every language, with what all its rows begin with."""
    for version in entry.versions:
        yield (
            version,
            {
                "briefing": entry.slug,
                "lang": version.lang,
                "places": " ".join(entry.places),
                "date": entry.date,
                "address": absolute(version.page, root) or version.page,
            },
        )


def _truth(value: bool) -> str:
    return "true" if value else "false"


TABLES = (
    Table(FIGURES_DATA, FIGURES, _figures),
    Table(RECOMMENDATIONS_DATA, RECOMMENDATIONS, _asks),
)

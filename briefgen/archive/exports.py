"""The archive for machines: ``briefings.json``, the tables, and ``datapackage.json`` that describes them.

The description follows Data Package 1.0 (Frictionless Data), whose tools check the tables by it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from briefgen.addresses import (
    BRIEFINGS_DATA,
    DATA_PACKAGE,
    FIGURES_DATA,
    RECOMMENDATIONS_DATA,
    absolute,
    brief_data,
)
from briefgen.archive.catalogue import key_of
from briefgen.archive.datatext import line_of, lines_around, to_json, to_json_lines
from briefgen.archive.dictionary import FIGURES, RECOMMENDATIONS, Column
from briefgen.archive.digest import digest_of
from briefgen.archive.entry import Entry, VersionEntry
from briefgen.archive.holdings import Holdings
from briefgen.archive.licences import known_licence
from briefgen.archive.shelf import Shelf
from briefgen.archive.splicing import Frame, spliced
from briefgen.archive.tables import TABLES

_CELLS = (
    "UTF-8 with a byte order mark. An apostrophe before a text that begins with = + - @ keeps spreadsheets"
    " from running it as a formula and is no part of the text."
)


def data_files(holdings: Holdings, shelf: Shelf) -> None:
    """The data files of the archive, with addresses in full where it has an address."""
    key = digest_of("data", holdings.updated, holdings.digest_of_all)
    made = {BRIEFINGS_DATA: briefings_json, **{table.name: table.made for table in TABLES}}
    for name, make in made.items():
        if not shelf.stands(name, key):
            shelf.put(name, make(holdings, shelf), key)
    if not shelf.stands(DATA_PACKAGE, key):
        shelf.put(DATA_PACKAGE, data_package(holdings, shelf.mark), key)


def briefings_json(holdings: Holdings, shelf: Shelf) -> bytes:
    """Every briefing in short, the newest first; all that is known of one is in the file ``data``."""
    archive = holdings.archive
    told = {
        "title": archive.title,
        "publisher": archive.publisher,
        "licence": archive.licence or "",
        "address": absolute("", archive.address) or "",
        "updated": holdings.updated,
    }
    if not holdings.entries:
        return to_json_lines(told | {"briefings": []})
    frame = Frame(*lines_around(told, "briefings"))

    def part(entry: Entry) -> bytes:
        return line_of(_briefing(entry, archive.address))

    return spliced(BRIEFINGS_DATA, holdings.latest, holdings, shelf, frame, part)


def _briefing(entry: Entry, root: str | None) -> dict[str, Any]:
    return {
        "slug": entry.slug,
        "date": entry.date,
        "updated": entry.updated,
        "number": entry.number,
        "places": list(entry.places),
        "data": _at(brief_data(entry.slug), root),
        "versions": [_version(version, root) for version in entry.versions],
        "files": [
            {
                "kind": file.kind,
                "format": file.format,
                "lang": file.lang,
                "address": _at(file.address, root),
                "sha256": file.sha256,
                "bytes": file.bytes,
                "pages": file.pages,
            }
            for file in entry.files
        ],
    }


def _version(version: VersionEntry, root: str | None) -> dict[str, Any]:
    return {
        "lang": version.lang,
        "address": _at(version.page, root),
        "title": version.title,
        "subtitle": version.subtitle,
        "description": version.description,
        "topics": list(version.topics),
    }


def _at(address: str, root: str | None) -> str:
    return absolute(address, root) or address


Mark = Callable[[str], tuple[str, int]]
"""SHA-256 and size of a data file by its name."""


def data_package(holdings: Holdings, mark: Mark) -> bytes:
    """The description of the data files, with every column's meaning."""
    archive = holdings.archive
    licence = known_licence(archive.licence or "")
    about: dict[str, Any] = {"profile": "data-package", "name": key_of(archive.title), "title": archive.title}
    if archive.address:
        about["homepage"] = archive.address
    if licence:
        about["licenses"] = [{"name": licence.name, "path": licence.url, "title": archive.licence}]
    about["contributors"] = [{"title": archive.publisher, "role": "publisher"}]
    about["resources"] = [
        _table(FIGURES_DATA, mark, "Every figure in every language, one to a row.", FIGURES),
        _table(
            RECOMMENDATIONS_DATA,
            mark,
            "Every recommendation in every language, one to a row.",
            RECOMMENDATIONS,
        ),
        {
            **_resource(
                BRIEFINGS_DATA, mark, "application/json", "Every briefing with its languages and files."
            ),
            "profile": "data-resource",
        },
    ]
    return to_json(about)


def _table(name: str, mark: Mark, description: str, columns: Sequence[Column]) -> dict[str, Any]:
    return {
        **_resource(name, mark, "text/csv", f"{description} {_CELLS}"),
        "profile": "tabular-data-resource",
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {
            "fields": [_field(column) for column in columns],
            "primaryKey": ["briefing", "lang", "id"],
            "missingValues": [""],
        },
    }


def _resource(name: str, mark: Mark, media: str, description: str) -> dict[str, Any]:
    stem, _, suffix = name.partition(".")
    sha256, size = mark(name)
    return {
        "name": stem,
        "path": name,
        "description": description,
        "format": suffix,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{sha256}",
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.required else {}
    limits |= {"enum": list(column.choices)} if column.choices else {}
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    return field | ({"constraints": limits} if limits else {})

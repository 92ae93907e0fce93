"""Tables and their description, checked by Frictionless Data's own tools, and read back as they were."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import frictionless
import pytest

from briefgen.archive.dictionary import FIGURES, RECOMMENDATIONS
from briefgen.archive.exports import data_files
from briefgen.archive.licences import known_licence
from briefgen.archive.tables import safe_cell
from tests.archives import HOSTILE, ROOT, entry, holdings, hostile, shelved


def _written(files: dict[str, bytes], folder: Path) -> str:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return str(folder / "datapackage.json")


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_package_is_valid_with_every_row_in_it(tmp_path: Path) -> None:
    files = shelved(data_files, holdings(*hostile(), entry(), licence="CC BY-SA 4.0"))
    report = frictionless.validate(_written(files, tmp_path))
    assert report.valid, report.to_summary()
    assert [task.stats.get("rows") for task in report.tasks[:2]] == [(len(HOSTILE) + 1) * 2] * 2


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("figures.csv", b",-12.5,", b",twelve,"),
        ("figures.csv", b"wells,fr,wells,", b"wells,en,wells,"),
        ("recommendations.csv", b",open,", b",opened,"),
        ("recommendations.csv", b"2024-12-12", b"2024-13-12"),
        ("figures.csv", b"Words", b"Swords"),
    ],
)
def test_the_tools_find_what_does_not_fit_the_description(
    tmp_path: Path, name: str, old: bytes, new: bytes
) -> None:
    files = shelved(data_files, holdings(entry()))
    assert old in files[name]
    files[name] = files[name].replace(old, new, 1)
    assert not frictionless.validate(_written(files, tmp_path)).valid


def test_every_column_is_in_the_dictionary() -> None:
    files = shelved(data_files, holdings(entry()))
    about = json.loads(files["datapackage.json"])
    for resource, columns in zip(about["resources"], (FIGURES, RECOMMENDATIONS), strict=False):
        header = files[resource["path"]].decode("utf-8-sig").split("\r\n")[0].split(",")
        fields = resource["schema"]["fields"]
        assert header == [field["name"] for field in fields] == [column.name for column in columns]
        assert all(field["description"] for field in fields)


def test_no_cell_is_a_formula_and_no_word_is_lost() -> None:
    files = shelved(data_files, holdings(*hostile()))
    for row in (*_rows(files["figures.csv"]), *_rows(files["recommendations.csv"])):
        for name, cell in row.items():
            if name != "value":
                assert cell.lstrip()[:1] not in tuple("=+-@") or not cell, (name, cell)
    labels = [row["label"] for row in _rows(files["figures.csv"]) if row["lang"] == "en"]
    assert [label.removeprefix("'") for label in labels] == [
        words.replace("\u0007", "") for words in _listed()
    ]
    assert {row["value"] for row in _rows(files["figures.csv"])} == {"-12.5"}


def _listed() -> list[str]:
    return [
        words
        for _, words in sorted(
            (f"{words} of hostile-{n}".casefold(), words) for n, words in enumerate(HOSTILE)
        )
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("84 wells", "84 wells"),
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\u00a0@x", "'\u00a0@x"),
        ("＝1", "'＝1"),
        ("\rx", "'\rx"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    assert safe_cell(text) == cell


def test_addresses_are_whole_where_the_archive_has_one() -> None:
    whole, bare = (shelved(data_files, holdings(entry(), address=at)) for at in (ROOT, None))
    assert json.loads(whole["briefings.json"])["briefings"][0]["data"] == f"{ROOT}briefings/wells/brief.json"
    assert json.loads(bare["briefings.json"])["briefings"][0]["data"] == "briefings/wells/brief.json"
    assert _rows(whole["figures.csv"])[1]["address"] == f"{ROOT}briefings/wells/fr/"
    assert _rows(bare["figures.csv"])[1]["address"] == "briefings/wells/fr/index.html"


def test_an_empty_archive_has_valid_tables(tmp_path: Path) -> None:
    files = shelved(data_files, holdings())
    assert json.loads(files["briefings.json"])["briefings"] == []
    assert frictionless.validate(_written(files, tmp_path)).valid


@pytest.mark.parametrize(
    ("words", "name", "url"),
    [
        (
            "Text under CC BY 4.0; quotations excepted",
            "CC-BY-4.0",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            "cc by-nc-sa 3.0 IGO",
            "CC-BY-NC-SA-3.0-IGO",
            "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
        ),
        ("CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("ODbL-1.0", "ODbL-1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    ],
)
def test_a_known_licence_is_named_for_machines(words: str, name: str, url: str) -> None:
    found = known_licence(words)
    assert found is not None
    assert (found.name, found.url) == (name, url)


@pytest.mark.parametrize(
    "words", ["", "All rights reserved", "Text CC BY 4.0, pictures CC BY-NC 4.0", "CC BY"]
)
def test_an_unknown_or_double_licence_is_not_guessed(words: str) -> None:
    assert known_licence(words) is None

"""What is sent to ReliefWeb, by the rules of its schema for posting reports (version 2)."""

from __future__ import annotations

import json
import unicodedata
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

import jsonschema
import pytest

from briefgen.archive.entry import Entry, FileEntry
from briefgen.archive.notes import notes_on
from briefgen.archive.reliefweb import NAMESPACE, reliefweb_files
from briefgen.problems import Severity
from tests.archives import HOSTILE, ROOT, desk, entry, holdings, hostile, replace, shelved

NUMBERS = {
    "source": "1503",
    "format": "8",
    "countries": {"ML": "149", "BF": "46"},
    "languages": {"en": "267", "fr": "268"},
    "themes": {"Water": "4604"},
}
IDS = {"type": "array", "items": {"type": "integer"}, "minItems": 1}
SPACED = {"pattern": "(?:^[ \u3000]|[ \u3000]$|[ \u3000]{2,})"}
HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["url", "uuid", "title", "source", "country", "format", "language", "published", "body"],
    "properties": {
        "url": {"type": "string", "format": "uri", "maxLength": 2048},
        "origin": {"type": "string", "format": "uri", "maxLength": 2048},
        "uuid": {"type": "string", "format": "uuid"},
        "title": {"type": "string", "minLength": 10, "maxLength": 255, "not": SPACED},
        "source": IDS,
        "country": IDS,
        "format": {**IDS, "maxItems": 1},
        "language": {**IDS, "maxItems": 10},
        "theme": {**IDS, "maxItems": 20},
        "published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
        "embargoed": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$"},
        "body": {
            "type": "string",
            "minLength": 10,
            "maxLength": 100_000,
            "not": {"pattern": "(?:^[ \u3000\n]|[ \u3000\n]$|[ \u3000]{2,}[^ \u3000\n])"},
        },
        "file": {
            "type": "array",
            "maxItems": 10,
            "items": {
                "type": "object",
                "required": ["url", "checksum"],
                "additionalProperties": False,
                "properties": {
                    "url": {"type": "string", "pattern": r"\.pdf$"},
                    "checksum": HASH,
                    "description": {"type": "string", "maxLength": 255, "not": SPACED},
                    "language": {"enum": ["ar", "en", "es", "fr", "ru"]},
                },
            },
        },
        "image": {
            "type": "object",
            "required": ["url", "checksum", "description", "copyright"],
            "additionalProperties": False,
            "properties": {
                "url": {"type": "string", "pattern": r"\.(jpg|png|webp)$"},
                "checksum": HASH,
                "description": {"type": "string", "maxLength": 512, "not": SPACED},
                "copyright": {"type": "string", "maxLength": 512, "not": SPACED},
            },
        },
    },
}


def check(sent: dict[str, Any]) -> None:
    """Raises where ReliefWeb would refuse; its classes of characters are not in Python's patterns."""
    jsonschema.validate(sent, SCHEMA)
    described = [one.get("description", "described") for one in sent.get("file", [])]
    image = sent.get("image", {"description": "described", "copyright": "described"})
    lines = [sent["title"], *described, image["description"], image["copyright"]]
    for text, allowed in (*((line, " \u3000") for line in lines), (sent["body"], " \u3000\n")):
        assert any(map(str.isalpha, text)), text
        bad = [char for char in text if unicodedata.category(char)[0] in "ZC" and char not in allowed]
        assert not bad, (text, bad)


def sent(*entries: Entry, **fields: Any) -> dict[str, Any]:
    files = shelved(reliefweb_files, holdings(*entries, **{"reliefweb": NUMBERS, **fields}), desk())
    return {name: json.loads(data) for name, data in files.items()}


def test_the_namespace_is_the_one_that_reliefweb_derives() -> None:
    assert uuid5(NAMESPACE_DNS, "reliefweb.int") == NAMESPACE


def test_a_briefing_is_ready_to_be_sent() -> None:
    found = sent(replace(entry(), embargo="2024-12-12T06:00:00+03:00"))["briefings/wells/reliefweb.json"]
    check(found)
    assert found["uuid"] == str(uuid5(NAMESPACE, f"{ROOT}briefings/wells/"))
    assert found["embargoed"] == "2024-12-12T03:00:00+00:00"
    assert (found["source"], found["country"], found["language"]) == ([1503], [149, 46], [267, 268])
    assert found["theme"] == [4604]
    described = {"checksum": "ab" * 32, "description": "Words of wells"}
    assert found["file"] == [
        {"url": f"{ROOT}briefings/wells/wells.pdf", **described, "language": "en"},
        {"url": f"{ROOT}briefings/wells/fr/wells.fr.pdf", **described, "language": "fr"},
    ]
    assert found["image"]["url"] == f"{ROOT}briefings/wells/cards/quote-said.png"


def test_hostile_words_are_made_fit() -> None:
    found = sent(*hostile())
    assert len(found) == len(HOSTILE)
    for one in found.values():
        check(one)
        assert "<script>" not in one["body"]


@pytest.mark.parametrize("title", ["Wells", "W " * 300, "\u00a0Wells\u2003of\tExamplia \u200f"])
def test_a_title_is_made_fit(title: str) -> None:
    one = entry()
    one = replace(one, versions=(replace(one.versions[0], title=title), *one.versions[1:]))
    check(sent(one)["briefings/wells/reliefweb.json"])


def test_files_that_reliefweb_does_not_take_are_left_out() -> None:
    one = entry()
    large = FileEntry(
        "one-pager", "pdf", "en", "briefings/wells/wells.one-pager.pdf", "ef" * 32, 21 * 2**20, 1
    )
    found = sent(replace(one, files=(*one.files, large)))["briefings/wells/reliefweb.json"]
    assert len(found["file"]) == 2
    many = tuple(replace(large, bytes=1) for _ in range(20))
    found = sent(replace(one, files=many))["briefings/wells/reliefweb.json"]
    check(found)


def test_a_text_beyond_the_limit_is_shortened() -> None:
    one = entry(words="Words " * 10_000)
    found = sent(
        replace(one, versions=tuple(replace(v, summary=v.summary + "Words " * 10_000) for v in one.versions))
    )
    check(found["briefings/wells/reliefweb.json"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "Wells"), ("title", "Wells  of Examplia"), ("title", "Wells of\u00a0Examplia"), ("uuid", 5),
     ("file", [{"url": "a.html", "checksum": "x"}]), ("published", "2024-12-12"), ("body", "short"),
     ("more", 1)],
)  # fmt: skip
def test_the_rules_refuse_what_reliefweb_would(name: str, value: object) -> None:
    found = sent(entry())["briefings/wells/reliefweb.json"]
    with pytest.raises((jsonschema.ValidationError, AssertionError)):
        check({**found, name: value})


def test_a_number_that_is_not_known_is_said_and_nothing_is_guessed() -> None:
    some = holdings(entry(langs=("en", "ar")), replace(entry("lakes"), places=()), reliefweb=NUMBERS)
    assert shelved(reliefweb_files, some, desk()) == {}
    notes = notes_on(some)
    assert [(note.code, note.severity) for note in notes] == [
        ("reliefweb-number", Severity.NOTE),
        ("reliefweb-place", Severity.NOTE),
    ]
    assert "`ar`" in notes[0].message


def test_an_archive_without_an_address_is_told_what_it_lacks() -> None:
    some = holdings(entry(), address=None, reliefweb=NUMBERS)
    assert shelved(reliefweb_files, some, desk()) == {}
    (note,) = notes_on(some)
    assert (note.code, note.severity) == ("no-address", Severity.NOTE)
    assert "address: https://" in note.hint
    assert notes_on(holdings(entry())) == ()
    assert notes_on(holdings(address=None)) == ()

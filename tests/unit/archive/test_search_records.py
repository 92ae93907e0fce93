"""What is searched, how it is folded, and the index that Pagefind makes of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefgen.archive import searchindex
from briefgen.archive.catalogue import Group
from briefgen.archive.entry import (
    AskEntry,
    Entry,
    FigureEntry,
    FileEntry,
    FindingEntry,
    QuoteEntry,
    VersionEntry,
)
from briefgen.archive.searchindex import KEY, TABLE, SearchIndexError, build_index, index_key, page_of
from briefgen.archive.searchtext import FACETS, Part, Record, also_found_by, folded, records

FINDING = FindingEntry("dry", "Wells are dry", "Half of all wells gave no water.", "Council", "")
QUOTE = QuoteEntry("said", "We carry water.", "", "A. Example", "", "", "survey", None, "", True)
FIGURE = FigureEntry(
    "wells", "84", "84", "", "exactly", "wells", "", "visited", "", "", False, "survey", 1, "", True
)
ASK = AskEntry("repair", "Council", "Repair the wells", "open", "", "")


def version(lang: str, folder: str = "") -> VersionEntry:
    page = f"briefings/wells/{folder}index.html"
    return VersionEntry(
        lang,
        page,
        f"Wells ({lang})",
        "Sub",
        "Key",
        "Sum",
        (),
        "",
        (FINDING,),
        (QUOTE,),
        (FIGURE,),
        (ASK,),
        (),
    )


def entry(slug: str = "wells", date: str = "2026-01-15") -> Entry:
    files = (
        FileEntry("briefing", "html", "en", "x", "", 1, None),
        FileEntry("one-pager", "html", "fr", "y", "", 1, None),
    )
    return Entry(slug, (), date, "", ("EX",), False, "", (), (version("en"), version("fr", "fr/")), files)


def record(number: int = 0, text: str = "words") -> Record:
    parts = (Part("f", "finding", f"Heading {text}", "", f"Text {text}"),)
    facets = (("ex",), (), ("2026",), ("en",), ("briefing",))
    page = f"briefings/b{number}/index.html"
    return Record(page, f"b{number}", "en", f"Title {number}", "2026-01-15", (f"Lead {text}",), parts, facets)


@pytest.fixture
def many() -> tuple[Record, ...]:
    return tuple(record(number, f"word{number} common") for number in range(40))


def test_a_record_for_each_version_the_newest_first() -> None:
    old = entry("old", "2020-01-01")
    found = records([old, entry()], {})
    assert [(one.slug, one.lang) for one in found] == [
        ("wells", "en"), ("wells", "fr"), ("old", "en"), ("old", "fr"),
    ]  # fmt: skip
    assert [(part.anchor, part.kind) for part in found[0].parts] == [
        ("dry", "finding"), ("said", "quote"), ("_figure-wells", "figure"), ("repair", "ask"),
    ]  # fmt: skip


def test_facets_are_the_groups_but_language_and_kind_are_those_of_the_version() -> None:
    own = entry()
    groups = {
        "places": (Group("places", "ex", "Examplia", (own,)),),
        "kinds": tuple(Group("kinds", kind, kind, (own,)) for kind in ("briefing", "one-pager")),
        "languages": (Group("languages", "en", "English", (own,)),),
    }
    english, french = records([own], groups)
    assert dict(zip(FACETS, english.facets, strict=True)) == {
        "places": ("ex",), "topics": (), "years": (), "languages": ("en",), "kinds": ("briefing",),
    }  # fmt: skip
    assert french.facets[FACETS.index("languages")] == ("fr",)
    assert french.facets[FACETS.index("kinds")] == ("one-pager",)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Réfugiés", "refugies"),
        ("المواقع", "مواقع"),
        ("والمواقع", "مواقع"),
        ("بالسلاح", "سلاح"),
        ("للمدنيين", "مدنيين"),
        ("أُعلن", "اعلن"),
        ("مـحـكـمة", "محكمه"),
        ("الله", "الله"),
        ("salon", "salon"),
    ],
)
def test_words_that_are_compared_as_one(text: str, same: str) -> None:
    assert folded(text) == folded(same)


def test_an_article_is_taken_only_from_the_beginning_of_a_word() -> None:
    assert folded("حالات") == "حالات"
    assert folded("المواقع") != "المواقع"


def test_words_behind_an_apostrophe_and_an_article_are_found_by_themselves() -> None:
    assert also_found_by(["l’armée malienne"]) == "armee"
    assert also_found_by(["حجب المواقع"]) == "حجب مواقع"
    assert also_found_by(["plain words, résumé"]) == ""


def test_the_index_is_the_same_every_time(many: tuple[Record, ...]) -> None:
    first = build_index(many)
    assert all(build_index(many) == first for _ in range(3))
    other = build_index((*many[:-1], record(39, "another")))
    assert other[KEY] != first[KEY]
    assert other.keys() != first.keys()


def test_the_table_names_every_record_by_what_pagefind_calls_it(many: tuple[Record, ...]) -> None:
    files = build_index(many)
    table = json.loads(files[TABLE])
    fragments = {
        name.rpartition("/")[2].removesuffix(".pf_fragment") for name in files if name.endswith("fragment")
    }
    assert set(table["records"]) == fragments
    assert {row[0] for row in table["records"].values()} == {one.page for one in many}
    assert table["facets"]["years"] == ["2026"]
    assert list(table["facets"]) == list(FACETS)


def test_an_index_of_the_same_records_is_kept_and_pagefind_is_not_run(
    many: tuple[Record, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_index(many)
    monkeypatch.setattr(searchindex.pagefind.service, "get_executable", lambda: None)
    assert build_index(many, first) == first
    with pytest.raises(SearchIndexError, match="not there for this machine"):
        build_index(many[1:], first)


def test_the_key_changes_with_each_text() -> None:
    keys = {
        index_key([one])
        for one in (
            record(),
            record(text="x"),
            replace(record(), title="y"),
            replace(record(), facets=((),) * 5),
        )
    }
    assert len(keys) == 4


def test_no_briefings_have_no_index() -> None:
    assert build_index(()) == {}


def test_a_file_that_is_cut_off_is_noticed(many: tuple[Record, ...]) -> None:
    files = build_index(many)
    name = next(name for name in files if name.endswith(".pf_index"))
    files[name] = files[name][:-20]
    with pytest.raises(SearchIndexError, match="cut off"):
        searchindex._table(many, files)


def test_a_record_that_was_not_indexed_is_noticed(many: tuple[Record, ...]) -> None:
    files = build_index(many)
    del files[next(name for name in files if name.endswith(".pf_fragment"))]
    with pytest.raises(SearchIndexError, match="39 of 40"):
        searchindex._table(many, files)


def test_what_pagefind_reads_holds_no_markup_of_a_text() -> None:
    hostile = replace(record(), title='<script src="x">', lead=('"><b data-pagefind-ignore>',))
    page = page_of(hostile)
    assert "<script" not in page
    assert "<b " not in page

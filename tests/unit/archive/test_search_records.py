"""What is searched, how it is folded, and what Pagefind reads of it."""

from __future__ import annotations

from pathlib import Path

import pytest

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
from briefgen.archive.searchsource import page_of, path_of
from briefgen.archive.searchtext import FACETS, also_found_by, folded, records
from tests.archives import replace, short
from tests.searching import record

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


def test_a_record_for_each_version() -> None:
    old = entry("old", "2020-01-01")
    found = records([entry(), old], {})
    assert [(one.slug, one.lang) for one in found] == [
        ("wells", "en"), ("wells", "fr"), ("old", "en"), ("old", "fr"),
    ]  # fmt: skip
    assert [(part.anchor, part.kind) for part in found[0].parts] == [
        ("dry", "finding"), ("said", "quote"), ("_figure-wells", "figure"), ("repair", "ask"),
    ]  # fmt: skip


def test_facets_are_the_groups_but_language_and_kind_are_those_of_the_version() -> None:
    own = entry()
    groups = {
        "places": (Group("places", "ex", "Examplia", (short(own),)),),
        "kinds": tuple(Group("kinds", kind, kind, (short(own),)) for kind in ("briefing", "one-pager")),
        "languages": (Group("languages", "en", "English", (short(own),)),),
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


def test_what_pagefind_reads_holds_no_markup_of_a_text() -> None:
    hostile = replace(record(), title='<script src="x">', lead=('"><b data-pagefind-ignore>',))
    page = page_of(hostile)
    assert "<script" not in page
    assert "<b " not in page


def test_the_path_of_a_page_tells_what_stands_above_a_result() -> None:
    assert path_of(record(7)) == "ex/2026-01-15,briefings,b7,index.html"
    assert path_of(replace(record(7), facets=((),) * 5)).startswith("_/2026")


def test_a_briefing_of_all_countries_has_a_path_that_a_disk_takes(tmp_path: Path) -> None:
    places = tuple(f"c{number}" for number in range(250))
    path = tmp_path / path_of(replace(record(), slug="b" * 80, facets=(places, (), (), (), ())))
    path.parent.mkdir()
    path.write_text("")

"""The archive's search in a real browser, served below a sub-path, and opened from a disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.archive.searchtext import folded
from tests.built import PROJECT, once, run
from tests.searching import Searcher, served

BRIEFS = ("mali-after-minusma", "adre-blesses", "misr-hajb", "ethiopia-offline", "moura-findings")
NOTHING = "Nothing found"


@pytest.fixture(scope="session")
def archive(shared_folder: Path) -> Path:
    """Some briefings with their search, in a folder ``sub/path`` of what is served."""

    def build(place: Path) -> None:
        output = place / "sub" / "path"
        run("-C", str(PROJECT), "build", "--quiet", "--only", "html", "--output", str(output), *BRIEFS)

    return once(shared_folder / "searched", build)


@pytest.fixture(scope="module")
def server(archive: Path) -> Iterator[str]:
    with served(archive) as root:
        yield root + "sub/path/"


@pytest.fixture
def page(chromium: Any, server: str) -> Iterator[Searcher]:
    with chromium.new_page(viewport={"width": 1000, "height": 900}) as tab:
        searcher = Searcher(tab, server)
        searcher.listen()
        searcher.open()
        yield searcher
        assert searcher.said == []
        assert [url for url in searcher.asked if not url.startswith((server, f"{server[:-9]}/favicon"))] == []


def test_a_briefing_is_found_by_its_title(page: Searcher) -> None:
    assert "../briefings/mali-after-minusma/index.html" in page.search("peacekeepers left")
    assert page.tab.locator("#_hits mark").count() >= 1


def test_a_quote_is_found_by_a_word_of_it_and_the_link_leads_to_it(page: Searcher) -> None:
    assert page.search("violation laws of war targeting") == ["../briefings/mali-after-minusma/index.html"]
    assert ("Quote", "targeted") in [part[:2] for part in page.parts()]
    page.tab.locator(".parts a[href$='#targeted']").click()
    assert page.tab.url.endswith("/sub/path/briefings/mali-after-minusma/index.html#targeted")
    page.tab.locator("#targeted").wait_for()


def test_a_finding_is_shown_by_its_text_where_its_heading_does_not_hold_the_word(page: Searcher) -> None:
    page.search("burned at least 100 homes")
    assert any(kind == "Finding" and marks for kind, _, marks in page.parts())


@pytest.mark.parametrize("word", ["refugies", "réfugiés", "REFUGIES"])
def test_a_french_word_is_found_without_its_accents(page: Searcher, word: str) -> None:
    assert "../briefings/adre-blesses/index.html" in page.search(word)
    assert any("réfugiés" in marks for _, _, marks in page.parts())


def test_a_french_word_is_found_behind_its_article(page: Searcher) -> None:
    assert "../briefings/mali-after-minusma/fr/index.html" in page.search("armee malienne")


@pytest.mark.parametrize("word", ["المواقع", "مواقع", "والمواقع", "للمواقع"])
def test_an_arabic_word_is_found_with_and_without_its_article(page: Searcher, word: str) -> None:
    assert page.search(word) == ["../briefings/misr-hajb/index.html"]
    marked = {mark for _, _, marks in page.parts() for mark in marks}
    assert {"المواقع", "مواقع"} <= marked


@pytest.mark.parametrize("words", ["zzzzz", "soigner zzzzz", "killedzzzzzzzzz"])
def test_nothing_is_found_and_it_is_said(page: Searcher, words: str) -> None:
    assert page.search(words) == []
    assert page.status().startswith(NOTHING)
    assert page.tab.locator("#_results").is_hidden()


def test_the_beginning_of_a_word_that_pagefind_falls_back_to_finds_nothing(page: Searcher) -> None:
    assert page.search("sozzzzz") == []


def test_facets_narrow_a_search_and_count_what_they_would_leave(page: Searcher) -> None:
    everything = page.search("killed")
    assert len(everything) > 1
    page.tab.locator("#_facets summary").click()
    box = page.tab.locator("[data-facet=places] input[value=et]")
    assert box.locator("xpath=../span[@class='number']").inner_text() == "1"
    box.check()
    assert page.comes_to(lambda pages: pages == ["../briefings/ethiopia-offline/index.html"])
    assert "places=et" in page.tab.url
    mali = page.tab.locator("[data-facet=places] input[value=ml]")
    assert mali.locator("xpath=../span[@class='number']").inner_text() == str(len(everything) - 1)
    mali.check()
    assert page.comes_to(lambda pages: sorted(pages) == sorted(everything))
    page.tab.locator("#_clear").click()
    assert page.comes_to(lambda _: "places=" not in page.tab.url)
    assert page.comes_to(lambda pages: sorted(pages) == sorted(everything))


def test_facets_alone_list_briefings_the_newest_first(page: Searcher) -> None:
    page.open("?places=ml")
    page.found()
    dates = [one.get_attribute("datetime") for one in page.tab.locator("#_hits time").all()]
    assert len(dates) == 2
    assert dates == sorted(dates, reverse=True)


def test_an_address_holds_a_search(page: Searcher) -> None:
    page.open("?q=peacekeepers")
    assert page.found() == ["../briefings/mali-after-minusma/index.html"]
    assert page.tab.input_value("#_q") == "peacekeepers"


def test_the_field_of_the_first_page_leads_to_the_results(page: Searcher) -> None:
    page.tab.goto(page.base + "index.html")
    page.tab.fill("#_q", "peacekeepers")
    page.tab.press("#_q", "Enter")
    page.tab.wait_for_url("**/search/index.html?q=peacekeepers")
    assert page.found() == ["../briefings/mali-after-minusma/index.html"]


def test_all_is_done_by_keyboard(page: Searcher) -> None:
    keyboard = page.tab.keyboard
    page.tab.focus("#_q")
    keyboard.type("killed")
    keyboard.press("Enter")
    everything = page.found()
    assert len(everything) > 1
    keyboard.press("Tab")
    keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.tagName") == "SUMMARY"
    keyboard.press("Enter")
    keyboard.press("Tab")
    assert page.tab.evaluate("document.activeElement.type") == "checkbox"
    keyboard.press("Space")
    assert page.comes_to(lambda pages: len(pages) < len(everything))
    assert page.tab.evaluate("document.activeElement.type") == "checkbox"
    keyboard.press("Space")
    assert page.comes_to(lambda pages: sorted(pages) == sorted(everything))
    for _ in range(100):
        keyboard.press("Tab")
        if page.tab.evaluate("document.activeElement.closest('#_hits') !== null"):
            break
    keyboard.press("Enter")
    page.tab.wait_for_url("**/briefings/**")


def test_what_a_screen_reader_is_told(page: Searcher) -> None:
    page.search("killed")
    assert page.tab.get_attribute("#_said", "role") == "status"
    assert "found" in page.status()
    assert page.tab.locator("#_results h2").count() == 1
    assert page.tab.locator("#_hits > li > h3").count() == page.tab.locator("#_hits > li").count()
    page.tab.locator("#_facets summary").click()
    unnamed = page.tab.locator("fieldset:not(:has(legend))").count()
    assert unnamed == 0
    assert page.tab.locator("main").aria_snapshot().count("searchbox") == 1


def test_nothing_sticks_out_of_a_narrow_screen(page: Searcher) -> None:
    page.tab.set_viewport_size({"width": 320, "height": 640})
    page.open("?q=killed")
    page.status()
    page.tab.locator("#_facets summary").click()
    assert page.tab.evaluate("document.documentElement.scrollWidth") == 320


def test_a_search_loads_a_piece_of_the_index(page: Searcher, archive: Path) -> None:
    before = len(page.asked)
    page.search("peacekeepers left")
    loaded = [url for url in page.asked[before:] if ".pf_fragment" in url]
    held = list((archive / "sub/path/search/index").glob("*/fragment/*"))
    assert 0 < len(loaded) < len(held)


def test_words_are_folded_alike_at_the_build_and_in_the_browser(page: Searcher) -> None:
    words = (
        "Réfugiés ÎLE Ångström המ المواقع والمواقع للمدنيين أُعلن "
        "مـحـكـمة مستشفى الله بالسلاح حالات Ёлка ñandú"
    )
    source = (PROJECT / "templates/archive/searchwords.js").read_text(encoding="utf-8")
    start, end = source.index("const LETTERS"), source.index("const wordsOf")
    # Over the driver's own channel: the page's policy lets no text be run as a script.
    with page.tab.context.browser.new_page() as plain:
        got = plain.evaluate(f"(text) => {{ {source[start:end]} return fold(text); }}", words)
    assert got == folded(words)


def test_without_scripts_every_briefing_is_listed(chromium: Any, server: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(server + "search/index.html")
        assert tab.locator("#_all h3 a").count() == len(BRIEFS)
        assert tab.locator("#_search").is_hidden()
        assert tab.get_by_text("Searching needs JavaScript").is_visible()


def test_from_a_disk_the_page_says_what_it_can_and_filters_its_list(chromium: Any, archive: Path) -> None:
    with chromium.new_page() as tab:
        searcher = Searcher(tab, (archive / "sub/path").as_uri() + "/")
        searcher.listen()
        searcher.open()
        assert tab.get_by_text("Opened from a disk").is_visible()
        assert tab.locator("#_facets").is_hidden()
        searcher.search("refugies")
        assert tab.locator("#_all li:visible h3 a").count() == 1
        searcher.search("zzzz")
        assert searcher.status().startswith(NOTHING)
        assert searcher.said == []
        assert not [url for url in searcher.asked if not url.startswith("file:")]


def test_where_the_index_does_not_load_the_page_filters_its_list(
    chromium: Any, archive: Path, tmp_path: Path
) -> None:
    shutil.copytree(archive / "sub" / "path", tmp_path, dirs_exist_ok=True)
    next((tmp_path / "search/index").glob("*/records.json")).unlink()
    with served(tmp_path) as root, chromium.new_page() as tab:
        searcher = Searcher(tab, root)
        searcher.open()
        searcher.search("peacekeepers")
        assert tab.get_by_text("could not be loaded").is_visible()
        assert tab.locator("#_all li:visible h3 a").count() == 1

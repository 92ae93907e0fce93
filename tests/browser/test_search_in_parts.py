"""A large archive's search in a real browser: an index of many parts, lists that the page does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.archive import searchindex, searchparts
from briefgen.archive.entry import Entry
from briefgen.archive.interface import Interface
from briefgen.archive.search import MAX_CHOICES, search_page, search_records
from briefgen.archive.searchindex import build_index
from briefgen.archive.searchparts import KEY, parts_of, read_key
from briefgen.archive.shelf import Plain
from tests.archives import desk, entry, holdings, replace
from tests.built import once
from tests.searching import Searcher, served

COUNT = 120
LEAST, MOST = 15, 30


def entries() -> Iterator[Entry]:
    """Briefings of ten years; each has a topic and a word of its own, and every tenth a rare one."""
    for number in range(COUNT):
        made = entry(f"wells-{number:03d}", f"{2010 + number // 12}-{1 + number % 12:02d}-01")
        rare = "kingfisher" if number % 10 == 3 else "heron"
        changed = [
            replace(
                one,
                title=f"Wells {number:03d} ({one.lang})",
                description=f"{rare} over the wells of Examplia{number:03d}",
                topics=(f"Topic {number:03d}", "Water"),
                quotes=(replace(one.quotes[0], text=f"Only here: own{number:03d}word"),),
            )
            for one in made.versions
        ]
        yield replace(made, versions=tuple(changed), places=("ML",) if number % 2 else ("TD",))


@pytest.fixture(scope="session")
def large(shared_folder: Path) -> Path:
    """An archive's search with small parts, without its other pages."""

    def build(place: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(searchparts, "_ONE_IN", 3)
            patch.setattr(searchindex, "parts_of", lambda records: parts_of(records, LEAST, MOST))
            held, tools, shelf = holdings(*entries()), desk(), Plain()
            files = build_index(search_records(held, tools))
        held = replace(held, index=" ".join(read_key(files[KEY])[1]))
        search_page(Interface(held, tools, "en", shelf))
        for address, data in (files | shelf.files | tools.assets.files).items():
            (place / address).parent.mkdir(parents=True, exist_ok=True)
            (place / address).write_bytes(data)

    return once(shared_folder / "searched-in-parts", build)


@pytest.fixture(scope="module")
def server(large: Path) -> Iterator[str]:
    with served(large) as root:
        yield root


@pytest.fixture
def page(chromium: Any, server: str) -> Iterator[Searcher]:
    with chromium.new_page(viewport={"width": 1000, "height": 900}) as tab:
        searcher = Searcher(tab, server)
        searcher.listen()
        searcher.open()
        yield searcher
        assert searcher.said == []


def parts(large: Path) -> list[str]:
    return list(read_key((large / KEY).read_bytes())[1])


def loaded(page: Searcher, what: str) -> list[str]:
    return [url for url in page.asked if what in url]


def test_a_word_of_one_part_is_found_and_no_part_answers_with_what_it_falls_back_to(
    page: Searcher, large: Path
) -> None:
    assert len(parts(large)) >= 5
    assert page.search("own007word") == ["../briefings/wells-007/index.html"]
    assert page.parts()[0][:2] == ("Quote", "said")
    assert page.search("own119word") == ["../briefings/wells-119/index.html"]
    assert page.search("own999word") == []


def test_a_word_of_all_parts_is_found_in_all(page: Searcher) -> None:
    page.search("kingfisher")
    assert page.status().startswith("12 briefings")
    page.tab.click("#_more")
    all_of_them = {f"../briefings/wells-{number:03d}/index.html" for number in range(3, COUNT, 10)}
    assert page.comes_to(lambda pages: set(pages) == all_of_them)
    assert all(one.endswith("(en)") for one in page.tab.locator("#_hits h3 a").all_inner_texts())


def test_only_what_is_needed_is_loaded(page: Searcher, large: Path) -> None:
    page.search("own007word")
    assert len(loaded(page, ".pf_meta")) == len(parts(large))
    assert len(loaded(page, "wasm.")) == len(loaded(page, "pagefind.js")) == 1
    assert len(loaded(page, "records.json")) < len(parts(large))
    assert loaded(page, "facets.json") == loaded(page, "topics.js") == loaded(page, "2010.js") == []


def test_what_is_chosen_narrows_over_all_parts_and_lists_the_newest_first(page: Searcher) -> None:
    page.open("?places=ml")
    page.found()
    assert page.status().startswith("60 briefings")
    dates = [one.get_attribute("datetime") for one in page.tab.locator("#_hits time").all()]
    assert dates == [f"2019-{month:02d}-01" for month in (12, 10, 8, 6, 4, 2)] + [
        f"2018-{month:02d}-01" for month in (12, 10, 8, 6)
    ]
    assert page.tab.locator("#_hits .place").first.inner_text() == "Mali"


def test_choices_that_the_page_does_not_hold_come_up_with_what_is_found(page: Searcher) -> None:
    topics = page.tab.locator("[data-facet=topics] li")
    assert topics.count() == MAX_CHOICES
    page.search("own007word")
    page.tab.locator("#_facets summary").click()
    box = page.tab.locator("input[value=topic-007]")
    box.wait_for()
    assert topics.locator("visible=true").count() <= MAX_CHOICES + 1
    assert box.locator("xpath=../span[@class='number']").inner_text() == "1"
    box.check()
    assert page.comes_to(lambda pages: pages == ["../briefings/wells-007/index.html"])
    assert "topics=topic-007" in page.tab.url
    names = [one for one in topics.locator(".name").all_inner_texts() if one]
    assert names == sorted(names)
    page.open("?topics=topic-044")
    assert page.found() == ["../briefings/wells-044/index.html"]
    assert page.tab.locator("input[value=topic-044]").is_checked()


def test_from_a_disk_every_briefing_is_found_by_its_title_and_key_message(chromium: Any, large: Path) -> None:
    with chromium.new_page() as tab:
        searcher = Searcher(tab, large.as_uri() + "/")
        searcher.listen()
        searcher.open()
        assert tab.get_by_text("Opened from a disk").is_visible()
        assert searcher.search("examplia007") == ["../briefings/wells-007/index.html"]
        assert tab.locator("#_hits mark").all_inner_texts() == ["Examplia007"]
        assert tab.locator("#_hits time").get_attribute("datetime") == "2010-08-01"
        searcher.search("kingfisher mali")
        assert searcher.status().startswith("12 briefings")
        searcher.search("zzzz")
        assert searcher.status().startswith("Nothing found")
        tab.fill("#_q", "")
        tab.press("#_q", "Enter")
        tab.locator("#_all").wait_for()
        assert searcher.said == []
        assert not [url for url in searcher.asked if not url.startswith("file:")]


def test_without_scripts_the_latest_are_listed_with_the_way_to_all(chromium: Any, server: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(server + "search/index.html")
        assert tab.locator("#_all h3 a").count() > 10
        assert tab.locator("#_all h3 a").first.inner_text() == "Wells 119 (en)"
        assert tab.locator("#_all a[href='../briefings/index.html']").is_visible()
        assert tab.locator("#_search").is_hidden()


def test_where_a_part_of_the_index_is_gone_the_page_filters_its_list(
    chromium: Any, large: Path, tmp_path: Path
) -> None:
    for file in large.rglob("*"):
        if file.is_file() and parts(large)[2] not in str(file):
            copy = tmp_path / file.relative_to(large)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    with served(tmp_path) as root, chromium.new_page() as tab:
        searcher = Searcher(tab, root)
        searcher.open()
        assert searcher.search("examplia007") == ["../briefings/wells-007/index.html"]
        assert tab.get_by_text("could not be loaded").is_visible()

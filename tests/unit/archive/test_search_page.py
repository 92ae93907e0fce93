"""The page that searches: light with ten thousand briefings, and what it loads where it cannot hold all."""

from __future__ import annotations

import json
import re

import pytest

from briefgen.archive.entry import Entry
from briefgen.archive.interface import Interface
from briefgen.archive.search import MAX_CHOICES, MAX_LISTED, search_page
from briefgen.archive.shelf import Plain
from tests.archives import desk, entry, holdings, hostile, replace

LIGHT = 50_000
COUNTRIES = ("ML", "TD", "EG", "ET", "CD", "CF", "GB", "US", "BO", "VE")


def many(count: int, topics: int) -> tuple[Entry, ...]:
    """Wordy briefings of ten places, with so many topics of long names."""
    made = entry("wells", langs=("en",))
    long = "“Wells” & their 'water' " * 12
    return tuple(
        replace(
            made,
            slug=f"wells-{number:05d}",
            date=f"{2000 + number % 20}-{1 + number % 12:02d}-01",
            places=COUNTRIES,
            versions=(
                replace(
                    made.original,
                    title=f"{long[:120]} {number}",
                    description=long,
                    topics=(f"Topic of a rather long name that is number {number % topics:05d}", "water"),
                ),
            ),
        )
        for number in range(count)
    )


def made(*entries: Entry, index: str = "0123456789abcdef " * 8, **fields: object) -> dict[str, bytes]:
    shelf = Plain()
    held = replace(holdings(*entries, **fields), index=index.strip())
    search_page(Interface(held, desk(), "en", shelf))
    return shelf.files


def read(script: bytes) -> tuple[str, list[list[str]]]:
    form = r"\(window\.briefgenSearch \?\?= \{\}\)\[(.*?)\] = (.*);\n"
    found = re.fullmatch(form, script.decode(), re.DOTALL)
    assert found
    return json.loads(found[1]), json.loads(found[2])


@pytest.fixture(scope="module")
def large() -> dict[str, bytes]:
    return made(*many(10_000, 4_000))


def test_the_page_is_light_with_ten_thousand_briefings_and_their_topics(
    large: dict[str, bytes],
) -> None:
    page = large["search/index.html"]
    assert len(page) < LIGHT
    assert page.count(b"<h3>") <= MAX_LISTED + 1
    assert page.count(b'name="topics"') == MAX_CHOICES
    assert b'data-rest="topics.js"' in page
    assert b'data-rest="years.js"' not in page
    assert b'<a href="../topics/index.html">All topics</a>' in page
    assert b'value="water"' in page


def test_the_scripts_beside_it_list_every_briefing_and_name_every_topic(large: dict[str, bytes]) -> None:
    years = [name for name in large if re.fullmatch(r"search/\d+\.js", name)]
    listed = []
    for name in years:
        piece, own = read(large[name])
        assert name == f"search/{piece}.js"
        assert {one[2][:4] for one in own} == {piece}
        listed += own
    assert len(listed) == 10_000
    assert listed[0][3].startswith("Mali, Chad")
    assert len(read(large["search/topics.js"])[1]) == 4_001
    named = re.search(rb'data-lists="([^"]*)"', large["search/index.html"])
    assert named
    assert [f"search/{year}.js" for year in named[1].decode().split()] == years == sorted(years, reverse=True)


def test_a_small_archive_has_all_in_its_page() -> None:
    files = made(*many(MAX_LISTED, 3))
    assert list(files) == ["search/index.html"]
    assert b'data-lists=""' in files["search/index.html"]
    assert b"All briefings</a></p>\n</section>" not in files["search/index.html"]


def test_without_an_index_there_is_nothing_to_narrow_by() -> None:
    files = made(*many(100, 100), index="")
    assert b"data-facet" not in files["search/index.html"]
    assert "search/topics.js" not in files
    assert "search/2019.js" in files


def test_only_the_year_of_a_changed_briefing_is_written_anew() -> None:
    before = many(60, 3)
    after = (replace(before[7], number="B-7"), *before[:7], *before[8:])
    old, new = keys(*before), keys(*after)
    assert {name for name in old if old[name] != new[name]} == {"search/2007.js", "search/index.html"}


def keys(*entries: Entry) -> dict[str, str]:
    class Keys(Plain):
        def put(self, address: str, data: bytes, key: str = "") -> None:
            super().put(address, data, key)
            found[address] = key

    found: dict[str, str] = {}
    search_page(Interface(holdings(*entries), desk(), "en", Keys()))
    return found


def test_what_is_hostile_stays_text() -> None:
    files = made(*hostile(), *many(30, 3))
    assert b"<script>alert" not in files["search/index.html"]
    for name in set(files) - {"search/index.html"}:
        read(files[name])

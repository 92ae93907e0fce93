"""Site maps by the protocol's limits, with alternates, and ``robots.txt`` as a robot reads it."""

from __future__ import annotations

from dataclasses import replace
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from briefgen.archive import sitemap
from briefgen.archive.holdings import Holdings
from briefgen.archive.shelf import Plain
from briefgen.archive.sitemap import sitemap_files
from tests.archives import ROOT, corrected, entry, holdings

MAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def _read(data: bytes) -> dict[str, tuple[str | None, dict[str, str]]]:
    """Address to its day of change and its alternates by language."""
    found = {}
    for url in etree.fromstring(data).iter(f"{MAPS}url"):
        links = {str(link.get("hreflang")): str(link.get("href")) for link in url.iter(LINK)}
        found[str(url.findtext(f"{MAPS}loc"))] = url.findtext(f"{MAPS}lastmod"), links
    return found


def mapped(held: Holdings, *pages: str) -> dict[str, bytes]:
    """The site map's files, where these addresses are on the shelf already."""
    shelf = Plain(dict.fromkeys(pages, b""))
    sitemap_files(held, shelf)
    return {name: data for name, data in shelf.files.items() if name not in pages}


def test_every_page_is_listed_with_all_its_languages() -> None:
    found = _read(mapped(holdings(corrected(entry(), "2025-03-04")))["sitemap.xml"])
    alternates = {
        "en": f"{ROOT}briefings/wells/",
        "fr": f"{ROOT}briefings/wells/fr/",
        "x-default": f"{ROOT}briefings/wells/",
    }
    assert found == {
        ROOT: (None, {}),
        f"{ROOT}briefings/wells/": ("2025-03-04", alternates),
        f"{ROOT}briefings/wells/fr/": ("2025-03-04", alternates),
    }


def test_of_the_archives_own_pages_those_are_listed_that_may_be_found() -> None:
    pages = (
        "index.html", "fr/index.html", "404.html", "briefings/index.html", "briefings/2.html",
        "fr/briefings/2.html", "briefings/old-name/index.html", "feed.xml",
    )  # fmt: skip
    one = replace(entry(langs=("en",)), former=("old-name",))
    words = {"fr": {"title": "Archives"}}
    found = _read(mapped(holdings(one, languages=words), *pages)["sitemap.xml"])
    assert set(found) == {
        ROOT, f"{ROOT}fr/", f"{ROOT}briefings/", f"{ROOT}briefings/2.html",
        f"{ROOT}fr/briefings/2.html", f"{ROOT}briefings/wells/",
    }  # fmt: skip
    assert found[f"{ROOT}fr/"][1] == {"en": ROOT, "fr": f"{ROOT}fr/", "x-default": ROOT}
    assert found[f"{ROOT}briefings/2.html"][1] == {}


@pytest.mark.parametrize(("limit", "value"), [("MOST_ADDRESSES", 7), ("MOST_BYTES", 4_000)])
def test_what_is_too_much_for_one_file_goes_into_parts(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    many = holdings(*(entry(f"wells-{number:02}") for number in range(20)))
    whole = _read(mapped(many)["sitemap.xml"])
    monkeypatch.setattr(sitemap, limit, value)
    files = mapped(many)
    index = [str(one.text) for one in etree.fromstring(files["sitemap.xml"]).iter(f"{MAPS}loc")]
    parts = [name.removeprefix(ROOT) for name in index]
    assert len(parts) > 2
    assert set(files) == {"sitemap.xml", "robots.txt", *parts}
    together = [place for name in parts for place in _read(files[name]).items()]
    assert together == list(whole.items())
    for name in parts:
        assert len(files[name]) <= sitemap.MOST_BYTES
        assert len(_read(files[name])) <= sitemap.MOST_ADDRESSES


def test_robots_are_welcome_in_public_alone() -> None:
    assert _robot(mapped(holdings(entry()))["robots.txt"]) == (True, [f"{ROOT}sitemap.xml"])
    assert _robot(mapped(holdings(entry(), address=None))["robots.txt"]) == (True, None)
    assert mapped(holdings(entry(), edition="press")).keys() == {"robots.txt"}
    assert _robot(mapped(holdings(entry(), edition="press"))["robots.txt"]) == (False, None)


def _robot(data: bytes) -> tuple[bool, list[str] | None]:
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    return parser.can_fetch("Anybot", f"{ROOT}briefings/wells/"), parser.site_maps()

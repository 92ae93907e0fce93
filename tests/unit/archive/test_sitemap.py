"""Site maps by the protocol's limits, with alternates, and ``robots.txt`` as a robot reads it."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from briefgen.archive import sitemap
from briefgen.archive.holdings import Holdings
from briefgen.archive.shelf import Plain
from briefgen.archive.site import site_files
from briefgen.archive.sitemap import sitemap_files
from briefgen.templating import Templates
from tests.archives import ROOT, archive_pages, corrected, desk, entry, holdings, replace, shelved

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
    sitemap_files(held, desk(), shelf)
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


ABOUT = """\
{% extends "archive/frame.html" %}
{% block discover %}META{% endblock %}
{% block content %}<p>About us.</p>{% endblock %}
"""


@pytest.mark.parametrize(
    ("meta", "listed"),
    [
        ('<meta name="robots" content="noindex">', False),
        ("<META content='nofollow, NoIndex' name=robots />", False),
        ("<meta name=robots content=none>", False),
        ('<!-- <meta name="robots" content="noindex"> -->', True),
        ('<meta name="robots" content="nosnippet">', True),
        ('<meta name="description" content="noindex">', True),
    ],
)
def test_a_page_that_a_template_keeps_from_search_engines_is_not_listed(
    tmp_path: Path, meta: str, listed: bool
) -> None:
    (tmp_path / "templates" / "archive").mkdir(parents=True)
    text = ABOUT.replace("META", meta)
    (tmp_path / "templates" / "archive" / "about.html").write_text(text, encoding="utf-8")
    own = replace(desk(), templates=Templates(tmp_path))
    made = shelved(site_files, holdings(entry()), own)
    found = _read(made["sitemap.xml"])
    assert meta in made["about/index.html"].decode()
    assert (f"{ROOT}about/" in found) is listed
    assert ROOT in found
    assert f"{ROOT}briefings/wells/" in found


def test_a_briefing_that_a_template_keeps_from_search_engines_is_no_alternate_either(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    page = b'<head><meta name="robots" content="noindex"></head>'
    shelf = Plain({"briefings/wells/fr/index.html": page, "briefings/wells/index.html": b"<head></head>"})
    sitemap_files(holdings(entry()), replace(desk(), templates=Templates(tmp_path)), shelf)
    found = _read(shelf.files["sitemap.xml"])
    assert found[f"{ROOT}briefings/wells/"][1] == {}
    assert f"{ROOT}briefings/wells/fr/" not in found


def test_no_page_of_our_own_templates_that_is_listed_refuses_search_engines() -> None:
    """So that only a workspace with templates of its own pays for reading all pages again."""
    held = holdings(entry(), languages={"fr": {"title": "Archives"}})
    made = shelved(archive_pages, held, desk())
    refused = {name for name, data in made.items() if b"noindex" in data.partition(b"</head>")[0]}
    assert refused == {"404.html"}


def test_robots_are_welcome_in_public_alone() -> None:
    assert _robot(mapped(holdings(entry()))["robots.txt"]) == (True, [f"{ROOT}sitemap.xml"])
    assert _robot(mapped(holdings(entry(), address=None))["robots.txt"]) == (True, None)
    assert mapped(holdings(entry(), edition="press")).keys() == {"robots.txt"}
    assert _robot(mapped(holdings(entry(), edition="press"))["robots.txt"]) == (False, None)


def _robot(data: bytes) -> tuple[bool, list[str] | None]:
    parser = RobotFileParser()
    parser.parse(data.decode().splitlines())
    return parser.can_fetch("Anybot", f"{ROOT}briefings/wells/"), parser.site_maps()

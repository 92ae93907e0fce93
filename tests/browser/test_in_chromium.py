"""Every page in a real browser: it asks for nothing, needs no script, fits a telephone, has no dead link."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.built import ALL_PAGES, Site

BRIEFINGS = [
    (name, page) for name, page in ALL_PAGES if page.startswith("briefings/") and "withdrawn" not in page
]
WITH_SKIP_LINK = [(name, page) for name, page in ALL_PAGES if "withdrawn" not in page]

TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(element => !element.closest('.wide'))  // scrolls inside its own frame (WCAG 2.2, 1.4.10)
  .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5)
  .map(element => element.outerHTML.slice(0, 100))"""

CITATIONS = """() => ({
  marks: [...document.querySelectorAll('sup.cite a')].map(mark =>
    [mark.id, mark.hash.slice(1), mark.textContent]),
  notes: [...document.querySelectorAll('.notes li')].map((note, index) =>
    [note.id, index + 1, [...note.querySelectorAll('.back a')].map(back => back.hash.slice(1))]),
})"""

PATIENCE = 90_000
"""Milliseconds for one step on a page; busy machines are slow, and that is no fault of a page."""

Sites = Callable[[str], Site]


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    with chromium.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.set_default_timeout(PATIENCE)
        yield page


def address(site: Sites, name: str, page: str) -> str:
    return (site(name).output / page).as_uri()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "page"), ALL_PAGES)
def test_a_page_asks_for_nothing_outside_and_has_no_complaint(
    tab: Any, site: Sites, name: str, page: str, scheme: str
) -> None:
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda error: said.append(str(error)))
    tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    tab.emulate_media(color_scheme=scheme)
    tab.goto(address(site, name, page))
    tab.wait_for_load_state("networkidle")
    tab.emulate_media(media="print")
    own = site(name).output.as_uri() + "/"
    assert [url for url in asked if not url.startswith(own)] == []
    assert said == []


def test_a_request_would_be_noticed(tab: Any, site: Sites) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address(site, "mali", "index.html"))
    tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=\"no-such-picture.png\">')")
    tab.wait_for_load_state("networkidle")
    assert any(url.endswith("no-such-picture.png") for url in asked)


@pytest.mark.parametrize(("name", "page"), ALL_PAGES)
def test_the_fonts_of_a_page_are_its_own(tab: Any, site: Sites, name: str, page: str) -> None:
    tab.goto(address(site, name, page))
    tab.evaluate("document.fonts.ready.then(() => true)")
    states = tab.evaluate("[...document.fonts].map(font => [font.family.replaceAll('\"', ''), font.status])")
    loaded = {family for family, status in states if status == "loaded"}
    assert loaded
    assert all(family.startswith("Briefgen ") for family in loaded)
    assert not [family for family, status in states if status == "error"]


@pytest.mark.parametrize(("name", "page"), ALL_PAGES)
def test_nothing_sticks_out_of_a_narrow_screen(tab: Any, site: Sites, name: str, page: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    tab.goto(address(site, name, page))
    assert tab.evaluate("document.documentElement.scrollWidth") == 320
    assert tab.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize(("name", "page"), ALL_PAGES)
def test_a_page_reads_the_same_without_scripts(chromium: Any, site: Sites, name: str, page: str) -> None:
    texts = []
    for scripts in (True, False):
        with chromium.new_context(java_script_enabled=scripts) as context:
            tab = context.new_page()
            tab.goto(address(site, name, page))
            # One page has a script of its own, a file that sorts its table; data is not run.
            sorting = 1 if page == "figures/index.html" else 0
            assert tab.locator("script:not([type='application/ld+json'])").count() == sorting
            assert tab.locator("h1").is_visible()
            texts.append(tab.locator("body").inner_text())
    assert texts[0] == texts[1]
    assert len(texts[0]) > 100


@pytest.mark.parametrize(("name", "page"), BRIEFINGS)
def test_each_mark_leads_to_its_note_and_each_note_back_to_its_marks(
    tab: Any, site: Sites, name: str, page: str
) -> None:
    tab.goto(address(site, name, page))
    found = tab.evaluate(CITATIONS)
    notes = {anchor: (number, set(back)) for anchor, number, back in found["notes"]}
    assert found["marks"]
    # Only the briefing prints every mark, so only its notes lead back.
    whole = page.endswith("/index.html")
    for mark, note, text in found["marks"]:
        number, back = notes[note]
        assert text == str(number)
        assert mark in back or not whole
    marks = {mark for mark, _, _ in found["marks"]} if whole else set()
    assert {mark for _, back in notes.values() for mark in back} == marks


def test_following_a_mark_and_its_way_back_comes_back(tab: Any, site: Sites) -> None:
    tab.goto(address(site, "mali", "briefings/mali-after-minusma/index.html"))
    mark = tab.locator(".finding sup.cite a").first
    anchor = mark.get_attribute("id")
    mark.click()
    note = tab.locator(":target")
    assert note.evaluate("note => note.matches('.notes li')")
    note.locator(f'.back a[href="#{anchor}"]').click()
    assert tab.locator(":target").get_attribute("id") == anchor


@pytest.mark.parametrize(("name", "page"), ALL_PAGES)
def test_ids_are_given_once_and_every_link_inside_the_archive_leads_somewhere(
    tab: Any, site: Sites, name: str, page: str
) -> None:
    tab.goto(address(site, name, page))
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    folder = (site(name).output / page).parent
    for link in tab.evaluate("[...document.links].map(link => link.getAttribute('href'))"):
        if link.startswith("#"):
            assert link[1:] in ids
        elif not link.startswith(("https://", "mailto:", "tel:")):
            target, _, anchor = link.partition("#")
            assert (folder / target).is_file(), link
            assert f'id="{anchor}"' in (folder / target).read_text(encoding="utf-8") if anchor else True, link


@pytest.mark.parametrize(("name", "page"), WITH_SKIP_LINK)
def test_the_first_key_reaches_a_visible_link_that_skips_to_the_text(
    tab: Any, site: Sites, name: str, page: str
) -> None:
    tab.goto(address(site, name, page))
    skip = tab.locator("a.skip")
    assert skip.bounding_box()["y"] < 0
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    box = skip.bounding_box()
    assert box["y"] >= 0
    assert box["height"] > 20
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.querySelector(':target').tagName") == "MAIN"


@pytest.mark.parametrize(("name", "page"), BRIEFINGS)
def test_every_link_can_be_reached_by_keyboard_and_shows_it(
    tab: Any, site: Sites, name: str, page: str
) -> None:
    tab.goto(address(site, name, page))
    folded_away = "details:not([open])"
    count = tab.evaluate(f"[...document.links].filter(link => !link.closest('{folded_away}')).length")
    reached = 0
    summaries = tab.locator("summary").count()  # are reached too, and are no links
    for _ in range(min(count, 30) + summaries):
        tab.keyboard.press("Tab")
        style = "getComputedStyle(document.activeElement)"
        if tab.evaluate("document.activeElement.tagName") == "A":
            reached += 1
            assert tab.evaluate(f"{style}.outlineStyle") != "none"
    assert reached >= min(count, 30)


@pytest.mark.parametrize(("name", "page"), BRIEFINGS)
def test_a_browser_prints_a_page_without_its_buttons(tab: Any, site: Sites, name: str, page: str) -> None:
    tab.goto(address(site, name, page))
    assert tab.pdf().startswith(b"%PDF-")
    tab.emulate_media(media="print")
    assert not tab.locator(".downloads").first.is_visible()
    assert tab.locator("h1").is_visible()

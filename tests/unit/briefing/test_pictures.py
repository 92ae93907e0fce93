"""Pictures in a briefing: where they stand, what is said with them, and what is asked first."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.reader import read_brief
from briefgen.briefing.assets import Assets
from briefgen.briefing.labels import read_labels
from briefgen.briefing.linkview import LinksView
from briefgen.briefing.page import render_page, view_archive, view_briefing
from briefgen.briefing.pictures import for_pdf, for_screen, prepare_pictures
from briefgen.briefing.renditions import Darkroom
from briefgen.problems import Place, Problem
from briefgen.templating import Templates
from tests import pictures

BRIEF = """\
title: Water in the valley of Examplia
lang: en
date: 2026-01-15
key_message: Half of the wells are dry.
summary: Half of the wells are dry.
sources:
  udhr: {title: Universal Declaration of Human Rights, publisher: United Nations General Assembly}
findings:
  - {id: dry, heading: Wells are dry, text: They are.}
quotes:
  - {id: five, text: No one shall be subjected to torture., speaker: UN, source: udhr, sensitive: torture}
images:
  - {id: valley, file: valley.jpg, alt: A <pale> vale, credit: A, licence: CC0, finding: dry, caption: "*X*"}
  - {id: town, file: gone.png, alt: A map of the town, credit: The desk, licence: CC0}
  - {id: hill, file: hill.jpg, alt: A hill from afar, credit: Desk, licence: CC0, sensitive: graphic violence}
"""


Pages = tuple[str, str, list[Problem], set[str], set[str]]


@pytest.fixture(scope="module")
def pages(made: tuple[Path, Pages]) -> Pages:
    return made[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Pages]:
    media = tmp_path_factory.mktemp("media")
    pictures.write(media, "valley.jpg", pictures.jpeg(pictures.photograph(1600, 1000)))
    pictures.write(media, "hill.jpg", pictures.jpeg(pictures.photograph(1100, 700)))
    reading = read_brief("briefs/wells.yaml", BRIEF.encode())
    assert reading.value, reading.problems
    assert reading.places
    ready, problems = prepare_pictures(reading.value, reading.places, Darkroom(media, Decimal(172)))
    labels, _ = read_labels(Templates(), "en", Place("x"))
    assert labels
    archive = ArchiveFile(title="Briefings", publisher="The Examplia Desk")
    view = view_briefing("wells", reading.value, archive, labels, pictures=ready, pictures_at="../images/")
    look, links = view_archive(archive, labels, "en", None), LinksView("", "", "")
    assets = Assets()
    screen, paper = (
        render_page(Templates(), view, look, links, labels, "index.html", used) for used in (assets, None)
    )
    for name, data in assets.files.items():
        pictures.write(media, name, data)
    pictures.write(media, "index.html", screen.encode())
    return media / "index.html", (screen, paper, problems, set(for_screen(ready)), set(for_pdf(ready)))


def figure(page: str, name: str) -> str:
    found = page[page.index(f'<figure class="picture" id="{name}">') :]
    return found[: found.index("</figure>")]


def test_a_screen_gets_sizes_to_choose_from_and_every_word(pages: Pages) -> None:
    screen, _, _, files, _ = pages
    valley = figure(screen, "valley")
    assert screen.index("Wells are dry</h3>") < screen.index('id="valley"')
    for part in (
        'loading="lazy"',
        'width="1440"',
        'height="900"',
        "A &lt;pale&gt; vale",
        "<em>X</em>",
        "A",
        "CC0",
    ):
        assert part in valley
    assert sum(f"../images/{name}" in screen for name in files) == len(files) == 5


def test_paper_gets_one_file_that_the_pdf_is_given(pages: Pages) -> None:
    _, paper, _, _, assets = pages
    assert "srcset" not in paper
    assert [name for name in assets if f'src="{name}"' in paper] == [
        name for name in assets if "valley" in name
    ]


def test_a_missing_picture_is_told_at_its_line_and_left_out(pages: Pages) -> None:
    screen, _, problems, _, _ = pages
    assert [(problem.code, problem.place.line, problem.path) for problem in problems] == [
        ("image-missing", 14, "images[1].file")
    ]
    assert 'id="town"' not in screen


def test_what_is_hard_to_bear_is_asked_for_on_a_screen_and_described_on_paper(pages: Pages) -> None:
    screen, paper, _, _, _ = pages
    assert '<details class="veil"><summary>Content warning: graphic violence' in figure(screen, "hill")
    assert "<script" not in screen
    assert "<img" not in figure(paper, "hill")
    assert "A hill from afar" in figure(paper, "hill")
    before, _, after = screen.partition('<figure class="quote" id="five">')
    assert before.rstrip().endswith("</summary>")
    assert "</details>" in after[: after.index("</section>")]
    assert "<b>Content warning:</b> torture" in paper
    assert "No one shall be subjected" in paper


def test_a_browser_blurs_a_picture_until_it_is_asked_for(made: tuple[Path, Pages], chromium: object) -> None:
    page = chromium.new_page()  # type: ignore[attr-defined]
    page.goto(made[0].as_uri())
    blur = "getComputedStyle(document.querySelector('#hill img')).filter"
    assert "blur" in page.evaluate(blur)
    assert not page.locator("#five").is_visible()
    page.locator("#hill summary").click()
    page.locator(".sensitive summary").first.click()
    assert page.evaluate(blur) == "none"
    assert page.locator("#five").is_visible()
    page.close()

"""A briefing looks made on purpose: so many pages, none of them nearly empty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.built import ALL_PDFS, Site
from tests.pdfs import fill, opened, page_sizes, pdfium_pages

MARK = "Draft, not for publication"


def test_the_briefing_on_mali_has_two_to_four_pages(site: Callable[[str], Site]) -> None:
    assert 2 <= len(page_sizes(site("mali").pdf("mali-after-minusma"))) <= 4


@pytest.mark.parametrize(("kind", "most"), [("one-pager", 1), ("press-release", 2), ("q-and-a", 3)])
def test_the_other_documents_on_mali_are_as_long_as_they_may_be(
    site: Callable[[str], Site], kind: str, most: int
) -> None:
    folder = site("mali").pdf("mali-after-minusma").parent
    assert 1 <= len(page_sizes(folder / f"mali-after-minusma.{kind}.pdf")) <= most


def test_no_page_of_the_briefing_on_mali_is_nearly_empty(site: Callable[[str], Site]) -> None:
    reach = fill(site("mali").pdf("mali-after-minusma"))
    assert min(reach[:-1]) > 0.75
    assert reach[-1] > 0.25


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_the_paper_is_the_archives(site: Callable[[str], Site], name: str, slug: str) -> None:
    wanted = (595, 842) if name in {"mali", "example"} else (612, 792)
    assert {(round(width), round(height)) for width, height in page_sizes(site(name).pdf(slug))} == {wanted}


def test_a_long_timeline_goes_on_over_the_page_with_no_entry_lost(site: Callable[[str], Site]) -> None:
    pages = pdfium_pages(site("kitchen").pdf("kitchen-sink"))
    on = [
        [number for number, page in enumerate(pages, 1) if f"Entry {entry} of" in page]
        for entry in range(1, 37)
    ]
    assert all(len(numbers) == 1 for numbers in on), on
    assert len({numbers[0] for numbers in on}) > 1


@pytest.mark.parametrize("slug", [slug for name, slug in ALL_PDFS if name == "preview"])
def test_every_page_of_a_preview_says_that_it_is_a_draft(site: Callable[[str], Site], slug: str) -> None:
    with opened(site("preview").pdf(slug)) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert [number for number, text in enumerate(texts, 1) if MARK not in text] == []


@pytest.mark.parametrize(("name", "slug"), [item for item in ALL_PDFS if item[0] != "preview"])
def test_no_page_of_a_published_briefing_says_so(site: Callable[[str], Site], name: str, slug: str) -> None:
    assert not any(MARK in page for page in pdfium_pages(site(name).pdf(slug)))

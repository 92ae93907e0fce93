"""Beyond what veraPDF sees: the tags hold the brief's words in its order, and all else is an artifact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from briefgen.brief.model import Brief
from tests.built import ALL_PDFS, Site
from tests.conformance.test_pdf_text import brief_of, plain
from tests.structure import Tagged, read_aloud

CASES = [("mali", "mali-after-minusma"), ("example", "water-in-examplia"), ("kitchen", "kitchen-sink")]


def solid(text: str) -> str:
    """The text without white space: between two tags nothing says whether one stood there."""
    return re.sub(r"\s", "", text)


def in_order(brief: Brief) -> Iterator[str]:
    """What a briefing prints, in the order in which it is read."""
    yield from (brief.title, brief.subtitle or "")
    yield from plain(brief, brief.key_message, brief.summary)
    for finding in brief.findings:
        yield finding.heading
        yield from plain(brief, finding.text)
        yield from (quote.text for quote in brief.quotes if quote.finding == finding.id)
    for event in sorted(brief.timeline, key=lambda event: event.date.first_day):
        yield from plain(brief, event.text)
    for item in brief.recommendations:
        yield from plain(brief, *(ask.text for ask in item.asks))
    yield from plain(brief, brief.method, brief.differences)


def out_of_order(expected: Iterator[str], text: str) -> list[str]:
    """The texts that do not stand after the one before them."""
    at, wrong = 0, []
    for wanted in filter(None, map(solid, expected)):
        found = text.find(wanted, at)
        if found < 0:
            wrong.append(wanted)
        else:
            at = found + len(wanted)
    return wrong


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_read_by_its_tags_a_briefing_is_the_brief(site: Callable[[str], Site], name: str, slug: str) -> None:
    built = site(name)
    text = solid(read_aloud(built.pdf(slug)))
    assert out_of_order(in_order(brief_of(built, slug)), text) == []


def test_words_in_another_order_are_found(site: Callable[[str], Site]) -> None:
    built = site("mali")
    text = solid(read_aloud(built.pdf("mali-after-minusma")))
    texts = list(in_order(brief_of(built, "mali-after-minusma")))
    assert out_of_order(iter([texts[3], texts[0]]), text) == [solid(texts[0])]


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_what_is_in_no_tag_is_an_artifact(site: Callable[[str], Site], name: str, slug: str) -> None:
    tagged = Tagged(site(name).pdf(slug).read_bytes())
    in_tree = {mark for element in tagged.top.all() for mark in element.marks}
    assert tagged.marked() - in_tree == set()
    assert tagged.loose_links() == []
    assert tagged.disagreements() == []


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_header_cells_lists_and_links_say_what_they_are(
    site: Callable[[str], Site], name: str, slug: str
) -> None:
    tagged = Tagged(site(name).pdf(slug).read_bytes())
    assert [cell.number for cell in tagged.top.all("TH") if not cell.attribute("Scope")] == []
    assert [table.number for table in tagged.top.all("Table") if not any(table.all("TH"))] == []
    assert [item.number for item in tagged.top.all("L") if not item.attribute("ListNumbering")] == []
    names = [str(link["/Contents"]) for element in tagged.top.all("Link") for link in element.annotations]
    assert [name for name in names if not name.strip() or name.startswith("_")] == []


def test_a_long_table_is_one(site: Callable[[str], Site]) -> None:
    tagged = Tagged(site("kitchen").pdf("kitchen-sink").read_bytes())
    pages = [{page for below in table.all() for page, _ in below.marks} for table in tagged.top.all("Table")]
    assert max(map(len, pages)) > 1, "the kitchen sink's timeline goes over some pages"
    assert max(sum(1 for _ in table.all("TR")) for table in tagged.top.all("Table")) >= 36


def test_a_title_in_another_language_is_read_with_its_voice(site: Callable[[str], Site]) -> None:
    tagged = Tagged(site("kitchen").pdf("kitchen-sink").read_bytes())
    assert "fr" in {str(element.raw["/Lang"]) for element in tagged.top.all() if "/Lang" in element.raw}

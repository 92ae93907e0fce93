"""A chart stands on one page, whole."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.brief.audiences import for_audience
from briefgen.brief.model import Brief
from briefgen.brief.workspace import read_workspace
from tests.built import KITCHEN_SINK, Site
from tests.pdfs import folded, pdfium_pages


def torn(brief: Brief, pages: list[str]) -> list[str]:
    """The titles of charts whose groups or events do not all stand on the title's page, behind it."""
    events = {event.id: event.text for event in brief.timeline}
    found = []
    for chart in brief.charts:
        title = folded(chart.title)
        words = [group.label for group in chart.groups] + [events[name] for name in chart.events]
        homes = [page[page.index(title) :] for page in pages if title in page]
        if len(homes) != 1 or not all(folded(word) in homes[0] for word in words):
            found.append(chart.title)
    return found


def test_no_chart_is_torn(site: Callable[[str], Site]) -> None:
    brief = for_audience(read_workspace(KITCHEN_SINK, ("kitchen-sink",)).briefs[0].brief, "public")
    assert {chart.kind for chart in brief.charts} > {"stacked", "share", "timeline", "multiples", "table"}
    pages = pdfium_pages(site("kitchen").pdf("kitchen-sink"))
    assert torn(brief, pages) == []


def test_a_torn_chart_would_be_noticed(site: Callable[[str], Site]) -> None:
    brief = for_audience(read_workspace(KITCHEN_SINK, ("kitchen-sink",)).briefs[0].brief, "public")
    pages = pdfium_pages(site("kitchen").pdf("kitchen-sink"))
    label = folded(brief.charts[1].groups[-1].label)
    halves = [part for page in pages for part in page.partition(f" {label} ")]
    assert brief.charts[1].title in torn(brief, halves)

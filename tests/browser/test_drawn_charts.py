"""Charts in a real browser: true lengths, also from right to left, and visible in every mode."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.built import Site

KINDS = {"bars", "stacked", "share", "timeline", "multiples", "table"}

FILLED = ".chart .bar, .chart .tone, .chart .key, .chart .moment"

CONTRASTS = """selector => {
  const light = text => {
    const part = value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const numbers = text.match(/[\\d.]+/g).map(Number);
    const scale = text.startsWith('color(') ? 1 : 255;
    const [red, green, blue] = numbers.slice(0, 3).map(value => part(value / scale));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const against = colour => {
    const own = light(colour);
    return (Math.max(own, paper) + 0.05) / (Math.min(own, paper) + 0.05);
  };
  // A pattern is judged by its frame, in the colour of its strokes.
  return [...document.querySelectorAll(selector)].map(element => {
    const style = getComputedStyle(element);
    const framed = style.borderTopStyle !== 'none';
    return [element.className, against(framed ? style.borderTopColor : style.backgroundColor)];
  });
}"""

LENGTHS = """table => [...table.querySelectorAll('.stack')].map(stack =>
  [...stack.querySelectorAll('.part')].map(part => part.getBoundingClientRect().width / stack.clientWidth))"""


@pytest.fixture
def tab(chromium: Any, site: Callable[[str], Site]) -> Iterator[Any]:
    with chromium.new_page(viewport={"width": 1280, "height": 900}) as page:
        page.goto(site("kitchen").page("kitchen-sink").as_uri())
        yield page


def test_the_kitchen_sink_has_a_chart_of_every_kind(tab: Any) -> None:
    classes = tab.evaluate("[...document.querySelectorAll('.chart')].map(chart => chart.classList[1])")
    assert set(classes) == KINDS


def test_every_chart_is_a_table_with_a_name_and_headings(tab: Any) -> None:
    tables = tab.locator(".chart table:not(.data-table)")
    assert tables.count() >= len(KINDS)
    for table in tables.all():
        assert table.locator("caption").inner_text()
        assert table.locator("thead th[scope=col]").count() == table.locator("thead th").count() > 0
        assert table.locator("tbody th[scope=row]").count() > 0 or "stacks" in table.get_attribute("class")


def test_no_length_is_an_attribute(tab: Any) -> None:
    assert tab.locator("[style]").count() == 0


def test_every_bar_has_its_length_and_every_stack_fits(tab: Any) -> None:
    widths = tab.evaluate(
        "[...document.querySelectorAll('.bar, .part')].map(bar => bar.getBoundingClientRect().width)"
    )
    assert len(widths) > 20
    assert min(widths) > 0
    stacks = tab.locator(".stacked .stacks").evaluate(LENGTHS)
    assert [[round(length, 2) for length in stack] for stack in stacks] == [
        [0.62, 0.23, 0.15],
        [0.31, 0.41, 0.05],
    ]


def test_from_right_to_left_bars_and_moments_begin_at_the_right(tab: Any) -> None:
    tab.evaluate("document.documentElement.dir = 'rtl'")
    starts = tab.evaluate(
        """[...document.querySelectorAll('.bar:first-child, .part:first-child, .before')].map(bar =>
             bar.parentElement.getBoundingClientRect().right - bar.getBoundingClientRect().right)"""
    )
    assert len(starts) > 10
    # Only the frame of a whole bar, or the padding of a cell, may stand before it.
    assert all(-0.5 <= start <= 20 for start in starts), starts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_bar_and_part_stands_out_from_the_paper(tab: Any, scheme: str) -> None:
    tab.emulate_media(color_scheme=scheme)
    found = tab.evaluate(CONTRASTS, FILLED)
    assert len(found) > 30
    assert [(name, ratio) for name, ratio in found if ratio < 3] == []


def test_a_pale_bar_would_be_noticed(tab: Any) -> None:
    # Not by a style sheet, which the page's policy would refuse.
    tab.evaluate("document.querySelectorAll('.bar').forEach(bar => { bar.style.background = '#dddddd' })")
    assert any(ratio < 3 for _, ratio in tab.evaluate(CONTRASTS, FILLED))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_colours_forced_every_bar_is_still_there(tab: Any, scheme: str) -> None:
    tab.emulate_media(forced_colors="active", color_scheme=scheme)
    found = tab.evaluate(CONTRASTS, FILLED)
    assert [(name, ratio) for name, ratio in found if ratio < 3] == []


def test_parts_of_one_bar_differ_in_more_than_their_colour(tab: Any) -> None:
    looks = tab.locator(".stacked .stack").first.evaluate(
        """stack => [...stack.querySelectorAll('.tone')].map(tone => {
             const style = getComputedStyle(tone);
             const pattern = style.backgroundImage.replace(/(rgb|color)\\([^)]*\\)/g, '');
             const filled = style.backgroundColor !== getComputedStyle(document.body).backgroundColor;
             return [pattern, filled].join();
           })"""
    )
    assert len(looks) == len(set(looks)) == 3


def test_the_data_behind_a_chart_is_folded_away_on_a_screen_and_left_out_on_paper(tab: Any) -> None:
    behind = tab.locator(".chart details.data")
    assert behind.count() >= len(KINDS) - 1
    first = behind.first
    assert not first.locator("table").is_visible()
    first.locator("summary").click()
    assert first.locator("table").is_visible()
    tab.emulate_media(media="print")
    assert not first.is_visible()

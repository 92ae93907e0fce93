"""Charts: lengths say what the numbers say, and what a chart does not show stands behind it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from briefgen.brief.figures import reckon
from briefgen.brief.reader import read_brief
from briefgen.briefing.charts import lengths_in, view_charts
from briefgen.briefing.chartview import ChartView, MomentView
from briefgen.briefing.citations import NoteBook
from briefgen.briefing.labels import read_labels
from briefgen.briefing.wording import NO_BREAK, Wording
from briefgen.problems import Place
from briefgen.templating import Templates

BRIEF = """
title: Wells
lang: en
date: 2025-03-14
key_message: Wells are dry.
summary: Wells are dry.
sources:
  s: {title: Survey, publisher: Office}
figures:
  - {id: dry, value: 120, qualifier: at least, unit: wells, short: Dry, label: dry,
     evidence: {source: s, page: 1}}
  - {id: salt, value: 40, qualifier: at least, unit: wells, short: Salt, label: salt,
     evidence: {source: s, page: 2}}
  - {id: few, value: 0.01, unit: wells, short: Few, label: Few, evidence: {source: s, page: 1}}
  - {id: none, value: 0, unit: wells, short: None, label: None, evidence: {source: s, page: 1}}
  - {id: walk, value: 3, to: 12, unit: km, short: Walk, label: Walk, evidence: {source: s, page: 1}}
  - {id: way, value: 6, unit: km, short: Way, label: Way, evidence: {source: s, page: 1}}
  - {id: both, sum_of: [salt, dry], label: out of order}
  - {id: all, value: 480, unit: wells, label: visited, evidence: {source: s, page: 3}}
  - {id: roof, value: 33.5, unit: "%", short: Roof, label: have a roof}
  - {id: wall, value: 33.5, unit: "%", short: Wall, label: have a wall}
  - {id: door, value: 34, unit: "%", short: Door, label: have a door}
timeline:
  - {id: day, date: 2024-07-01, text: A day.}
  - {id: month, date: 2023-01, text: A month.}
  - {id: year, date: 2022, text: A year.}
  - {id: lasting, date: 2024, ongoing: true, text: It lasts.}
charts:
"""


def charts(text: str) -> tuple[ChartView, ...]:
    reading = read_brief("brief.yaml", (BRIEF + f"  - {{title: Chart, {text}}}\n").encode())
    assert reading.problems == ()
    assert reading.value is not None
    labels, problems = read_labels(Templates(), "en", Place("brief.yaml"))
    assert labels is not None, problems
    words = Wording("en", labels, reckon(reading.value))
    return view_charts(reading.value, words, NoteBook())


def chart(text: str) -> ChartView:
    (only,) = charts(text)
    return only


def lengths(view: ChartView) -> list[list[int]]:
    return [[bar.length for bar in group.bars] for group in view.groups]


def test_bars_are_as_long_as_their_numbers_and_nothing_has_no_length() -> None:
    assert lengths(chart("figures: [dry, salt, none]")) == [[1000, 333, 0]]


def test_what_is_not_nothing_can_be_seen() -> None:
    assert lengths(chart("figures: [dry, few]")) == [[1000, 10]]


def test_a_range_goes_on_from_its_lower_to_its_upper_end() -> None:
    walk, way = chart("figures: [walk, way]").groups[0].bars
    assert (walk.length, walk.more) == (250, 750)
    assert (way.length, way.more) == (500, 0)


def test_only_a_minimum_has_an_open_end_and_each_number_its_caution() -> None:
    dry, few = chart("figures: [dry, few]").groups[0].bars
    assert (dry.open, few.open) == (True, False)
    assert dry.number == f"at{NO_BREAK}least{NO_BREAK}120"


def test_groups_of_bars_have_scales_of_their_own_and_panels_share_one() -> None:
    groups = "groups: [{label: A, figures: [dry]}, {label: B, figures: [salt]}]"
    assert lengths(chart(groups)) == [[1000], [1000]]
    assert lengths(chart(f"kind: multiples, {groups}")) == [[1000], [333]]


def test_the_longest_stack_has_the_full_length() -> None:
    view = chart("kind: stacked, groups: [{label: A, figures: [dry, salt]}, {label: B, figures: [few]}]")
    assert lengths(view) == [[750, 250], [10]]
    assert [bar.tone for bar in view.groups[0].bars] == [1, 2]


def test_a_stack_has_a_total_only_where_a_figure_gives_it() -> None:
    derived, missing = chart(
        "kind: stacked, groups: [{label: A, figures: [dry, salt]}, {label: B, figures: [few]}]"
    ).groups
    assert derived.total is not None
    assert derived.total.number == f"at{NO_BREAK}least{NO_BREAK}160"
    assert missing.total is None


def test_shares_of_a_whole_are_rounded_and_say_so() -> None:
    view = chart("kind: share, figures: [dry, salt], of: all")
    assert lengths(view) == [[250, 83]]
    assert [bar.share for bar in view.groups[0].bars] == [f"about{NO_BREAK}25%", f"about{NO_BREAK}8%"]
    assert view.scale == "A whole bar is 480 wells."
    assert [mark.note for mark in view.citations] == ["_source-3"]


def test_percentages_that_were_rounded_up_still_fit_into_their_bar() -> None:
    view = chart("kind: share, figures: [roof, wall, door]")
    assert sum(lengths(view)[0]) <= 1000
    assert lengths(chart("kind: share, groups: [{label: A, figures: [door]}]")) == [[340]]


def test_a_table_has_numbers_and_a_gap_and_no_lengths() -> None:
    view = chart("kind: table, columns: [Dry, Way], groups: [{label: A, figures: [dry, no-data]}]")
    dry, gap = view.groups[0].bars
    assert (dry.length, dry.unit, dry.label) == (0, "wells", "Dry")
    assert (gap.number, gap.citations) == ("", ())
    assert [figure.id for figure in view.data] == ["dry"]


def test_a_unit_stands_once_where_all_count_the_same() -> None:
    (group,) = chart("figures: [dry, salt]").groups
    assert group.unit == "wells"
    (group,) = chart("unit: things, figures: [dry, way]").groups
    assert group.unit == "things"


def test_data_stands_behind_a_chart_that_does_not_show_all_of_it() -> None:
    view = chart("figures: [dry, salt]")
    assert [(figure.label, figure.number) for figure in view.data] == [
        ("dry", f"at{NO_BREAK}least{NO_BREAK}120"),
        ("salt", f"at{NO_BREAK}least{NO_BREAK}40"),
    ]
    assert [figure.citations for figure in view.data] == [bar.citations for bar in view.groups[0].bars]
    assert chart("figures: [few, none]").data == ()


def moments(text: str) -> dict[str, MomentView]:
    axis = chart(text).axis
    assert axis is not None
    return {moment.text[:-1]: moment for moment in axis.moments}


def test_events_stand_where_their_dates_are_as_exactly_as_they_are_known() -> None:
    found = moments("kind: timeline, events: [day, month, year]")
    assert list(found) == ["A year", "A month", "A day"]
    year, month, day = found.values()
    assert (year.start, year.vague, year.length) == (0, 333, 0)
    assert (month.start, month.vague) == (333, 28)
    assert (day.start, day.vague, day.length) == (832, 0, 0)


def test_what_goes_on_is_drawn_up_to_the_briefs_own_date() -> None:
    axis = chart("kind: timeline").axis
    assert axis is not None
    assert axis.years == ("2022", "2023", "2024", "2025")
    lasting = next(moment for moment in axis.moments if moment.ongoing)
    assert lasting.date.text == "since 2024"
    assert (lasting.start, lasting.vague, lasting.length) == (500, 250, 49)


@pytest.mark.parametrize("first", [1, 1948, 1789])
def test_a_long_time_has_few_marks_all_of_one_length(first: int) -> None:
    text = BRIEF.replace("date: 2022,", f"date: {first:04d},")
    reading = read_brief("brief.yaml", (text + "  - {title: Chart, kind: timeline}\n").encode())
    assert reading.value is not None
    labels, _ = read_labels(Templates(), "en", Place("brief.yaml"))
    assert labels is not None
    (view,) = view_charts(reading.value, Wording("en", labels, {}), NoteBook())
    assert view.axis is not None
    years = [int(year) for year in view.axis.years]
    assert 2 <= len(years) <= 7
    assert len({after - before for before, after in pairwise(years)}) == 1
    assert all(moment.start + moment.vague + moment.length <= 1000 for moment in view.axis.moments)


def test_every_length_of_a_chart_is_in_the_style_sheet() -> None:
    bars, axis = chart("figures: [walk, way]"), chart("kind: timeline, events: [year, day]")
    assert set(lengths_in((bars,))) == {0, 250, 500, 750}
    assert {333, 832} <= set(lengths_in((bars, axis)))

"""Medians, ratios, exponents and verdicts are computed right, and what is missing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.earlier import Group, groups_in, keep
from benchmarks.machine import machine, tools
from benchmarks.measuring import Cost, FailedError
from benchmarks.races import again, archive, pdf, small
from benchmarks.racing import Contestant, Line, Race, exponent, fixed_work, ratio
from benchmarks.results import results, sizes
from benchmarks.stage import Measured
from benchmarks.tables import comparison, growth, power, table
from benchmarks.targets import targets


def line(name: str, *walls: float) -> Line:
    return Line(name, tuple(Cost(wall, wall / 2, 10, 20) for wall in walls))


def measured(**walls: float) -> Measured:
    return {place: line(place.rpartition("/")[2], wall) for place, wall in walls.items()}


def test_the_median_is_of_each_measure() -> None:
    cost = Line("x", (Cost(1, 9, 5, 5), Cost(2, 7, 6, 6), Cost(9, 8, 4, 4))).cost
    assert cost == Cost(2, 8, 5, 5)


def test_an_exponent_is_the_slope_of_the_logarithms() -> None:
    assert exponent([(100, 1), (1_000, 10), (10_000, 100)]) == pytest.approx(1)
    assert exponent([(100, 3), (1_000, 300), (10_000, 30_000)]) == pytest.approx(2)
    assert exponent([(100, 5), (10_000, 5)]) == pytest.approx(0)
    assert exponent([(100, 5)]) is None
    assert "above" in power(1.2)
    assert power(1.04) == "1.04"


def test_a_ratio_needs_both() -> None:
    assert ratio(1, 4) == 0.25
    assert ratio(1, None) is None
    assert ratio(None, 4) is None


def test_each_round_measures_each_in_turn_and_goes_on_after_a_failure() -> None:
    calls: list[str] = []

    def run(name: str) -> Cost:
        calls.append(name)
        if name == "b":
            raise FailedError("b ended with 1: alas")
        return Cost(1, 1, 1, 1)

    names = ("a", "b", "c")
    contestants = [Contestant(name, lambda name=name: run(name), factor=2) for name in names]
    lines = Race("title").run([*contestants, Contestant("d", lambda: run("d"), missing="not here")], 2)
    assert calls == ["a", "b", "c", "a", "c"]
    assert [len(one.costs) for one in lines] == [2, 0, 2, 0]
    assert lines[0].wall == 2
    assert lines[1].missing == "failed: b ended with 1"
    assert "not here" in comparison(lines)


def test_the_pace_of_the_machine_stands_beside_what_was_measured() -> None:
    paces = iter([1.0, 1.0, 1.5, 2.5])
    contestants = [Contestant(name, lambda: Cost(8, 1, 1, 1)) for name in ("a", "b")]
    lines = Race("title", reference=lambda: next(paces)).run(contestants, 1)
    assert [one.pace for one in lines] == [1, 2]
    assert "| b | 8.00 | 1.00 | 1.00 | 2.00 |" in comparison(lines)
    assert fixed_work() > 0


def test_a_table_has_a_cell_for_every_heading() -> None:
    rows = comparison([line("a", 2.0), line("b", 3.0), Line("c", missing="gone")], 10).splitlines()
    assert len({row.count("|") for row in rows}) == 1
    assert "| 1.50 |" in rows[3]
    assert table(("a|b",), [("c",)]).startswith("| a\\|b |")
    grown = growth({100: [line("a", 1)], 1_000: [line("a", 20)]})
    assert "**1.30 (above 1.1)**" in grown


def test_places_are_sorted_into_sizes() -> None:
    places = {
        "again/html/100/x": line("x", 1),
        "again/html/1000/x": line("x", 2),
        "again/pdf/100/x": line("x", 3),
    }
    found = sizes(places, "again/html/")
    assert {size: [one.wall for one in lines] for size, lines in found.items()} == {100: [1], 1_000: [2]}


def test_targets_are_met_or_not_by_the_numbers() -> None:
    places = {
        f"{pdf.TITLE}/{pdf.TWO}": 20.0,
        f"{pdf.TITLE}/{pdf.COMMAND}": 100.0,
        f"{pdf.TITLE}/{pdf.LOOP}": 40.0,
        f"{pdf.TITLE}/{pdf.FLOOR}": 36.0,
        f"{again.TITLE}/html/10000/{again.NOTHING}": 0.5,
        f"{again.TITLE}/html/10000/{again.BRIEF}": 9.0,
        f"{again.TITLE}/html/100/{again.NOTHING}": 0.4,
        f"{again.TITLE}/html/10000/{again.COMMAND}": 2.0,
    }
    found = {target.text: target for target in targets(measured(**places))}
    verdicts = [target.verdict for target in found.values()]
    assert verdicts[:3] == ["met", "**not met**", "met"]
    assert next(target for text, target in found.items() if "floor" in text).found == pytest.approx(20 / 18)
    assert next(target for text, target in found.items() if text.startswith("Nothing")).verdict == "met"
    added = next(target for text, target in found.items() if "(HTML)" in text)
    assert added.found == pytest.approx(8.5 / 2)
    assert next(target for text, target in found.items() if "Hugo" in text).verdict == "not measured"


def groups() -> dict[str, Group]:
    places = measured(
        **{
            f"{pdf.TITLE}/{pdf.TWO}": 20.0,
            f"{archive.TITLE}/100/{archive.BRIEFGEN}": 1.0,
            f"{archive.TITLE}/1000/{archive.BRIEFGEN}": 10.0,
            f"{again.TITLE}/pdf/100/{again.NOTHING}": 1.0,
            f"{small.TITLE}/{small.HELP}": 0.1,
        }
    )
    found: dict[str, Group] = {}
    for place, one in places.items():
        title = place.partition("/")[0]
        found.setdefault(title, Group("2026-01-15", 200, {})).lines[place] = one
    return found


def test_the_results_hold_every_part_and_no_path() -> None:
    text = results(groups(), machine(), tools())
    for part in (
        "## Targets",
        "### 200 briefs",
        "### 1,000 briefs",
        "### PDF and HTML, 100 briefs",
        "### how it grows",
        "Measured on 2026-01-15.",
        "Pango",
    ):
        assert part in text
    assert "/home/" not in text
    assert "/proc" not in text


def test_tables_that_are_not_measured_now_stay_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "measured.json"
    assert groups_in(file) == {}
    keep(file, groups())
    assert groups_in(file) == groups()

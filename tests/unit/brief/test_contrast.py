"""Brand colours: measured as WCAG says, refused with the ratio, the line and a colour that would do."""

from __future__ import annotations

import pytest

from briefgen.brief.contrast import ENOUGH, WHITE, darker, ratio, rgb
from briefgen.brief.reader import read_archive_file
from briefgen.problems import Problem

ARCHIVE = 'title: A\npublisher: B\nbrand:\n  colour: "{}"\n  accent: "{}"\n'


def problems_of(colour: str, accent: str) -> tuple[Problem, ...]:
    return read_archive_file("briefs/archive.yaml", ARCHIVE.format(colour, accent).encode()).problems


# The ratios are those of the W3C's own examples and of the usual checkers.
@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#000000", 21.0),
        ("#ffffff", 1.0),
        ("#767676", 4.54),
        ("#777777", 4.48),
        ("#ff0000", 4.0),
        ("#0000ff", 8.59),
    ],
)
def test_the_ratio_is_that_of_wcag(colour: str, expected: float) -> None:
    assert ratio(rgb(colour), WHITE) == pytest.approx(expected, abs=0.005)
    assert ratio(WHITE, rgb(colour)) == ratio(rgb(colour), WHITE)


def test_each_pale_colour_is_told_with_its_ratio_and_its_line() -> None:
    first, second = problems_of("#ff8800", "#777777")
    assert (first.code, first.place.line, first.place.column, first.place.length) == ("contrast", 4, 11, 9)
    assert "2.39" in first.message
    assert first.path == "brand.colour"
    assert "4.47" in second.message, "4.478 is shown below what is needed, not rounded up to it"
    assert second.place.line == 5


def test_colours_that_are_dark_enough_pass() -> None:
    assert problems_of("#12465e", "#a8321a") == ()


@pytest.mark.parametrize(
    "colour", ["#ff8800", "#777777", "#ffffff", "#00ffff", "#ffff00", "#fefefe", "#80c0a0"]
)
def test_the_colour_in_the_hint_would_do(colour: str) -> None:
    assert ratio(rgb(colour), WHITE) < ENOUGH
    near = darker(colour)
    assert ratio(rgb(near), WHITE) >= ENOUGH
    assert near in problems_of(colour, "#000000")[0].hint
    assert problems_of(near, near) == ()


@pytest.mark.parametrize("margin", ["5", "51", "-19", "19mm"])
def test_a_margin_that_cannot_be_printed_is_refused(margin: str) -> None:
    text = f"title: A\npublisher: B\nbrand:\n  margins: {{sides: {margin}}}\n"
    (problem,) = read_archive_file("briefs/archive.yaml", text.encode()).problems
    assert problem.code in {"margin-range", "number-format"}
    assert problem.place.line == 4
    assert problem.path == "brand.margins.sides"


def test_the_width_of_the_text_follows_paper_and_margins() -> None:
    text = "title: A\npublisher: B\nbrand:\n  page: Letter\n  margins: {sides: 25}\n"
    archive = read_archive_file("briefs/archive.yaml", text.encode()).value
    assert archive
    assert float(archive.brand.text_width) == pytest.approx(165.9)

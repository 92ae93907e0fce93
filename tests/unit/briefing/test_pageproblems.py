"""Findings on pages as problems: each with its line in the brief, its amount and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.brief.reader import read_brief
from briefgen.briefing.fitting import CLOSER
from briefgen.briefing.ids import InBrief
from briefgen.briefing.pagechecks import PageFinding, check_pages
from briefgen.briefing.pageproblems import MAX_OF_A_KIND, page_problems
from briefgen.briefing.pdf import PdfRenderer
from briefgen.problems import Severity
from tests.unit.briefing.test_layout import LINE, STYLE, laid_out

YAML = """\
title: "Examplia: wells"
lang: en
date: 2025-03-14
status: published
key_message: Wells gave no water.
summary: >
  A short summary.
sources: {}
findings:
- id: dry
  heading: The wells are dry
  text: >
    Every well that was visited in December 2024 gave
    no water 🙂 at all.
quotes:
- {id: said, text: "Nobody has come.", speaker: A speaker, source: survey}
timeline:
- {date: 2024-12, text: The second event}
- {date: 2023, text: The first event}
"""


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture(scope="module")
def place_of() -> InBrief:
    reading = read_brief(
        "briefs/x.yaml",
        YAML.replace(
            "sources: {}",
            (
                "sources: {survey: {title: Survey, publisher: Desk, kind: report, date: 2025, url: "
                "'https://example.org/'}}"
            ),
        ).encode(),
    )
    assert reading.value is not None, reading.problems
    assert reading.places is not None
    return InBrief(reading.value, reading.places, "briefs/x.yaml")


@pytest.mark.parametrize(
    ("element", "words", "line", "begins"),
    [
        ("dry", "The wells are dry", 11, "The wells"),
        ("dry", "Every well that was visited in December", 13, "Every well that was"),
        ("dry", "🙂", 14, "🙂"),
        ("said", "“Nobody has come.”", 16, "Nobody"),
        ("_event-1", "", 19, "The first"),
        ("_event-2", "", 18, "The second"),
        ("_summary", "", 6, ">"),
        ("", "Examplia: wells", 1, "Examplia"),
        ("_cite-4", "", 1, ""),
    ],
)
def test_an_element_leads_to_its_line(
    place_of: InBrief, element: str, words: str, line: int, begins: str
) -> None:
    place = place_of(element, words)
    assert place.file == "briefs/x.yaml"
    assert place.line == line
    assert place.excerpt[place.column - 1 :].startswith(begins)


def test_a_page_too_many_is_an_error_with_the_line_to_shorten(
    renderer: PdfRenderer, place_of: InBrief
) -> None:
    text = "Every well that was visited in December 2024 gave no water. " * 8
    body = (
        f"<section aria-labelledby='dry'><h2 id='dry'>The wells are dry</h2><p>{text}</p></section>"
        + LINE * 12
    )
    page = f"<html lang='en'><title>T</title><style>{STYLE}</style><body><h1>T</h1>{body}</body></html>"
    settings = {"publisher": "Desk", "lang": "en", "shown_as": "briefs/x.yaml", "place_of": place_of}
    made, problems = renderer.render(page, "", {}, **settings, most_pages=1)  # type: ignore[arg-type]
    (problem,) = [item for item in problems if item.code == "page-overflow"]
    assert made is not None
    assert problem.severity is Severity.ERROR
    assert problem.message.startswith(f"The document has {made.pages} pages and may have 1: it is ")
    assert problem.hint.endswith("; this text is the longest, with 88 words")
    assert problem.place.line == 13


def test_a_page_of_a_few_lines_too_many_is_set_closer(renderer: PdfRenderer) -> None:
    style = STYLE.replace("10pt/15pt", "10pt") + "body { line-height: 15pt }"
    page = f"<html lang='en'><title>T</title><style>{style}</style><body><h1>T</h1>{LINE * 15}</body></html>"
    steps = "".join(f"{CLOSER} body {{ line-height: {height} !important }}" for height in (1.34, 1.28))
    made, problems = renderer.render(
        page, steps, {}, publisher="Desk", lang="en", shown_as="x.yaml", most_pages=1, exactly=True
    )
    assert made is not None
    assert (made.pages, problems) == (1, [])


def test_a_character_that_no_font_has_is_an_error_with_its_line(
    renderer: PdfRenderer, place_of: InBrief
) -> None:
    (finding,) = check_pages(laid_out(renderer, "<p id='dry'>🙂</p>"))
    (known,) = page_problems([finding], place_of)
    (gone,) = page_problems([finding], place_of, frozenset("🙂"))
    assert (known.code, known.severity, known.place.line) == ("font-fallback", Severity.WARNING, 14)
    assert "slightly smiling face" in known.message
    assert (gone.code, gone.severity, gone.place.line) == ("no-glyph", Severity.ERROR, 14)


def test_a_missing_glyph_is_said_once(renderer: PdfRenderer) -> None:
    page = f"<html lang='en'><title>T</title><style>{STYLE}</style><h1>T</h1><p>\U000f1234</p></html>"
    _, problems = renderer.render(page, "", {}, publisher="D", lang="en", shown_as="x.yaml")
    assert [problem.code for problem in problems] == ["no-glyph"]


def test_many_of_a_kind_are_not_all_said(place_of: InBrief) -> None:
    findings = [PageFinding("small-text", "", "x", 1, 7.0)] * 30
    assert len(page_problems(findings, place_of)) == MAX_OF_A_KIND
    assert Path(page_problems(findings, place_of)[0].place.file).name == "x.yaml"

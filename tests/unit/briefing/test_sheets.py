"""Sheets that are read once make the same PDF as sheets that are read for every page."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import weasyprint

from briefgen.briefing import sheets
from briefgen.briefing.pdf import PdfRenderer

RULES = "body{font-family:'Briefgen Serif'} p{color:#123456} @page{size:A5;margin:2cm}"
LISTS = "<ul><li>one</li><li>two</li></ul><ol><li>three</li></ol>"


def page(head: str, body: str = "<p>words</p>" + LISTS) -> str:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>T</title>{head}</head>"
        f"<body><h1>T</h1>{body}</body></html>"
    )


@pytest.fixture
def renderer() -> PdfRenderer:
    return PdfRenderer()


def made(renderer: PdfRenderer, text: str, sheet: str = "") -> tuple[bytes, list[str]]:
    pdf, problems = renderer.render(text, sheet, {}, publisher="Desk", lang="en", shown_as="briefs/x.yaml")
    assert pdf is not None
    return pdf.data, [problem.message for problem in problems]


def untouched(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch, text: str, sheet: str = "") -> bytes:
    with monkeypatch.context() as patched:
        patched.setattr(sheets.Sheets, "taken", lambda _, page: (page, []))
        patched.setattr(sheets.Sheets, "lighten", lambda *_: None)
        return made(renderer, text, sheet)[0]


@pytest.mark.parametrize(
    "head",
    [
        f"<style>{RULES}</style>",
        f'<style>{RULES}</style><style media="print">p{{color:red}}</style>',
        f'<style media="print">p{{color:red}}</style><style>{RULES}</style>',
        f'<style>{RULES}</style><style media="screen">p{{color:red}}</style>',
        f'<style>{RULES}</style><style media="screen, print">p{{color:red}}</style>',
        f"<style>{RULES}@layer a,b;@layer b{{p{{color:red}}}}@layer a{{p{{color:blue}}}}</style>",
        f"<style>{RULES}@counter-style own{{system:cyclic;symbols:'*'}} ul{{list-style:own}}</style>",
        f"<style>{RULES} p{{float:footnote}}</style>",
        f"<style>{RULES} p{{display:list-item;margin-left:2em}} p::marker{{color:red}}</style>",
        f"<style>{RULES} li::marker{{color:red}} li::before{{content:'x'}}</style>",
    ],
)
def test_the_pdf_is_the_same(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch, head: str) -> None:
    sheet = "p { color: green; font-size: 20pt } h1 { string-set: title content() }"
    expected = untouched(renderer, monkeypatch, page(head), sheet)
    assert made(renderer, page(head), sheet)[0] == expected
    assert made(renderer, page(head), sheet)[0] == expected  # from sheets that are known


def test_the_rules_of_a_page_go_before_those_of_its_sheet(renderer: PdfRenderer) -> None:
    head = f"<style>{RULES}</style>"
    assert made(renderer, page(head), "p{color:red}")[0] == made(renderer, page(head))[0]
    assert made(renderer, page(head), "p{color:red!important}")[0] != made(renderer, page(head))[0]


def test_a_sheet_is_read_once(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    css = weasyprint.CSS

    def counted(*given: Any, **options: Any) -> Any:
        read.append(options["string"])
        return css(*given, **options)

    monkeypatch.setattr(weasyprint, "CSS", counted)
    for number in range(3):
        own = (
            f'<style>{RULES}</style><style media="screen">b{{}}</style><style>p{{margin:{number}px}}</style>'
        )
        made(renderer, page(own), "h1{color:red}")
    assert read.count(RULES) == read.count("h1{color:red}") == 1
    assert "b{}" not in read


def test_what_weasyprint_says_of_a_sheet_is_said_of_every_page(renderer: PdfRenderer) -> None:
    head = "<style>p{colour:red}</style>"
    first, again = made(renderer, page(head)), made(renderer, page(head))
    assert first == again
    assert any("colour" in message for message in first[1])


def test_no_more_sheets_are_kept_than_are_needed(renderer: PdfRenderer) -> None:
    for number in range(sheets.MOST + 2):
        renderer._sheets.read(f"p{{margin:{number}px}}")
    assert len(renderer._sheets._read) <= sheets.MOST


def test_pages_without_notes_have_no_pseudo_elements_for_them(renderer: PdfRenderer) -> None:
    def pseudo_elements(*texts: str) -> set[str | None]:
        html = renderer._html(page("", "<p>words</p><ul><li>x</li></ul>"), {}, *texts)
        styles = weasyprint.css.get_all_computed_styles(html)._computed_styles
        return {f"{element.tag}::{pseudo}" for element, pseudo in styles if pseudo}

    assert pseudo_elements() == {"li::marker"}
    for text in ("p{float:footnote}", "p{position:note(x)}", "p{display:list-item}", "p::NOTE-CALL{}"):
        assert {"p::footnote-call", "p::note-marker", "p::marker"} <= pseudo_elements(text)


def test_weasyprints_own_sheet_has_what_is_taken_from_it() -> None:
    """Fails where a new version has other pseudo-elements for all elements."""
    own = weasyprint.UA_STYLESHEET.matcher
    before = copy.copy(own.other_selectors)
    assert {one[3] for one in before if one[3]} == {*sheets._OF_NOTES, "marker"}
    light = sheets._lightened(own)
    assert own.other_selectors == before
    assert not [one for one in light.other_selectors if one[3]]

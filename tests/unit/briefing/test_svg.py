"""SVG logos: drawing only. What is more than that is refused, and what stays is written anew."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest

from briefgen.briefing.images import read_picture
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.svg import Drawing, safe_svg
from briefgen.problems import Place, Problem

PLACE = Place("briefs/archive.yaml", 9, 9)
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 60">'
)
DOT = '<circle cx="30" cy="30" r="28" fill="#1d4d2b"/>'


def read(body: str, before: str = "", head: str = HEAD) -> tuple[Drawing | None, list[Problem]]:
    return safe_svg(f"{before}{head}{body}</svg>".encode(), "logo.svg", PLACE)


def text_of(body: str, before: str = "") -> str:
    drawing, problems = read(body, before)
    assert drawing, problems
    return drawing.data.decode()


EXPORTED = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: WITNESS-NAME -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
"""
DRAWN = """<style type="text/css">.a{fill:#1d4d2b;} .b,.c{fill:url(#g)}</style>
<metadata>WITNESS-NAME</metadata>
<title>WITNESS-NAME</title><defs><linearGradient id="g"><stop offset="0" style="stop-color:#a8321a"/>
<stop offset="1" stop-color="#1d4d2b"/></linearGradient></defs>
<g xmlns:i="http://ns.adobe.com/x" i:note="WITNESS-NAME"><i:notes>WITNESS-NAME</i:notes>
<circle class="a" cx="30" cy="30" r="28"/><path class="b" d="M70 10h120v40H70z"/></g>"""


def test_what_drawing_programs_write_is_kept_and_what_they_tell_is_not() -> None:
    text = text_of(DRAWN, EXPORTED)
    assert 'fill="#1d4d2b"' in text
    assert 'fill="url(#g)"' in text
    assert 'stop-color="#a8321a"' in text
    for gone in ("WITNESS", "style", "class", "DOCTYPE", "adobe", "<?", "<!--"):
        assert gone not in text


def test_its_proportions_are_those_of_its_view_box() -> None:
    drawing, _ = read(DOT)
    assert drawing
    assert (drawing.width, drawing.height) == (3333, 1000)
    other, _ = read(DOT, head='<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="10mm">')
    assert other
    assert b'viewBox="0 0 30 10"' in other.data


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<circle r="3" onload="alert(1)"/>',
        '<circle r="3" ONCLICK="alert(1)"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        '<use href="#a"/>',
        '<g xlink:href="https://example.org/"/>',
        '<a href="javascript:alert(1)"><circle r="3"/></a>',
        "<text>words</text>",
        '<animate attributeName="href" to="https://example.org/"/>',
        '<set attributeName="fill" to="red"/>',
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>* { fill: red }</style>",
        '<circle r="3" fill="url(https://example.org/x.svg#a)"/>',
        '<circle r="3" style="fill:url(//example.org/x)"/>',
        '<circle r="3" style="background:url(https://example.org/x)"/>',
        "<style>.a{fill:u\\72l(https://example.org)}</style><circle class='a' r='3'/>",
        '<clipPath id="a"><circle r="3" clip-path="url(#a)"/></clipPath><g clip-path="url(#a)"/>',
        "<g>" * 50 + "</g>" * 50,
    ],
)
def test_what_is_more_than_a_drawing_is_refused(body: str) -> None:
    drawing, problems = read(DOT + body)
    assert drawing is None
    assert {problem.code for problem in problems} == {"svg-refused"}
    assert all(problem.place == PLACE and problem.hint for problem in problems)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    _, problems = read("<script/><text>x</text><image/>" + DOT)
    assert len(problems) == 3


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        (BOMB + HEAD + "<title>&b;</title></svg>").encode(),
        (
            '<!DOCTYPE svg SYSTEM "file:///etc/passwd" [<!ENTITY % x SYSTEM "file:///etc/passwd">]>'
            + HEAD
            + "</svg>"
        ).encode(),
        ('<?xml-stylesheet href="https://example.org/x.css"?>' + HEAD + "</svg>").encode(),
        (HEAD + DOT + "</svg>").encode("utf-16"),
        (HEAD + DOT).encode(),
        b"",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        (HEAD + DOT * 4000 + "</svg>").encode(),
        (HEAD + " " * 600_000 + "</svg>").encode(),
        b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="3"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"/>',
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>',
    ],
)
def test_hostile_and_clumsy_files_are_refused(data: bytes) -> None:
    drawing, problems = safe_svg(data, "logo.svg", PLACE)
    assert drawing is None
    assert {problem.code for problem in problems} == {"svg-refused"}


def test_an_entity_of_the_declaration_alone_is_no_way_in() -> None:
    drawing, _ = safe_svg(f"<!DOCTYPE svg>{HEAD}{DOT}<desc>&x;</desc></svg>".encode(), "logo.svg", PLACE)
    assert drawing is None or b"&x;" not in drawing.data


def test_a_pdf_shows_it(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(HEAD + DRAWN + "</svg>", encoding="utf-8")
    logo, problems = read_picture(tmp_path, "logo.svg", PLACE)
    assert logo, problems
    page = (
        "<!DOCTYPE html><html lang='en'><head><title>T</title><style>body{font-family:'Briefgen Serif'}"
        "img{width:100px}</style></head><body><h1>T</h1><img alt='Desk' src='asset:logo.svg'></body></html>"
    )
    pdf, problems = PdfRenderer().render(
        page, "", {"asset:logo.svg": logo.data}, publisher="Desk", lang="en", shown_as="x.yaml"
    )
    assert pdf
    assert [problem for problem in problems if problem.is_error] == []


def test_a_browser_shows_it_and_runs_nothing(tmp_path: Path, chromium: Any) -> None:
    (tmp_path / "logo.svg").write_text(HEAD + DRAWN + "</svg>", encoding="utf-8")
    logo, _ = read_picture(tmp_path, "logo.svg", PLACE)
    assert logo
    assert re.match(r"data:image/svg\+xml;base64,", logo.data_address)
    assert base64.b64decode(logo.data_address.split(",")[1]) == logo.data
    page = chromium.new_page()
    page.set_content(f"<img src='{logo.data_address}' height=40>")
    page.wait_for_function("document.images[0].complete")
    size = page.evaluate("[document.images[0].naturalWidth, document.images[0].naturalHeight]")
    page.close()
    assert size == [3333, 1000]

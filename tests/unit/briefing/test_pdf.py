"""The PDF renderer: fetches nothing, keeps no silence, fits the last page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from briefgen.briefing import layout, pagechecks
from briefgen.briefing.fitting import CLOSER
from briefgen.briefing.labels import read_labels
from briefgen.briefing.pdf import PdfRenderer
from briefgen.problems import Place, Problem
from briefgen.templating import Templates

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>T</title>{head}</head><body><h1>T</h1>{body}</body></html>"
)
STEPS = f"{CLOSER} body {{ line-height: 1.34 !important }} {CLOSER} body {{ line-height: 1.28 !important }}"
FONTS = '<style>body{font-family:"Briefgen Serif"}</style>'


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


def problems_of(renderer: PdfRenderer, body: str, head: str = "") -> tuple[bool, list[Problem]]:
    page = PAGE.format(head=FONTS + head, body=body)
    pdf, problems = renderer.render(page, "", {}, publisher="Desk", lang="en", shown_as="briefs/x.yaml")
    return pdf is not None, problems


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "ftp://example.org/x.png",
        "asset:unknown.png",
        "FILE:///etc/hostname",
    ],
)
@pytest.mark.parametrize("form", ['<img alt="x" src="{}">', '<p style="background:url({})">x</p>'])
def test_a_page_gets_nothing_that_it_was_not_given(renderer: PdfRenderer, address: str, form: str) -> None:
    made, problems = problems_of(renderer, form.format(address))
    assert not made
    assert [problem.code for problem in problems] == ["asset-refused"]


def test_a_style_sheet_from_elsewhere_is_refused(renderer: PdfRenderer) -> None:
    made, problems = problems_of(renderer, "x", '<link rel="stylesheet" href="https://example.org/x.css">')
    assert not made
    assert problems[0].code == "asset-refused"


def test_what_weasyprint_only_logs_becomes_a_problem(renderer: PdfRenderer) -> None:
    made, problems = problems_of(renderer, '<p style="colour:red">x</p><a href="#gone">x</a>')
    assert made
    assert {problem.code for problem in problems} == {"pdf-said"}
    assert any("colour" in problem.message for problem in problems)
    assert any("gone" in problem.message for problem in problems)


def test_a_sound_page_has_no_problems(renderer: PdfRenderer) -> None:
    assert problems_of(renderer, "<p>words</p>") == (True, [])


def test_a_last_page_of_a_few_lines_is_fitted_or_said(renderer: PdfRenderer) -> None:
    head = "<style media='print'>@page{size:A4}body{font-size:12pt;line-height:1.5}</style>"
    fitted = set()
    for count in range(40, 50):
        page = PAGE.format(head=FONTS + head, body="<p>One line of words.</p>" * count)
        pdf, problems = renderer.render(page, STEPS, {}, publisher="Desk", lang="en", shown_as="x.yaml")
        assert pdf is not None
        document = renderer._laid_out(
            renderer._weasyprint.HTML(string=page, url_fetcher=renderer._fetcher({})), ""
        )
        if pagechecks.ends_near_empty(layout.read_layout(document.pages)):
            fitted.add((pdf.pages < len(document.pages), tuple(problem.code for problem in problems)))
    assert fitted <= {(True, ()), (False, ("last-page-near-empty",))}
    assert (True, ()) in fitted


def test_what_saves_a_page_is_tried_from_the_loosest_on(
    renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "<style media='print'>@page{size:A4}body{font-size:12pt;line-height:1.5}</style>"
    tried: list[tuple[str, int]] = []
    laid_out = PdfRenderer._laid_out

    def counted(self: PdfRenderer, html: object, sheet: str) -> object:
        document = laid_out(self, html, sheet)
        tried.append((sheet.partition("line-height: ")[2][:4], len(document.pages)))
        return document

    monkeypatch.setattr(PdfRenderer, "_laid_out", counted)
    seen = set()
    for count in range(36, 56):
        page = PAGE.format(head=FONTS + head, body="<p>One line of words.</p>" * count)
        tried.clear()
        pdf, _ = renderer.render(page, STEPS, {}, publisher="Desk", lang="en", shown_as="x.yaml")
        assert pdf is not None
        loose = tried[0][1]
        seen.add((tuple((height, pages - loose) for height, pages in tried), pdf.pages - loose))
    assert seen == {
        ((("", 0),), 0),
        ((("", 0), ("1.34", 0), ("1.28", 0)), 0),
        ((("", 0), ("1.34", -1)), -1),
        ((("", 0), ("1.34", 0), ("1.28", -1)), -1),
    }


def test_a_picture_that_leaves_a_page_white_gets_smaller_before_the_text_gets_closer(
    renderer: PdfRenderer, tmp_path: Path
) -> None:
    templates, image = Templates(tmp_path), io.BytesIO()
    Image.new("RGB", (1000, 800), "navy").save(image, "PNG")
    labels, _ = read_labels(templates, "en", Place("x.yaml"))
    css = "@page{size:A4}body{font-size:12pt;line-height:1.5}.picture{break-inside:avoid}"
    css += ".picture img{max-height:110mm}"
    figure = '<figure class="picture"><img alt="x" src="asset:x.png"></figure>'

    def pages(*, pictures: bool) -> int:
        sheet = templates.render("shared/pdf.css", {"label": labels, "pictures": pictures})
        body = "<p>One line of words.</p>" * 17 + figure + "<p>One line of words.</p>" * 17
        page = PAGE.format(head=f"{FONTS}<style>{css}</style>", body=body)
        pdf, problems = renderer.render(
            page, sheet, {"asset:x.png": image.getvalue()}, publisher="Desk", lang="en", shown_as="x.yaml"
        )
        assert pdf is not None
        assert {problem.code for problem in problems} <= {"last-page-near-empty"}, problems
        return pdf.pages

    assert (pages(pictures=False), pages(pictures=True)) == (3, 2)


def test_the_last_page_is_measured(renderer: PdfRenderer) -> None:
    def fill(lines: int) -> float:
        page = PAGE.format(head=FONTS, body="<p>x</p>" * lines)
        html = renderer._weasyprint.HTML(string=page, url_fetcher=renderer._fetcher({}))
        return layout.read_layout(renderer._laid_out(html, "").pages).reach(1)

    assert 0 < fill(1) < 0.2 < fill(12) < 0.9

"""Lines that stay set until they are drawn look as if Pango had set them again."""

from __future__ import annotations

from typing import Any

import pytest
from weasyprint.draw import text
from weasyprint.text import line_break

from briefgen.briefing.pdf import PdfRenderer

WORDS = (
    "Rain fell on Alphaville at least 1,200 times; nobody counted the officials’ “hidden” days.",
    "ffi fl Th www and Donau\u00addampf\u00adschiff, e\u0301te\u0301",
    "2 ديسمبر 2024 قالت الأمم المتّحدة x 4",
    "one\ntwo\r\nthree\u2029four\tfive\u2028six seven",
)
LOOKS = (
    "",
    "text-align:justify",
    "text-align:justify;letter-spacing:1px;word-spacing:2px",
    "white-space:pre-wrap;tab-size:3",
    "white-space:nowrap;overflow:hidden;text-overflow:ellipsis",
    "max-lines:1;block-ellipsis:auto;overflow:hidden",
    "hyphens:auto;text-decoration:underline",
    "direction:rtl;font-variant-caps:small-caps",
)
PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>T</title></head>"
    "<body style=\"font-family:'Briefgen Serif','Briefgen Arabic'\"><h1>T</h1>"
    + "".join(
        # Twice, so that one line is drawn as it is remembered; then the same one cut off, and whole again.
        f"<div style='width:9em;{look}'><p>{words}</p><p>{words}</p></div>"
        f"<p style='width:9em;text-overflow:ellipsis;overflow:hidden;white-space:nowrap'>{words}</p>"
        f"<p style='white-space:nowrap'>{words}</p>"
        for look in LOOKS
        for words in WORDS
    )
    + "<svg width='200' height='40' role='img' aria-label='T'><text x='4' y='20'>Alphaville 32</text></svg>"
    "</body></html>"
)


def made(renderer: PdfRenderer) -> bytes:
    pdf, _ = renderer.render(PAGE, "", {}, publisher="Desk", lang="en", shown_as="briefs/x.yaml")
    assert pdf is not None
    return pdf.data


def set_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = line_break.Layout.briefgen_slow  # type: ignore[attr-defined]
    for name, method in zip(("set_text", "deactivate", "reactivate"), slow, strict=True):
        monkeypatch.setattr(line_break.Layout, name, method)


def test_every_page_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    kept = made(renderer)
    set_as_before(monkeypatch)
    assert made(renderer) == kept


def test_pango_sets_fewer_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    count = 0
    setup = line_break.Layout.setup

    def counted(self: Any, style: Any) -> None:
        nonlocal count
        count += 1
        setup(self, style)

    monkeypatch.setattr(line_break.Layout, "setup", counted)
    made(renderer)
    few, count = count, 0
    set_as_before(monkeypatch)
    made(renderer)
    assert few < 0.9 * count


def test_a_line_that_is_spaced_out_would_be_drawn_as_it_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    kept = made(renderer)

    def careless(self: Any) -> None:
        """Keeps every line, even one whose words are spaced out when it is drawn."""
        self.__dict__.setdefault("briefgen_kept", True)

    monkeypatch.setattr(line_break.Layout, "deactivate", careless)
    assert made(renderer) != kept


def test_a_line_that_is_cut_off_would_spoil_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    kept = made(renderer)
    monkeypatch.setattr(text, "draw_first_line", text.draw_first_line.__wrapped__)
    assert made(renderer) != kept

"""A process that has printed the sample page prints as ever, and needs nothing more that is costly."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.briefing import fonts, pdf
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import Wanted
from briefgen.briefing.warming import sample_page

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>Wells</title></head><body><h1>Wells</h1>"
    "<p style='font-weight: 600'>At least 43 wells are dry.</p></body></html>"
)
WANTED = Wanted(PAGE, "body { font-family: 'Briefgen Sans' }", {}, "Desk", "en")


def test_pages_come_out_the_same() -> None:
    cold, warm = PdfRenderer(), PdfRenderer()
    warm.warm_up()
    assert warm.printed(WANTED) == cold.printed(WANTED)


def test_every_face_but_the_arabic_ones_is_there_already() -> None:
    page = sample_page().page
    families = {(face.family, face.style, face.weight) for face in fonts.FACES if face.family != fonts.ARABIC}
    assert all(f"{style} {weight} medium '{family}'" in page for family, style, weight in families)
    assert fonts.ARABIC not in page


def test_fonts_are_cut_before_the_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    face = pdf.static_face
    monkeypatch.setattr(pdf, "static_face", lambda one, kept: (asked.append(one.asset), face(one, kept))[1])
    renderer = PdfRenderer()
    renderer.warm_up()
    assert len(asked) >= len(fonts.FACES)
    asked.clear()
    renderer.printed(WANTED)
    assert asked == []


def test_nothing_is_said_of_the_sample(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert PdfRenderer(tmp_path).printed(sample_page()).said == ()
    assert capfd.readouterr() == ("", "")

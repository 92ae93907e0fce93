"""Lines from memory are those that WeasyPrint sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from briefgen.briefing import linememory
from briefgen.briefing.pdf import PdfRenderer

Split = Callable[..., tuple[Any, ...]]

CELLS = (
    "Rain fell on Alphaville at least 1,200 times; nobody counted the officials’ “hidden” days.",
    "In 2024 4\u00a0% — or 3\u202f000 km² – of the province\u00a0was closed\u00a0",
    "ffi fl Th www --> a/b https://example.org/a-very-long-address?with=parts&more=parts",
    "Donau\u00addampf\u00adschiff und Größe",
    "e\u0301te\u0301 co\u0302te #\ufe0f\u20e3 न्यायालय 한국어 日本語の文",
    "2 ديسمبر 2024 قالت الأمم المتّحدة x 4",
    "Привет 5 лет, ΑΒΓ δεζ",
    "a",
    " x ",
    "1\u00a0",
)
LOOKS = (
    "overflow-wrap:anywhere",
    "overflow-wrap:anywhere;font-family:'Briefgen Sans';font-weight:600;letter-spacing:1px;word-spacing:2px",
    "overflow-wrap:normal;font-variant-numeric:tabular-nums;text-decoration:underline",
    "overflow-wrap:break-word;font-style:italic;text-transform:uppercase",
    "overflow-wrap:anywhere;white-space:pre-wrap",
    "overflow-wrap:anywhere;white-space:nowrap",
    "word-break:break-all;hyphens:auto",
    "overflow-wrap:anywhere;font-kerning:none;font-size:7pt",
)


def page(direction: str = "ltr", cells: tuple[str, ...] = CELLS) -> str:
    rows = "".join(
        f'<tr style="{look}">{"".join(f"<td>{cell} <b>{cell[:9]}</b></td>" for cell in cells)}</tr>'
        for look in LOOKS
    )
    return (
        f"<!DOCTYPE html><html lang='en' dir='{direction}'><head><title>T</title></head>"
        "<body style=\"font-family:'Briefgen Serif','Briefgen Arabic'\"><h1>T</h1>"
        f"<table><thead><tr><th scope='col'>T</th></tr></thead><tbody>{rows}</tbody></table>"
        f"<ul style='display:flex'>{''.join(f'<li>{cell}</li>' for cell in cells[:4])}</ul></body></html>"
    )


def made(renderer: PdfRenderer, text: str, sheet: str = "") -> bytes:
    pdf, _ = renderer.render(text, sheet, {}, publisher="Desk", lang="en", shown_as="briefs/x.yaml")
    assert pdf is not None
    return pdf.data


def facts(layout: Any) -> dict[str, object]:
    """What a layout says of its line; Pango's own objects are others each time."""
    return {
        name: value for name, value in vars(layout).items() if name not in ("layout", "style", "language")
    }


@pytest.fixture
def renderer() -> PdfRenderer:
    return PdfRenderer()


@pytest.fixture
def differing(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts of which memory says anything other than WeasyPrint does."""
    assert renderer
    found: list[str] = []

    def compared(module: Any) -> None:
        remembering = module.split_first_line

        def split(text: str, *given: Any, **options: Any) -> tuple[Any, ...]:
            ours = remembering(text, *given, **options)
            theirs = line_break.split_first_line(text, *given, **options)
            alike = ours[2:4] == theirs[2:4]
            if ours[0] is not None:
                alike = ours[1:] == theirs[1:] and facts(ours[0]) == facts(theirs[0])
            if not alike:
                found.append(text)
            return ours

        monkeypatch.setattr(module, "split_first_line", split)

    compared(inline)
    compared(preferred)
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_every_line_is_the_one_that_weasyprint_sets(
    renderer: PdfRenderer, differing: list[str], direction: str
) -> None:
    made(renderer, page(direction))
    assert differing == []
    # A second document is set from the letters of the first.
    made(renderer, page(direction, CELLS[::-1]))
    assert differing == []


def test_a_letter_that_does_not_stand_alone_would_be_found(
    renderer: PdfRenderer, differing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linememory, "_stands_alone", lambda _: True)
    made(renderer, page())
    assert any("\u0301" in text for text in differing)


def test_a_property_that_was_forgotten_would_be_found(
    renderer: PdfRenderer, differing: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linememory, "_line", lambda style: style["font_family"])
    made(renderer, page())
    assert differing


def test_weasyprint_reads_nothing_else_of_a_style(
    renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()

    class Watched(dict):  # type: ignore[type-arg]
        def __init__(self, style: Any) -> None:
            self.style, self.font_config, self.cache = style, style.font_config, style.cache

        def __missing__(self, key: str) -> Any:
            read.add(key)
            return self.style[key]

    def watched(real: Split) -> Split:
        def split(text: str, style: Any, *given: Any, **options: Any) -> tuple[Any, ...]:
            if style["hyphens"] != "auto":
                line_break.split_first_line(text, Watched(style), *given, **options)
            return real(text, style, *given, **options)

        return split

    for module in (inline, preferred):
        monkeypatch.setattr(module, "split_first_line", watched(module.split_first_line))
    made(renderer, page())
    assert read <= {*linememory.READ_FOR_A_LINE, "text_decoration_line"}


def test_what_is_remembered_changes_no_byte(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = made(renderer, page()), made(renderer, page())
    monkeypatch.setattr(linememory, "_lines_of", lambda _: None)
    assert first == again == made(PdfRenderer(), page())


def test_most_lines_come_from_memory(renderer: PdfRenderer, monkeypatch: pytest.MonkeyPatch) -> None:
    set_by_pango = []
    get_first_line = line_break.Layout.get_first_line

    def counted(self: Any) -> Any:
        set_by_pango.append(self.text)
        return get_first_line(self)

    monkeypatch.setattr(line_break.Layout, "get_first_line", counted)
    made(renderer, page())
    ours = len(set_by_pango)
    set_by_pango.clear()
    monkeypatch.setattr(linememory, "_lines_of", lambda _: None)
    made(renderer, page())
    assert ours < 0.75 * len(set_by_pango)


def test_another_face_makes_all_be_measured_anew(renderer: PdfRenderer) -> None:
    made(renderer, page())
    assert renderer._lines.letters
    face = '@font-face{font-family:"Other";src:url("asset:fonts/Briefgen-Sans-600-normal.ttf")}'
    renderer._sheets.read(face)
    assert not renderer._lines.letters
    assert not renderer._lines.lines


def test_fonts_that_are_not_ours_are_left_alone() -> None:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    weasyprint.HTML(string="<p style='overflow-wrap:anywhere;float:left'>words</p>").render(font_config=fonts)
    assert not hasattr(fonts, "briefgen_lines")

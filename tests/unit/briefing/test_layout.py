"""What is read from laid-out pages, and each check with a planted fault and without."""

from __future__ import annotations

import io

import pytest
import weasyprint

from briefgen.briefing.layout import Layout, read_layout
from briefgen.briefing.pagechecks import PageFinding, check_pages
from briefgen.briefing.pdf import PdfRenderer

STYLE = (
    "@page { size: 100mm 100mm; margin: 10mm }"
    'html { font: 10pt/15pt "Briefgen Serif", "Briefgen Arabic" } * { margin: 0 }'
    "p { orphans: 1; widows: 1 } h2 { font-size: 12pt; break-after: auto }"
)
"""A page of 80 mm takes 15 lines of 15 points."""


def dots(width: int) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (width, width), (200, 0, 0)).save(out, "PNG")
    return out.getvalue()


@pytest.fixture(scope="module")
def renderer() -> PdfRenderer:
    return PdfRenderer()


def laid_out(renderer: PdfRenderer, body: str, style: str = "") -> Layout:
    page = f"<html lang='en'><title>T</title><style>{STYLE}{style}</style><body>{body}</body></html>"
    fetcher = renderer._fetcher({"asset:dots": dots(100)})
    html = weasyprint.HTML(string=page, base_url=None, url_fetcher=fetcher)
    return read_layout(renderer._laid_out(html, "").pages)


def found(
    renderer: PdfRenderer, body: str, style: str = "", most_pages: int | None = None
) -> dict[str, PageFinding]:
    return {item.code: item for item in check_pages(laid_out(renderer, body, style), most_pages)}


LINE = "<p>x</p>"


def test_the_box_tree_is_that_of_this_version() -> None:
    assert weasyprint.__version__ == "70.0", (
        "see test_tagging.py, which says what to do when WeasyPrint moves"
    )


def test_texts_are_read_with_their_element_their_lines_and_their_size(renderer: PdfRenderer) -> None:
    layout = laid_out(
        renderer, "<section aria-labelledby='a'><h2 id='a'>Head</h2><p>one<br>two</p></section>"
    )
    head, text = layout.texts
    assert (head.tag, head.element, head.words, head.smallest) == ("h2", "a", "Head", pytest.approx(12))
    assert (text.tag, text.element, text.words, len(text.tops)) == ("p", "a", "one two", 2)
    assert layout.reach(1) == pytest.approx(3 * 15 * 25.4 / 72 / 80, abs=0.02)


def test_a_sound_document_has_no_findings(renderer: PdfRenderer) -> None:
    body = "<h2>Head</h2>" + LINE * 40 + "<blockquote>Said.</blockquote><ul><li>a</li></ul>"
    assert found(renderer, body) == {}


def test_a_heading_alone_at_the_foot_is_found(renderer: PdfRenderer) -> None:
    finding = found(renderer, LINE * 14 + "<h2 id='h'>Head</h2>" + LINE * 9)["stranded-heading"]
    assert (finding.element, finding.words, finding.page) == ("h", "Head", 1)
    assert found(renderer, LINE * 13 + "<h2 id='h'>Head</h2>" + LINE * 9) == {}


def test_a_quote_on_two_pages_is_found(renderer: PdfRenderer) -> None:
    quote = "<figure id='q'><blockquote><p>one<br>two<br>three</p></blockquote></figure>"
    finding = found(renderer, LINE * 13 + quote + LINE * 9)["split-quote"]
    assert (finding.element, finding.words, finding.page) == ("q", "onetwothree", 1)
    assert found(renderer, LINE * 12 + quote + LINE * 9) == {}


def test_a_last_page_under_a_quarter_is_found(renderer: PdfRenderer) -> None:
    finding = found(renderer, LINE * 16)["last-page-near-empty"]
    assert finding.amount == pytest.approx(1 / 15, abs=0.01)
    assert found(renderer, LINE * 19) == {}
    assert found(renderer, LINE) == {}, "a document of one page may be short"


def test_how_much_a_document_is_too_long_is_counted(renderer: PdfRenderer) -> None:
    long = "<p id='long'>" + "word " * 40 + "</p>"
    finding = found(renderer, long + LINE * 15, most_pages=1)["page-overflow"]
    lines = laid_out(renderer, long).texts[0].tops
    assert (finding.amount, finding.element, finding.page, finding.most) == (len(lines), "long", 2, 1)
    assert finding.mm == pytest.approx(len(lines) * 15 * 25.4 / 72, abs=1.5)
    assert found(renderer, LINE * 15, most_pages=1) == {}


def test_lines_side_by_side_count_once(renderer: PdfRenderer) -> None:
    row = "<div style='display: flex'><p>left</p><p>right</p></div>"
    assert found(renderer, row * 17, most_pages=1)["page-overflow"].amount == 2


def test_too_few_pages_are_found(renderer: PdfRenderer) -> None:
    codes = [item.code for item in check_pages(laid_out(renderer, LINE), 2, exactly=True)]
    assert codes == ["too-few-pages"]


@pytest.mark.parametrize(
    "body",
    [
        f"<p id='wide'>{'w' * 90}</p>",
        "<table id='wide' style='width: 90mm'><tr><td style='width: 88mm'></td><td>words</td></tr></table>",
        "<p id='wide' style='margin-left: -5mm'>x</p>",
        "<p id='wide'><img alt='' src='asset:dots' style='width: 90mm'></p>",
        "<p id='wide' style='position: absolute; top: 79mm'>x</p>",
    ],
)
def test_what_leaves_the_text_area_is_found(renderer: PdfRenderer, body: str) -> None:
    finding = found(renderer, body)["content-overflow"]
    assert finding.element == "wide"
    assert finding.amount > 1


def test_the_numbers_of_a_list_may_hang_out(renderer: PdfRenderer) -> None:
    assert found(renderer, "<ol style='padding: 0'><li>one</li></ol>") == {}


@pytest.mark.parametrize(
    ("body", "size"),
    [
        ("<p id='s' style='font-size: 8.5pt'>x</p>", 8.5),
        ("<p id='s'>x <b style='font-size: 7pt'>y</b></p>", 7),
        ("<p id='s'>x<sup style='font-size: 5pt'>1</sup></p>", 5),
    ],
)
def test_small_text_is_found(renderer: PdfRenderer, body: str, size: float) -> None:
    finding = found(renderer, body)["small-text"]
    assert (finding.element, finding.amount) == ("s", pytest.approx(size))


def test_running_headers_have_to_be_readable_too(renderer: PdfRenderer) -> None:
    header = "@page {{ @top-left {{ content: 'head'; font-size: {}pt }} }}"
    assert found(renderer, LINE, header.format(8))["small-text"].words == "head"
    assert found(renderer, LINE, header.format(9)) == {}


def test_raised_marks_may_be_smaller(renderer: PdfRenderer) -> None:
    assert found(renderer, "<p>x<sup style='font-size: 6.3pt'>1</sup></p>") == {}


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("yes 🙂", "🙂"),
        ("和平 now", "和平"),
        ("<b style='font-family: Arial'>no</b>", "no"),
        ("一 todo", "一"),
    ],
)
def test_letters_of_another_font_are_found(renderer: PdfRenderer, text: str, characters: str) -> None:
    finding = found(renderer, f"<p id='f'>{text}</p>")["font-fallback"]
    assert (finding.element, finding.characters) == ("f", "".join(sorted(characters)))


def test_all_letters_of_ours_are_known(renderer: PdfRenderer) -> None:
    text = "Жизнь Ελλάδα naïve “x” – … •  \u200f\u00ad سلام N’Djaména ≥ ½ € №"
    assert found(renderer, f"<p>{text}</p>") == {}


def test_what_is_said_of_fonts_is_what_pango_does(renderer: PdfRenderer) -> None:
    def families(text: str) -> set[str]:
        page = f"<html lang='en'><title>T</title><style>{STYLE}</style><h1>T</h1><p>{text}"
        fetcher = renderer._fetcher({})
        document = renderer._laid_out(weasyprint.HTML(string=page, url_fetcher=fetcher), "")
        document.write_pdf()
        return {
            font.family.decode() if isinstance(font.family, bytes) else font.family
            for font in document.fonts.values()
        }

    ours = families("Жизнь Ελλάδα “x” – سلام ≥ ½ €")
    assert {name.replace("-", " ") for name in ours} <= {"Briefgen Serif", "Briefgen Arabic"}
    assert families("<b style='font-family: monospace'>not ours</b>") - ours


@pytest.mark.parametrize(
    "form",
    [
        "<img id='i' alt='x' src='asset:dots' style='width: {}in'>",
        ("<p id='i' style='background: url(asset:dots) no-repeat; background-size: {}in; height: 1in'>x</p>"),
    ],
)
def test_a_coarse_picture_is_found(renderer: PdfRenderer, form: str) -> None:
    finding = found(renderer, form.format(1))["image-low-resolution"]
    assert (finding.element, finding.amount) == ("i", pytest.approx(100, abs=1))
    assert found(renderer, form.format(0.6)) == {}

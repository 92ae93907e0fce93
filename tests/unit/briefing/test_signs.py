"""Arabic words with signs: whole for readers of a PDF's text, and drawn where WeasyPrint draws them."""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
import weasyprint
from PIL import Image, ImageChops

from briefgen.briefing import signs
from briefgen.briefing.pdf import PdfRenderer
from tests.pdfs import pdfium_pages, poppler_pages

WORDS = """
أُعلن حُجبت تخبر لكن كثيرًا متاحًا أحيانًا استنادًا موثّق أُغلقت أُجري حقٌّ منّة كافةً
آليًا مُعترَف المتخيَّل ماءً بئرًا مسؤوليّة تعذّر مدنيًّا إِلى كتابٍ اللّه والّذين يُنسَب هؤلاءِ
قُرًى الأُمَم لأُسَر لإِعادة لآخر شيءٌ لكم كما لكل يخبر بخير نخبة تحت
""".split()  # noqa: SIM905 - read as words
PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>T</title><style>
body {{ font: 12pt "Briefgen Arabic"; font-kerning: none }}</style></head>
<body><h1>{WORDS[0]} {WORDS[11]}</h1><p>{" ".join(WORDS)}</p></body></html>"""


def rendered(page: str = PAGE) -> bytes:
    pdf, problems = PdfRenderer().render(page, "", {}, publisher="P", lang="ar", shown_as="t")
    assert pdf is not None, problems
    return pdf.data


def as_weasyprint_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines as they come from WeasyPrint: nothing is torn, so nothing is mended."""
    monkeypatch.setattr(signs, "_is_torn", lambda _: False)


def words(text: str) -> set[str]:
    return set(re.findall("[\\w\u064b-\u0652]+", unicodedata.normalize("NFC", text)))


def lost(data: bytes, folder: Path) -> dict[str, set[str]]:
    path = folder / "page.pdf"
    path.write_bytes(data)
    wanted = words(" ".join(WORDS))
    readers = {"poppler": poppler_pages, "pdfium": pdfium_pages}
    return {name: wanted - words(" ".join(read(path))) for name, read in readers.items()}


def picture(data: bytes) -> Image.Image:
    return pypdfium2.PdfDocument(io.BytesIO(data))[0].render(scale=2).to_pil().convert("L")


def test_every_word_is_whole_for_two_readers(tmp_path: Path) -> None:
    assert lost(rendered(), tmp_path) == {"poppler": set(), "pdfium": set()}


def test_weasyprint_alone_still_tears_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails, look whether ``signs.py`` can go."""
    assert weasyprint.__version__.startswith("70"), "another version: see whether the repair is still needed"
    as_weasyprint_does(monkeypatch)
    torn = lost(rendered(), tmp_path)
    assert len(torn["poppler"]) > 20
    assert len(torn["pdfium"]) > 10


def changed(one: bytes, other: bytes) -> int:
    """How many points of the page's picture are dark in one and pale in the other."""
    difference = ImageChops.difference(picture(one), picture(other))
    return sum(difference.histogram()[129:])


def test_the_page_looks_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    mended = rendered()
    with monkeypatch.context() as patch:
        as_weasyprint_does(patch)
        before = rendered()
    monkeypatch.setattr(signs._Line, "_draw", lambda line, _: line.outlines.append(b"n"))
    assert changed(mended, before) < 120, "more than the edges of a few letters moved"
    assert changed(rendered(), before) > 1200, "letters that are not drawn would not be seen here"


def test_lines_without_signs_are_written_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    page = re.sub("<body>.*</body>", "<body><p>قتل المدنيون. English too.</p></body>", PAGE, flags=re.S)
    mended = rendered(page)
    as_weasyprint_does(monkeypatch)
    assert rendered(page) == mended


def test_the_same_page_gives_the_same_bytes() -> None:
    assert rendered() == rendered()

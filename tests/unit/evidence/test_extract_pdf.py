"""PDFs: the words, the marks of notes, the labels, and the doubts."""

from __future__ import annotations

import pytest

from briefgen.evidence.pages import Doubt, SourceText
from briefgen.evidence.sources.extractkinds import read_source
from briefgen.evidence.sources.pagelabels import page_labels
from briefgen.evidence.sources.refused import MAX_PAGES, Refusal
from tests.sourcefiles import corpus, lines, pdf, with_mark

PROSE = (
    "At least 32 civilians were killed in the town of Lere.",
    "Witnesses told the commission that soldiers came at dawn and burned the houses near the market.",
    "The authorities have not answered the letter of 12 October.",
)


def read(data: bytes) -> SourceText:
    return read_source("pdf", data)


def raised(text: SourceText) -> list[str]:
    return [page.text[start:end] for page in text.pages for start, end in page.raised]


def test_pages_keep_their_lines_and_numbers() -> None:
    text = read(pdf([lines(*PROSE), lines("The second page.")]))
    assert text.paged
    assert [page.number for page in text.pages] == [1, 2]
    assert text.pages[0].text.split("\n") == list(PROSE)
    assert text.doubts == ()
    assert text.extractor == "pypdfium2"


@pytest.mark.parametrize(
    ("line", "words", "mark"),
    [
        (with_mark("birth is 52.3", "4", " years"), "birth is 52.34 years", "4"),
        (with_mark("about 198 million", "2", ", which"), "about 198 million2, which", "2"),
        (with_mark("left immediately.", "12", " It was"), "left immediately.12 It was", "12"),
        (with_mark("the decree", "*", " says"), "the decree* says", "*"),
    ],
)
def test_a_raised_mark_is_told_from_the_number_it_touches(line: str, words: str, mark: str) -> None:
    text = read(pdf([line + lines(*PROSE, top=600)]))
    first = text.pages[0].text.split("\n")[0]
    assert first == words
    assert raised(text) == [mark]


def test_digits_of_the_text_itself_are_not_raised() -> None:
    large_quote_mark = "BT /F1 40 Tf 60 735 Td (\u201c) Tj ET BT /F1 12 Tf 75 740 Td (32 died) Tj ET\n"
    fraction = with_mark("over 3 ", "1", "/2 years", top=700)
    below = "BT /F1 12 Tf 60 660 Td (CO) Tj -3 Ts /F1 7 Tf (2) Tj 0 Ts /F1 12 Tf ( rose) Tj ET\n"
    assert raised(read(pdf([large_quote_mark + fraction + below]))) == []


def test_labels_come_from_the_file() -> None:
    text = read(pdf([lines(*PROSE)] * 4, labels="0 << /S /r >> 2 << /S /D /St 1 >>"))
    assert [page.label for page in text.pages] == ["i", "ii", "1", "2"]


def test_labels_come_from_the_running_lines_where_the_file_has_none() -> None:
    pages = [lines("Report 2011", *PROSE, f"{number} Amnesty International") for number in range(30, 40)]
    assert [page.label for page in read(pdf([lines("Cover"), *pages])).pages] == [
        "",
        *map(str, range(30, 40)),
    ]


def test_years_and_totals_are_no_labels() -> None:
    texts = [f"Case 17-04780 of 2018\nPage {number} of 9\nsome text" for number in range(1, 10)]
    assert page_labels(texts, [""] * 9) == [str(number) for number in range(1, 10)]
    assert (
        page_labels([f"In {year} it rained\nand rained" for year in (1990, 1992, 1993)], [""] * 3) == [""] * 3
    )


def test_labels_left_from_parts_put_together_are_not_believed() -> None:
    texts = [f"text\n{number} Annual Report" for number in range(1, 11)]
    assert page_labels(texts, ["1"] * 10) == [str(number) for number in range(1, 11)]


def test_a_picture_without_text_and_one_with_a_stamp_are_doubted() -> None:
    bare = read(pdf([""] * 3, picture=True))
    assert bare.doubts == tuple((number, Doubt.NO_TEXT) for number in (1, 2, 3))
    stamped = read(
        pdf([lines(f"Case 17-04780 Filed 04/09/18 Page {n} of 9") for n in range(1, 10)], picture=True)
    )
    assert stamped.doubts == tuple((number, Doubt.HOLLOW) for number in range(1, 10))


def test_a_scanned_annex_is_doubted_and_an_empty_page_is_not() -> None:
    white = "q 612 0 0 792 0 0 cm /I Do Q\n"
    text = read(pdf([*[lines(*PROSE, *PROSE, *PROSE)] * 5, white, ""]))
    assert text.doubts == ((6, Doubt.NO_TEXT),)


def test_a_photograph_in_a_report_is_not_taken_for_a_scan() -> None:
    dark = "0.2 g 0 0 612 792 re f q 612 0 0 380 0 400 cm /I Do Q 0.3 g 0 0 612 792 re f\n"
    assert read(pdf([*[lines(*PROSE)] * 5, dark])).doubts == ()


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        read(pdf([""] * (MAX_PAGES + 1)))
    assert refusal.value.code == "source-too-many-pages"


def test_a_broken_pdf_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        read(b"%PDF-1.7\nnothing of the kind")
    assert refusal.value.code == "source-unreadable"


def test_a_fused_mark_of_a_real_report_is_raised() -> None:
    page = read(corpus("ooni-nigeria.pdf").read_bytes()).pages[5]
    marked = {page.text[max(0, start - 6) : start] + "^" + page.text[start:end] for start, end in page.raised}
    assert {"s 52.3^4", "illion^2", "illion^3", "s 48.8^6"} <= marked


@pytest.mark.parametrize(
    "name",
    [
        "amnesty-ooni-ethiopia-offline.pdf",
        "ooni-egypt-2018-ar.pdf",
        "ovdinfo-2014-ej-ru.pdf",
        "ooni-nigeria.pdf",
        "rdr-2019-4pager-french.pdf",
        "un-hrc-upr-mali-2013.pdf",
        "amnesty-2011.pdf",
    ],
)
def test_good_reports_give_no_doubts(name: str) -> None:
    assert read(corpus(name).read_bytes()).doubts == ()


def test_the_scan_with_a_stamp_is_hollow_on_each_page() -> None:
    text = read(corpus("scan-whitefish-stamp-only.pdf").read_bytes())
    assert text.doubts == tuple((number, Doubt.HOLLOW) for number in range(1, 10))


def test_the_second_extractor_reads_what_the_first_took_apart() -> None:
    text = read(corpus("amnesty-2011.pdf").read_bytes())
    assert text.extractor == "pypdfium2+pypdf"
    assert "A man stands in an oil slick covering a creek" in text.pages[25].text
    assert text.pages[199].label == "174"
    assert text.pages[12].label == "xi"

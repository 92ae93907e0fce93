"""What is kept of a source between two runs: whole or not at all, and never from other rules."""

import os
from pathlib import Path

import pytest

from briefgen.brief.model import Source
from briefgen.evidence.pages import PageText, SourceText
from briefgen.evidence.quotes import prepared, quoteindex
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.quotes.quoteindex import QuoteIndex
from briefgen.evidence.sources import pdfshares, pdftext
from briefgen.evidence.sources.extractkinds import read_source
from briefgen.evidence.sources.library import Library
from briefgen.evidence.sources.pdfshares import ReadPage, read_shared
from briefgen.evidence.sources.textcache import keep, look_up
from briefgen.evidence.sources.trust import PageLook
from briefgen.problems import Place
from tests.sourcefiles import lines, pdf

KEY = ("sha", "pdf", "tools")


def source(words: str) -> SourceText:
    pages = tuple(PageText(n, f"The Report\n{words} on page {n}, “twice.”3 Then\n{n}") for n in range(1, 9))
    return SourceText(pages, True, "x", "1", words)


def test_the_letters_of_a_source_are_prepared_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, KEY, source("Rain fell"))
    first = look_up(tmp_path, KEY)
    assert first is not None
    made = QuoteIndex._build(first)._prepared
    assert made.furniture
    assert made.marks
    again = look_up(tmp_path, KEY)
    assert again is not None
    monkeypatch.setattr(prepared, "page_furniture", pytest.fail)
    assert QuoteIndex._build(again)._prepared == made


def test_other_rules_use_nothing_that_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = keep(tmp_path, KEY, source("Rain fell"))
    made = QuoteIndex._build(kept)._prepared
    assert kept.shelf is not None
    assert kept.shelf.look_up(prepared.code_version()) == prepared.to_bytes(
        made, len(QuoteIndex._build(kept).text)
    )
    monkeypatch.setattr(quoteindex, "code_version", lambda: "other rules")
    monkeypatch.setattr(prepared, "page_furniture", lambda pages, _: [[] for _ in pages])
    assert QuoteIndex._build(kept)._prepared.furniture == ()


@pytest.mark.parametrize(
    "harm", [lambda b: b[:-1], lambda _: b"", lambda _: b"[1, []]\n", lambda b: b"x" + b]
)
def test_what_was_kept_and_is_damaged_is_prepared_anew(harm: object) -> None:
    text = source("Rain fell")
    index = QuoteIndex._build(text)
    data = prepared.to_bytes(index._prepared, len(index.text))
    assert prepared.from_bytes(data, len(index.text)) == index._prepared
    assert prepared.from_bytes(data, 5) is None, "another text"
    assert prepared.from_bytes(harm(data), len(index.text)) is None  # type: ignore[operator]


def test_a_damaged_file_on_the_shelf_is_passed_over(tmp_path: Path) -> None:
    kept = keep(tmp_path, KEY, source("Rain fell"))
    assert kept.shelf is not None
    kept.shelf.keep("letters", b"whole")
    assert kept.shelf.look_up("letters") == b"whole"
    for file in tmp_path.iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    assert kept.shelf.look_up("letters") is None
    assert look_up(tmp_path, KEY) is None


def test_a_kept_source_is_judged_as_a_fresh_one(tmp_path: Path) -> None:
    words = "The rains did not come for the third year"
    keep(tmp_path, KEY, source(words))
    for _ in range(2):
        kept = look_up(tmp_path, KEY)
        assert kept is not None
        assert judge_quote(words, kept, "en") == judge_quote(words, source(words), "en")


def test_a_second_reading_of_some_pages_leaves_nothing_on_the_shelf_of_the_whole(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(pdf([lines(f"Page {number} of a report") for number in range(3)]))
    library = Library(tmp_path, tmp_path / "cache")
    named = Source(title="Report", publisher="Examplia Desk", file="report.pdf")
    text, problems = library.text(named, Place("x"))
    assert text is not None, problems
    assert text.shelf is not None
    again = library.read_again(named, text, [2])
    assert again is not None
    assert again.shelf is None
    assert "\n".join(page.text for page in again.pages).split()[:2] == ["Page", "1"]


def _page(number: int) -> ReadPage:
    again = PageText(number, f"better {number}") if number % 7 == 0 else None
    return ReadPage(PageText(number, f"Seite {number} ü\n", "", ((0, 2),)), PageLook(0.5, 3, True), again)


def _read(numbers: range) -> list[ReadPage]:
    return [_page(number) for number in numbers]


@pytest.mark.parametrize("count", [0, 1, pdfshares.LONG - 1, pdfshares.LONG, 201])
def test_two_processes_read_what_one_reads(count: int) -> None:
    assert read_shared(count, _read) == _read(range(count))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no second process without fork")
def test_a_second_process_takes_half_and_may_break_off() -> None:
    here = os.getpid()
    mine: list[int] = []

    def read(numbers: range) -> list[ReadPage]:
        if os.getpid() != here:
            os._exit(9)
        mine.extend(numbers)
        return _read(numbers)

    assert read_shared(100, read) == _read(range(100))
    assert mine == list(range(100)), "the first process reads the share of the one that broke off"
    mine.clear()
    read_shared(100, lambda numbers: (mine.extend(numbers), _read(numbers))[1])
    assert mine == list(range(50))


def test_a_long_pdf_reads_the_same_in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([lines(f"Page {number} of a long report", "with its words") for number in range(80)])
    shared = read_source("pdf", data)
    monkeypatch.setattr(pdftext, "read_shared", lambda count, read: read(range(count)))
    assert read_source("pdf", data) == shared
    assert [page.text.split()[1] for page in shared.pages] == [str(number) for number in range(80)]

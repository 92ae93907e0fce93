"""Citations, read by BibTeX's, RIS's and CSL's own readers."""

from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from briefgen.archive.citing import citing_files
from tests.archives import HOSTILE, ROOT, desk, entry, holdings, hostile, shelved

FILES = {
    f"briefings/wells/{folder}cite.{suffix}"
    for folder in ("", "fr/")
    for suffix in ("txt", "bib", "ris", "json")
}


def _plain(words: str) -> str:
    return " ".join(words.replace("\u0007", " ").split())


def test_each_language_has_its_four_files() -> None:
    assert shelved(citing_files, holdings(entry()), desk()).keys() == FILES


def test_words_cite_in_the_language_and_its_marks() -> None:
    files = shelved(citing_files, holdings(entry()), desk())
    assert files["briefings/wells/cite.txt"].decode() == (
        f"Desk & Sons, “Words of wells: Words”, W/1, 12 December 2024, {ROOT}briefings/wells/\n"
    )
    french = files["briefings/wells/fr/cite.txt"].decode()
    assert "12 décembre 2024" in french
    assert "«" in french


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_bibtex_is_read_back(number: int) -> None:
    one = hostile()[number]
    text = shelved(citing_files, holdings(one), desk())[f"briefings/{one.slug}/cite.bib"].decode()
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    (read,) = library.entries
    assert read.entry_type == "techreport"
    assert read["year"] == "2024"
    assert read["url"] == f"{ROOT}briefings/{one.slug}/"
    assert _read_tex(str(read["abstract"])) == _plain(f"{HOSTILE[number]} to remember")


TEX = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}


def _read_tex(text: str) -> str:
    """What TeX prints of a field that holds nothing but escaped signs."""
    named = re.compile(r"\{\\text(\w+)\}|\\([#$%&_])|-\{\}")
    return named.sub(lambda found: TEX[found[1]] if found[1] else found[2] or "-", text)


def test_an_open_brace_would_break_bibtex() -> None:
    text = shelved(citing_files, holdings(entry()), desk())["briefings/wells/cite.bib"].decode()
    assert bibtexparser.parse_string(text.replace("Words", "Words {", 1)).failed_blocks


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_ris_is_one_record(number: int) -> None:
    one = hostile()[number]
    data = shelved(citing_files, holdings(one), desk())[f"briefings/{one.slug}/cite.ris"]
    assert b"\r\n" in data
    assert b"\n" not in data.replace(b"\r\n", b"")
    (read,) = rispy.loads(data.decode().replace("\r\n", "\n"))
    assert read["type_of_reference"] == "RPRT"
    assert read["authors"] == ["Desk & Sons"]
    assert read["abstract"] == _plain(f"{HOSTILE[number]} to remember")
    assert read["urls"] == [f"{ROOT}briefings/{one.slug}/"]
    assert read["date"] == "2024/12/12"


def test_csl_is_set_as_a_reference() -> None:
    data = json.loads(shelved(citing_files, holdings(*hostile()), desk())["briefings/hostile-6/cite.json"])
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(data), formatter.plain)
    bibliography.register(Citation([CitationItem("hostile-6")]))
    (said,) = ("".join(one) for one in bibliography.bibliography())
    assert "Desk & Sons" in said
    assert "2024" in said
    assert _plain(HOSTILE[6]).split(";")[1].strip() in said


def test_without_an_address_there_is_no_link() -> None:
    files = shelved(citing_files, holdings(entry(), address=None), desk())
    assert files.keys() == FILES
    assert not any(b"http" in data for data in files.values())

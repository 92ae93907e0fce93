"""The one door to extraction: ordinary files only, once for many briefs, and never more than a problem."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.evidence.pages import SourceText
from briefgen.evidence.sources import extract as door
from briefgen.evidence.sources import refused
from briefgen.evidence.sources.extract import extract, second_opinion
from briefgen.problems import Origin, Problem
from tests.sourcefiles import docx, lines, pdf, with_mark

REPORT = pdf([lines("At least 32 civilians were killed.") + with_mark("aged 52.3", "4", " years", top=600)])


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    door._known.clear()


@pytest.fixture
def children(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The reading processes that were started."""
    started: list[list[str]] = []
    run = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        started.append(command)
        return run(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(door.subprocess, "run", counted)
    return started


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def problem(path: Path) -> Problem:
    text, problems = extract(path, "sources/it", None)
    assert text is None
    assert len(problems) == 1
    assert problems[0].place.file == "sources/it"
    assert problems[0].hint
    assert str(path.parent) not in problems[0].message
    return problems[0]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("r.pdf", REPORT, "At least 32 civilians were killed."),
        ("r.txt", REPORT, "At least 32 civilians were killed."),
        ("r.docx", docx("<w:p><w:r><w:t>Word</w:t></w:r></w:p>"), "Word"),
        ("r.html", b"<p>Page</p>", "Page"),
        ("r.txt", b"<!DOCTYPE html><p>Page</p>", "Page"),
        ("r.MD", b"*Mark*", "Mark"),
        ("r.txt", "Tëxt".encode(), "Tëxt"),
        ("r", b"Text", "Text"),
    ],
)
def test_each_kind_is_read(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    text, problems = extract(put(tmp_path, name, data), "sources/it", None)
    assert problems == []
    assert text is not None
    assert words in text.pages[0].text
    assert text.paged is (data == REPORT)
    assert len(text.sha256) == 64


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("r.doc", b"\xd0\xcf\x11\xe0" + b"x" * 100, "source-kind-unknown"),
        ("r.rtf", b"{\\rtf1 x}", "source-kind-unknown"),
        ("r.odt", b"PK\x03\x04xx", "source-kind-unknown"),
        ("r.xyz", b"words", "source-kind-unknown"),
        ("r.txt", bytes(range(256)), "source-kind-unknown"),
        ("r.txt", b"", "source-unreadable"),
        ("r.pdf", b"%PDF-1.7", "source-unreadable"),
        ("r.docx", b"PK\x03\x04xx", "source-unreadable"),
        ("r.docx", b"words", "source-unreadable"),
    ],
)
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    assert problem(put(tmp_path, name, data)).code == code


def test_an_encrypted_pdf_is_named_as_such(tmp_path: Path) -> None:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.append(put(tmp_path, "plain.pdf", REPORT))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "closed.pdf")
    assert problem(tmp_path / "closed.pdf").code == "source-encrypted"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    assert problem(tmp_path / "none.pdf").code == "source-missing"
    assert problem(tmp_path / "no\0ne.pdf").code == "source-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFO")
def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.pdf")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("fifo.pdf", "folder.pdf", "zero.txt"):
        assert problem(tmp_path / name).code == "source-unreadable"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = put(tmp_path, "large.pdf", REPORT)
    os.truncate(path, refused.MAX_BYTES + 1)
    assert problem(path).code == "source-too-large"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_the_machines_affair(tmp_path: Path) -> None:
    path = put(tmp_path, "r.txt", b"words")
    path.chmod(0)
    assert problem(path).origin is Origin.MACHINE


def test_many_briefs_read_a_source_once(tmp_path: Path, children: list[list[str]]) -> None:
    path = put(tmp_path, "r.pdf", REPORT)
    texts = [extract(path, f"brief {number}", None)[0] for number in range(40)]
    assert len(children) == 1
    assert texts.count(texts[0]) == 40


def test_a_source_that_cannot_be_read_is_tried_once(tmp_path: Path, children: list[list[str]]) -> None:
    path = put(tmp_path, "r.pdf", b"%PDF-1.7")
    told = [extract(path, f"brief {number}", None)[1][0].place.file for number in range(3)]
    assert told == ["brief 0", "brief 1", "brief 2"]
    assert len(children) == 1


def test_the_cache_serves_the_next_run(tmp_path: Path, children: list[list[str]]) -> None:
    path, cache = put(tmp_path, "r.pdf", REPORT), tmp_path / "kept" / "texts"
    first, _ = extract(path, "it", cache)
    door._known.clear()
    second, _ = extract(path, "it", cache)
    assert len(children) == 1
    assert isinstance(first, SourceText)
    assert second == first
    assert first.pages[0].raised
    assert [file.name[0] for file in cache.iterdir()] != ["."]


@pytest.mark.parametrize("damage", ["cut", "words", "empty", "binary", "folder"])
def test_a_damaged_cache_is_read_over(tmp_path: Path, children: list[list[str]], damage: str) -> None:
    path, cache = put(tmp_path, "r.pdf", REPORT), tmp_path / "kept"
    first, _ = extract(path, "it", cache)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    new = {"cut": whole[:-9], "words": whole.replace(b"32", b"99"), "empty": b"", "binary": b"\xff" * 99}
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        kept.write_bytes(new[damage])
    door._known.clear()
    assert extract(path, "it", cache)[0] == first
    assert len(children) == 2


def test_another_version_of_a_reader_reads_anew(
    tmp_path: Path, children: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "r.pdf", REPORT)
    extract(path, "it", tmp_path / "kept")
    monkeypatch.setattr(door, "tools", lambda _: "another")
    extract(path, "it", tmp_path / "kept")
    assert len(children) == 2


def test_a_cache_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    text, problems = extract(put(tmp_path, "r.txt", b"words"), "it", put(tmp_path, "file", b"") / "kept")
    assert text is not None
    assert problems == []


def test_a_file_in_the_working_folder_is_no_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "pypdfium2.py", b"raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert extract(put(tmp_path, "r.pdf", REPORT), "it", None)[0] is not None


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("import os; os.abort()", "broke off"),
        ("import time; time.sleep(60)", "too long"),
        ("print(1)", "broke off"),
    ],
)
def test_a_reader_that_dies_or_hangs_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, words: str
) -> None:
    run = subprocess.run
    monkeypatch.setattr(door, "_SECONDS", 2)
    monkeypatch.setattr(
        door.subprocess, "run", lambda _, **options: run([sys.executable, "-c", program], **options)
    )
    found = problem(put(tmp_path, "r.pdf", REPORT))
    assert found.code == "source-unreadable"
    assert words in found.message


def test_the_second_opinion_gives_the_pages_asked_for(tmp_path: Path) -> None:
    path = put(tmp_path, "r.pdf", pdf([lines(f"This is page {number}.") for number in (1, 2, 3)]))
    pages = second_opinion(path, [3, 1, 99, -1])
    assert [(page.number, page.text.strip()) for page in pages] == [
        (1, "This is page 1."),
        (3, "This is page 3."),
    ]
    assert second_opinion(put(tmp_path, "r.txt", b"words"), [1]) == ()
    assert second_opinion(put(tmp_path, "b.pdf", b"%PDF-1.7"), [1]) == ()
    assert second_opinion(tmp_path / "none.pdf", [1]) == ()
    assert second_opinion(path, []) == ()

"""Whatever the bytes and whatever the name, a source gives a text or a refusal."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefgen.evidence.sources.extractkinds import HEAD, kind_of, read_source
from briefgen.evidence.sources.refused import Refusal
from tests.sourcefiles import docx, lines, pdf, with_mark

REPORT = pdf([lines("At least 32 civilians were killed.") + with_mark("aged 52.3", "4", " years", top=600)])


def read_or_refuse(name: str, data: bytes) -> None:
    """In this process, where an exception would be seen."""
    try:
        text = read_source(kind_of(data[:HEAD], Path(name).suffix), data)
    except Refusal:
        return
    for page in text.pages:
        assert all(0 <= start < end <= len(page.text) for start, end in page.raised)
        page.text.encode()


STARTS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"<!doctype html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"<sup>1</sup>&#0;",
)
SUFFIXES = (".pdf", ".docx", ".html", ".md", ".txt", "", ".xyz", ".xhtml")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SUFFIXES), st.sampled_from(STARTS), st.binary(max_size=400))
def test_no_bytes_of_any_name_raise(suffix: str, start: bytes, rest: bytes) -> None:
    read_or_refuse("r" + suffix, start + rest)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from((".html", ".md", ".txt")), st.text(max_size=300))
def test_no_text_raises(suffix: str, text: str) -> None:
    read_or_refuse("r" + suffix, text.encode("utf-8", errors="replace"))


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(("pdf", "docx")))
def test_no_mutated_file_raises(chance: random.Random, kind: str) -> None:
    data = bytearray(REPORT if kind == "pdf" else docx("<w:p><w:r><w:t>Word</w:t></w:r></w:p>"))
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    read_or_refuse(f"r.{kind}", bytes(data))

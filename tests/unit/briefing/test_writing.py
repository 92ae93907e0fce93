"""A PDF whose objects were put into bytes once is the one that pydyf writes."""

from __future__ import annotations

import io
import re
import zlib
from typing import Any

import pydyf
import pytest

from briefgen.briefing import writing
from briefgen.briefing.pdf import PdfRenderer

PAGE = (
    "<!DOCTYPE html><html lang='en'><head><title>T</title></head><body><h1>T</h1><p>One <b>two</b>"
    "<ul><li>three<li>four</ul><table><tr><th scope='col'>five<tr><td>six</table></body></html>"
)


def made(renderer: PdfRenderer, page: str = PAGE) -> bytes:
    pdf, _ = renderer.render(page, "", {}, publisher="Desk", lang="en", shown_as="briefs/x.yaml")
    assert pdf is not None
    return pdf.data


def test_the_file_is_the_same_as_without_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    kept = made(renderer)
    monkeypatch.setattr(pydyf.PDF, "write", pydyf.PDF.write.__wrapped__)
    assert made(renderer) == kept


def test_each_stream_is_compressed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = PdfRenderer()
    calls: list[int] = []
    compress = zlib.compress

    def counted(data: bytes, level: int) -> bytes:
        calls.append(level)
        return compress(data, level)

    monkeypatch.setattr(writing.zlib, "compress", counted)
    data = made(renderer)
    assert len(calls) == data.count(b"/FlateDecode") > 3
    calls.clear()
    monkeypatch.setattr(pydyf.PDF, "write", pydyf.PDF.write.__wrapped__)
    made(renderer)
    assert len(calls) > data.count(b"/FlateDecode")  # what this is for: pydyf makes them twice


def test_a_stream_holds_what_it_held() -> None:
    writing.write_once()
    words = [b"BT", "(one) Tj", 2, 3.5, pydyf.Array([1, 2])]
    for extra in ({}, {"Type": "/X"}):
        plain = pydyf.Stream(list(words), extra).data
        packed = pydyf.Stream(list(words), extra, compress=True).data
        inside = plain.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
        head, _, rest = packed.partition(b"stream\n")
        body = rest.rpartition(b"\nendstream")[0]
        assert zlib.decompress(body) == inside
        assert b"/Filter /FlateDecode" in head
        assert int(re.findall(rb"/Length (\d+)", head)[0]) == len(body)
        assert (b"/Type /X" in head) is bool(extra)


def test_nothing_is_kept_for_the_next_file() -> None:
    kept: Any = writing.write_once()
    assert writing.write_once() is kept
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"one"])
    pdf.add_object(stream)
    first, second = io.BytesIO(), io.BytesIO()
    pdf.write(first, identifier=True)
    stream.stream = [b"two"]
    pdf.write(second, identifier=True)
    assert b"one" in first.getvalue()
    assert b"two" in second.getvalue()
    assert b"one" not in second.getvalue()
    assert stream.data.count(b"two") == 1


def test_nothing_is_kept_where_writing_fails() -> None:
    writing.write_once()
    pdf = pydyf.PDF()
    stream = pydyf.Stream([b"one"])
    pdf.add_object(stream)
    pdf.add_object(pydyf.Object())  # has no bytes
    with pytest.raises(NotImplementedError):
        pdf.write(io.BytesIO(), identifier=True)
    stream.stream = [b"two"]
    assert b"two" in stream.data

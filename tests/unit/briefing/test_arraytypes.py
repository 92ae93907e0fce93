"""Arrays are what WeasyPrint asks for, and their type is read once for all lengths."""

from __future__ import annotations

from types import SimpleNamespace

import cffi
import pytest

from briefgen.briefing.arraytypes import AnyLength, share_types


@pytest.fixture
def ffi() -> cffi.FFI:
    made = cffi.FFI()
    made.cdef("typedef uint32_t glyph_t;")
    return made


@pytest.mark.parametrize("filled", [[3, 5, 8], (3, 5, 8), None])
def test_an_array_is_as_long_and_holds_the_same(
    ffi: cffi.FFI, filled: list[int] | tuple[int, ...] | None
) -> None:
    plain, shared = ffi.new("glyph_t[3]", filled), AnyLength(ffi).new("glyph_t[3]", filled)
    assert ffi.sizeof(shared) == ffi.sizeof(plain)
    assert list(shared) == list(plain)


def test_an_array_that_is_not_filled_keeps_its_length(ffi: cffi.FFI) -> None:
    assert list(AnyLength(ffi).new("glyph_t[4]", [3, 5])) == [3, 5, 0, 0]


def test_a_declaration_of_something_else_is_as_it_was(ffi: cffi.FFI) -> None:
    shared = AnyLength(ffi)
    assert shared.new("glyph_t *", 7)[0] == 7
    assert shared.string(shared.new("char[]", b"words")) == b"words"


def test_one_declaration_is_read_for_all_lengths(ffi: cffi.FFI, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = ffi._typeof_locked
    monkeypatch.setattr(ffi, "_typeof_locked", lambda declared: (read.append(declared), parse(declared))[1])
    fonts = SimpleNamespace(ffi=ffi)
    for length in (2, 3, 5):
        fonts.ffi.new(f"glyph_t[{length}]", [1] * length)
    assert read == ["glyph_t[2]", "glyph_t[3]", "glyph_t[5]"]
    read.clear()
    share_types(fonts)
    share_types(fonts)
    for length in (7, 11, 13):
        fonts.ffi.new(f"glyph_t[{length}]", [1] * length)
    assert read == ["glyph_t[]"]


def test_the_fonts_of_a_pdf_are_cut_with_shared_types() -> None:
    from weasyprint.pdf import fonts

    from briefgen.briefing.pdf import PdfRenderer

    PdfRenderer()
    assert isinstance(fonts.ffi, AnyLength)
    assert not isinstance(fonts.ffi._ffi, AnyLength)

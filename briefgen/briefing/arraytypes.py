"""The type of a C array is read once for all its lengths, where WeasyPrint has fonts cut.

WeasyPrint 70 declares each array with its length, ``hb_codepoint_t[481]``, and cffi reads every declaration
that it has not met as C, which takes 2 ms: some ten times for a page whose fonts have other numbers of
glyphs than those before. An array of no said length is the same once it is filled (cffi, "Using the ffi/lib
objects", on ``ffi.new``).
"""

from __future__ import annotations

import re
from typing import Any

_OF_LENGTH = re.compile(r"(?P<of>\w+)\[(?P<length>\d+)\]")


class AnyLength:
    """An ``FFI`` of cffi, which all else is asked of."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, declared: str, filled: Any = None) -> Any:
        """What ``FFI.new`` gives for the declaration."""
        array = _OF_LENGTH.fullmatch(declared)
        if array and isinstance(filled, (list, tuple)) and len(filled) == int(array["length"]):
            return self._ffi.new(f"{array['of']}[]", filled)
        return self._ffi.new(declared, filled)


def share_types(fonts: Any) -> None:
    """Let WeasyPrint's module ``pdf.fonts`` share them; done once, it stays so."""
    if not isinstance(fonts.ffi, AnyLength):
        fonts.ffi = AnyLength(fonts.ffi)

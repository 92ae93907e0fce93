"""A PDF's objects are put into bytes once.

pydyf 0.13 makes the bytes of every object to write it, and makes them all again for the identifier that
PDF/A asks for: every stream is compressed twice, and so thoroughly that it takes twice the time for a
hundredth of the bytes. Nothing changes in between, so the first bytes are kept until the file is written;
``tests/unit/briefing/test_writing.py`` compares the files.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any

LEVEL = 7
"""How hard streams are compressed, of 9: a PDF grows by 0.8 %, its compression takes half the time."""


class Kept:
    """The bytes of the objects of the file that is being written, by the objects' identity."""

    def __init__(self) -> None:
        self._written: dict[int, bytes] | None = None

    def while_written(self, write: Callable[..., None]) -> Callable[..., None]:
        """``write`` of a file, during which bytes are kept."""

        @wraps(write)
        def written(pdf: Any, *given: Any, **options: Any) -> None:
            self._written = {}
            try:
                write(pdf, *given, **options)
            finally:
                self._written = None

        return written

    def once(self, make: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
        """``make``, asked once for each object of a file; parts of objects have no number."""

        def data(one: Any) -> bytes:
            written = self._written
            if written is None or one.number is None:
                return make(one)
            found = written.get(id(one))
            if found is None:
                found = written[id(one)] = make(one)
            return found

        return data


def write_once() -> Kept:
    """Let pydyf keep the bytes of its objects while it writes a file; done once, it stays so."""
    import pydyf

    known: Kept | None = getattr(pydyf, "briefgen_kept", None)
    if known is None:
        known = pydyf.briefgen_kept = Kept()
        pydyf.PDF.write = known.while_written(pydyf.PDF.write)
        pydyf.Dictionary.data = property(known.once(pydyf.Dictionary.data.fget))
        pydyf.Stream.data = property(known.once(_compressing(pydyf)))
    return known


def _compressing(pydyf: Any) -> Callable[[Any], bytes]:
    """The bytes of a stream, compressed at ``LEVEL``."""
    plain: Callable[[Any], bytes] = pydyf.Stream.data.fget

    def data(stream: Any) -> bytes:
        if not stream.compress:
            return plain(stream)
        packed = zlib.compress(b"\n".join(map(pydyf._to_bytes, stream.stream)), LEVEL)
        return plain(pydyf.Stream([packed], {**stream.extra, "Filter": "/FlateDecode"}))

    return data

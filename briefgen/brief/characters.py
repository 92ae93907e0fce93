"""Characters that may not stand in a brief, because no reader sees them or every reader sees a box.

Text direction overrides (U+202A–E, U+2066–9) can make a sentence read otherwise than it is
stored (CVE-2021-42574); private use and noncharacters have no agreed shape (Unicode 17, 23.5-23.7).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e007f"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17))
    + "\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)

_KINDS = (
    (0x00, 0x9F, "a control character"),
    (0x2028, 0x2029, "a line separator"),
    (0x202A, 0x202E, "a text direction override"),
    (0x2066, 0x2069, "a text direction isolate"),
    (0xFEFF, 0xFEFF, "a byte order mark inside the text"),
    (0xFFF9, 0xFFFB, "an annotation mark"),
    (0xD800, 0xDFFF, "half of a character (a lone surrogate)"),
    (0xE000, 0xF8FF, "a private-use character"),
    (0xE0000, 0xE007F, "an invisible tag character"),
    (0xF0000, 0x10FFFD, "a private-use character"),
)

_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"[{_SPACES}]")
_SPACE_AT_START = re.compile(rf"^[ ]*[{_SPACES}][ {_SPACES}]*", re.MULTILINE)
_SPACE_AFTER_MARK = re.compile(rf"^[ {_SPACES}]*(?:(?:- +)*[a-z][a-z0-9_-]*:|-)([{_SPACES}]+)", re.MULTILINE)


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Index and description (``U+202E, a text direction override``) of each forbidden character."""
    if text.isascii() and text.isprintable():  # nearly every text, and much the faster question
        return
    if not _FORBIDDEN.search(_each(text)):
        return
    for found in _FORBIDDEN.finditer(text):
        yield found.start(), describe(found[0])


def _each(text: str) -> str:
    """Each character of the text once: that is quickly found, and quickly looked through."""
    return "".join(set(text))


def describe(char: str) -> str:
    """A character's code point with what it is: ``U+0007, a control character``."""
    code = ord(char)
    for first, last, kind in _KINDS:
        if first <= code <= last:
            return f"U+{code:04X}, {kind}"
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return f"U+{code:04X}, a noncharacter"
    return f"U+{code:04X} {unicodedata.name(char, '')}".strip()


def odd_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and description of spaces that look like the one YAML needs and are not.

    Word processors and some keyboards type a no-break space where a space was meant: at the start
    of a line, where YAML counts the indentation, or after the dash or colon of a field.
    """
    if not _ODD_SPACE.search(_each(text)):
        return
    for found in _SPACE_AT_START.finditer(text):
        odd = _ODD_SPACE.search(found[0])
        if odd:
            yield found.start() + odd.start(), found.end(), describe(odd[0])
    for found in _SPACE_AFTER_MARK.finditer(text):
        yield found.start(1), found.end(1), describe(found[1][0])


def replaced_forbidden(text: str) -> str:
    """``text``, as long as before, with U+FFFD in the place of each forbidden character."""
    return _FORBIDDEN.sub("\ufffd", text) if _FORBIDDEN.search(_each(text)) else text


def shown(text: str, limit: int = 40) -> str:
    """``text`` fit for a message: on one line, cut, with nothing in it that moves a terminal."""
    line = replaced_forbidden(" ".join(text[: 4 * limit].split()))
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"

"""Bytes of text to characters, whatever their charset, and plain text files to pages.

UTF-8 proves itself: bytes that make sense as UTF-8 are nothing else. After that counts what the file
says of itself, if the text then looks like one, and last a guess (the only user of charset_normalizer).
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.raised import merged, superscripts
from briefgen.evidence.sources.refused import MAX_CHARACTERS, Refusal, too_many_characters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers do: what is called Latin-1 is nearly always the charset of Windows.
_REALLY = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]|[\ud800-\udfff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 100_000


def read_plain(data: bytes) -> tuple[list[PageText], bool]:
    """The pages of a text file, and whether it is parted into pages by form feeds."""
    text = even(decoded(data))
    parts = text.split("\f")
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    pages = [PageText(number, part, "", merged(superscripts(part))) for number, part in enumerate(parts, 1)]
    return pages, "\f" in text


def even(text: str) -> str:
    """The text with ``\\n`` as line ends and U+FFFD for what no text holds."""
    if len(text) > MAX_CHARACTERS:
        raise too_many_characters()
    return _CONTROL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n"))


def decoded(data: bytes, declared: str = "") -> str:
    """The characters of ``data``; ``declared`` is the charset that the file claims."""
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(charset, errors="replace")
    if wide := _wide(data):
        return data.decode(wide, errors="replace")
    if b"\0" in data:
        message = "The file holds bytes that no text has."
        raise Refusal("source-kind-unknown", message, "give it as PDF, DOCX, HTML, Markdown or plain text")
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if broken * 50 <= len(_HIGH.findall(data)):
        return text  # UTF-8, at worst with a few bytes lost
    charset = _known(declared)
    if charset and charset != "utf-8" and _is_plausible(text := data.decode(charset, errors="replace")):
        return text
    return data.decode(_guessed(data), errors="replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark: every other byte of western letters is zero."""
    start = data[:4000]
    half = max(1, len(start) // 2)
    if start[1::2].count(0) > 0.3 * half and start[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if start[0::2].count(0) > 0.3 * half and start[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _known(declared: str) -> str:
    try:
        found = codecs.lookup(declared.strip())
        b"x".decode(found.name)  # `rot13`, `zip` and the like are codecs too, but no charsets
    except (LookupError, ValueError, UnicodeError):
        return ""
    name = _REALLY.get(found.name, found.name)
    return (
        "" if name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")) else name
    )


def _is_plausible(text: str) -> bool:
    """False where a charset gives signs that no text has, or a western text mostly of accents."""
    odd = len(re.findall("[\ufffd\x80-\x9f]", text))
    accents = len(re.findall("[\u00a1-\u00ff]", text))
    letters = sum(map(len, re.findall(r"[^\W\d_]+", text)))
    return odd * 200 <= len(text) and odd * 10 <= max(1, accents) and accents * 3 <= max(30, letters)


def _guessed(data: bytes) -> str:
    lines = _HIGH.search(data)
    start = max(0, (lines.start() if lines else 0) - 2_000)
    matches = charset_normalizer.from_bytes(data[start : start + _SAMPLE])
    best = matches.best()
    if best is None:
        return "cp1252"
    western = next((match for match in matches if match.encoding == "cp1252"), None)
    # Of the many charsets that differ from it in a letter or two, the common one is likelier.
    return "cp1252" if western is not None and western.chaos <= best.chaos + 0.01 else str(best.encoding)

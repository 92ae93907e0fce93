"""One file's bytes to its text, or the problem that says why they are no text.

Checks what has to be known before YAML is looked at: size, encoding, forbidden characters, spaces
that only look like spaces.
"""

from __future__ import annotations

import codecs
from itertools import islice

from briefgen.brief.characters import forbidden, odd_spaces, replaced_forbidden
from briefgen.brief.lines import FileText
from briefgen.brief.yamltext import MAX_BYTES, MAX_PROBLEMS
from briefgen.problems import Place, Problem

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE_AS = "save the file as UTF-8 (in most editors: Save with Encoding)"


def decode(file: str, data: bytes) -> tuple[FileText | None, list[Problem]]:
    """The text of ``data``, and every problem of its characters; no text where it is not UTF-8."""
    if len(data) > MAX_BYTES:
        message = f"The file has more than {MAX_BYTES:,} bytes, and no brief is that long."
        hint = "a brief sums a report up; keep long tables and the report itself out of it"
        return None, [Problem("file-too-large", message, hint, Place(file))]
    if data.startswith(_UTF16):
        return None, [Problem("encoding", "The file is UTF-16, not UTF-8.", _SAVE_AS, Place(file))]
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(file, data, error)]
    if not text.strip():
        hint = "write at least `title:`, `lang:` and `date:`, or begin with `briefgen new`"
        return None, [Problem("empty-file", "The file is empty.", hint, Place(file))]
    return _with_readable(FileText(file, text))


def _not_utf8(file: str, data: bytes, error: UnicodeDecodeError) -> Problem:
    broken = data[error.start]
    # Each byte that is not UTF-8 becomes one character, so that lines and columns can be counted.
    place = FileText(file, data.decode("utf-8", errors="replace")).place(
        len(data[: error.start].decode("utf-8"))
    )
    message = f"The file is not UTF-8: byte 0x{broken:02X} on this line has no meaning there."
    if 0 in data[:4]:  # every other byte of UTF-16 without a byte order mark, three of UTF-32
        message = "The file is UTF-16 or UTF-32, not UTF-8."
    return Problem("encoding", message, _SAVE_AS, place)


def _with_readable(source: FileText) -> tuple[FileText, list[Problem]]:
    """The source with a text that a parser can read on with, and the problems of its characters."""
    if source.text[:4].count("\0") > 1:
        message = "The file is UTF-16 or UTF-32, not UTF-8."
        return source, [Problem("encoding", message, _SAVE_AS, Place(source.file))]
    problems = [
        Problem(
            "forbidden-character",
            f"The text holds {what}, which no reader can see.",
            "delete the character",
            source.place(index),
        )
        for index, what in islice(forbidden(source.text), MAX_PROBLEMS)
    ]
    readable = replaced_forbidden(source.text)
    for number, (start, end, what) in enumerate(odd_spaces(source.text)):
        if number == MAX_PROBLEMS:
            break
        readable = readable[:start] + " " * (end - start) + readable[end:]
        message = f"The space here is {what}, which YAML does not count as a space."
        place = source.place(start, end)
        problems.append(Problem("odd-space", message, "replace it by ordinary spaces", place))
    return FileText(source.file, source.text, readable), problems

"""A line of YAML as its author typed it: its value, and how it would have to be written.

Works on the text alone, since it is needed where the parser could not go on.
"""

from __future__ import annotations

import re

_KEY = re.compile(r"^(?P<head>\s*(?:-\s+)*(?:[^\s:'\"\[{][^:]*?:))\s+(?P<value>\S.*)$")
_ITEM = re.compile(r"^(?P<head>\s*(?:-\s+)+)(?P<value>\S.*)$")
FIELD = re.compile(r"\s*(?:-\s+)*(?P<name>[A-Za-z_][\w-]*):(?=\s|$)")
_NO_SPACE = re.compile(r"(?P<indent>\s*(?:-\s+)*)(?P<name>[A-Za-z_][\w-]{1,30}):(?P<value>[^\s:/].*)$")
_COMMENT = re.compile(r"\s+#(\s.*)?$")
_CLOSED_BY = {'"': '"”', "'": "'’", "“": '”"', "‘": "’'"}


def quoted(text: str) -> str:
    """``text`` as a YAML value in quotation marks, ready to be typed."""
    text = text.strip()
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def without_comment(text: str) -> str:
    """``text`` up to a comment; ``report #1`` holds none, since a comment is ``#`` and a space."""
    return _COMMENT.sub("", text).strip()


def space_after_colon(text: str) -> str:
    """``title: Iran`` for ``title:Iran``; empty where no space is missing."""
    found = _NO_SPACE.match(text.strip())
    return f"{found['indent'].lstrip()}{found['name']}: {without_comment(found['value'])}" if found else ""


def split_value(line: str) -> tuple[str, str]:
    """What stands before a line's value (``title:``, ``-``), and the value."""
    found = _KEY.match(line) or _ITEM.match(line)
    return (found["head"].strip(), found["value"].strip()) if found else ("", line.strip())


def piece_at(line: str, column: int) -> str:
    """The part of a line that an author would call one value: inside brackets, one item of them."""
    before = line[:column]
    if not re.match(r"\s*(?:-\s+)*(?:[\w-]+:\s+)?[\[{]", line):
        return line
    if sum(before.count(mark) for mark in "[{") <= sum(before.count(mark) for mark in "]}"):
        return line
    start = max(before.rfind(mark) for mark in (", ", "{", "[")) + 1
    end = re.search(r",\s|[\]}]\s*(?:#.*)?$", line[column:])
    return line[start : column + end.start()] if end else line[start:]


def bare(value: str) -> str:
    """``value`` without the quotation marks round it, where those are a pair or the second is missing."""
    mark = value[:1]
    closing = _CLOSED_BY.get(mark, "")
    if len(value) < 2 or not closing:
        return value
    if value[-1] not in closing:
        return value if mark in value[1:] else value[1:]
    inner = value[1:-1]
    # A mark after a word closes the first one: in `"x" and "y"` the outer two are no pair.
    apart = r"(?!\w)" if mark in "'‘" else ""
    closed_early = re.search(rf"(?<=\S){re.escape(mark)}{apart}", inner.removesuffix(mark))
    return value if closed_early else inner


def value_in_quotes(line: str, column: int) -> str:
    """The value at ``column`` with its name, in quotation marks: ``title: "Iran: a report"``."""
    head, value = split_value(without_comment(piece_at(line, column)))
    return f"{head} {quoted(bare(value))}".strip()

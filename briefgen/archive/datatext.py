"""JSON as the archive publishes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def to_json(value: Any) -> bytes:
    """UTF-8, indented, keys in the order given."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def to_json_lines(value: Mapping[str, Any] | Sequence[Any]) -> bytes:
    """The same for what is long: each item of a list, or of a mapping of mappings, on a line of its own.

    That is many times faster than to indent all of it.
    """
    if isinstance(value, Mapping):
        text = _lines("{}", (f" {_short(key)}: {_listed(one)}" for key, one in value.items()))
    else:
        text = _listed(value)
    return f"{text}\n".encode("utf-8", errors="replace")


def line_of(item: Any) -> bytes:
    """One item of a list as ``to_json_lines`` writes it, less what stands between two."""
    return f"  {_short(item)}".encode("utf-8", errors="replace")


def lines_around(value: dict[str, Any], last: str) -> tuple[bytes, bytes, bytes]:
    """What ``to_json_lines`` writes before, between and behind the items of the list ``last``.

    That is the last thing in a mapping that has ``value`` before it, and is not empty.
    """
    head, _, tail = to_json_lines(value | {last: [0]}).rpartition(line_of(0))
    return head, b",\n", tail


class Ready(list[str]):
    """The items of a mapping that are JSON already, name and value."""


def _listed(value: Any) -> str:
    if isinstance(value, Ready):
        return _lines("{}", map("  {}".format, value)) if value else "{}"
    if isinstance(value, list) and value:
        return _lines("[]", (f"  {_short(item)}" for item in value))
    if isinstance(value, Mapping) and any(isinstance(one, Mapping) for one in value.values()):
        return _lines("{}", (f"  {_short(key)}: {_short(one)}" for key, one in value.items()))
    return _short(value)


def _lines(ends: str, items: Iterable[str]) -> str:
    return f"{ends[0]}\n" + ",\n".join(items) + f"\n{ends[1]}"


quoted = json.encoder.encode_basestring
"""A text as JSON."""

_short = json.JSONEncoder(ensure_ascii=False).encode
"""``json.dumps`` would make a new encoder for each of a hundred thousand lines."""

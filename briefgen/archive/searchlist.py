"""Lists that the page ``search`` loads as scripts: from a disk too, where a page may not fetch. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple


class Listed(NamedTuple):
    """A briefing as ``search.js`` takes it, in this order."""

    page: str
    lang: str
    date: str
    places: str
    title: str
    about: str


def list_frame(piece: str) -> tuple[bytes, bytes, bytes]:
    """What the list of briefings of that name has before, between and behind its lines."""
    head, _, tail = _script(piece, "[\n\n]").partition(b"[\n\n]")
    return head + b"[\n", b",\n", b"\n]" + tail


def list_line(one: Listed) -> bytes:
    """One briefing in it, a line."""
    return _json(one).encode()


def names_script(piece: str, names: Mapping[str, str]) -> bytes:
    """Keys and names of all choices under the name of their facet, in their order, one a line."""
    return _script(piece, "[\n" + ",\n".join(_json(pair) for pair in names.items()) + "\n]")


def _script(piece: str, value: str) -> bytes:
    return f"(window.briefgenSearch ??= {{}})[{json.dumps(piece)}] = {value};\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

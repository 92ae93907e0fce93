"""Lists that the page ``search`` loads as scripts: from a disk too, where a page may not fetch. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Listed(NamedTuple):
    """A briefing as ``search.js`` takes it, in this order."""

    page: str
    lang: str
    date: str
    places: str
    title: str
    about: str


def list_script(piece: str, listed: Iterable[Listed]) -> bytes:
    """A list of briefings under its name, one a line."""
    return _script(piece, "[\n" + ",\n".join(_json(one) for one in listed) + "\n]")


def names_script(piece: str, names: Mapping[str, str]) -> bytes:
    """Keys and names of all choices under the name of their facet, in their order, one a line."""
    return _script(piece, "[\n" + ",\n".join(_json(pair) for pair in names.items()) + "\n]")


def _script(piece: str, value: str) -> bytes:
    return f"(window.briefgenSearch ??= {{}})[{json.dumps(piece)}] = {value};\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

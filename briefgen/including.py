"""Which templates a template names: what is made with it has to be made anew when one of them has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_TAG = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b(.*?)[-+]?%}", re.DOTALL)
_NAME = re.compile(r"""\s*(["'])([^"'\\]+)\1\s*(?:$|(?:import|as|with|without|ignore)\b)""")

Read = Callable[[str], str | None]
"""The source of a template by its name; None where there is none."""


def named_in(source: str) -> frozenset[str] | None:
    """The templates that this one extends, includes or imports; None where it may be any.

    One that stands in a comment counts as well.
    """
    found = set()
    for tag in _TAG.finditer(source):
        name = _NAME.match(tag[1])
        if name is None:  # a variable, a list, a condition
            return None
        found.add(name[2])
    return frozenset(found)


def all_named(names: Iterable[str], read: Read) -> frozenset[str] | None:
    """These templates with all that they name, and all that those name; None where that may be any."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        named = named_in(read(name) or "")
        if named is None:
            return None
        waiting += named
    return frozenset(found)

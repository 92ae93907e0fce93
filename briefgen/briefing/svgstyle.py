"""The few rules of style that drawing programs write into an SVG: ``.a{fill:#123}`` and ``style="…"``."""

from __future__ import annotations

import re

Rules = dict[str, dict[str, str]]
"""Declarations by class name."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_CLASS = re.compile(r"\.([\w-]+)")


def read_rules(text: str) -> tuple[Rules, list[str]]:
    """The rules of a style element, and the beginnings of those that are more than class and value."""
    text = _COMMENT.sub("", text)
    rules: Rules = {}
    odd = []
    for found in _RULE.finditer(text):
        for selector in found[1].split(","):
            name = _CLASS.fullmatch(selector.strip())
            if name:
                rules.setdefault(name[1], {}).update(declarations(found[2]))
            else:
                odd.append(_short(selector))
    if rest := _RULE.sub("", text).strip():
        odd.append(_short(rest))
    return rules, odd


def declarations(text: str) -> dict[str, str]:
    """``fill: red; stroke: none`` as names and values."""
    pairs = (item.partition(":") for item in text.split(";"))
    return {name.strip().casefold(): value.strip() for name, mark, value in pairs if mark}


def _short(text: str) -> str:
    return " ".join(text.split())[:40]

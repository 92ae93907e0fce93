"""Most values of most elements' styles are inherited or initial, and are found at once.

WeasyPrint 70 goes through every special case of CSS before it takes a value from the parent's style or from
the table of initial values. Nine of ten values have no special case;
``tests/unit/briefing/test_styles.py`` compares them with WeasyPrint's own.
"""

from __future__ import annotations

from typing import Any

_FROM_OTHERS = frozenset({"display", "float", "page", "position"})
"""Values that depend on others, or are asked for as they were specified."""


def hasten(css: Any) -> None:
    """Let WeasyPrint's module ``css`` compute plain values without detours."""
    computed = css.ComputedStyle
    if hasattr(computed, "briefgen_slow"):
        return
    slow = computed.briefgen_slow = computed.__missing__
    inherited, initial, uncomputed = css.INHERITED, css.INITIAL_VALUES, css.INITIAL_NOT_COMPUTED
    plain = {
        key: _names(css, key)
        for key in initial
        if key not in _FROM_OTHERS
        and not key.startswith("text_decoration_")
        and (key in inherited or (key not in uncomputed and not css.check_math(initial[key])))
    }

    def missing(self: Any, key: str) -> Any:
        names = plain.get(key)
        if names is None or not names.isdisjoint(self.cascaded):
            return slow(self, key)
        if key not in inherited:
            value = initial[key]
        elif self.parent_style is not None:
            value = self.parent_style[key]
        else:
            return slow(self, key)
        self[key] = value
        return value

    computed.__missing__ = missing


def _names(css: Any, key: str) -> frozenset[str]:
    """The names by which a rule may give a value: its own, and those that follow the line's direction."""
    logical = css.PHYSICAL_FUNCTIONS.get(key)
    sides = [logical(block="ttb", inline=inline) for inline in ("ltr", "rtl")] if logical else []
    return frozenset([key, *sides])

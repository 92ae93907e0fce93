"""Values of styles found without detours are WeasyPrint's own."""

from __future__ import annotations

from typing import Any

import pytest
import weasyprint
from weasyprint import css

from briefgen.briefing.pdf import PdfRenderer

SHEET = """
:root { --mine: 3px; --colour: #123456; direction: rtl }
body { margin-inline-start: 4px; line-height: calc(100% + 2px); letter-spacing: var(--mine) }
p { padding-block: 2px; border-inline-end: 1px solid; inline-size: 50%; color: var(--colour) }
.ltr { direction: ltr; inset-inline-start: 1em; position: relative; min-inline-size: 3em }
b { border-top-style: dotted; width: inherit; text-decoration: underline }
li { display: flex; float: left; page: other; margin: calc(1px + 2%) }
td::before { content: "x"; font-size: larger }
"""
PAGE = (
    f"<!DOCTYPE html><html lang='en'><head><style>{SHEET}</style></head><body><p>a <b>b</b></p>"
    "<div class='ltr'><p id='here' style='height:2em'>c <i>d</i></p></div><ul><li>e</li></ul>"
    "<table><tr><td>f</td></tr></table></body></html>"
)


def values(element_styles: dict[Any, Any]) -> list[tuple[str, str, object]]:
    return [
        (str(getattr(element, "tag", element)), key, repr(style[key]))
        for (element, _), style in element_styles.items()
        for key in css.INITIAL_VALUES
    ]


def computed(monkeypatch: pytest.MonkeyPatch, missing: Any) -> list[tuple[str, str, object]]:
    with monkeypatch.context() as patched:
        patched.setattr(css.ComputedStyle, "__missing__", missing)
        styles = css.get_all_computed_styles(weasyprint.HTML(string=PAGE))
        return values(styles._computed_styles)


def test_every_value_of_every_style_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PdfRenderer()
    slow: Any = css.ComputedStyle.briefgen_slow  # type: ignore[attr-defined]
    fast = css.ComputedStyle.__missing__
    assert fast is not slow
    assert computed(monkeypatch, fast) == computed(monkeypatch, slow)


def test_a_value_that_rules_give_would_be_missed_without_its_other_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert PdfRenderer()
    slow: Any = css.ComputedStyle.briefgen_slow  # type: ignore[attr-defined]

    def careless(self: Any, key: str) -> Any:
        sided = key in css.PHYSICAL_FUNCTIONS and key not in css.INITIAL_NOT_COMPUTED
        return css.INITIAL_VALUES[key] if sided and key not in self.cascaded else slow(self, key)

    assert computed(monkeypatch, careless) != computed(monkeypatch, slow)

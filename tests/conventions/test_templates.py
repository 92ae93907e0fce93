"""The contract between code and templates holds in both directions."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from briefgen.archive import view as archive_view
from briefgen.briefing import chartview as chart_view
from briefgen.briefing import kitview as kit_view
from briefgen.briefing import linkview as link_view
from briefgen.briefing import pictureview as picture_view
from briefgen.briefing import view as briefing_view

TEMPLATES = Path(__file__).parents[2] / "templates"


def fields() -> set[str]:
    found = set()
    for module in (briefing_view, chart_view, kit_view, link_view, picture_view, archive_view):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
    return found


def used(texts: list[str]) -> set[str]:
    return {
        name
        for text in texts
        for name in re.findall(r"\.([a-z_]+)", " ".join(re.findall(r"\{[{%](.*?)[%}]\}", text, re.DOTALL)))
    }


def shipped() -> list[str]:
    files = [*TEMPLATES.glob("**/*.html"), *TEMPLATES.glob("**/*.css"), *TEMPLATES.glob("**/*.txt")]
    assert len(files) > 10
    return [path.read_text(encoding="utf-8") for path in files]


# Not printed by the shipped templates, but of use to somebody's own.
OFFERED = {
    "as_of",
    "unit",
    "iso",
    "subtitle",
    "topics",
    "number",
    "width",
    "actor",
    "kind",
    "slug",
    "proved",
    "paper",
}


def test_every_variable_is_printed_by_a_template_or_offered_on_purpose() -> None:
    assert fields() - used(shipped()) - OFFERED == set()


def test_an_unused_variable_is_seen() -> None:
    assert "title" in fields() - used(["{{ briefing.titel }}"])


INLINE_SCRIPT = re.compile(
    r'<script(?! src="\{\{ [a-z_.]+ \}\}" defer></script>)(?! type="application/ld\+json">)'
)
"""A script that is no file of the archive itself; data for search engines is not run."""


@pytest.mark.parametrize("word", ["http://", "https://", "@import", "onclick"])
def test_no_template_reaches_outside(word: str) -> None:
    assert [text for text in shipped() if word in text] == []


def test_scripts_are_files_of_the_archive() -> None:
    assert [found[0] for text in shipped() for found in INLINE_SCRIPT.finditer(text)] == []
    for planted in ("<script>alert(1)</script>", '<script src="https://a.example/x.js"></script>'):
        assert INLINE_SCRIPT.search(planted)

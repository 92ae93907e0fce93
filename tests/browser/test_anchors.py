"""A page's own anchors cannot be those of the brief it shows."""

from __future__ import annotations

import re

from tests.built import PROJECT

ID = re.compile(r'\bid="([^"{]+)')


def test_ids_of_templates_begin_with_a_character_that_no_id_of_a_brief_has() -> None:
    templates = (PROJECT / "templates").rglob("*.html")
    own = {name for path in templates for name in ID.findall(path.read_text(encoding="utf-8"))}
    assert "_summary" in own
    assert [name for name in sorted(own) if not name.startswith("_")] == []


def test_an_id_that_a_brief_could_have_is_found() -> None:
    assert ID.findall('<h2 id="summary">') == ["summary"]

"""A paragraph without marks is its own HTML and its own words, as Markdown has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen import prose

LETTERS = st.characters(exclude_characters="*_[]\\\"'<>&`~", exclude_categories=("Cs",))


@given(st.text(LETTERS | st.sampled_from(" .,:;-–—()!{}#|^=+/”“’…"), max_size=80))
def test_nothing_of_a_text_without_marks_is_changed(text: str) -> None:
    markdown = prose._markdown("en")
    if not prose._MARKS.search(text):
        words = "".join(
            child.content for token in markdown.parseInline(text) for child in token.children or ()
        )
        assert prose.to_html(text, "en") == text == markdown.renderInline(text)
        assert prose.to_plain(text, "en") == text == words


@pytest.mark.parametrize(
    "text", ["*a*", "_a_", "[a](b)", r"\*", '"a"', "it's", "a < b", "a & b", "&amp;", "a\nb"]
)
def test_what_markdown_may_change_is_looked_at(text: str) -> None:
    assert prose._MARKS.search(text)

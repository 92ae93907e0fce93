"""Words then and now: what is the same but for typography, and the difference in words."""

from __future__ import annotations

import pytest

from briefgen.build.wordsthen import evened, word_diff


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“a” – b", '"a" — b'),
        ("1\u202f084", "1084"),
        ("١٢", "12"),
        ("l’eau !", "l'eau\u202f!"),
        ("a\u200fb…", "ab..."),
    ],
)
def test_what_only_typography_changes_is_the_same(one: str, other: str) -> None:
    assert evened(one) == evened(other)


@pytest.mark.parametrize(
    ("one", "other"), [("1.5", "15"), ("no where", "nowhere"), ("He", "he"), ("a, b", "a b")]
)
def test_what_changes_the_sense_is_not(one: str, other: str) -> None:
    assert evened(one) != evened(other)


def test_the_difference_is_given_in_words() -> None:
    assert word_diff("at least ten of them", "at most ten") == (
        ("=", "at"),
        ("-", "least"),
        ("+", "most"),
        ("=", "ten"),
        ("-", "of them"),
    )

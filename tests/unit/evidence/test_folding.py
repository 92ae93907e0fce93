"""Letters with their places, and gaps between them."""

from __future__ import annotations

import pytest

from briefgen.evidence.quotes.folding import Letters, canonical_gap, fold, same_gap


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("The Army, 32.", "thearmy32"),
        ("e\u0301tat", "état"),
        ("o\ufb03ce", "office"),
        ("52.3⁴ km²", "523km2"),
        ("حَقّ المواطنـــين", "حقالمواطنين"),
        ("ﻻ", "لا"),
        ("it’s", "its"),
        ("Straße", "straße"),
        ("٣٢", "٣٢"),
    ],
)
def test_letters(text: str, letters: str) -> None:
    assert Letters.of(text).folded == letters


def test_places_lead_back() -> None:
    text = "Un o\ufb03ce, 12 ans d’été"
    found = Letters.of(text)
    assert len(found.folded) == len(found.places)
    assert [text[place] for place in found.places] == list("Uno\ufb03\ufb03\ufb03ce12ansdété")


def test_kept_stretches_and_what_is_left_without_some_agree() -> None:
    text = "abc 12 déf ghi"
    assert Letters.of(text, [(0, 4), (7, 14)]) == Letters.of(text).without([(4, 7)])


def test_fold_is_idempotent_and_keeps_numbers_apart() -> None:
    assert fold("“A  B”\u00a0— c…") == fold(fold("“A  B”\u00a0— c…"))
    assert fold("1,5") != fold("1.5") != fold("1 5")


@pytest.mark.parametrize(
    ("ours", "theirs", "in_number"),
    [
        (".", ",", True),
        (" ", "", True),
        ("", " ", False),
        ("'", "", False),
        (", ", " ", False),
        ("", "-", False),
    ],
)
def test_gaps_that_differ(ours: str, theirs: str, in_number: bool) -> None:
    assert same_gap(ours, theirs, in_number=in_number) is None


def test_a_separator_may_change_its_form_only() -> None:
    assert same_gap("\u202f", " ", in_number=True) == frozenset()
    assert same_gap("'", "’", in_number=True) == {"quotation marks"}
    assert same_gap("-", "–", in_number=True) == {"dashes"}


def test_planted_fault_an_empty_gap_is_not_a_space() -> None:
    assert canonical_gap("\u200b") == ""
    assert same_gap(" ", "\u200b", in_number=False) is None

"""The arithmetic of figures, and what can honestly be said of a result."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.brief.figures import Reckoned, reckon
from briefgen.brief.reader import read_brief

REST = (
    "title: Mali\nlang: en\ndate: 2024-12-12\nkey_message: One.\nsummary: Two.\n"
    "sources:\n  hrw: {title: Mali, publisher: HRW}\nfigures:\n"
)


def reckoned(*figures: str) -> dict[str, Reckoned]:
    lines = "".join(f"  - {{id: {figure}, label: {figure[0]}}}\n" for figure in figures)
    reading = read_brief("x", (REST + lines).encode())
    assert reading.value, reading.problems
    return reckon(reading.value)


def test_a_typed_figure_is_itself() -> None:
    a = reckoned("a, value: 1.10, qualifier: over, unit: homes")["a"]
    assert (str(a.value), a.qualifier, a.unit, a.derived_from) == ("1.10", "over", "homes", ())


def test_a_sum_adds_and_takes_the_unit_of_its_parts() -> None:
    c = reckoned("c, sum_of: [a, b]", "a, value: 0.1, unit: tons", "b, value: 0.2, unit: tons")["c"]
    assert (c.value, c.unit, c.derived_from) == (Decimal("0.3"), "tons", ("a", "b"))


def test_a_difference_is_the_first_less_the_second() -> None:
    assert reckoned("a, value: 3", "b, value: 5", "c, difference_of: [a, b]")["c"].value == -2


def test_a_share_is_rounded_half_up_to_whole_per_cent() -> None:
    c = reckoned("a, value: 1", "b, value: 8", "c, share_of: [a, b]")["c"]
    assert (c.value, c.unit, c.qualifier) == (13, "%", "about")


def test_a_sum_of_ranges_is_a_range() -> None:
    c = reckoned("a, value: 10, to: 20", "b, value: 5", "c, sum_of: [a, b]")["c"]
    assert (c.value, c.to) == (15, 25)


def test_a_difference_of_ranges_is_only_about_right() -> None:
    assert (
        reckoned("a, value: 10, to: 20", "b, value: 5", "c, difference_of: [a, b]")["c"].qualifier == "about"
    )


def test_figures_come_in_the_order_of_the_file() -> None:
    assert list(reckoned("c, sum_of: [a, b]", "a, value: 1", "b, value: 2")) == ["c", "a", "b"]


@pytest.mark.parametrize(
    ("first", "second", "of_sum", "of_difference"),
    [
        ("exactly", "exactly", "exactly", "exactly"),
        ("at least", "exactly", "at least", "at least"),
        ("more than", "over", "at least", "about"),
        ("up to", "exactly", "at most", "at most"),
        ("at least", "at most", "about", "at least"),
        ("at most", "at least", "about", "at most"),
        ("exactly", "at least", "at least", "at most"),
        ("about", "exactly", "about", "about"),
        ("nearly", "at least", "about", "about"),
    ],
)
def test_the_caution_of_the_parts_is_kept(first: str, second: str, of_sum: str, of_difference: str) -> None:
    parts = (f"a, value: 9, qualifier: {first}", f"b, value: 2, qualifier: {second}")
    both = reckoned(*parts, "s, sum_of: [a, b]", "d, difference_of: [a, b]")
    assert (both["s"].qualifier, both["d"].qualifier) == (of_sum, of_difference)


def test_the_authors_own_caution_stands() -> None:
    assert (
        reckoned("a, value: 1", "b, value: 2", "c, sum_of: [a, b], qualifier: nearly")["c"].qualifier
        == "nearly"
    )

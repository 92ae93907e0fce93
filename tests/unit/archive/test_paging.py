"""Long lists are cut into pages by number and by weight."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from briefgen.archive.paging import paged
from briefgen.templating import html


def items(*sizes: int) -> list[Markup]:
    return [html("x" * size) for size in sizes]


@pytest.mark.parametrize(
    ("sizes", "most", "budget", "pages"),
    [
        ((), 3, 100, [0]),
        ((1, 1, 1), 3, 100, [3]),
        ((1, 1, 1, 1), 3, 100, [3, 1]),
        ((60, 40, 1), 3, 100, [2, 1]),
        ((60, 41), 3, 100, [1, 1]),
        ((500, 1, 500), 3, 100, [1, 1, 1]),
    ],
)
def test_a_page_holds_so_many_and_no_more_than_it_may_weigh(
    sizes: tuple[int, ...], most: int, budget: int, pages: list[int]
) -> None:
    found = paged(items(*sizes), most, budget)
    assert [len(page) for page in found] == pages
    assert [item for page in found for item in page] == items(*sizes)


def test_weight_is_in_bytes_not_letters() -> None:
    assert len(paged([html("مياه" * 10)] * 2, 9, 100)) == 2

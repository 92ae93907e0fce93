"""Long lists are cut into pages by number and by weight."""

from __future__ import annotations

import pytest

from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Asked, Counted
from briefgen.archive.inserting import ROOT
from briefgen.archive.interface import Interface
from briefgen.archive.paging import Piece, made_of, paged
from briefgen.archive.pieces import Pieces
from briefgen.archive.shelf import Plain
from tests.archives import desk, entry, holdings, hostile


def items(*weights: int) -> list[Piece]:
    return [Piece(f"item {number}", weight, str) for number, weight in enumerate(weights)]


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


def test_a_page_is_made_of_its_pieces() -> None:
    assert made_of(items(1, 2)) == ("item 0", "item 1")


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_no_piece_is_much_heavier_than_it_is_reckoned(lang: str) -> None:
    words = {"fr": {"title": "Archives"}, "ar": {"title": "أرشيف"}}
    wide = entry("wide", words="So “many” words & <signs>, 'all' of them " * 3, langs=("ar", "en"))
    site = Interface(holdings(entry(), wide, *hostile(), languages=words), desk(), lang, Plain())
    pieces = Pieces(site)
    made = [pieces.item(one) for one in site.holdings.latest]
    made += [
        pieces.figure(Counted(number, one))
        for one in site.holdings.latest
        for number, _ in enumerate(one.version(lang).figures)
    ]
    made += [pieces.ask(one, named=True) for one in repeated(all_asks(site, lang))]
    for piece in made:
        own = len(piece.make().replace(ROOT, "../../../").encode())
        assert own * 0.93 <= piece.weight <= own * 2


def all_asks(site: Interface, lang: str) -> list[Asked]:
    return [Asked(ask, one) for one in site.holdings.latest for ask in one.version(lang).asks]

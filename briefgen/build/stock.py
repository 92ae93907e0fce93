"""Which briefs need not be made again, and why the others have to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime

from briefgen.brief.folders import BRIEFS
from briefgen.build.ingredients import Ingredients
from briefgen.build.last import Last
from briefgen.build.ledger import (
    COMMON,
    EMBARGO,
    FILES,
    FORMER,
    MADE_OF,
    OWN,
    RELATED,
    Known,
    packed_briefs,
)
from briefgen.build.order import Order
from briefgen.build.shards import Shard, known_in
from briefgen.packed import Packed, Plain

NEW = "it was not built before"


@dataclass
class Stock:
    """``standing`` are the briefs of which everything is as it was; ``reasons`` say what else is not.

    ``own`` are the names of each brief's files. ``shards`` have some of the briefs that stand; the others are
    in the archive that stood. ``elsewhere`` are briefs that another shard makes.
    """

    own: Mapping[str, tuple[str, ...]]
    standing: Packed[Known] = field(default_factory=lambda: packed_briefs({}))
    shards: dict[str, Shard] = field(default_factory=dict)
    elsewhere: Collection[str] = ()
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def give_up(self, slugs: Iterable[str], why: str) -> None:
        """Has these briefs made, too."""
        for slug in slugs:
            if self.standing.pop(slug, None) is not None:
                self.shards.pop(slug, None)
                self.reasons[slug] = (why,)


def take_stock(order: Order, ingredients: Ingredients, last: Last, shards: Iterable[Shard] = ()) -> Stock:
    """Compares every brief in the folder with what the ledger, or else a shard, remembers of it."""
    digests = ingredients.of_briefs()
    own = own_files(digests)
    part = order.part
    stock = Stock({slug: names for slug, names in own.items() if part is None or part.has(slug)})
    stock.elsewhere = own.keys() - stock.own.keys()
    merged = known_in(shards)
    remembered, untouched = packed_briefs(last.ledger.briefs), last.untouched.plain
    for slug, names in stock.own.items():
        plain = remembered.plain.get(slug)
        if plain and _is_as_it_was(plain, names, ingredients.mark, digests, untouched):
            stock.standing.plain[slug] = plain
            continue
        known = remembered.make(plain) if plain else None
        found = _changed(known, names, ingredients, order.as_of, last.ledger.common)
        lost = (one for one in known.files if last.stood(one) is None) if known else ()
        found += [f"{one} is not as it was published" for one in lost]
        if known and not found:
            stock.standing[slug] = known
        elif slug in merged:
            known, shard = merged[slug]
            found = _changed(known, names, ingredients, order.as_of, shard.ledger.common)
            if not found and not shard.holds(known):
                found = ["its files in the shard are not as they were made"]
            if not found:
                stock.standing[slug], stock.shards[slug] = known, shard
        if found:
            stock.reasons[slug] = tuple(found)
    if part:
        named = [slug for slug, known in stock.standing.items() if known.related]
        stock.give_up(named, "it names briefs that may be in other shards")
    _heed_neighbours(stock, own.keys(), merged.keys() | remembered.plain.keys())
    return stock


def own_files(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By slug, of these names of files those in the folder of briefs that belong to a brief."""
    found: dict[str, list[str]] = {}
    slugs, start = set(), len(f"{BRIEFS}/")
    for name in sorted(names):
        if name.startswith(f"{BRIEFS}/") and name.count("/") == 1:
            slug = name[start : name.find(".", start)] if "." in name else name[start:]
            found.setdefault(slug, []).append(name)
            if name.endswith(".yaml") and len(name) == start + len(slug) + len(".yaml"):
                slugs.add(slug)
    return {slug: tuple(found[slug]) for slug in sorted(slugs - {"archive"})}


def _is_as_it_was(
    plain: Plain,
    own: tuple[str, ...],
    mark: str,
    digests: Mapping[str, str],
    untouched: Mapping[str, object],
) -> bool:
    """True for a brief, packed as it is remembered, of which a quick look tells that nothing has changed."""
    return (
        plain[COMMON] == mark
        and plain[OWN] == own
        and not plain[EMBARGO]
        and plain[MADE_OF].items() <= digests.items()
        and all(map(untouched.__contains__, plain[FILES]))
    )


def _changed(
    known: Known | None,
    own: tuple[str, ...],
    ingredients: Ingredients,
    as_of: datetime,
    common: Mapping[str, Mapping[str, str]],
) -> list[str]:
    """What is not as it was when the brief was built, in words; ``common`` are the settings of then."""
    return [NEW] if known is None else list(_changes(known, own, ingredients, as_of, common))


def _changes(
    known: Known,
    own: tuple[str, ...],
    ingredients: Ingredients,
    as_of: datetime,
    common: Mapping[str, Mapping[str, str]],
) -> Iterator[str]:
    for name in sorted({*own} ^ {*known.own}):
        yield f"{name} is {'new' if name in own else 'gone'}"
    for name, digest in known.made_of.items():
        now = ingredients.digest(name)
        if now != digest and (name in own or name not in known.own):
            yield f"{name} {'changed' if now and digest else 'is new' if now else 'is gone'}"
    if known.common != ingredients.mark:
        yield from _settings(common.get(known.common, {}), ingredients.common)
    if known.embargo and known.embargoed != (as_of < datetime.fromisoformat(known.embargo)):
        yield "its embargo is over" if known.embargoed else "its embargo is not over yet"


def _settings(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    if not before:
        yield "it was built with other settings"
    for name in dict.fromkeys([*now, *before]) if before else ():
        then, here = before.get(name, ""), now.get(name, "")
        if then != here:
            told = f" ({then or 'none'} before, {here or 'none'} now)" if _is_plain(then + here) else ""
            yield f"{name} changed{told}"


def _is_plain(words: str) -> bool:
    """True for a version or a setting, False for digests."""
    return len(words) < 32


def _heed_neighbours(stock: Stock, there: Collection[str], before: Set[str]) -> None:
    """A brief that names another one is checked against it, and shows its title; a name has one heir."""
    moved = set(stock.reasons) | (before - set(there))
    new = set(there) - before
    standing = stock.standing.plain
    tied = [
        (slug, one[RELATED], one[FORMER]) for slug, one in standing.items() if one[RELATED] or one[FORMER]
    ]
    heirs = Counter(name for _, _, former in tied for name in former)
    for slug, related, former in tied:
        if named := sorted(moved & set(related)):
            stock.give_up([slug], f"it names {named[0]}, which changed")
        elif rivals := sorted(name for name in former if heirs[name] > 1):
            stock.give_up([slug], f"another brief says that it was {rivals[0]} before, too")
        elif taken := sorted(new & set(former)):
            stock.give_up([slug], f"{taken[0]}, a name it had before, is a brief now")


def claimants(former: Collection[str], standing: Packed[Known]) -> list[str]:
    """Briefs that stand and say they had one of these names before, too."""
    taken = set(former)
    return [slug for slug, known in standing.plain.items() if not taken.isdisjoint(known[FORMER])]

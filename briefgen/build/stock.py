"""Which briefs need not be made again, and why the others have to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefgen.brief.folders import BRIEFS
from briefgen.build.ingredients import Ingredients
from briefgen.build.last import Last
from briefgen.build.ledger import Known
from briefgen.build.order import Order
from briefgen.build.shards import Shard, known_in
from briefgen.build.stamps import inputs_in

NEW = "it was not built before"


@dataclass
class Stock:
    """``standing`` are the briefs of which everything is as it was; ``reasons`` say what else is not.

    ``own`` are the names of each brief's files. ``shards`` have some of the briefs that stand; the others are
    in the archive that stood. ``elsewhere`` are briefs that another shard makes.
    """

    own: Mapping[str, tuple[str, ...]]
    standing: dict[str, Known] = field(default_factory=dict)
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
    own = own_files(order.root)
    part = order.part
    stock = Stock({slug: names for slug, names in own.items() if part is None or part.has(slug)})
    stock.elsewhere = own.keys() - stock.own.keys()
    merged = known_in(shards)
    for slug, names in stock.own.items():
        known = last.ledger.briefs.get(slug)
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
    before = {slug: known for slug, (known, _) in merged.items()} | dict(last.ledger.briefs)
    _heed_neighbours(stock, own.keys(), before)
    return stock


def own_files(root: Path) -> dict[str, tuple[str, ...]]:
    """By slug, the names of all files in the folder of briefs that belong to a brief."""
    found: dict[str, list[str]] = {}
    slugs = set()
    for name in sorted(inputs_in(root / BRIEFS)):
        if "/" not in name:
            slug = name.partition(".")[0]
            found.setdefault(slug, []).append(f"{BRIEFS}/{name}")
            slugs |= {slug} if name == f"{slug}.yaml" else set()
    return {slug: tuple(found[slug]) for slug in sorted(slugs - {"archive"})}


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


def _heed_neighbours(stock: Stock, there: Collection[str], before: Mapping[str, Known]) -> None:
    """A brief that names another one is checked against it, and shows its title; a name has one heir."""
    moved = set(stock.reasons) | (before.keys() - set(there))
    new = set(there) - before.keys()
    heirs = Counter(name for known in stock.standing.values() for name in known.former)
    for slug, known in list(stock.standing.items()):
        if named := sorted(moved & set(known.related)):
            stock.give_up([slug], f"it names {named[0]}, which changed")
        elif rivals := sorted(name for name in known.former if heirs[name] > 1):
            stock.give_up([slug], f"another brief says that it was {rivals[0]} before, too")
        elif taken := sorted(new & set(known.former)):
            stock.give_up([slug], f"{taken[0]}, a name it had before, is a brief now")


def claimants(former: Collection[str], standing: Mapping[str, Known]) -> list[str]:
    """Briefs that stand and say they had one of these names before, too."""
    return [slug for slug, known in standing.items() if set(known.former) & set(former)]

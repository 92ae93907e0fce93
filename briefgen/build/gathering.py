"""What a build reads: the briefs that have changed, with all that is said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from briefgen.brief.gist import Gist
from briefgen.brief.survey import Survey, survey
from briefgen.build.checking import problems_of
from briefgen.build.ingredients import Ingredients
from briefgen.build.order import Order
from briefgen.build.readers import read_all
from briefgen.build.reading import Drawer, Found, Readings
from briefgen.build.stock import Stock, claimants
from briefgen.problems import made_strict


def gather(
    order: Order,
    stock: Stock,
    ingredients: Ingredients,
    drawer: Drawer,
    heard: Callable[[int, int, str], None],
) -> Readings:
    """The briefs that are to be made, read, proved and put into the drawer.

    ``heard`` is told before each how many are done, how many there are, and which comes. They are more than
    have changed where one of them says it had the name of one that stands. The digests of a brief's own files
    are taken before it is read: what changes meanwhile is made with the next build.
    Raises ``NoRoomError``.
    """
    folder = survey(order.root, order.only)
    gathered = _Gathered(folder, stock, ingredients, drawer, heard)
    skipped = {*stock.standing, *stock.elsewhere}
    gathered.read((path for path in folder.files if path.stem not in skipped), order)
    while rivals := claimants(gathered.former, stock.standing):
        stock.give_up(rivals, "another brief says that it had the same name before")
        gathered.read((path for path in folder.files if path.stem in rivals), order)
    return gathered.readings(strict=order.strict)


@dataclass
class _Gathered:
    folder: Survey
    stock: Stock
    ingredients: Ingredients
    drawer: Drawer
    heard: Callable[[int, int, str], None]
    found: dict[Path, Found] = field(default_factory=dict)
    made_of: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def former(self) -> list[str]:
        """All names that the briefs had before."""
        return [name for one in self.found.values() if one.gist for name in one.gist.former]

    def read(self, files: Iterable[Path], order: Order) -> None:
        """Reads some files of the folder."""
        wanted = tuple(files)
        own = self.stock.own
        digests = {
            slug: {name: self.ingredients.digest(name) for name in own.get(slug, ())}
            for slug in (path.stem for path in wanted)
        }
        with closing(read_all(replace(self.folder, files=wanted), order)) as results:
            for number, path in enumerate(wanted):
                self.heard(number, len(wanted), path.stem)
                found = next(results)
                self.found[path] = replace(found, packed=b"")
                if found.gist:
                    self.drawer.put(found.slug, found.packed)
                    more = {name: self.ingredients.digest(name) for name in found.made_of}
                    self.made_of[found.slug] = digests[found.slug] | more

    def readings(self, *, strict: bool) -> Readings:
        """All of them; with ``strict``, warnings are errors."""
        found = [self.found[path] for path in self.folder.files if path in self.found]
        gists = tuple(one.gist for one in found if one.gist)
        # What is not true any more may be the very reason for withdrawing a brief, and does not hinder it.
        told = [replace(one, unproved=()) if _is_withdrawn(one.gist) else one for one in found]
        said = list(problems_of(self.folder, told))
        broken = frozenset(one.slug for one in found) - {gist.slug for gist in gists}
        said = made_strict(said) if strict else said
        return Readings(gists, broken, tuple(said), self.made_of, self.drawer)


def _is_withdrawn(gist: Gist | None) -> bool:
    return gist is not None and gist.status == "withdrawn"

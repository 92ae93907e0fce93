"""Many values as the ledger has them, plain tuples, each made into what it stands for when it is asked for.

To make named tuples of what is known of a hundred thousand files, and plain ones of these again, takes longer
than all else that a small change asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, TypeVar

T = TypeVar("T")

Plain = tuple[Any, ...]


class Packed(MutableMapping[str, T]):
    """A mapping that holds its values as plain tuples: ``make`` gives a value, ``pack`` its plain tuple.

    ``plain`` are the tuples themselves, for whoever has to go through all of them.
    """

    __slots__ = ("make", "pack", "plain")

    def __init__(
        self,
        make: Callable[[Plain], T],
        plain: Mapping[str, Plain] | None = None,
        pack: Callable[[T], Plain] = tuple,  # type: ignore[assignment]  # of a named tuple
    ) -> None:
        self.make, self.pack = make, pack
        self.plain: dict[str, Plain] = plain if isinstance(plain, dict) else dict(plain or {})

    def __getitem__(self, key: str) -> T:
        return self.make(self.plain[key])

    def __setitem__(self, key: str, value: T) -> None:
        self.plain[key] = self.pack(value)

    def __delitem__(self, key: str) -> None:
        del self.plain[key]

    def __contains__(self, key: object) -> bool:
        return key in self.plain

    def __iter__(self) -> Iterator[str]:
        return iter(self.plain)

    def __len__(self) -> int:
        return len(self.plain)

    def copy(self) -> Packed[T]:
        """The same, to be changed without changing this."""
        return Packed(self.make, dict(self.plain), self.pack)

    def of(self, keys: Iterable[str]) -> Packed[T]:
        """The same of these keys alone; each is there."""
        plain = self.plain
        return Packed(self.make, {key: plain[key] for key in keys}, self.pack)


def packed_of(make: Callable[[Plain], T], values: Mapping[str, T]) -> Packed[T]:
    """Named tuples, packed; what is packed already stays as it is."""
    if isinstance(values, Packed):
        return values
    return Packed(make, {key: tuple(value) for key, value in values.items()})  # type: ignore[arg-type]

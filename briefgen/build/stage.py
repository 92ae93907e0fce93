"""The new archive while it is gathered, beside the one that stands: files go to the disk one by one.

What is the same as before is not written again: both archives have that file until the old one goes.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from briefgen.addresses import is_address
from briefgen.briefing.assets import needs_of
from briefgen.build.last import Last
from briefgen.build.ledger import Stood
from briefgen.build.manifest import Held
from briefgen.build.stamps import Stamp, output_stamp
from briefgen.build.swap import clear_away, mend, new_path
from briefgen.build.twin import NOTHING, borrow, clear_the_way, make_twin, mark_of, remove, retire
from briefgen.packed import Packed, Plain, packed_of

T = TypeVar("T")


class CannotWriteError(Exception):
    """The disk is full, or somebody may not write; says why in words."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))


class Stage:
    """Takes the files of a new archive; a ``Shelf``. As a context it is cleared away at the end.

    ``held`` are the files so far, by address. Every method that writes raises ``CannotWriteError``.
    """

    def __init__(self, last: Last, pages: str = "", twin: Path | None = None) -> None:
        """``pages`` is the digest of what the archive's own pages are made of; see ``Ledger``.

        ``twin`` is where a second folder of the archive lies, or may lie; see ``twin``.
        """
        self._changed: set[str] = set()
        self.place = last.output.resolve()
        self.folder = new_path(self.place)
        self.held = Packed(Held._make)
        self.stood = Packed(Stood._make)
        self._last = last
        self.same_pages = bool(pages) and pages == last.ledger.pages
        self._twin = twin
        self._lent = NOTHING
        self._folders: set[str] = set()

    def __enter__(self) -> Stage:
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            mend(self.place)
            self._begin()
        except OSError as error:
            raise CannotWriteError(error) from None
        return self

    def _begin(self) -> None:
        """Begins with the twin where there is one, and else with an empty folder."""
        lent = borrow(self._twin, self.folder, self._last.twin) if self._twin else None
        if lent is None:
            self.folder.mkdir()
        elif not self._last.there:  # nothing is known of what stood, and all will be made
            clear_away(self.folder)
            self.folder.mkdir()
        else:
            self._lent, self._folders = lent, set(lent.folders)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        clear_away(self.folder)

    def __contains__(self, address: object) -> bool:
        return address in self.held.plain

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self.held.plain))

    def put(self, address: str, data: bytes, key: str = "") -> None:
        """Puts a file in, unless one stands at its address already; see ``Shelf``."""
        if address in self.held:
            return
        if not is_address(address):
            raise ValueError(f"not an address inside the archive: {address!r}")
        digest = hashlib.sha256(data).hexdigest()
        before = self._last.manifest.files.get(address)
        untouched = self._last.stood(address)
        try:
            stamp = None
            with suppress(OSError):  # not every file system can give a file two names
                if untouched is None:
                    stamp = self._linked_if(address, data)
                elif before is not None and before.sha256 == digest:
                    stamp = self._linked(address)
            stamp = stamp or self._written(address, data)
        except OSError as error:
            raise CannotWriteError(error) from None
        self._hold(address, Held(digest, len(data)), Stood(stamp, key, needs_of(address, data)))

    def stands(self, address: str, key: str) -> bool:
        """True where the published file was made of the same, and is put in as it is; see ``Shelf``."""
        known = self._last.stood(address)
        return bool(self.same_pages and key and known and known.key == key) and self.keep(address)

    def keep(self, address: str) -> bool:
        """Puts a published file in as it stands; False where it is not there."""
        if address in self.held:
            return True
        known, before = self._last.stood(address), self._last.manifest.files.get(address)
        if known and before:
            with suppress(OSError):
                stamp = self._linked(address)
                same = known if stamp == known.stamp else known._replace(stamp=stamp)
                self._hold(address, before, same)
                return True
        found = self._last.files([address])
        if address in found:
            self.put(address, found[address])
        return address in found

    def keep_all(self, addresses: Iterable[str]) -> None:
        """Puts many published files in as they stand; those that are not there are left out."""
        untouched, held = self._last.untouched.plain, packed_of(Held._make, self._last.manifest.files).plain
        there, lent = self._last.there, self._lent.files
        for address in addresses:
            known = untouched.get(address)
            if known and known[0] == there[address] and lent.get(address) == known[0][2]:
                self.held.plain[address], self.stood.plain[address] = held[address], known
            else:
                self.keep(address)

    def all_stand(self, pages: Collection[tuple[str, str]]) -> bool:
        """True where all of these were made of the same, and are put in as they are; see ``Shelf``."""
        untouched = self._last.untouched.plain if self.same_pages else {}
        for address, key in pages:
            known = untouched.get(address)
            if not key or known is None or known[1] != key:
                return False
        self.keep_all(address for address, _ in pages)
        return all(address in self.held.plain for address, _ in pages)

    def before(self, address: str) -> bytes | None:
        """The published file, where it was made with the same templates and settings; see ``Shelf``."""
        return self._last.file(address) if self.same_pages and self._last.stood(address) else None

    def mark(self, address: str) -> tuple[str, int]:
        """SHA-256 and size of a file that was put in."""
        found = self.held[address]
        return found.sha256, found.bytes

    def read(self, address: str) -> bytes:
        """The bytes of a file that was put in."""
        with open(f"{self.folder}/{address}", "rb") as file:  # noqa: PTH123 - often
            return file.read()

    def take(self, files: Mapping[str, tuple[Plain, Plain]]) -> None:
        """Holds what a fork of this process has put in: of each file, packed, what is held and what stood."""
        for address, (held, stood) in files.items():
            if address not in self.held:
                self._hold(address, held, stood)

    def clear(self) -> None:
        """Removes what the twin had and the new archive has not. Raises ``OSError``."""
        self._lent.clear(self.folder, self.held.plain.keys())

    def retire(self, old: Path) -> None:
        """Keeps the archive that stood as the twin of the new one, or clears it away."""
        if self._twin:
            before, now = self._last.there.keys(), self.held.plain.keys()
            retire(old, self.place, self._twin, before, now, self._changed)
        else:
            clear_away(old)

    def make_twin(self) -> str:
        """Makes the twin of the archive that was just put in place, where it has none; its mark."""
        if self._twin is None:
            return ""
        make_twin(self._twin, self.place, self.held.plain.keys())
        return mark_of(self._twin, self.held.plain)

    def _hold(self, address: str, held: Plain, stood: Plain) -> None:
        self.held.plain[address] = tuple(held)
        self.stood.plain[address] = tuple(stood)
        if self._last.there.get(address) != stood[0]:
            self._changed.add(address)

    def _made_room(self, address: str) -> str:
        """The path of a new file, in a folder that is there."""
        folder = os.path.dirname(address)  # noqa: PTH120 - ten thousand times
        if folder not in self._folders:
            try:
                (self.folder / folder).mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError):  # a file of the twin has its name
                clear_the_way(self.folder, folder)
                (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return f"{self.folder}/{address}"

    def _placed(self, address: str, place: Callable[[str], T]) -> T:
        """What ``place`` makes of the path of a new file; what has its name makes way.

        That was in the twin, or was left by a fork that died: perhaps another name of a published file.
        """
        path = self._made_room(address)
        try:
            return place(path)
        except FileExistsError:
            self._folders -= remove(self.folder, address)
            return place(path)

    def _written(self, address: str, data: bytes) -> Stamp:
        with self._placed(address, lambda path: open(path, "xb")) as file:  # noqa: PTH123 - often
            file.write(data)
            file.flush()
            return output_stamp(os.fstat(file.fileno()))

    def _linked(self, address: str) -> Stamp:
        there = self._last.there.get(address)
        if there and self._lent.files.get(address) == there[2]:
            return there
        old = f"{self.place}/{address}"
        self._placed(address, lambda path: os.link(old, path, follow_symlinks=False))
        return output_stamp(os.lstat(f"{self.folder}/{address}"))

    def _linked_if(self, address: str, data: bytes) -> Stamp | None:
        """Links to the published file where that holds just these bytes."""
        old = self.place / address
        found = old.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_size == len(data) and old.read_bytes() == data:
            return self._linked(address)
        return None

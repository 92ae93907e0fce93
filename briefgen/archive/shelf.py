"""Where an archive's files go, one by one: nobody holds them all, and what would come out the same stays."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Protocol


class Shelf(Protocol):
    """Takes the files of a new archive by their addresses."""

    def put(self, address: str, data: bytes, key: str = "") -> None:
        """Puts a file in, unless there is one at its address already.

        ``key`` stands for all that the file was made of, or is empty where nobody can say.
        """

    def stands(self, address: str, key: str) -> bool:
        """True where the file of the last archive was made of the same, and so is put in as it is.

        Templates, labels, ``archive.yaml`` and tools need not be in a key: where one of them has changed,
        nothing stands.
        """

    def all_stand(self, pages: Collection[tuple[str, str]]) -> bool:
        """True where all of these stand, each an address with its key, and so are put in as they are."""

    def before(self, address: str) -> bytes | None:
        """The file of the last archive, where it was made with what need not be in a key; else None."""

    def read(self, address: str) -> bytes:
        """The bytes of a file that is in the new archive."""

    def mark(self, address: str) -> tuple[str, int]:
        """SHA-256 and size of a file that is in the new archive."""

    def __contains__(self, address: object) -> bool:
        """True for what is in the new archive so far."""

    def __iter__(self) -> Iterator[str]:
        """The addresses of what is in the new archive so far."""


@dataclass(eq=False)
class Plain:
    """A shelf that holds its files in memory and knows of no last archive."""

    files: dict[str, bytes] = field(default_factory=dict)

    def put(self, address: str, data: bytes, key: str = "") -> None:  # noqa: ARG002 - a shelf has it
        """Puts a file in, unless there is one at its address."""
        self.files.setdefault(address, data)

    def stands(self, address: str, key: str) -> bool:  # noqa: ARG002 - a shelf has them
        """False: all is made."""
        return False

    def all_stand(self, pages: Collection[tuple[str, str]]) -> bool:  # noqa: ARG002 - a shelf has it
        """False: all is made."""
        return False

    def before(self, address: str) -> bytes | None:  # noqa: ARG002 - a shelf has it
        """None: there was nothing."""
        return None

    def read(self, address: str) -> bytes:
        """The bytes of a file that was put in."""
        return self.files[address]

    def mark(self, address: str) -> tuple[str, int]:
        """SHA-256 and size of a file that was put in."""
        data = self.files[address]
        return hashlib.sha256(data).hexdigest(), len(data)

    def __contains__(self, address: object) -> bool:
        """True for what was put in."""
        return address in self.files

    def __iter__(self) -> Iterator[str]:
        """The addresses of what was put in."""
        return iter(self.files)

"""Prepared pictures kept between builds: to make one anew takes as long as to lay a page out.

Each lies in a file of the cache folder that is named by all it was made of: the picture's own bytes, the
sizes that were asked for, the package that reads and writes it, and our code.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import accumulate, pairwise
from pathlib import Path

from briefgen.keeping import keep, look_up


@dataclass(frozen=True, slots=True)
class Print:
    """One size of a picture: its bytes, and its width and height in pixels."""

    data: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Album:
    """A folder of prints; without one, nothing is kept.

    ``sizes`` stands for what is asked for, ``code`` are the modules that know how it is made.
    """

    folder: Path | None
    sizes: str
    code: tuple[Path, ...]

    def prints(self, picture: str, make: Callable[[], Sequence[Print] | None]) -> Sequence[Print] | None:
        """The prints of the picture with this SHA-256, or what ``make`` gives, which is kept if it is any."""
        if self.folder is None:
            return make()
        name = sha256("\0".join([picture, self.sizes, *_made_by(self.code)]).encode()).hexdigest()[:40]
        path = self.folder / f"{name}.picture"
        known = look_up(path, name)
        if known is not None:
            return _unpacked(known)
        made = make()
        if made:
            keep(path, _packed(made), name)
        return made


@cache
def _made_by(code: tuple[Path, ...]) -> tuple[str, ...]:
    return (version("pillow"), *(sha256(path.read_bytes()).hexdigest() for path in code))


def _packed(prints: Sequence[Print]) -> bytes:
    head = json.dumps([(len(one.data), one.width, one.height) for one in prints]).encode()
    return b"\n".join([head, b"".join(one.data for one in prints)])


def _unpacked(held: bytes) -> Sequence[Print]:
    head, _, data = held.partition(b"\n")
    told = json.loads(head)
    spans = pairwise(accumulate((length for length, _, _ in told), initial=0))
    return tuple(
        Print(data[begin:end], width, height)
        for (begin, end), (_, width, height) in zip(spans, told, strict=True)
    )

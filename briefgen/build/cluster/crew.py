"""The workers of a Dask cluster that a build may use."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from briefgen.build.cluster.likeness import differences, likeness
from briefgen.build.cluster.problems import differs
from briefgen.build.cluster.there import Parcel, alike, unpack
from briefgen.problems import Problem

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 15.0
"""Seconds without any worker after which nobody waits for a new one: Dask's nannies need fewer."""

LOOK = 1.0
"""Seconds between two looks at who is there."""

_GONE = ConnectionError("it does not answer")


class Crew:
    """The workers of a cluster that make the same bytes as this machine."""

    def __init__(
        self, client: Client, address: str, parcel: Parcel, media: Path, problems: list[Problem]
    ) -> None:
        self.client = client
        self.media = media
        self.lost = False
        self._address = address
        self._parcel = parcel
        self._problems = problems
        self._here = likeness()
        self._judged: dict[tuple[str, str], bool] = {}
        self._refused: set[str] = set()
        self._looking = threading.Lock()

    def muster(self) -> dict[str, int]:
        """The threads of each worker that may be used, by its address; new ones are examined."""
        with self._looking:
            # A worker that began anew may have its old address, and never its old folder.
            there = self.client.scheduler_info()["workers"]
            ids = {name: (name, str(worker["local_directory"])) for name, worker in there.items()}
            new = [name for name, one in ids.items() if one not in self._judged]
            if new:
                found = self.client.run(alike, workers=new, on_error="return")
                for name in new:
                    self._judged[ids[name]] = self._judge(name, found.get(name, _GONE))
            return {name: int(there[name]["nthreads"]) for name, one in ids.items() if self._judged[one]}

    def is_there(self) -> bool:
        """True where somebody can work, perhaps after a while in which workers begin anew."""
        end = monotonic() + PATIENCE
        while not self.lost and self.client.status == "running" and monotonic() < end:
            with suppress(OSError, TimeoutError, ValueError):
                if self.muster():
                    return True
            sleep(LOOK)
        return False

    def unpack(self, session: str, workers: Sequence[str]) -> None:
        """Sends the workers what all briefs share; one that cannot keep it is no longer used."""
        found = self.client.run(unpack, session, self._parcel, workers=list(workers), on_error="return")
        for name in workers:
            answer = found.get(name, _GONE)
            if answer is not None:
                self._judged |= {one: False for one in self._judged if one[0] == name}
                if not _is_away(answer):
                    self._refuse(name, [_cannot(answer)])

    def _judge(self, name: str, found: object) -> bool:
        if _is_away(found):
            return False  # it is gone again
        other = differences(self._here, found) if isinstance(found, Mapping) else [_cannot(found)]
        if other:
            self._refuse(name, other)
        return not other

    def _refuse(self, name: str, why: Sequence[str]) -> None:
        if name not in self._refused:
            self._refused.add(name)
            self._problems.append(differs(self._address, name, why))


def _is_away(found: object) -> bool:
    """True of what Dask gives for a worker that is gone before it has answered."""
    broken = isinstance(found, OSError) and found.errno is None
    return broken or isinstance(found, ConnectionError | TimeoutError)


def _cannot(found: object) -> str:
    return f"it answers {str(found) or type(found).__name__}"

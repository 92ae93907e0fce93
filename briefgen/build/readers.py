"""The briefs of a build read in several processes, with the results in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path

from briefgen.brief.survey import Survey
from briefgen.build.limits import collect_seldom
from briefgen.build.order import Order
from briefgen.build.pool import forked, stop, unheard
from briefgen.build.reading import Found, read_and_prove
from briefgen.build.worker import heed_parent
from briefgen.evidence.sources.library import Library

FEWEST = 40
"""Fewer briefs than this are read before a second process has begun."""

AT_ONCE = 8
"""Briefs that a process reads before it answers."""


def read_all(folder: Survey, order: Order) -> Generator[Found, None, None]:
    """What came of each file. Where a process dies, the files that are left are read here."""
    today = order.as_of.date().isoformat()
    left = deque(folder.files)
    if order.jobs > 1 and len(left) >= FEWEST:
        for found in _together(folder, order, today):
            left.popleft()
            yield found
    library = Library(order.sources, order.cache)
    yield from (read_and_prove(folder, path, library, today) for path in left)


def _together(folder: Survey, order: Order, today: str) -> Iterator[Found]:
    """The results of several processes, until the last file is read or one of them dies."""
    files = folder.files
    waiting = deque(folder.part(files[at : at + AT_ONCE]) for at in range(0, len(files), AT_ONCE))
    under_way: deque[Future[list[Found]]] = deque()
    with unheard():
        executor = forked(order.jobs, begin, (order.sources, order.cache, today))
    try:
        while waiting or under_way:
            while waiting and len(under_way) < order.jobs * 3:
                with unheard():
                    under_way.append(executor.submit(read, waiting.popleft()))
            yield from under_way.popleft().result()
    except BrokenExecutor:
        return
    finally:
        stop(executor)


_library: list[tuple[Library, str]] = []


def begin(sources: Path | None, cache: Path | None, today: str) -> None:
    """Sets this process up."""
    heed_parent()
    collect_seldom()
    _library[:] = [(Library(sources, cache), today)]


def read(part: Survey) -> list[Found]:
    """What came of the files of a part, read in this process."""
    library, today = _library[0]
    return [read_and_prove(part, path, library, today) for path in part.files]

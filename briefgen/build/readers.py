"""The briefs of a workspace read in several processes, with the results in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from typing import Any, TypeVar

from briefgen.brief.survey import Survey
from briefgen.build.checking import FEWEST, Desk
from briefgen.build.collecting import collect_seldom
from briefgen.build.order import Order
from briefgen.build.processes import forked, stop
from briefgen.build.reading import Found, read_and_prove
from briefgen.build.worker import heed_parent
from briefgen.evidence.sources.library import Library
from briefgen.forking import unheard

T = TypeVar("T")
One = Callable[[Survey, Path, Library, str], T]
"""Reads one file of a folder, with the sources and the date; it is sent to other processes by its name."""

AT_ONCE = 8
"""Briefs that a process reads before it answers."""


def read_all(folder: Survey, order: Order) -> Generator[Found, None, None]:
    """What came of each file for a build."""
    jobs = order.jobs if len(folder.files) >= FEWEST else 1
    desk = Desk(order.sources, order.cache, order.as_of.date().isoformat())
    return each(folder, desk, jobs, read_and_prove, pdf="pdf" in order.formats)


def each(
    folder: Survey, desk: Desk, jobs: int, one: One[T], *, pdf: bool = False
) -> Generator[T, None, None]:
    """What ``one`` gives for each file. Where a process dies, the files that are left are read here.

    ``pdf`` says that PDFs will be made after that, by processes of the same server.
    """
    left = deque(folder.files)
    if jobs > 1:
        for found in _together(folder, desk, jobs, one, pdf):
            left.popleft()
            yield found
    library = desk.library()
    yield from (one(folder, path, library, desk.today) for path in left)


def _together(folder: Survey, desk: Desk, jobs: int, one: One[T], pdf: bool) -> Iterator[T]:
    """The results of several processes, until the last file is read or one of them dies."""
    files = folder.files
    waiting = deque(folder.part(files[at : at + AT_ONCE]) for at in range(0, len(files), AT_ONCE))
    under_way: deque[Future[list[T]]] = deque()
    with unheard():
        executor = forked(jobs, begin, (desk, one), pdf=pdf)
    try:
        while waiting or under_way:
            while waiting and len(under_way) < jobs * 3:
                with unheard():
                    under_way.append(executor.submit(read, waiting.popleft()))
            yield from under_way.popleft().result()
    except BrokenExecutor:
        return
    finally:
        stop(executor)


_here: list[tuple[Library, str, One[Any]]] = []


def begin(desk: Desk, one: One[Any]) -> None:
    """Sets this process up."""
    heed_parent()
    collect_seldom()
    _here[:] = [(desk.library(), desk.today, one)]


def read(part: Survey) -> list[Any]:
    """What came of the files of a part, read in this process."""
    library, today, one = _here[0]
    return [one(part, path, library, today) for path in part.files]

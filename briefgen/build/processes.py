"""Processes of a build that start afresh: what Pango and its kin keep does not survive a fork.

On Linux they are forked from a server that has loaded what all of them need, and nothing else. That takes a
second, so it is begun as soon as it is known that there is much to do.
"""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing.context import BaseContext

from briefgen.addresses import MANIFEST
from briefgen.brief.folders import BRIEFS, brief_files, slug_named
from briefgen.build.order import Order
from briefgen.forking import unheard

FEWEST_MADE = {True: 4, False: 60}
"""Fewer briefs than this, with PDFs or without, are done before a second process has begun."""

_PRELOADED = ("briefgen.build.worker", "briefgen.build.readers", "briefgen.evidence.looking")
_WITH_PDF = "briefgen.briefing.preload"
_FORKING = sys.platform == "linux"


def begin_early(order: Order) -> bool:
    """Begins the server for a build that makes everything, where that is more than one process does alone.

    True where it has begun.
    """
    anew = order.force or not (order.output / MANIFEST).exists()
    if not _FORKING or not anew or order.jobs < 2 or order.cluster or order.part or order.only:
        return False
    pdf = "pdf" in order.formats
    try:
        briefs = {slug_named(path.name) for path in brief_files(order.root / BRIEFS)}
    except OSError:  # the build says why
        return False
    if len(briefs) < FEWEST_MADE[pdf]:
        return False
    from multiprocessing import forkserver  # not there on every system

    _server(pdf=pdf)
    with unheard():
        forkserver.ensure_running()
    return True


def forked(jobs: int, first: Callable[..., None], given: tuple[object, ...], *, pdf: bool) -> Executor:
    """An executor of such processes.

    Each calls ``first`` with what is ``given`` before it does anything else. Where they make a ``pdf``, they
    have WeasyPrint from the beginning, if the server has not begun without it.
    """
    context = _server(pdf=pdf) if _FORKING else multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, context, first, given)


def _server(*, pdf: bool) -> BaseContext:
    """The server's processes; where it has not begun, it will load what they need, once for all of them."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOADED, *([_WITH_PDF] if pdf else [])])
    return context


def stop(executor: Executor) -> None:
    """Ends an executor at once, and with it what its processes are doing: nobody waits for that."""
    for process in list((getattr(executor, "_processes", None) or {}).values()):
        process.kill()
    executor.shutdown(wait=True, cancel_futures=True)

"""Half of the archive's own pages, made by a fork of the building process while that makes the others.

The fork has all entries at hand, and nothing need be sent to it. It writes its files where the first process
would, and tells what it wrote. Whatever goes wrong in it, the first process does it again, and meets it.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

from briefgen.archive.site import Aside, at_once
from briefgen.briefing.assets import Assets
from briefgen.build.ledger import Stood
from briefgen.build.manifest import Held
from briefgen.build.order import Order
from briefgen.build.processes import unheard
from briefgen.build.stage import Stage

FEWEST_LISTED = 100
"""Fewer briefings than this are listed before a fork has begun."""

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h

Told = tuple[dict[str, tuple[Held, Stood]], dict[str, bytes]]
"""The files that a fork put on the stage, by address, and the shared files that its pages ask for."""


def aside_of(order: Order, briefings: int, stage: Stage, assets: Assets) -> Aside:
    """How the work of this build is done aside: by a fork, where that is worth it and can be done."""
    alone = order.jobs < 2 or order.cluster or briefings < FEWEST_LISTED
    return at_once if alone or sys.platform != "linux" else partial(forked_off, stage, assets)


@contextmanager
def forked_off(stage: Stage, assets: Assets, work: Callable[[], None]) -> Iterator[None]:
    """Has a fork of this process do ``work``, which puts files on the stage, while the body runs."""
    end, begin = os.pipe()
    parent = os.getpid()
    with unheard():
        other = os.fork()
        if not other:
            _be_the_other(begin, parent, stage, assets, work)
    os.close(begin)
    done = False
    try:
        with os.fdopen(end, "rb") as pipe:
            yield
            told = pipe.read()
        done = True
    finally:
        if not done:
            with suppress(ProcessLookupError):
                os.kill(other, signal.SIGKILL)
        _, status = os.waitpid(other, 0)
    if status:
        work()
        return
    files, shared = _unpacked(told)
    stage.take(files)
    assets.files.update(shared)


def _be_the_other(begin: int, parent: int, stage: Stage, assets: Assets, work: Callable[[], None]) -> None:
    """The whole life of the fork; no buffer of the first process is written twice, nothing of it undone."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _end_with(parent)
        before, shared = set(stage), set(assets.files)
        work()
        files = {name: (stage.held[name], stage.stood[name]) for name in stage if name not in before}
        told: Told = files, {name: assets.files[name] for name in assets.files if name not in shared}
        with os.fdopen(begin, "wb") as pipe:
            pipe.write(pickle.dumps(told, pickle.HIGHEST_PROTOCOL))
        status = 0
    finally:
        os._exit(status)


def _end_with(parent: int) -> None:
    """Has the system end this process with the one that builds: nobody else may write into its stage."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _unpacked(told: bytes) -> Told:
    unpacked: Told = pickle.loads(told)  # noqa: S301 - from our own fork
    return unpacked

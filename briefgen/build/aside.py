"""Half of the archive's own pages, made by a fork of the building process while that makes the others.

The fork has all entries at hand, and nothing need be sent to it. It writes its files where the first process
would, and tells what it wrote. Whatever goes wrong in it, the first process does it again, and meets it.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from briefgen.archive.memo import Memo
from briefgen.archive.site import Aside, at_once
from briefgen.briefing.assets import Assets
from briefgen.build.order import Order
from briefgen.build.stage import Stage
from briefgen.forking import beside
from briefgen.packed import Plain

FEWEST_LISTED = 100
"""Fewer briefings than this are listed before a fork has begun."""

Told = tuple[dict[str, tuple[Plain, Plain]], dict[str, bytes], dict[str, Plain]]
"""The files that a fork put on the stage, by address, shared files that its pages ask for, and its lists."""


def aside_of(order: Order, briefings: int, stage: Stage, assets: Assets, memo: Memo) -> Aside:
    """How the work of this build is done aside: by a fork, where that is worth it and can be done."""
    alone = order.jobs < 2 or order.cluster or briefings < FEWEST_LISTED
    return at_once if alone or sys.platform != "linux" else partial(forked_off, stage, assets, memo)


@contextmanager
def forked_off(stage: Stage, assets: Assets, memo: Memo, work: Callable[[], None]) -> Iterator[None]:
    """Has a fork of this process do ``work``, which puts files on the stage, while the body runs."""
    with beside(partial(_done, stage, assets, memo, work)) as told:
        yield
        answer = told()
    if answer is None:
        work()
        return
    files, shared, lists = _unpacked(answer)
    stage.take(files)
    assets.files.update(shared)
    memo.lists.plain.update(lists)


def _done(stage: Stage, assets: Assets, memo: Memo, work: Callable[[], None]) -> bytes:
    """Does the work; what came of it, packed as plain values, which takes a tenth of the time of objects."""
    before, shared, lists = set(stage), set(assets.files), dict(memo.lists.plain)
    work()
    files = {name: (stage.held.plain[name], stage.stood.plain[name]) for name in stage if name not in before}
    new = {name: assets.files[name] for name in assets.files if name not in shared}
    listed = {name: one for name, one in memo.lists.plain.items() if one is not lists.get(name)}
    return marshal.dumps((files, new, listed))


def _unpacked(told: bytes) -> Told:
    files, shared, lists = marshal.loads(told)  # noqa: S302 - from our own fork
    return files, shared, lists

"""When Python looks for objects that only hold one another, which takes longer the more there are at all."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def collect_seldom() -> None:
    """Has Python look seldom for objects in circles: a layout makes many, and goes through more each time.

    With Python's own numbers that takes 6 % of a build. With these, new objects are looked at about once a
    brief, and all of them every twenty-five: so what a layout leaves behind does not pile up either.
    """
    gc.freeze()
    gc.set_threshold(50_000, 5, 5)


@contextmanager
def uncollected() -> Iterator[None]:
    """Has Python look for none meanwhile, and never again at those that are made meanwhile.

    For work that makes no circles, and keeps what it makes: ten thousand entries and the lists of them,
    through which Python went again and again for a third of the time in which one changed brief is built.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()

"""How the published files look from outside, found out by a fork while this process loads what it needs.

Of a hundred thousand files that takes as long as to load all modules of a build.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from briefgen.build.cached import ledger_path
from briefgen.build.order import Order
from briefgen.build.stamps import Stamp, outputs_in

LARGE = 2_000_000
"""Bytes of a ledger. Where it is smaller, the files are looked at before a fork has begun."""

Outlook = Callable[[], dict[str, Stamp] | None]
"""Waits for what ``outputs_in`` says of the output folder; None where that was not found out."""


@contextmanager
def outlook_of(order: Order) -> Iterator[Outlook]:
    """Begins to look at the output of an order, where that takes its time and a core is free for it."""
    if (
        order.cache is None
        or order.force
        or order.jobs < 2
        or sys.platform != "linux"
        or not _is_large(order)
    ):
        yield lambda: None
        return
    from briefgen.forking import beside  # not above: most archives are small

    with beside(lambda: marshal.dumps(outputs_in(order.output))) as told:

        def there() -> dict[str, Stamp] | None:
            answer = told()
            return marshal.loads(answer) if answer else None  # noqa: S302 - from our own fork

        yield there


def _is_large(order: Order) -> bool:
    try:
        return order.cache is not None and ledger_path(order.cache, order.output).stat().st_size >= LARGE
    except OSError:
        return False

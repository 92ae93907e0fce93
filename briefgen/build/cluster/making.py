"""The briefs of a build made by a Dask cluster.

Its workers get content, never paths, and each is asked first whether it would make the same bytes.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.cluster.crew import Crew
from briefgen.build.cluster.executor import ClusterExecutor
from briefgen.build.cluster.problems import ClusterError, lost, no_worker, not_installed, unreachable
from briefgen.build.cluster.there import Parcel
from briefgen.build.limits import Limits
from briefgen.build.pool import make_all, processes
from briefgen.build.tasks import Made, Task
from briefgen.build.work import Workshop
from briefgen.build.worker import Recipe
from briefgen.problems import Problem

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 10
"""Seconds to wait for a scheduler."""

AHEAD = 2
"""Briefs for each thread of a worker: one under way, and one that is there already when it is done."""


def make_on_cluster(
    tasks: Sequence[Task],
    *,
    address: str,
    jobs: int,
    shop: Workshop,
    recipe: Recipe,
    parcel: Parcel,
    media: Path,
    problems: list[Problem],
    limits: Limits | None = None,
) -> Iterator[Made]:
    """What came of each task, in their order; see ``make_all``.

    ``parcel`` is sent to every worker, and with each task its pictures in the folder ``media``. ``problems``
    gets a warning for each worker that is refused, and one where the cluster is lost: the rest is then made
    by ``recipe`` in ``jobs`` processes of this machine. Raises ``ClusterError`` where there is no cluster.
    """
    if not tasks:
        return
    with _connected(address) as client:
        crew = Crew(client, address, parcel, media, problems)
        threads = sum(crew.muster().values())
        if not threads:
            raise ClusterError(no_worker(address))

        def start(wanted: int, recipe: Recipe, limits: Limits) -> Executor:
            if crew.is_there():
                return ClusterExecutor(crew, limits)
            if not crew.lost:
                problems.append(lost(address))
            crew.lost = True
            return processes(min(wanted, jobs), recipe, limits)

        yield from make_all(tasks, threads * AHEAD, shop, recipe, limits, start)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A client of the scheduler. Raises ``ClusterError``."""
    try:
        import dask
        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError:
        raise ClusterError(not_installed(address)) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters is said as a problem
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)
    # A brief with its pictures is no mistake, however large.
    with (
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("ignore", VersionMismatchWarning)
        try:
            client = Client(address, timeout=CONNECT, name="briefgen", set_as_default=False)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            raise ClusterError(unreachable(address, error)) from error
        try:
            yield client
        finally:
            client.close(timeout=CONNECT)

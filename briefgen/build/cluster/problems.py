"""What can be wrong with a cluster, as problems."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.problems import Origin, Place, Problem, Severity


class ClusterError(Exception):
    """Nothing can be made on this cluster; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _problem(
    code: str, message: str, hint: str, address: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code, message, hint, Place(f"--cluster {address}"), severity, Origin.MACHINE)


def not_installed(address: str) -> Problem:
    """The extra is missing here."""
    message = "A build on a cluster needs the package distributed, which is not installed."
    return _problem("cluster-unreachable", message, 'pip install "briefgen[cluster]"', address)


def unreachable(address: str, error: Exception) -> Problem:
    """There is no scheduler, or none that understands us."""
    message = f"No Dask scheduler answers at {address}: {str(error).rstrip('.') or type(error).__name__}."
    hint = "begin one with `dask scheduler`, and write the address it prints, such as tcp://192.0.2.1:8786"
    return _problem("cluster-unreachable", message, hint, address)


def no_worker(address: str) -> Problem:
    """Nobody is left who may work."""
    message = f"No worker of the cluster at {address} can be used; nothing was built."
    hint = f"begin one with `dask worker {address}` where the same briefgen is installed"
    return _problem("cluster-no-worker", message, hint, address)


def differs(address: str, name: str, other: Sequence[str]) -> Problem:
    """A worker that may not work, and why."""
    message = f"The worker {name} would make other bytes, so it is not used: {'; '.join(other)}."
    hint = "install there what is installed here: the same lock file, the same image of a machine"
    return _problem("cluster-worker-differs", message, hint, address, Severity.WARNING)


def lost(address: str) -> Problem:
    """The cluster went away in the midst of the work."""
    message = f"The cluster at {address} was lost while it worked; the rest was built on this machine."
    hint = "nothing is missing; look at the scheduler's log to see why it ended"
    return _problem("cluster-lost", message, hint, address, Severity.WARNING)

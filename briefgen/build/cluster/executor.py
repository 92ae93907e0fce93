"""An executor of ``concurrent.futures`` whose work is done by the workers of a Dask cluster."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Any

from briefgen.build.cluster.crew import LOOK, PATIENCE, Crew
from briefgen.build.cluster.there import NotUnpackedError, forget, make_there, with_media
from briefgen.build.limits import Limits
from briefgen.build.tasks import Task
from briefgen.build.worker import Done, died, failed


@dataclass(frozen=True, eq=False)
class _Sent:
    """A brief under way: what was submitted for it, and the workers that may make it."""

    task: Task
    sent: Any
    workers: frozenset[str]


class ClusterExecutor(Executor):
    """Has ``make`` called on the workers of a crew. A worker that dies costs time, and nothing else."""

    def __init__(self, crew: Crew, limits: Limits) -> None:
        self._crew = crew
        self._limits = limits
        # A process sends a shared file once: those that begin anew with every executor send all of them.
        self._session = uuid.uuid4().hex
        self._lock = threading.Lock()
        self._under_way: dict[Future[Done], _Sent] = {}
        self._members: frozenset[str] = frozenset()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._refresh()
        self._watcher.start()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002
        """The future result of ``make`` for a task, which is the first argument."""
        if self._over.is_set():
            raise BrokenExecutor("the executor is shut down")
        future: Future[Done] = Future()
        self._send(future, with_media(args[0], self._crew.media))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Ends it at once, with what is under way."""
        self._over.set()
        with self._lock:
            left = [one.sent for one in self._under_way.values() if one.sent is not None]
            self._under_way.clear()
        self._watcher.join()
        if self._crew.client.status == "running":
            with suppress(OSError, TimeoutError):
                self._crew.client.cancel(left, force=True)
                self._crew.client.run(forget, self._session, on_error="ignore", workers=list(self._members))

    def _send(self, future: Future[Done], task: Task) -> None:
        members = self._members
        if (
            not members
        ):  # never without names: Dask would take any worker; the watcher sends it to the next one
            with self._lock:
                self._under_way[future] = _Sent(task, None, members)
            return
        try:
            sent = self._crew.client.submit(
                make_there,
                self._session,
                task,
                self._limits,
                key=f"briefgen-{task.slug}-{uuid.uuid4().hex}",
                workers=list(members),
                pure=False,
            )
        except (OSError, TimeoutError, RuntimeError) as error:
            raise BrokenExecutor(str(error)) from error
        with self._lock:
            one = self._under_way[future] = _Sent(task, sent, members)
        sent.add_done_callback(lambda _: self._arrived(future, one))

    def _arrived(self, future: Future[Done], one: _Sent) -> None:
        """Hands on what came of a brief. Runs in a thread of Dask."""
        from distributed import KilledWorker

        done, again, why = None, False, ""
        if self._under_way.get(future) is not one:
            return  # sent again, or not wanted any more
        try:
            # Where a worker died with the result in its hands, this lasts until the watcher gives it up.
            done = one.sent.result()
        except KilledWorker:
            done = Done(failed(one.task, died(one.task)), {})
        except NotUnpackedError:
            again = True
        except BaseException as error:  # noqa: BLE001 - Dask's own: cancelled, scheduler gone, result lost
            why = str(error)
        with self._lock:
            if self._under_way.get(future) is not one:
                return
            del self._under_way[future]
        if done is not None:
            with suppress(InvalidStateError):
                future.set_result(done)
        elif not (again and self._set_up_again(future, one.task)):
            _break(future, why)

    def _set_up_again(self, future: Future[Done], task: Task) -> bool:
        """Sends a brief once more, after the workers were told of the build again."""
        with suppress(BrokenExecutor, OSError, TimeoutError):
            self._refresh(again=True)
            self._send(future, task)
            return True
        return False

    def _refresh(self, *, again: bool = False) -> None:
        """Takes in workers that are new, and forgets those that are gone."""
        there = self._crew.muster()
        new = [name for name in there if again or name not in self._members]
        if new:
            self._crew.unpack(self._session, new)
            there = self._crew.muster()
        self._members = frozenset(there)

    def _watch(self) -> None:
        """Where all workers that a brief was meant for are gone, Dask would wait for them for ever."""
        seen = monotonic()
        while not self._over.wait(LOOK):
            try:
                self._refresh()
                if self._members:
                    seen = monotonic()
                    self._send_again()
            except (OSError, TimeoutError, RuntimeError, ValueError, BrokenExecutor):
                pass  # Dask tries to connect again
            if monotonic() - seen > PATIENCE:
                with self._lock:
                    left = dict(self._under_way)
                    self._under_way.clear()
                for future, one in left.items():
                    self._cancel(one)
                    _break(future, "no worker is left")

    def _send_again(self) -> None:
        with self._lock:
            lost = [
                (future, one) for future, one in self._under_way.items() if not one.workers & self._members
            ]
        for future, one in lost:
            self._send(future, one.task)
            self._cancel(one)

    def _cancel(self, one: _Sent) -> None:
        if one.sent is not None and self._crew.client.status == "running":
            with suppress(OSError, TimeoutError):
                self._crew.client.cancel([one.sent], force=True)


def _break(future: Future[Done], why: str) -> None:
    with suppress(InvalidStateError):
        future.set_exception(BrokenExecutor(why))

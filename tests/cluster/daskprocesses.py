"""A real Dask cluster on this machine: a scheduler and workers as an operator begins them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefgen.build.work import Workshop
from tests.built import PROJECT
from tests.unit.build import shops

PATIENCE = 120
"""Seconds in which a process has begun, on a machine that has much else to do."""


class Cluster:
    """A scheduler at ``address``; ``workers`` are its workers' processes by name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        self.scheduler = self._begin(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file)
        )
        self._wait(lambda: self._file.exists() and self._file.stat().st_size > 0)  # it is made, then filled
        self.address = str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    def add(self, name: str, *, threads: int = 1, preload: Path | None = None, nanny: bool = False) -> None:
        """Begins a worker, and waits until it is there; a nanny begins it anew when it has died."""
        self.workers[name] = self._begin(
            "worker",
            self.address,
            *("--host", "127.0.0.1", "--name", name, "--nthreads", str(threads)),
            *(() if nanny else ("--no-nanny",)),
            *("--local-directory", str(self._folder / "dask")),
            *(("--preload", str(preload)) if preload else ()),
            log=name,
        )
        self._wait(lambda: "Registered to" in self._log(name).read_text(encoding="utf-8"))

    def kill(self, name: str) -> None:
        """Ends a worker as a machine ends whose plug is pulled."""
        self.workers[name].kill()
        self.workers[name].wait()

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Somebody who may ask the scheduler what it knows."""
        from distributed import Client

        with Client(self.address, set_as_default=False, timeout=PATIENCE) as client:
            yield client

    def close(self) -> None:
        """Ends all of it."""
        for process in [*self.workers.values(), self.scheduler]:
            process.kill()
            process.wait()

    def _begin(self, *arguments: str, log: str = "scheduler") -> subprocess.Popen[bytes]:
        with self._log(log).open("wb") as file:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments, "--no-dashboard"],
                env={**os.environ, "PYTHONPATH": str(PROJECT)},
                cwd=self._folder,
                stdout=subprocess.DEVNULL,
                stderr=file,
            )

    def _log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def _wait(self, there: object) -> None:
        end = time.monotonic() + PATIENCE
        while not there():  # type: ignore[operator]
            assert time.monotonic() < end, "the cluster does not begin"
            time.sleep(0.05)


def planted_there(folder: Path, root: Path) -> Workshop:
    """The planted workshop of ``root``, on a worker; it needs no templates."""
    return shops.planted(root)


@contextmanager
def cluster(folder: Path, **workers: int) -> Iterator[Cluster]:
    """A cluster whose workers have these numbers of threads."""
    folder.mkdir(exist_ok=True)
    made = Cluster(folder)
    try:
        for name, threads in workers.items():
            made.add(name, threads=threads)
        yield made
    finally:
        made.close()

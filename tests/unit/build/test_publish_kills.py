"""A publisher killed at a hundred moments, and readers who look all the time: always one archive, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.build.publish import publish, recover
from tests.built import PROJECT
from tests.unit.build.publisher import archive, faults, twin_of

MOMENTS = 100
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - nothing is waited for there, so the moments fall evenly


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder on the quickest file system of this machine."""
    quick = SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(dir=quick) as folder:
        yield Path(folder)


@pytest.mark.parametrize("machine", ["exchange", "plain", "twin"])
def test_killed_at_any_moment_one_archive_stands_whole(place: Path, machine: str) -> None:
    output = place / "output"
    begun = time.perf_counter()
    publish(output, archive(1))
    publish(output, archive(2))
    longest = 2 * (time.perf_counter() - begun)
    chance = random.Random(20260115)  # noqa: S311
    left: dict[str, int] = {}
    twins = 0
    command = [sys.executable, "-m", "tests.unit.build.publisher", str(output), machine]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=PROJECT, **pipes) as publisher:  # type: ignore[call-overload]
        for _ in range(MOMENTS):
            print("begin", file=publisher.stdin, flush=True)
            child = int(publisher.stdout.readline())
            time.sleep(chance.uniform(0, longest))
            os.kill(child, signal.SIGKILL)
            assert publisher.stdout.readline() == "ended\n"
            for path in place.iterdir():
                left[path.name] = left.get(path.name, 0) + 1
            if machine != "plain":
                assert faults(output) == []
            assert recover(output) is None
            assert faults(output) == []
            assert {path.name for path in place.iterdir()} - {"cache"} == {"output"}
            if twin_of(output).exists():
                assert faults(twin_of(output)) == []
                twins += 1
        publisher.stdin.close()
    # The moments were not all between two publications, and some fell on the clearing away.
    assert left[".output.briefgen-new"] > MOMENTS / 4
    assert left["output"] == MOMENTS or machine == "plain"
    assert (twins > MOMENTS / 20) == (machine == "twin")
    assert publish(output, archive(3)) is None
    assert faults(output) == []


def test_a_reader_notices_nothing(place: Path) -> None:
    output = place / "output"
    publish(output, archive(1))
    wanted = {archive(number)["briefings/1/index.html"] for number in (1, 2)}
    seen: list[bytes] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            seen.append((output / "briefings/1/index.html").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(40):
            publish(output, archive(1 + number % 2))
    finally:
        over.set()
        reader.join()
    assert set(seen) == wanted
    assert len(seen) > 40

"""What a command costs is measured with all that it starts, and what fails is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Cost, FailedError, measure, measure_all

WORK = "x = bytearray(100 << 20); sum(range(4_000_000))"
PYTHON = [sys.executable, "-I", "-S", "-c"]


def test_idle_time_is_on_the_clock_only(tmp_path: Path) -> None:
    cost = measure([*PYTHON, "import time; time.sleep(0.4)"], tmp_path)
    assert cost.wall > 0.4
    assert cost.cpu < cost.wall
    assert cost.largest < 60, "the size of the process that measures is counted"


def test_memory_is_that_of_the_largest(tmp_path: Path) -> None:
    assert 100 < measure([*PYTHON, WORK], tmp_path).largest < 180


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans on")
def test_a_process_that_outlives_its_parent_is_counted(tmp_path: Path) -> None:
    left = f"import subprocess, sys; subprocess.Popen([*{PYTHON!r}, {WORK!r}])"
    cost = measure([*PYTHON, left], tmp_path)
    assert cost.largest > 100


def test_several_commands_add_up_and_their_memory_does_not(tmp_path: Path) -> None:
    busy = [*PYTHON, f"{WORK}; import time\nwhile time.process_time() < 0.5: pass"]
    once = measure(busy, tmp_path)
    twice = measure_all([busy] * 2, tmp_path)
    assert 0.5 <= once.cpu < 1 <= twice.cpu
    assert twice.largest < 1.5 * once.largest
    assert Cost(1, 2, 3, 4).times(10) == Cost(10, 20, 3, 4)


def test_what_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)ended with 3: .*alas"):
        measure([*PYTHON, "print('alas', flush=True); raise SystemExit(3)"], tmp_path)
    with pytest.raises(FailedError, match="ended with -9"):
        measure(["sleep", "30"], tmp_path, most_seconds=0.1)
    with pytest.raises(FailedError):
        measure(["no-such-program-anywhere"], tmp_path)

"""One build at a time: the lock names who has it, and ends with its process, however that ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from briefgen.build.lock import hold
from briefgen.build.swap import lock_path
from briefgen.problems import Origin
from tests.built import PROJECT

HOLDER = """
import sys, time
from pathlib import Path
from briefgen.build.lock import hold
with hold(Path(sys.argv[1])) as problem:
    print(problem.code if problem else "held", flush=True)
    time.sleep(60)
"""


def holder(output: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(output)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
    )
    assert child.stdout
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_build_is_told_who_has_the_lock_until_that_one_is_killed(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    child = holder(output)
    try:
        with hold(output) as problem:
            assert problem
            assert (problem.code, problem.origin) == ("build-running", Origin.MACHINE)
            assert f"process {child.pid} on {socket.gethostname()}, since 2" in problem.message
        with hold(output.with_name("other")) as problem:
            assert problem is None
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    assert lock_path(output).exists()
    with hold(output) as problem:
        assert problem is None
        assert str(os.getpid()) in lock_path(output).read_text(encoding="utf-8")
    assert not lock_path(output).exists()


def test_the_lock_ends_with_an_error_too(tmp_path: Path) -> None:
    try:
        with hold(tmp_path / "output"):
            raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    with hold(tmp_path / "output") as problem:
        assert problem is None


def test_a_lock_that_was_removed_under_way_is_no_lock(tmp_path: Path) -> None:
    # Somebody opened the file, and then its holder took it away: a third one must not get a second file.
    output = tmp_path / "output"
    with hold(output) as first:
        assert first is None
        lock_path(output).unlink()
        with hold(output) as second:
            assert second is None  # the old file is nobody's name any more
            with hold(output) as third:
                assert third
                assert third.code == "build-running"


def test_whoever_has_lost_the_lock_does_not_take_that_of_another_away(tmp_path: Path) -> None:
    output = tmp_path / "output"
    with hold(output):
        lock_path(output).unlink()
        lock_path(output).write_text("of another", encoding="utf-8")
    assert lock_path(output).exists()


def test_two_names_of_one_folder_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "site")
    with hold(tmp_path / "output"), hold(tmp_path / "site") as problem:
        assert problem
        assert problem.code == "build-running"


def test_a_lock_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with hold(tmp_path / "file" / "output") as problem:
        assert problem
        assert problem.code == "cannot-write"


def test_a_link_in_the_place_of_the_lock_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("years of work", encoding="utf-8")
    lock_path(tmp_path / "output").symlink_to(precious)
    with hold(tmp_path / "output") as problem:
        assert problem
    assert precious.read_text(encoding="utf-8") == "years of work"

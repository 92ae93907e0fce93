"""Full disks, missing permissions, machines that cannot exchange names: the old archive stands."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.addresses import MANIFEST
from briefgen.build import swap as module
from briefgen.build.publish import publish, recover
from briefgen.build.swap import new_path, old_path
from briefgen.problems import Origin
from tests import needs
from tests.built import PROJECT

OLD = {MANIFEST: b"old", "index.html": b"old"}
NEW = {MANIFEST: b"new", "index.html": b"new", "briefings/a/index.html": b"a"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, check=False, capture_output=True).returncode:
        needs.missing("the right to mount a file system")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_leaves_the_old_archive_and_no_litter(tiny_disk: Path) -> None:
    output = tiny_disk / "output"
    assert publish(output, OLD) is None
    large = {f"briefings/{number}/index.html": bytes(100_000) for number in range(40)}
    problem = publish(output, {MANIFEST: b"new", **large})
    assert problem
    assert (problem.code, problem.origin) == ("cannot-write", Origin.MACHINE)
    assert "No space left" in problem.message
    assert held(output) == OLD
    assert [path.name for path in tiny_disk.iterdir()] == ["output"]
    assert publish(output, NEW) is None
    assert held(output) == NEW


def test_a_limit_on_the_size_of_files_is_a_full_disk_too(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        problem = publish(output, {MANIFEST: b"new", "index.html": bytes(5_000)})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert problem
    assert problem.code == "cannot-write"
    assert held(output) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


AS_NOBODY = """
import os, sys
from pathlib import Path
from briefgen.build.publish import publish
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
problem = publish(Path(sys.argv[1]), {"manifest.json": b"new", "index.html": b"new"})
print(problem.code if problem else "none")
"""


def as_nobody(output: Path) -> str:
    """The code of the problem that somebody without rights gets; ``none`` where there is none."""
    command = [sys.executable, "-c", AS_NOBODY, str(output)]
    env = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_folder_that_may_not_be_written_is_said() -> None:
    # Below /tmp itself: pytest's own folders let nobody but their owner in.
    place = Path(f"/tmp/briefgen-test-{os.getpid()}")  # noqa: S108
    place.mkdir(mode=0o755)
    try:
        assert publish(place / "output", OLD) is None
        place.chmod(0o555)
        assert as_nobody(place / "output") == "cannot-write"
        assert held(place / "output") == OLD
        place.chmod(0o777)
        (place / "output").chmod(0o700)
        assert as_nobody(place / "output") == ("cannot-write" if os.geteuid() == 0 else "none")
    finally:
        place.chmod(0o755)
        shutil.rmtree(place)


class Plain:
    """A system's library that can neither exchange names nor write out one file system."""


@pytest.fixture
def plain_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_libc", Plain)


def test_a_machine_that_cannot_exchange_names_renames_twice(tmp_path: Path, plain_system: None) -> None:
    output = tmp_path / "output"
    assert publish(output, OLD) is None
    assert publish(output, NEW) is None
    assert held(output) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_where_the_second_rename_fails_the_old_archive_comes_back(
    tmp_path: Path, plain_system: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    whole = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self == new_path(output):
            raise OSError(5, "Input/output error")
        return whole(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    problem = publish(output, NEW)
    assert problem
    assert "Input/output error" in problem.message
    assert held(output) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_an_exchange_that_fails_for_another_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    publish(output, OLD)

    def refused(*paths: Path) -> bool:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(module, "_exchanged", refused)
    problem = publish(output, NEW)
    assert problem
    assert problem.code == "cannot-write"
    assert held(output) == OLD


def test_an_archive_that_was_gone_between_two_renames_is_put_back(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, OLD)
    output.rename(old_path(output))
    publish(new_path(output), NEW)
    assert recover(output) is None
    assert held(output) == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_litter_of_a_build_that_was_killed_is_cleared_away(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, NEW)
    publish(new_path(output), OLD)
    publish(old_path(output), OLD)
    assert recover(output) is None
    assert held(output) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["output"]

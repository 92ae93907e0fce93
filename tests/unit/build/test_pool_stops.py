"""Ctrl-C while several processes work: all of them end, and what stood stands."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from briefgen.build import readers
from briefgen.build.processes import FEWEST_MADE
from tests.built import PROJECT
from tests.workspaces import BRIEF, write_workspace

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts processes in /proc")

ENV = {**os.environ, "PYTHONPATH": str(PROJECT)}
COUNT = readers.FEWEST + 2
PATIENCE = 60
"""Seconds in which a build has come so far, on a machine that has much else to do."""

SOON = 10
"""Seconds in which it has ended: a second, on a machine that does nothing else."""

Interrupt = Callable[[int], None]
Build = subprocess.Popen[str]


def write(root: Path, word: str) -> None:
    title = "Wells of Examplia"
    briefs = {f"brooks-{n}": BRIEF.replace(title, f"{word} brooks of district {n}") for n in range(COUNT)}
    write_workspace(root, **briefs)


def command(root: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--jobs", "2", "--no-search", *more]


pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose archive stands."""
    assert FEWEST_MADE[True] <= COUNT
    root = tmp_path_factory.mktemp("built")
    write(root, "First")
    subprocess.run(command(root, "--only", "html"), env=ENV, check=True, capture_output=True)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """The same with other briefs."""
    root = tmp_path / "workspace"
    shutil.copytree(built, root)
    write(root, "Second")
    return root


def contents(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def processes(session: int) -> dict[int, int]:
    """The processes of a session that live, with the parent of each."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent, _, its, *_ = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if state != "Z" and int(its) == session:
            found[int(folder.name)] = int(parent)
    return found


def workers(session: int) -> list[int]:
    """The processes that make briefs: the fork server's, which is the build's."""
    found = processes(session)
    return [one for one, parent in found.items() if found.get(parent) == session]


def wait_for(there: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not there():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def by_keyboard(session: int) -> None:
    """All processes of a terminal hear it."""
    os.killpg(session, signal.SIGINT)


def with_long_work(session: int) -> None:
    """The build alone hears it, and its workers would not be done for long."""
    for worker in workers(session):
        os.kill(worker, signal.SIGSTOP)
    os.kill(session, signal.SIGINT)


EITHER = pytest.mark.parametrize("interrupt", [by_keyboard, with_long_work])


def interrupted(root: Path, interrupt: Interrupt, midst: Callable[[Build], None], *more: str) -> str:
    """What a build says that gets Ctrl-C in the midst of its work; it leaves nothing behind."""
    stood = contents(root / "output")
    assert len(stood) > COUNT
    with subprocess.Popen(
        command(root, *more), env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        try:
            assert wait_for(lambda: len(workers(build.pid)) == 2, PATIENCE)
            midst(build)
            assert len(workers(build.pid)) == 2
            interrupt(build.pid)
            _, told = build.communicate(timeout=SOON)
            assert wait_for(lambda: not processes(build.pid), SOON), processes(build.pid)
        finally:
            for left in processes(build.pid):
                os.kill(left, signal.SIGKILL)
    assert build.returncode == 130, told
    assert f"Stopped. Nothing was published; {root / 'output'} is as it was." in told
    assert "Traceback" not in told
    assert contents(root / "output") == stood
    assert not list(root.glob(".output*"))
    return told


@EITHER
def test_ctrl_c_while_processes_render(root: Path, interrupt: Interrupt) -> None:
    lines = []

    def midst(build: Build) -> None:
        assert build.stderr
        lines.append(build.stderr.readline())
        assert (root / ".output.briefgen-new").is_dir()

    told = interrupted(root, interrupt, midst)
    assert "briefings/brooks-" in lines[0]
    assert f"briefings/brooks-{COUNT - 1}/" not in told


@EITHER
def test_ctrl_c_while_processes_read(root: Path, interrupt: Interrupt) -> None:
    def midst(build: Build) -> None:
        assert not (root / ".output.briefgen-new").exists()

    told = interrupted(root, interrupt, midst, "--only", "html")
    assert "briefings/brooks-" not in told


def test_what_the_workers_alone_hear_changes_nothing(root: Path) -> None:
    with subprocess.Popen(
        command(root, "--only", "html"), env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        assert wait_for(lambda: len(workers(build.pid)) == 2, PATIENCE)
        for _ in range(3):
            for worker in workers(build.pid):
                with suppress(ProcessLookupError):  # it has read all that there was for it to read
                    os.kill(worker, signal.SIGINT)
            time.sleep(0.05)
        _, told = build.communicate(timeout=PATIENCE)
    assert build.returncode == 0
    assert "Traceback" not in told
    assert f"{COUNT} documents made" in told
    assert wait_for(lambda: not processes(build.pid), SOON)

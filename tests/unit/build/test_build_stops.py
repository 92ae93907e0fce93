"""Whole builds that are killed, stopped or started twice: what stands is one archive, whole."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.addresses import MANIFEST
from briefgen.build.assemble import build
from briefgen.build.lock import hold
from briefgen.build.order import Order
from briefgen.build.swap import lock_path
from briefgen.cli import main
from tests.built import PROJECT
from tests.workspaces import BRIEF, write_workspace

KILLS = 6
SLUGS = ("roads", "schools", "wells")


def workspace(root: Path, word: str) -> Path:
    briefs = {slug: BRIEF.replace("Wells of Examplia", f"{slug} {word}") for slug in SLUGS}
    return write_workspace(root, **briefs)


def command(root: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--only", "html", *more]


ENV = {**os.environ, "PYTHONPATH": str(PROJECT)}


def words(output: Path) -> set[str]:
    """Which version's pages stand there; every file has to be what the manifest says."""
    files = json.loads((output / MANIFEST).read_bytes())["files"]
    for name, held in files.items():
        assert hashlib.sha256((output / name).read_bytes()).hexdigest() == held["sha256"], name
    pages = [(output / f"briefings/{slug}/index.html").read_text(encoding="utf-8") for slug in SLUGS]
    return {word for word in ("first", "second") for page in pages if word in page}


def test_a_build_that_is_killed_leaves_the_old_archive_or_the_new_one(tmp_path: Path) -> None:
    root, output = workspace(tmp_path, "first"), tmp_path / "output"
    begun = time.monotonic()
    subprocess.run(command(root), env=ENV, check=True, capture_output=True)
    took = time.monotonic() - begun
    assert words(output) == {"first"}
    workspace(tmp_path, "second")
    chance = random.Random(20260115)  # noqa: S311
    for _ in range(KILLS):
        with subprocess.Popen(command(root), env=ENV, stderr=subprocess.DEVNULL) as child:
            time.sleep(chance.uniform(0.2, took))
            child.kill()
        assert words(output) in ({"first"}, {"second"})
    subprocess.run(command(root), env=ENV, check=True, capture_output=True)
    assert words(output) == {"second"}
    assert not list(tmp_path.glob(".output*"))


@pytest.mark.usefixtures("heard")
def test_ctrl_c_ends_a_build_at_once_and_says_what_stands(tmp_path: Path) -> None:
    root, output = workspace(tmp_path, "first"), tmp_path / "output"
    with subprocess.Popen(
        command(root), env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as child:
        lock = tmp_path / ".output.briefgen-lock"
        while not lock.exists():
            assert child.poll() is None
            time.sleep(0.01)
        os.killpg(child.pid, signal.SIGINT)
        begun = time.monotonic()
        _, told = child.communicate(timeout=30)
        took = time.monotonic() - begun
    assert child.returncode == 130
    assert "Stopped. Nothing was published;" in told
    assert "Traceback" not in told
    assert took < 5  # a second, on a machine that does nothing else
    assert not output.exists()
    assert not list(tmp_path.glob(".output*"))


def test_ctrl_c_while_modules_load_says_what_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefgen.build.processes.begin_early", stop)
    root = workspace(tmp_path, "first")
    done = CliRunner().invoke(main, ["-C", str(root), "build", "--output", str(tmp_path / "output")])
    assert done.exit_code == 130
    assert "Stopped. Nothing was published;" in done.output
    assert not (tmp_path / "output").exists()


def test_a_second_build_ends_at_once_and_names_the_first(tmp_path: Path) -> None:
    root = workspace(tmp_path, "first")
    with hold(tmp_path / "output") as problem:
        assert problem is None
        done = subprocess.run(command(root), env=ENV, check=False, capture_output=True, text=True)
    assert done.returncode == 3
    assert f"process {os.getpid()} on " in done.stderr
    assert not (tmp_path / "output").exists()


def test_a_lock_that_a_killed_build_left_goes_with_the_next_build_though_nothing_changed(
    tmp_path: Path,
) -> None:
    root = workspace(tmp_path, "first")
    subprocess.run(command(root), env=ENV, check=True, capture_output=True)
    lock_path(tmp_path / "output").write_text("of a process that is gone", encoding="utf-8")
    subprocess.run(command(root), env=ENV, check=True, capture_output=True)
    assert not list(tmp_path.glob(".output*"))


@pytest.mark.parametrize(
    "name", ["briefgen.build.lock.socket.gethostname", "briefgen.build.assemble.recover"]
)
def test_ctrl_c_in_the_first_moment_is_a_stop_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(name, interrupted)
    root = workspace(tmp_path, "first")
    order = Order(root, root / "output", datetime(2026, 1, 15, tzinfo=UTC), formats=("html",), search=False)
    outcome = build(order, on_document=lambda _: None)
    assert outcome.stopped
    assert not outcome.published
    assert not list(tmp_path.glob(".output*"))

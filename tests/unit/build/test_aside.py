"""What a fork makes aside is what one process makes, and whatever befalls it, nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from briefgen.archive.memo import Memo
from briefgen.archive.site import at_once, site_files
from briefgen.briefing.assets import Assets
from briefgen.build.aside import FEWEST_LISTED, aside_of, forked_off
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest
from briefgen.build.order import Order
from briefgen.build.stage import Stage
from briefgen.problems import Place, Problem
from briefgen.templating import TemplateError
from tests.archives import desk, entry, holdings
from tests.built import PROJECT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is done by one process")

KILLED = """
import sys, time
from pathlib import Path
from briefgen.briefing.assets import Assets
from briefgen.archive.memo import Memo
from briefgen.build.aside import forked_off
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest
from briefgen.build.stage import Stage
import os

def work():
    print(os.getpid(), flush=True)
    time.sleep(60)

with Stage(Last(Path(sys.argv[1]), Manifest())) as stage, forked_off(stage, Assets(), Memo(), work):
    time.sleep(60)
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def stage_at(output: Path) -> Stage:
    return Stage(Last(output, Manifest()))


def written(stage: Stage) -> dict[str, bytes]:
    return {path.relative_to(stage.folder).as_posix(): path.read_bytes() for path in files(stage.folder)}


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_archive_is_the_same_to_the_byte(tmp_path: Path) -> None:
    held = holdings(*(entry(f"wells-{number}", f"2024-05-{1 + number % 28:02}") for number in range(40)))
    made = []
    for name in ("alone", "together"):
        own, held = replace(desk(), assets=Assets()), replace(held, memo=Memo())
        with stage_at(tmp_path / name) as stage:
            aside = at_once if name == "alone" else partial(forked_off, stage, own.assets, held.memo)
            site_files(held, own, stage, aside)
            needs = {address: (one.key, one.needs) for address, one in stage.stood.items()}
            made.append((written(stage), stage.held, needs, own.assets.files, held.memo))
    assert made[0] == made[1]
    assert made[0][0].keys() == made[0][1].keys()
    assert any(name.startswith("addressees/") for name in made[0][0])
    assert any(name.startswith("addressees/") for name in made[0][4].lists)


def test_a_fork_that_dies_costs_time_only_and_no_published_file(output: Path) -> None:
    output.mkdir()
    (output / "index.html").write_bytes(b"published")
    here = os.getpid()

    with stage_at(output) as stage:

        def work() -> None:
            if os.getpid() != here:
                os.link(output / "index.html", stage.folder / "index.html")
                os.kill(os.getpid(), signal.SIGKILL)
            stage.put("index.html", b"new")

        with forked_off(stage, Assets(), Memo(), work):
            stage.put("about/index.html", b"about")
        assert written(stage) == {"index.html": b"new", "about/index.html": b"about"}
    assert (output / "index.html").read_bytes() == b"published"


def test_what_goes_wrong_aside_is_said_as_ever(output: Path) -> None:
    def work() -> None:
        raise TemplateError(Problem("template-failed", "It failed.", "mend it", Place("home.html")))

    with (
        stage_at(output) as stage,
        pytest.raises(TemplateError, match="It failed"),
        forked_off(stage, Assets(), Memo(), work),
    ):
        pass


def test_where_the_body_fails_nobody_waits_for_the_fork(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forks: list[int] = []
    fork = os.fork

    def noted() -> int:
        forks.append(fork())
        return forks[-1]

    monkeypatch.setattr(os, "fork", noted)
    begun = time.monotonic()
    with (
        stage_at(output) as stage,
        pytest.raises(KeyboardInterrupt),
        forked_off(stage, Assets(), Memo(), lambda: time.sleep(60)),
    ):
        raise KeyboardInterrupt
    assert time.monotonic() - begun < 30
    with pytest.raises(ChildProcessError):  # it was ended and asked after
        os.waitpid(forks[0], os.WNOHANG)


def test_the_fork_ends_with_a_build_that_is_killed(output: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(output)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as builder:
        assert builder.stdout
        fork = int(builder.stdout.readline())
        assert Path(f"/proc/{fork}").exists()
        builder.kill()
    assert ended(fork)


def ended(process: int) -> bool:
    """True as soon as a process is gone, or nothing but a name that nobody has asked after."""
    for _ in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("more", "briefings", "forks"),
    [
        ({}, FEWEST_LISTED, True),
        ({}, FEWEST_LISTED - 1, False),
        ({"jobs": 1}, FEWEST_LISTED, False),
        ({"cluster": "tcp://127.0.0.1:8786"}, FEWEST_LISTED, False),
    ],
)
def test_a_fork_is_made_where_it_is_worth_it(
    output: Path, more: dict[str, object], briefings: int, forks: bool
) -> None:
    order = replace(Order(output, output, datetime(2024, 12, 12, tzinfo=UTC), jobs=2), **more)  # type: ignore[arg-type]
    aside: Callable[..., object] = aside_of(order, briefings, stage_at(output), Assets(), Memo())
    assert (aside is not at_once) == forks

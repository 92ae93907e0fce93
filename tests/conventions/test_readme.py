"""Every command of the README is run, in its order, in a folder of its own."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[str]:
    return [line for block in BLOCK.findall(text) for line in block.splitlines() if line.strip()]


def run_all(lines: list[str], folder: Path) -> list[str]:
    """Runs each line; returns those that failed, with what they said."""
    failed = []
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for line in lines:
        words = shlex.split(line)
        if words[0] == "cd":
            folder = folder / words[1]
            continue
        if words[0] == "make":
            words, place = (
                ["make", "-n", *words[1:]],
                ROOT,
            )  # run whole by .ci/run; here that the target is there
        else:
            assert words[0] == "briefgen", line
            words, place = [sys.executable, "-m", *words], folder
        result = subprocess.run(
            words, cwd=place, env=environment, capture_output=True, text=True, check=False
        )
        if result.returncode:
            failed.append(f"{line}\n{result.stderr}")
    return failed


def test_every_command_works(tmp_path: Path) -> None:
    lines = commands((ROOT / "README.md").read_text(encoding="utf-8"))
    assert lines[:2] == ["make build", "make test"]
    assert sum(line.startswith("briefgen") for line in lines) >= 8
    assert run_all(lines, tmp_path) == []


def test_a_command_that_does_not_work_is_seen(tmp_path: Path) -> None:
    assert len(run_all(["briefgen biuld", "make no-such-target"], tmp_path)) == 2


def test_the_picture_and_every_linked_file_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert len(targets) >= 4
    here = [target for target in targets if not target.startswith("https://")]
    assert [target for target in here if not (ROOT / target).exists()] == []


@pytest.mark.parametrize(
    "path",
    re.findall(
        r"`(briefgen/[a-z_/]+\.py|templates/[a-z/]+\.[a-z]+)`",
        (ROOT / "README.md").read_text(encoding="utf-8"),
    ),
)
def test_every_file_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()

"""``briefgen verify`` as a person and a program see it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.archive.holdings import Earlier, State
from briefgen.build.manifest import held_of, manifest_of, sealed
from briefgen.build.publish import publish
from briefgen.cli import main

FILES = {"index.html": b"home", "briefings/a/a.pdf": b"%PDF one"}
OLD = b"%PDF withdrawn"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    old = Earlier(
        hashlib.sha256(OLD).hexdigest(), State.WITHDRAWN, "b", "briefing", "pdf", "fr", "2026-01-01"
    )
    manifest = manifest_of([], held_of(FILES), "public", {}, (old,))
    assert publish(tmp_path / "output", FILES | sealed(manifest)) is None
    return tmp_path


def verify(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "verify", *map(str, arguments)])


def test_a_whole_archive(root: Path) -> None:
    done = verify(root)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Whole: 2 files, each as it was published.\n"


def test_each_fault_is_a_line(root: Path) -> None:
    output = root / "output"
    (output / "briefings/a/a.pdf").write_bytes(b"%PDF two")
    (output / "index.html").unlink()
    (output / "new\x1b[31m\u202e.html").write_bytes(b"")
    done = verify(root, output)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "changed  briefings/a/a.pdf",
        "missing  index.html",
        "extra    new\ufffd[31m\ufffd.html",
    ]
    assert "1 changed, 1 missing, 1 extra" in done.stderr
    value = json.loads(verify(root, "--format", "json").stdout)
    assert (value["whole"], value["changed"], value["missing"]) == (
        False,
        ["briefings/a/a.pdf"],
        ["index.html"],
    )


@pytest.mark.parametrize("style", ["text", "json"])
def test_an_archive_that_cannot_be_read(root: Path, style: str) -> None:
    (root / "output" / "manifest.json").write_text("{")
    done = verify(root, "--format", style)
    assert done.exit_code == 3
    assert "archive-unreadable" in done.output


@pytest.mark.parametrize(
    ("data", "code", "said", "state"),
    [
        (b"%PDF one", 0, "Yes: this is a file of this archive", "ours"),
        (b"%PDF One", 1, "No: this is not a file of this archive", "unknown"),
        (OLD, 1, "withdrawn on 2026-01-01", "withdrawn"),
    ],
)
def test_a_file(root: Path, data: bytes, code: int, said: str, state: str) -> None:
    (root / "sent.pdf").write_bytes(data)
    done = verify(root, root / "sent.pdf")
    assert done.exit_code == code
    assert said in done.stdout
    value = json.loads(verify(root, root / "sent.pdf", "--format", "json").stdout)
    assert value["state"] == state


def test_a_file_that_is_not_there(root: Path) -> None:
    done = verify(root, root / "none.pdf")
    assert done.exit_code == 3
    assert "none.pdf cannot be read" in done.stderr

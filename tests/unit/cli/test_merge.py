"""The commands of a build that is parted, and of one that finds nothing to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from tests.workspaces import BRIEF, write_workspace


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    other = BRIEF.replace("Wells of Examplia", "Roads")
    return write_workspace(tmp_path / "space", wells=BRIEF, roads=other)


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *arguments])


def html(root: Path, *arguments: str) -> Result:
    command, *more = arguments
    return run(root, command, *more, "--only", "html", "--no-search", "--as-of", "2026-02-01", "--jobs", "1")


def test_two_shards_make_an_archive(root: Path) -> None:
    for number in (1, 2):
        assert html(root, "build", "--shard", f"{number}/2").exit_code == 0
    found = html(root, "merge", f"{root}/shards/1-of-2", f"{root}/shards/2-of-2")
    assert found.exit_code == 0, found.stderr
    assert "0 documents made" in found.stderr
    assert (root / "output" / "briefings" / "roads" / "index.html").is_file()


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0"])
def test_a_shard_that_cannot_be_is_wrong_usage(root: Path, shard: str) -> None:
    found = html(root, "build", "--shard", shard)
    assert found.exit_code == 2
    assert "3/8" in found.stderr


def test_a_shard_is_of_all_briefs(root: Path) -> None:
    assert html(root, "build", "wells", "--shard", "1/2").exit_code == 2


def test_it_is_said_why_a_brief_was_built_or_was_not(root: Path) -> None:
    assert (
        "wells: built, because it was not built before." in html(root, "build", "--explain", "wells").stderr
    )
    path = root / "briefs" / "roads.yaml"
    path.write_text(path.read_text("utf-8").replace("Half of", "Most of"), "utf-8")
    said = html(root, "build", "--explain", "wells", "--explain", "roads", "--explain", "rivers").stderr
    assert "wells: not built again; as they were: briefs/wells.yaml" in said
    assert "roads: built, because briefs/roads.yaml changed." in said
    assert "rivers: there is no such brief" in said


def test_a_program_is_told_too(root: Path) -> None:
    html(root, "build")
    told = json.loads(html(root, "build", "--force", "--format", "json", "--quiet").stdout)["build"]
    assert set(told["reasons"]) == {"wells", "roads"}
    assert told["unchanged"] is False

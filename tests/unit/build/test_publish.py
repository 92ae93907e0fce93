"""The only writer: the whole new archive, or the one that stood."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.addresses import MANIFEST
from briefgen.build import publish as module
from briefgen.build.publish import publish
from briefgen.problems import Origin

FILES = {MANIFEST: b"{}", "index.html": b"new", "briefings/a/index.html": b"a"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_folder_holds_just_what_was_published(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "output"
    assert publish(output, FILES) is None
    assert held(output) == FILES
    assert publish(output, {MANIFEST: b"{}"}) is None
    assert held(output) == {MANIFEST: b"{}"}
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_a_kept_empty_folder_is_ours_and_stays_kept(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / ".gitkeep").touch()
    assert publish(tmp_path / "output", FILES) is None
    assert (tmp_path / "output" / ".gitkeep").exists()


def test_a_folder_of_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")
    problem = publish(tmp_path, FILES)
    assert problem
    assert (problem.code, problem.origin) == ("output-not-ours", Origin.MACHINE)
    assert held(tmp_path) == {"thesis.docx": b"years of work"}


@pytest.mark.parametrize("fails", ["write_bytes", "rename"])
def test_the_old_archive_stands_where_writing_or_swapping_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    output = tmp_path / "output"
    publish(output, {MANIFEST: b"old"})
    whole = getattr(Path, fails)

    def failing(self: Path, *args: object) -> object:
        if fails == "write_bytes" or (self.name.startswith(".output-") and not self.name.endswith("-old")):
            raise OSError(28, "No space left on device")
        return whole(self, *args)

    monkeypatch.setattr(module.Path, fails, failing)
    problem = publish(output, FILES)
    monkeypatch.undo()
    assert problem
    assert problem.code == "cannot-write"
    assert "No space left" in problem.message
    assert held(output) == {MANIFEST: b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    problem = publish(tmp_path / "output", FILES)
    tmp_path.chmod(0o700)
    assert problem
    assert problem.code == "cannot-write"


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder", encoding="utf-8")
    problem = publish(tmp_path / "output", FILES)
    assert problem
    assert problem.origin is Origin.MACHINE

"""The only writer: the whole new archive, or the one that stood."""

from __future__ import annotations

from pathlib import Path

from briefgen.addresses import MANIFEST
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


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("not a folder", encoding="utf-8")
    problem = publish(tmp_path / "output", FILES)
    assert problem
    assert problem.origin is Origin.MACHINE


def test_what_stays_the_same_is_not_written_again(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, FILES)
    before = (output / "briefings/a/index.html").stat()
    assert publish(output, {**FILES, "index.html": b"NEW"}) is None
    assert (output / "briefings/a/index.html").stat().st_ino == before.st_ino
    assert held(output) == {**FILES, "index.html": b"NEW"}


def test_a_file_of_the_old_archive_that_somebody_changed_is_written_anew(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, FILES)
    (output / "index.html").write_bytes(b"fox")
    secret = tmp_path / "a"
    secret.write_bytes(b"a")
    (output / "briefings/a/index.html").unlink()
    (output / "briefings/a/index.html").symlink_to(secret)
    assert publish(output, FILES) is None
    assert held(output) == FILES
    assert not (output / "briefings/a/index.html").is_symlink()


def test_an_output_that_is_a_link_keeps_being_one(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk" / "site")
    assert publish(tmp_path / "output", FILES) is None
    assert publish(tmp_path / "output", {MANIFEST: b"{}"}) is None
    assert (tmp_path / "output").is_symlink()
    assert held(tmp_path / "disk" / "site") == {MANIFEST: b"{}"}
    assert [path.name for path in (tmp_path / "disk").iterdir()] == ["site"]


def test_the_new_folder_lets_in_whom_the_old_one_let_in(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, FILES)
    output.chmod(0o750)
    publish(output, {MANIFEST: b"{}"})
    assert output.stat().st_mode & 0o777 == 0o750

"""A folder of briefs as it may be found on a disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen.brief import survey
from briefgen.brief.reader import read_bytes
from briefgen.brief.workspace import read_workspace, slug_problem
from briefgen.problems import Origin, Place

VALID = (
    "title: Mali\nlang: en\ndate: 2024-12-12\nkey_message: One.\nsummary: Two.\n"
    "sources:\n  hrw: {title: Mali, publisher: HRW}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder ``briefs`` of a workspace with one good brief."""
    briefs = tmp_path / "briefs"
    briefs.mkdir()
    (briefs / "archive.yaml").write_text("title: Archive\npublisher: Us\n")
    (briefs / "mali.yaml").write_text(VALID)
    return briefs


def codes(folder: Path, *only: str) -> list[str]:
    return [problem.code for problem in read_workspace(folder.parent, only).problems]


def test_a_good_workspace_has_no_problem(folder: Path) -> None:
    found = read_workspace(folder.parent)
    assert found.problems == ()
    assert [brief.slug for brief in found.briefs] == ["mali"]
    assert found.archive is not None


def test_a_broken_brief_does_not_stop_the_others(folder: Path) -> None:
    (folder / "niger.yaml").write_text("title: Niger\n")
    found = read_workspace(folder.parent)
    assert [brief.slug for brief in found.briefs] == ["mali"]
    assert found.broken == {"niger"}


def test_briefs_are_read_in_the_order_of_their_names(folder: Path) -> None:
    for name in ("z", "a", "m-2"):
        (folder / f"{name}.yaml").write_text(VALID)
    assert [brief.slug for brief in read_workspace(folder.parent).briefs] == ["a", "m-2", "mali", "z"]


def test_a_folder_without_briefs_is_no_workspace(tmp_path: Path) -> None:
    (problem,) = read_workspace(tmp_path).problems
    assert (problem.code, problem.origin) == ("no-workspace", Origin.MACHINE)


def test_the_archives_file_is_missed(folder: Path) -> None:
    (folder / "archive.yaml").unlink()
    assert codes(folder) == ["no-archive-file"]


@pytest.mark.parametrize("name", ["x.yaml", "archive.yaml"])
def test_a_fifo_does_not_hang(folder: Path, name: str) -> None:
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)
    assert codes(folder) == ["not-a-file"]


def test_a_folder_or_a_device_is_no_brief(folder: Path) -> None:
    (folder / "x.yaml").mkdir()
    (folder / "zero.yaml").symlink_to("/dev/zero")
    assert codes(folder) == ["not-a-file", "not-a-file"]


def test_a_link_out_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret: word\n")
    (folder / "x.yaml").symlink_to(tmp_path / "secret")
    (problem,) = read_workspace(folder.parent).problems
    assert problem.code == "not-a-file"
    assert "secret" not in problem.place.excerpt


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("mali.yaml")
    assert codes(folder) == []


def test_a_link_to_itself_or_to_nothing_is_unreadable(folder: Path) -> None:
    (folder / "x.yaml").symlink_to("x.yaml")
    (folder / "y.yaml").symlink_to("gone.yaml")
    assert codes(folder) == ["unreadable", "unreadable"]


def test_a_file_without_permission_is_the_machines_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    data, (problem,) = read_bytes(folder / "mali.yaml", "briefs/mali.yaml")
    assert data is None
    assert (problem.code, problem.origin) == ("unreadable", Origin.MACHINE)
    assert problem.message == "The file cannot be read: Permission denied."


def test_a_folder_without_permission_is_the_machines_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path) -> list[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(survey, "brief_files", refused)
    assert codes(folder) == ["unreadable"]


def test_no_more_is_read_of_a_file_than_a_brief_may_have(folder: Path) -> None:
    with (folder / "x.yaml").open("wb") as file:
        file.truncate(10**10)  # a file of ten gigabytes that takes no room
    assert codes(folder) == ["file-too-large"]


@pytest.mark.parametrize(
    "name", [".#mali.yaml", "._mali.yaml", ".hidden.yml", "notes.txt", "mali.yaml~", ".yaml"]
)
def test_files_of_editors_and_systems_are_no_briefs(folder: Path, name: str) -> None:
    (folder / name).write_text("x")
    assert codes(folder) == []


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Mali.yaml", "mali.yaml"),
        ("niger.yml", "niger.yaml"),
        ("NIGER.YAML", "niger.yaml"),
        ("a.b.yaml", "a-b.yaml"),
        ("a b.yaml", "a-b.yaml"),
        ("-a.yaml", "a.yaml"),
        ("rapport-été.yaml", "rapport-t.yaml"),
        ("con.yaml", "con-brief.yaml"),
        ("lpt1.yaml", "lpt1-brief.yaml"),
        ("مالي.yaml", "my-brief.yaml"),
        ("x" * 240 + ".yaml", "x" * 80 + ".yaml"),
        ("a\x1bb.yaml", "a-b.yaml"),
    ],
)
def test_a_name_that_is_no_address_is_told_a_better_one(folder: Path, name: str, better: str) -> None:
    (folder / name).write_text(VALID)
    found = read_workspace(folder.parent)
    (problem,) = found.problems
    assert problem.code == "slug"
    assert f"`{better}`" in problem.hint
    assert "\x1b" not in problem.message
    assert [brief.slug for brief in found.briefs] == ["mali"]


@pytest.mark.parametrize(
    "slug",
    [
        "../../etc/cron.d/x",
        "a/b",
        "",
        "CON",
        "con",
        "aux",
        "com1",
        "x" * 300,
        "Mali",
        "a--b",
        "a-",
        "a.b",
        "..",
        "é",
        "a\n",
    ],
)
def test_a_slug_that_could_leave_the_folder_or_clash_is_refused(slug: str) -> None:
    problem = slug_problem(slug, Place("f"))
    assert problem is not None
    assert problem.message.endswith(".")
    assert "\n" not in problem.message


@pytest.mark.parametrize("slug", ["mali", "mali-2024", "2024-mali", "a", "x" * 80, "console"])
def test_a_plain_slug_is_an_address(slug: str) -> None:
    assert slug_problem(slug, Place("f")) is None


@pytest.mark.parametrize("name", ["mali", "mali.yaml", "briefs/mali.yaml"])
def test_one_brief_can_be_named_by_slug_or_path(folder: Path, name: str) -> None:
    (folder / "broken.yaml").write_text("x")
    assert [brief.slug for brief in read_workspace(folder.parent, (name,)).briefs] == ["mali"]
    assert codes(folder, name) == []


def test_a_brief_that_is_not_there_is_told_the_nearest(folder: Path) -> None:
    (problem,) = read_workspace(folder.parent, ("mail",)).problems
    assert (problem.code, problem.hint) == ("no-such-brief", "did you mean `mali`?")

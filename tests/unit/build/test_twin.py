"""The second folder of an archive: always the same files, never the reason why one comes out otherwise."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.addresses import MANIFEST
from briefgen.build import twin as module
from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest
from briefgen.build.order import Order
from briefgen.build.publish import put_in_place
from briefgen.build.stage import Stage
from tests.unit.build.publisher import publish_by_twin, twin_of
from tests.workspaces import BRIEF, write_workspace

FIRST = {
    MANIFEST: b"1",
    "index.html": b"front",
    "briefings/a/index.html": b"a",
    "briefings/a/brief.json": b"{}",
    "briefings/b/index.html": b"b",
    "years/2024/index.html": b"2024",
}
CHANGED = FIRST | {MANIFEST: b"2", "briefings/a/index.html": b"a, corrected"}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Archives of a few files have a twin here."""
    monkeypatch.setattr(module, "FEWEST", 1)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An archive of which one change was published, so that it has a twin."""
    place = tmp_path / "output"
    publish(place, FIRST)
    publish(place, CHANGED)
    return place


def publish(output: Path, files: dict[str, bytes]) -> None:
    publish_by_twin(output, files)
    assert held(output) == files


def held(folder: Path) -> dict[str, bytes]:
    return {
        name.as_posix(): (folder / name).read_bytes() for name in names(folder) if (folder / name).is_file()
    }


def names(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*")}


def same_files(output: Path) -> bool:
    """True where both folders hold the same files, not copies, in the same folders, and nothing else."""
    twin = twin_of(output)
    return names(twin) == names(output) and all(
        (twin / name).samefile(output / name) for name in names(output) if (output / name).is_file()
    )


def test_the_archive_that_stood_becomes_the_twin_of_the_new_one(output: Path) -> None:
    assert same_files(output)
    assert sorted(path.name for path in output.parent.iterdir()) == ["cache", "output"]


def test_a_first_archive_gets_a_twin_when_it_stands(tmp_path: Path) -> None:
    output = tmp_path / "output"
    stage = publish_by_twin(output, FIRST)
    assert not twin_of(output).exists()
    stage.make_twin()
    assert same_files(output)
    publish(output, CHANGED)
    assert same_files(output)


def test_where_files_can_have_one_name_only_there_is_no_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = publish_by_twin(tmp_path / "output", FIRST)

    def refused(*_: str, **__: bool) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    stage.make_twin()
    assert not twin_of(tmp_path / "output").exists()
    publish(tmp_path / "output", CHANGED)
    assert not twin_of(tmp_path / "output").exists()


def test_what_has_not_changed_is_not_touched_again(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    linked: list[str] = []
    link = os.link

    def watched(old: str, new: str, *, follow_symlinks: bool) -> None:
        linked.append(new)
        link(old, new, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "link", watched)
    publish(output, FIRST)
    assert len(linked) == 2
    assert same_files(output)


def test_what_goes_from_the_archive_goes_from_the_twin(output: Path) -> None:
    left = {name: data for name, data in CHANGED.items() if "briefings/b/" not in name}
    publish(output, left)
    assert same_files(output)
    assert not (twin_of(output) / "briefings" / "b").exists()


def test_a_file_takes_the_place_of_a_folder_and_a_folder_that_of_a_file(output: Path) -> None:
    turned = {name: data for name, data in CHANGED.items() if "years/" not in name}
    publish(output, turned | {"years": b"a file"})
    assert same_files(output)
    publish(output, turned | {"years/2024/index.html": b"2024"})
    assert same_files(output)
    bent = {name: data for name, data in CHANGED.items() if name != "index.html"}
    publish(output, bent | {"index.html/index.html": b"front"})
    assert same_files(output)


def spoil_file(twin: Path) -> None:
    (twin / "briefings/b/index.html").unlink()
    (twin / "briefings/b/index.html").write_bytes(b"somebody's own words")


def take_file(twin: Path) -> None:
    (twin / "years/2024/index.html").unlink()


def take_folder(twin: Path) -> None:
    (twin / "years/2024/index.html").unlink()
    (twin / "years/2024").rmdir()


def add_file(twin: Path) -> None:
    (twin / "briefings/c").mkdir()
    (twin / "briefings/c/secret.html").write_bytes(b"under embargo")


def add_link(twin: Path) -> None:
    (twin / "link").symlink_to("/etc")


def fold_file(twin: Path) -> None:
    (twin / "index.html").unlink()
    (twin / "index.html").mkdir()
    (twin / "index.html" / "deep").mkdir()


def file_folder(twin: Path) -> None:
    take_folder(twin)
    (twin / "years").rmdir()
    (twin / "years").write_bytes(b"not a folder")


@pytest.mark.parametrize(
    "touch", [spoil_file, take_file, take_folder, add_file, add_link, fold_file, file_folder]
)
def test_a_twin_that_somebody_touched_changes_nothing(output: Path, touch: object) -> None:
    assert callable(touch)
    touch(twin_of(output))
    publish(output, FIRST)
    publish(output, CHANGED)
    assert same_files(output)


def test_a_published_file_that_somebody_changed_in_place_is_made_again(output: Path) -> None:
    (output / "briefings/b/index.html").write_bytes(b"somebody's own words")
    publish(output, FIRST)
    assert same_files(output)


def test_where_most_has_changed_there_is_no_twin(output: Path) -> None:
    publish(output, {name: data + b" and all else" for name, data in CHANGED.items()})
    assert not twin_of(output).exists()
    assert [path.name for path in output.parent.iterdir() if path.name != "cache"] == ["output"]


def test_a_small_archive_has_no_twin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEWEST", len(FIRST) + 1)
    publish(tmp_path / "output", FIRST)
    publish(tmp_path / "output", CHANGED)
    assert not twin_of(tmp_path / "output").exists()


def test_a_twin_of_an_archive_that_is_not_known_is_cleared_away(output: Path) -> None:
    add_file(twin_of(output))
    with Stage(Last(output, Manifest()), twin=twin_of(output)) as stage:
        for name, data in FIRST.items():
            stage.put(name, data)
        put_in_place(stage)
    assert held(output) == FIRST
    assert not twin_of(output).exists()


def test_where_the_cache_cannot_be_written_to_the_old_archive_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"no folder")
    publish(tmp_path / "output", FIRST)
    publish(tmp_path / "output", CHANGED)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "output"]


def test_a_twin_that_cannot_be_moved_is_cleared_away(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename, twin = Path.rename, twin_of(output)

    def moved(self: Path, target: Path) -> Path:
        if twin in (self, target):
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", moved)
    publish(output, FIRST)
    assert not twin.exists()


def test_a_twin_that_cannot_be_looked_into_is_cleared_away(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(module, "look_into", refused)
    publish(output, FIRST)
    assert same_files(output)


@pytest.mark.parametrize(
    ("edition", "twins"), [(Edition.PUBLIC, 1), (Edition.PRESS, 0), (Edition.PREVIEW, 0)]
)
def test_only_what_everybody_may_read_has_a_twin(tmp_path: Path, edition: Edition, twins: int) -> None:
    root = write_workspace(tmp_path, wells=BRIEF, roads=BRIEF)
    order = Order(
        root=root, output=root / "output", as_of=datetime(2026, 1, 15, tzinfo=UTC), formats=("html",),
        cache=root / "cache", edition=edition, search=False,
    )  # fmt: skip
    for words in ("are dry", "are all dry"):
        (root / "briefs" / "wells.yaml").write_text(BRIEF.replace("are dry", words), encoding="utf-8")
        assert build(order, on_document=lambda _: None).published
    found = list((root / "cache" / "builds").glob("*.twin"))
    assert len(found) == twins
    assert all(held(twin) == held(order.output) for twin in found)

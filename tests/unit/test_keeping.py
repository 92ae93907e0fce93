"""Files of the cache folder: there whole, or not at all."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from briefgen.keeping import UNUSED, clear_unused, keep, look_up


def test_what_was_kept_is_found_under_its_name_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "font"
    keep(path, b"one\ntwo", "serif")
    assert look_up(path, "serif") == b"one\ntwo"
    assert look_up(path, "sans") is None
    assert look_up(tmp_path / "nowhere", "serif") is None
    assert [one.name for one in path.parent.iterdir()] == ["font"]


def test_a_torn_or_changed_file_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "font"
    keep(path, b"some letters")
    whole = path.read_bytes()
    for spoilt in (b"", whole[:-1], whole[:20], whole.replace(b"some", b"Some")):
        path.write_bytes(spoilt)
        assert look_up(path) is None
    path.write_bytes(whole)
    assert look_up(path) == b"some letters"


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    keep(tmp_path / "file" / "font", b"letters")
    assert look_up(tmp_path / "file" / "font") is None


def test_what_nobody_has_read_for_long_is_removed_and_nothing_else(tmp_path: Path) -> None:
    cache, elsewhere = tmp_path / "briefgen", tmp_path / "elsewhere.text"
    names = ["old.text", "read.text", "new.text", "fonts/old.font", "templates/old", "builds/old.json"]
    for name in [*names, "notes.txt", "fonts/notes.txt", "mine/old.text"]:
        keep(cache / name, b"words")
    elsewhere.write_bytes(b"words")
    (cache / "fonts" / ".new-torn").write_bytes(b"")
    (cache / "link.text").symlink_to(elsewhere)
    now = time.time()
    old = now - UNUSED - 1
    for path in [*cache.rglob("*"), elsewhere]:
        times = now if path.name == "read.text" else old, now if path.name == "new.text" else old
        os.utime(path, times, follow_symlinks=False)
    clear_unused(cache, now)
    left = {path.relative_to(cache).as_posix() for path in cache.rglob("*") if path.is_file()}
    assert left == {"read.text", "new.text", "notes.txt", "fonts/notes.txt", "mine/old.text", "cleared"}
    assert elsewhere.read_bytes() == b"words"


def test_a_twin_that_no_build_has_used_for_long_is_removed(tmp_path: Path) -> None:
    now = time.time()
    for name, when in (("old.twin", now - UNUSED - 1), ("new.twin", now), ("mine", now - UNUSED - 1)):
        (tmp_path / "builds" / name / "briefings").mkdir(parents=True)
        (tmp_path / "builds" / name / "briefings" / "index.html").write_bytes(b"words")
        os.utime(tmp_path / "builds" / name, (when, when))
    clear_unused(tmp_path, now)
    assert sorted(path.name for path in (tmp_path / "builds").iterdir()) == ["mine", "new.twin"]


def test_it_is_looked_for_once_a_week(tmp_path: Path) -> None:
    path, now = tmp_path / "old.text", time.time()
    for later, there in ((0, False), (6, True), (8, False)):
        keep(path, b"words")
        os.utime(path, (now - UNUSED - 1, now - UNUSED - 1))
        clear_unused(tmp_path, now + later * 86400)
        assert path.exists() is there


def test_a_cache_that_is_not_there_or_cannot_be_changed_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clear_unused(tmp_path / "nowhere", time.time())
    assert not (tmp_path / "nowhere").exists()
    path = tmp_path / "old.text"
    keep(path, b"words")
    os.utime(path, (1, 1))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refused)
    clear_unused(tmp_path, time.time())
    assert path.exists()

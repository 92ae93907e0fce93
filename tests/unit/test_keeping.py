"""Files of the cache folder: there whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from briefgen.keeping import keep, look_up


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

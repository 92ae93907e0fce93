"""Files known by how they look from outside, and read where that does not tell."""

from __future__ import annotations

import marshal
import os
import sys
import time
from pathlib import Path

import pytest

from briefgen.build import stamps
from briefgen.build.stamps import JUST_NOW, Digests, digest_of, inputs_in, outputs_in, stamp_of

LATER = time.time_ns() + 10 * JUST_NOW


def test_inputs_are_all_files_that_are_not_hidden(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "__pycache__").mkdir()
    for name in ("a.yaml", "media/b.png", ".a.yaml.swp", "__pycache__/c.pyc"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert sorted(inputs_in(tmp_path)) == ["a.yaml", "media/b.png"]
    assert inputs_in(tmp_path / "nowhere") == {}


def test_links_are_followed_once_and_never_in_circles(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "a.html").write_text("x", encoding="utf-8")
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "linked").symlink_to(tmp_path / "far")
    (tmp_path / "far" / "back").symlink_to(tmp_path / "near")
    assert "linked/a.html" in inputs_in(tmp_path / "near")


def test_a_link_is_no_file_of_an_archive(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x", encoding="utf-8")
    (tmp_path / "link.html").symlink_to(tmp_path / "page.html")
    assert sorted(outputs_in(tmp_path)) == ["page.html"]


def test_an_output_with_a_second_name_looks_the_same(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("x", encoding="utf-8")
    before = outputs_in(tmp_path)["page.html"]
    os.link(page, tmp_path / "other.html")
    assert outputs_in(tmp_path)["page.html"] == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")
def test_a_fork_that_looks_into_half_of_the_folders_finds_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        folder = tmp_path / "briefings" / str(number) / "fr"
        folder.mkdir(parents=True)
        (folder / "index.html").write_bytes(b"x" * number)
    (tmp_path / "index.html").write_bytes(b"x")
    alone = outputs_in(tmp_path)
    assert len(alone) == 21
    monkeypatch.setattr(stamps, "MANY", 10)
    forks: list[int] = []
    fork = os.fork

    def counted() -> int:
        forks.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", counted)
    assert outputs_in(tmp_path, jobs=2) == alone
    assert len(forks) == 1
    monkeypatch.setattr(marshal, "dumps", lambda _: os._exit(1))
    assert outputs_in(tmp_path, jobs=2) == alone


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one", encoding="utf-8")
    first = Digests({}, LATER)
    digest = first.of(path)
    path.chmod(0o000)
    known = {str(path): (stamp_of(path), "what was known")}
    assert Digests(known, LATER).of(path) == "what was known"
    path.chmod(0o644)
    assert Digests(first.found, LATER).of(path) == digest


def test_the_same_size_at_the_same_time_is_seen_by_the_time_of_the_change(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one", encoding="utf-8")
    first = Digests({}, LATER)
    before = first.of(path)
    when = path.stat().st_mtime_ns
    time.sleep(0.02)
    path.write_text("two", encoding="utf-8")
    os.utime(path, ns=(when, when))
    assert Digests(first.found, LATER).of(path) != before


def test_what_changed_just_now_is_read_again_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("one", encoding="utf-8")
    first = Digests({}, path.stat().st_mtime_ns + 1)
    first.of(path)
    stamp, _ = first.found[str(path)]
    assert stamp == ()


def test_a_file_that_is_not_there_has_no_digest(tmp_path: Path) -> None:
    assert Digests({}, LATER).of(tmp_path / "nowhere") == ""
    assert stamp_of(tmp_path / "nowhere") == ()


def test_a_name_and_a_stamp_count_for_a_digest() -> None:
    one = digest_of({"a": (1, 2), "b": (3, 4)})
    assert one == digest_of({"b": (3, 4), "a": (1, 2)})
    assert len({one, digest_of({"a": (1, 2)}), digest_of({"a": (1, 2), "c": (3, 4)})}) == 3
    assert len({digest_of({f"a{end}": (1, 2)}) for end in ("", "\udcff", "\udcfe", "é")}) == 4


def test_a_digest_does_not_tell_how_its_names_were_put_together() -> None:
    found = {"".join(["brief", "s/a"]): (int("7" * 12), 2), sys.intern("briefs/b"): (1, 2)}
    again = {sys.intern("briefs/a"): (int("7" * 12), 2), "".join(["brief", "s/b"]): (1, 2)}
    kept = [again, *again, *again.values()]  # an object that is used often is written alike, too
    assert digest_of(found) == digest_of(again)
    assert len(kept) == 5

"""Prepared pictures are kept between builds, and only as what they were made of."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.briefing import images
from briefgen.briefing.album import Album, Print
from briefgen.briefing.renditions import Darkroom, Prepared
from briefgen.problems import Place, Problem
from tests import pictures

PLACE = Place("briefs/wells.yaml", 12, 5)
PRINTS = (Print(b"", 7, 8), Print(b"a\nb", 1, 2), Print(bytes(range(256)), 3, 4))


def forbidden() -> Sequence[Print] | None:
    raise AssertionError("it was made anew")


def test_what_was_kept_is_not_made_again(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text("one", encoding="utf-8")
    album = Album(tmp_path / "kept", "172 True", (code,))
    assert album.prints("a", lambda: PRINTS) == PRINTS
    assert album.prints("a", forbidden) == PRINTS


@pytest.mark.parametrize("other", ["picture", "sizes", "code", "torn", "version"])
def test_what_was_made_of_something_else_is(
    tmp_path: Path, other: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, more = tmp_path / "code.py", tmp_path / "more.py"
    code.write_text("one", encoding="utf-8")
    more.write_text("two", encoding="utf-8")
    Album(tmp_path / "kept", "172 True", (code,)).prints("a", lambda: PRINTS)
    if other == "torn":
        (path,) = (tmp_path / "kept").iterdir()
        path.write_bytes(path.read_bytes()[:-1])
    if other == "version":
        monkeypatch.setattr("briefgen.briefing.album.version", lambda _: "0.0")
    album = Album(
        tmp_path / "kept",
        "190 True" if other == "sizes" else "172 True",
        (more,) if other in {"code", "version"} else (code,),
    )
    with pytest.raises(AssertionError, match="made anew"):
        album.prints("b" if other == "picture" else "a", forbidden)


def test_a_picture_that_cannot_be_made_is_tried_again(tmp_path: Path) -> None:
    album = Album(tmp_path / "kept", "172 True", ())
    assert album.prints("a", lambda: None) is None
    assert album.prints("a", lambda: PRINTS) == PRINTS


def prepared(root: Path, *, printed: bool = True) -> tuple[Prepared | None, list[Problem]]:
    room = Darkroom(root, Decimal(172), printed=printed, kept=root / "kept")
    return room.prepare("market", "a.png", PLACE)


@pytest.mark.parametrize("printed", [True, False])
def test_a_kept_picture_is_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, printed: bool
) -> None:
    pictures.write(tmp_path, "a.png", pictures.jpeg(pictures.photograph()))
    before = prepared(tmp_path, printed=printed)
    assert before[0]
    monkeypatch.setattr(images, "read_pixels", lambda *_: 1 // 0)
    assert prepared(tmp_path, printed=printed) == before
    with pytest.raises(ZeroDivisionError):
        prepared(tmp_path, printed=not printed)


def test_what_is_wrong_with_a_picture_is_said_each_time(tmp_path: Path) -> None:
    pictures.write(tmp_path, "a.png", b"no picture")
    first, second = (prepared(tmp_path) for _ in range(2))
    assert first == second
    assert [problem.code for problem in first[1]] == ["image-unreadable"]

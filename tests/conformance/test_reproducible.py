"""The same brief gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import Site, build_site

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "LC_ALL": "C", "COLUMNS": "40"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("name", ["mali", "kitchen"])
def test_a_second_build_gives_the_same_bytes(site: Callable[[str], Site], tmp_path: Path, name: str) -> None:
    first = contents(site(name).output)
    place, cwd = tmp_path / "quite another folder", tmp_path / "cwd"
    place.mkdir()
    cwd.mkdir()
    build_site(name, place, cwd=cwd, env=ELSEWHERE)
    second = contents(place / "output")
    assert sorted(first) == sorted(second)
    assert [path for path, data in first.items() if second[path] != data] == []
    assert list(cwd.iterdir()) == []

"""Every test is found by a plain `pytest`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
USUAL = ("*.egg", ".*", "_darcs", "build", "CVS", "dist", "node_modules", "venv", "{arch}")
"""What pytest passes by where nobody says otherwise."""


def passed_by(patterns: Iterable[str]) -> set[str]:
    """Files with tests in folders that pytest does not go into."""
    found = {path.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    patterns = tuple(patterns)
    return {
        path.as_posix()
        for path in found
        if any(fnmatch(name, one) for name in path.parts for one in patterns)
    }


def test_no_folder_of_tests_is_passed_by(pytestconfig: pytest.Config) -> None:
    assert passed_by(pytestconfig.getini("norecursedirs")) == set()


def test_with_the_usual_settings_the_tests_of_the_build_would_be_passed_by() -> None:
    assert "unit/build/test_assemble.py" in passed_by(USUAL)


def test_no_two_files_have_one_name() -> None:
    assert [
        name for name, count in Counter(path.name for path in TESTS.rglob("test_*.py")).items() if count > 1
    ] == []

"""What a test needs of the machine. What is missing skips the test; where ``CI`` is ``true``, it fails it."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Ends the test: skipped on somebody's own machine, failed where everything has to be checked."""
    reason = f"{what} is not on this machine; `make tools` installs it"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}. With CI=true nothing is skipped.", pytrace=False)
    pytest.skip(reason)


def program(*names: str) -> str:
    """The path of the first of these programs that is there."""
    for name in names:
        if found := shutil.which(name):
            return found
    missing(names[0])


def module(name: str) -> Path:
    """The folder of an installed package."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        missing(f"the Python package {name}")
    return Path(next(iter(spec.submodule_search_locations)))


def file(path: Path) -> Path:
    """A file that a package of the system brings."""
    if not path.is_file():
        missing(path.name)
    return path

"""The environment of the competitors that come from PyPI: ``.bench-venv``, made by ``make bench``."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".bench-venv"
MISSING = "not installed (`make bench` installs it)"

_ASK = """
import json
from importlib.metadata import distributions
print(json.dumps({one.name.lower(): one.version for one in distributions()}))
"""


def program(name: str) -> str:
    """A program of the environment."""
    return str(FOLDER / "bin" / name)


@cache
def versions() -> dict[str, str]:
    """What is installed there; nothing where there is no such environment."""
    if not Path(program("python")).exists():
        return {}
    done = subprocess.run([program("python"), "-c", _ASK], capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


def missing(name: str) -> str:
    """Why a competitor cannot be measured; nothing where it can."""
    return "" if name in versions() else MISSING

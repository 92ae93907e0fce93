"""The floors of the house, and that the guard of the floors can fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "briefgen", tmp_path / "briefgen", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_no_import_goes_back_up(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("briefgen/problems.py", "import briefgen.cli.reporting"),
        ("briefgen/brief/model.py", "import briefgen.brief.reader"),
        ("briefgen/briefing/page.py", "import jinja2"),
        ("briefgen/brief/reader.py", "import yaml"),
        ("briefgen/archive/homepage.py", "import weasyprint"),
        ("briefgen/build/work.py", "import click"),
        ("briefgen/evidence/items.py", "import briefgen.evidence.examine"),
        ("briefgen/evidence/quotes/matching.py", "import pypdfium2"),
        ("briefgen/evidence/numbers/figures.py", "import rapidfuzz"),
        ("briefgen/build/work.py", "import lxml"),
        ("briefgen/evidence/sources/extract.py", "import pypdf"),
        ("briefgen/evidence/helpers.py", "ANYTHING = 1"),
        ("briefgen/helpers.py", "ANYTHING = 1"),
        ("briefgen/brief/helpers.py", "ANYTHING = 1"),
    ],
)
def test_the_guard_sees_a_planted_fault(copy: Path, file: str, line: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8") if path.exists() else '"""New."""\n'
    path.write_text(text + f"\n{line}\n", encoding="utf-8")
    result = lint(copy)
    assert result.returncode == 1, result.stdout

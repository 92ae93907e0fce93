"""The wheel holds everything: installed elsewhere, it makes a workspace and builds it without a network."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Fails on every connection to another machine, as a machine without a network does.
NO_NETWORK = """
import socket
def refuse(self, address, *more):
    raise OSError(f"no network, and {address} was asked for")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


def run(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        [str(word) for word in words],
        cwd=cwd,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    result = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with only the wheel; its dependencies are those of this one, by a .pth file."""
    folder = tmp_path_factory.mktemp("environment")
    assert run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder).returncode == 0
    python = folder / "bin" / "python"
    found = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    site = Path(found.stdout.strip())
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    # Not sitecustomize.py: Debian's own stands before it on the path.
    (site / "no_network.py").write_text(NO_NETWORK, encoding="utf-8")
    (site / "no_network.pth").write_text("import no_network\n", encoding="utf-8")
    return python


def test_the_wheel_holds_the_templates_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    shipped = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()
    }
    assert shipped
    assert {f"briefgen/{name}" for name in shipped} <= set(names)
    assert [name for name in names if name.startswith(("tests/", "briefs/", "output/"))] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_installed_wheel_makes_and_builds_a_workspace_without_a_network(
    environment: Path, tmp_path: Path
) -> None:
    where = run(environment, "-c", "import briefgen; print(briefgen.__file__)", cwd=tmp_path)
    assert str(environment.parent.parent) in where.stdout
    made = run(environment, "-m", "briefgen", "init", "demo", cwd=tmp_path, HOME=str(tmp_path))
    assert made.returncode == 0, made.stderr
    built = run(environment, "-m", "briefgen", "build", cwd=tmp_path / "demo", HOME=str(tmp_path))
    assert built.returncode == 0, built.stderr
    folder = tmp_path / "demo" / "output" / "briefings" / "water-in-examplia"
    assert (folder / "water-in-examplia.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert "<!DOCTYPE html>" in (folder / "index.html").read_text(encoding="utf-8")


def test_the_guard_against_the_network_works(environment: Path, tmp_path: Path) -> None:
    tried = run(
        environment, "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:9')", cwd=tmp_path
    )
    assert tried.returncode != 0
    assert "no network" in tried.stderr

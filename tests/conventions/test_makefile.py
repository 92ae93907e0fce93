"""`make` says what there is, and where something is missing it says in one plain sentence what to do."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# All that the scripts may count on, beside the shell: what every Debian, Ubuntu and Mac has.
BASICS = ["sh", "cat", "cksum", "dirname", "env", "id", "mktemp", "rm", "sed", "uname"]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")


def run(*command: str | Path, cwd: Path = ROOT, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a command without a terminal, and with nothing but `path` to find programs in."""
    env = {
        key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS", "PYTHON"))
    }
    if path:
        env["PATH"] = str(path)
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs that is a bare machine: no Python, no package manager."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in BASICS:
        (programs / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    return programs


def add(machine: Path, name: str, script: str) -> None:
    """Puts a program on the machine, in place of the one it has."""
    (machine / name).unlink(missing_ok=True)
    (machine / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (machine / name).chmod(0o755)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """What a clone brings, without the .venv of this one."""
    folder = tmp_path / "clone"
    folder.mkdir()
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    for name in ["Makefile", "pyproject.toml", "requirements.lock"]:
        shutil.copy(ROOT / name, folder)
    return folder


def test_make_alone_prints_the_help() -> None:
    assert run("make").stdout == run("make", "help").stdout != ""


def test_every_target_has_its_line_of_help() -> None:
    targets = re.findall(r"(?m)^(\w+):", (ROOT / "Makefile").read_text("utf-8"))
    assert re.findall(r"make (\w+)\t\w+", run("make", "help").stdout) == targets
    assert set(targets) >= {"build", "test", "lock", "tools", "clean", "help"}


def test_build_sets_up_and_then_builds() -> None:
    set_up, build = run("make", "--dry-run", "build", "ARGS=--only html").stdout.splitlines()
    assert set_up == ".ci/setup.sh requirements.lock"
    assert build.endswith(".venv/bin/briefgen build --only html")


def test_the_tests_run_last() -> None:
    assert ".venv/bin/pytest -n 2" in run("make", "--dry-run", "test").stdout.splitlines()[-1]


@pytest.mark.parametrize("script", [*ROOT.glob(".ci/*.sh")], ids=lambda script: script.name)
def test_a_script_is_sh_and_can_be_run(script: Path) -> None:
    assert script.read_text("utf-8").startswith("#!/bin/sh\n")
    assert os.access(script, os.X_OK)
    assert run("sh", "-n", script).returncode == 0


def test_without_python_one_sentence_says_what_to_install(machine: Path, clone: Path) -> None:
    done = run(shutil.which("make") or "make", "build", cwd=clone, path=machine)
    assert done.returncode != 0
    assert done.stderr.splitlines()[0].startswith(
        "briefgen needs Python 3.11 or newer, and found none. Install it"
    )
    assert not (clone / ".venv").exists()


def test_an_old_python_is_no_python(machine: Path, clone: Path) -> None:
    add(machine, "python3", "echo 3.10; exit 1")
    done = run(shutil.which("make") or "make", "build", cwd=clone, path=machine)
    assert done.returncode != 0
    assert "briefgen needs Python 3.11 or newer" in done.stderr


@pytest.fixture
def python(machine: Path, clone: Path) -> Path:
    """A machine whose Python lacks nothing, makes a .venv of itself, and writes down what pip was asked."""
    for name in ["cp", "mkdir"]:
        (machine / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    add(
        machine,
        "python3",
        'case "$*" in\n'
        "*version_info*) echo 3.12 ;;\n"
        '"-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;\n'
        f'"-m pip "*) echo "$*" >>{machine}/pip; exit "${{PIP_FAILS:-0}}" ;;\n'
        "esac",
    )
    (clone / "briefgen").mkdir()
    (clone / "briefgen" / "__init__.py").touch()
    return machine


def set_up(clone: Path, python: Path) -> list[str]:
    """Sets up, and returns what pip was asked to do."""
    (python / "pip").write_text("", "utf-8")
    done = run(clone / ".ci" / "setup.sh", "requirements.lock", cwd=clone, path=python)
    assert done.returncode == 0, done.stderr
    return (python / "pip").read_text("utf-8").splitlines()


def test_what_is_set_up_is_not_set_up_again(clone: Path, python: Path) -> None:
    assert set_up(clone, python) == [
        "-m pip install -qq --require-hashes -r requirements.lock",
        "-m pip install -qq --no-deps --no-build-isolation -e .",
    ]
    assert set_up(clone, python) == []


def test_a_new_lock_is_installed_into_what_is_there(clone: Path, python: Path) -> None:
    set_up(clone, python)
    (clone / ".venv" / "here").touch()
    with (clone / "requirements.lock").open("a") as lock:
        lock.write("# new\n")
    assert len(set_up(clone, python)) == 2
    assert (clone / ".venv" / "here").exists()


def test_what_was_stopped_half_way_is_made_anew(
    clone: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_FAILS", "1")
    assert run(clone / ".ci" / "setup.sh", "requirements.lock", cwd=clone, path=python).returncode != 0
    monkeypatch.delenv("PIP_FAILS")
    (clone / ".venv" / "half").touch()
    assert len(set_up(clone, python)) == 2
    assert not (clone / ".venv" / "half").exists()


def test_a_folder_that_was_moved_is_set_up_anew(clone: Path, python: Path) -> None:
    """A .venv's programs carry the name of its folder."""
    set_up(clone, python)
    assert len(set_up(clone.rename(clone.with_name("moved")), python)) == 2


DEBIAN = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@pytest.fixture
def debian(machine: Path) -> Path:
    """A Debian where nobody is root, with a Python that finds no Pango and cannot make a .venv."""
    add(machine, "uname", "echo Linux")
    add(machine, "id", "echo 1000")
    add(machine, "apt-get", f'echo "$*" >>{machine}/installed')
    add(machine, "python3", 'case "$2" in *print*) echo python3.11-venv ;; *) exit 1 ;; esac')
    return machine


def native(machine: Path) -> subprocess.CompletedProcess[str]:
    """The script that installs native libraries, on this machine."""
    done = run(ROOT / ".ci" / "native.sh", machine / "python3", path=machine)
    assert done.returncode == 0, "a missing Pango stops nothing"
    return done


def test_without_root_and_sudo_it_prints_the_line_to_type(debian: Path) -> None:
    assert native(debian).stderr.splitlines() == [
        f"Missing on this machine: python3.11-venv {DEBIAN}."
        f" Type as root: apt-get install python3.11-venv {DEBIAN}",
        "Without Pango there is HTML, but no PDF.",
    ]
    assert not (debian / "installed").exists()


def test_where_sudo_wants_a_password_it_prints_the_line_to_type(debian: Path) -> None:
    add(debian, "sudo", 'test "$1" = -n || cat; exit 1')
    assert f"Type: sudo apt-get install python3.11-venv {DEBIAN}\n" in native(debian).stderr
    assert not (debian / "installed").exists()


def test_with_sudo_it_installs(debian: Path) -> None:
    add(debian, "sudo", 'shift; exec "$@"')
    add(debian, "true", "")
    native(debian)
    assert (debian / "installed").read_text("utf-8").endswith(f"python3.11-venv {DEBIAN}\n")


def test_an_old_list_of_packages_is_fetched_anew(debian: Path) -> None:
    add(debian, "id", "echo 0")
    add(
        debian,
        "apt-get",
        f'echo "$*" >>{debian}/installed\n'
        f'case "$*" in *update) : >{debian}/new ;; esac\n'
        f"test -e {debian}/new",
    )
    native(debian)
    assert [line.split()[4] for line in (debian / "installed").read_text("utf-8").splitlines()] == [
        "install",
        "update",
        "install",
    ]


def test_when_apt_fails_its_own_words_are_shown(debian: Path) -> None:
    add(debian, "id", "echo 0")
    add(debian, "apt-get", "echo E: no network >&2; exit 100")
    said = native(debian).stderr
    assert "E: no network" in said
    assert f"Type: apt-get install python3.11-venv {DEBIAN}" in said


def test_nothing_is_installed_where_nothing_is_missing(debian: Path) -> None:
    add(debian, "python3", "exit 0")
    done = native(debian)
    assert done.stdout + done.stderr == ""
    assert not (debian / "installed").exists()


@pytest.mark.parametrize(("system", "manager"), [("Linux", "dnf"), ("Darwin", "brew")])
def test_fedora_and_mac_install_pango(debian: Path, system: str, manager: str) -> None:
    (debian / "apt-get").unlink()
    add(debian, "uname", f"echo {system}")
    add(debian, "id", "echo 0")
    add(debian, manager, f'echo "$*" >>{debian}/installed')
    native(debian)
    assert (debian / "installed").read_text("utf-8").split()[-1] == "pango"


def test_another_system_is_told_what_to_install(debian: Path) -> None:
    (debian / "apt-get").unlink()
    assert native(debian).stderr.startswith("Install Pango 1.44 or newer")

"""The lock files pin all that pyproject.toml asks for, with hashes, and name no place to fetch it from."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN_TIME = PYPROJECT["project"]["dependencies"] + PYPROJECT["build-system"]["requires"]
LOCKS = {
    "requirements.lock": RUN_TIME,
    "requirements-test.lock": RUN_TIME + PYPROJECT["dependency-groups"]["test"],
    "requirements-bench.lock": PYPROJECT["dependency-groups"]["bench"],
}

PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def read(name: str) -> str:
    """The lock's text."""
    return (ROOT / name).read_text("utf-8")


def entries(lock: str) -> list[str]:
    """One line for each package, its hashes on it."""
    return re.sub(r" *\\\n *", " ", lock).splitlines()


def versions(lock: str) -> dict[str, str]:
    """Name → version."""
    return dict(entry.split(" ")[0].split("==") for entry in entries(lock) if "==" in entry)


def unpinned(lock: str, _wanted: list[str]) -> list[str]:
    """What is no version with a hash: an option, an unpinned name, a pin whose hashes are missing."""
    return [entry for entry in entries(lock) if not PIN.fullmatch(entry)]


def addresses(lock: str, _wanted: list[str]) -> list[str]:
    """Lines with an address or a path: a lock has to work with the index that its reader has set up."""
    return [line for line in lock.splitlines() if re.search(r"://|/|\\.|(?<!\S)--(?!hash=)", line)]


def uncovered(lock: str, wanted: list[str]) -> list[str]:
    """What pyproject.toml asks for and the lock does not pin, or pins outside the bounds."""
    pins = versions(lock)
    return [
        text
        for text in wanted
        for requirement in [Requirement(text)]
        if (pin := pins.get(canonicalize_name(requirement.name))) is None or pin not in requirement.specifier
    ]


CHECKS = [unpinned, addresses, uncovered]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_all_that_is_asked_for(name: str, check: Callable[[str, list[str]], list[str]]) -> None:
    assert check(read(name), LOCKS[name]) == []


def test_both_locks_agree() -> None:
    """The tests run with the versions that a reader gets."""
    run_time, test = entries(read("requirements.lock")), entries(read("requirements-test.lock"))
    assert set(run_time) <= set(test), "type: make lock"


def without_hashes(lock: str) -> str:
    """The first package loses its hashes."""
    first, *rest = entries(lock)
    return "\n".join([first.split(" --hash")[0], *rest])


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        (unpinned, without_hashes),
        (unpinned, lambda lock: lock + "click>=8\n"),
        (unpinned, lambda lock: lock.replace("--hash=sha256:", "--hash=md5:", 1)),
        (addresses, lambda lock: "--index-url https://mirror.example/simple\n" + lock),
        (addresses, lambda lock: "--find-links wheels\n" + lock),
        (addresses, lambda lock: lock + "click @ file:///wheels/click-8.5.1-py3-none-any.whl\n"),
        (addresses, lambda lock: lock + "# from /home/someone/pyproject.toml\n"),
        (uncovered, lambda lock: re.sub(r"(?m)^(weasyprint|typst)==", r"\1-other==", lock)),
        (uncovered, lambda lock: re.sub(r"(?m)^(weasyprint|typst)==\S+", r"\1==0.1", lock)),
    ],
)
@pytest.mark.parametrize("name", LOCKS)
def test_a_planted_fault_is_found(
    name: str, check: Callable[[str, list[str]], list[str]], fault: Callable[[str], str]
) -> None:
    lock = read(name)
    broken = fault(lock)
    assert broken != lock
    assert len(check(broken, LOCKS[name])) == len(check(lock, LOCKS[name])) + 1

"""What a file of the corpus says of itself: the problems it expects, each on its line.

A comment at the end of a line, ``# error[code]`` or ``# warning[code]``, expects one problem there;
where no comment can stand, a file ``<same name>.expect`` lists them as ``LINE error[code]``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from briefgen.problems import Problem

HERE = Path(__file__).parent
Expected = Counter[tuple[int, str, str]]

_MARK = re.compile(rb"# (error|warning)\[([a-z-]+)\]")


def cases(kind: str) -> list[Path]:
    """Every YAML file of ``accepted``, ``rejected`` or ``hostile``."""
    return sorted((HERE / kind).glob("*.yaml"))


def expected(path: Path) -> Expected:
    """Line, severity and code of each problem that ``path`` expects."""
    found: Expected = Counter()
    sidecar = path.with_suffix(".expect")
    if sidecar.exists():
        for line in sidecar.read_text("utf-8").splitlines():
            number, severity, code = re.fullmatch(r"(\d+) (\w+)\[([a-z-]+)\]", line).groups()  # type: ignore[union-attr]
            found[(int(number), severity, code)] += 1
        return found
    for index, raw in enumerate(path.read_bytes().split(b"\n"), start=1):
        for mark in _MARK.finditer(raw):
            found[(index, mark[1].decode(), mark[2].decode())] += 1
    return found


def differences(wanted: Expected, problems: Iterable[Problem]) -> list[str]:
    """Both ways: what was expected and not found, and what was found and not expected."""
    found = Counter((p.place.line, str(p.severity), p.code) for p in problems)
    missing = [f"line {line}: {severity}[{code}] was expected" for line, severity, code in wanted - found]
    surplus = [f"line {line}: {severity}[{code}] was not expected" for line, severity, code in found - wanted]
    return missing + surplus

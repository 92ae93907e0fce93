"""A missing tool is a skipped test at somebody's desk, and a failed one where all has to be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import needs

ASKS = [
    lambda: needs.program("no-such-program"),
    lambda: needs.module("no_such_module"),
    lambda: needs.file(Path("no-such-file.jar")),
]


@pytest.mark.parametrize("ask", ASKS)
def test_a_missing_tool_skips_the_test_and_says_why(monkeypatch: pytest.MonkeyPatch, ask: object) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(
        pytest.skip.Exception, match=r"no.such.*is not on this machine; `make tools` installs it"
    ):
        ask()  # type: ignore[operator]


@pytest.mark.parametrize("ask", ASKS)
def test_a_missing_tool_fails_the_test_in_ci(monkeypatch: pytest.MonkeyPatch, ask: object) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="With CI=true nothing is skipped"):
        ask()  # type: ignore[operator]


def test_what_is_there_is_found() -> None:
    assert Path(needs.program("no-such-program", "sh")).is_file()
    assert (needs.module("pytest") / "__init__.py").is_file()
    assert needs.file(Path(__file__)) == Path(__file__)

"""``briefgen locate``: did she say that?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

TEXT = (
    "We visited 84 wells. “Nobody came to mend them,” said the Association. At least 43 of them were dry.\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "survey.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["locate", *map(str, arguments)])


@pytest.mark.parametrize(
    ("arguments", "verdict", "code"),
    [
        (["--quote", "Nobody came to mend them"], "verbatim", 0),
        (["--quote", "Nobody came to repair them"], "altered", 1),
        (["--quote", "The queen of Gammaland sailed home again"], "absent", 1),
        (["--figure", "at least 43", "--passage", "At least 43 of them were dry"], "supported", 0),
        (["--figure", "over 43", "--passage", "At least 43 of them were dry"], "qualifier-changed", 1),
        (["--figure", "84 wells"], "supported", 0),
        (["--figure", "99 wells"], "absent", 1),
    ],
)
def test_the_verdict_the_exit_code_and_the_keys(
    source: Path, arguments: list[str], verdict: str, code: int
) -> None:
    result = run(source, *arguments, "--format", "json")
    assert result.exit_code == code, result.output
    answer = json.loads(result.stdout)
    assert answer["verdict"] == verdict
    assert {"verdict", "page", "passage", "folded", "omitted", "diff", "reason"} <= set(answer)


def test_text_marks_the_passage(source: Path) -> None:
    result = run(source, "--quote", "came to mend")
    assert "verbatim" in result.stdout
    assert "»came to mend«" in result.stdout


def test_a_name_is_looked_for_in_the_sources_folder(source: Path) -> None:
    assert run("survey.txt", "--sources", source.parent, "--quote", "Nobody came").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["missing.pdf", "--quote", "x"], 3),
        (["survey.txt"], 2),
        (["survey.txt", "--quote", "x", "--figure", "1"], 2),
        (["survey.txt", "--figure", "none at all"], 2),
    ],
)
def test_wrong_usage_and_missing_sources(source: Path, arguments: list[str], code: int) -> None:
    result = run(*arguments, "--sources", source.parent)
    assert result.exit_code == code
    assert "Traceback" not in result.output

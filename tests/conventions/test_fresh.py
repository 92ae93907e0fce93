"""What is made from the code is as the code is now; a failure names the command that mends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.archive import contract as module
from briefgen.archive.contract import contract
from briefgen.brief.schema import archive_schema, brief_schema, translation_schema

ROOT = Path(__file__).parents[2]


def assert_fresh(path: Path, wanted: str, command: str) -> None:
    assert path.read_text(encoding="utf-8") == wanted, f"out of date; run: {command}"


def as_text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def test_the_schemas_are_fresh() -> None:
    folder = ROOT / "briefs"
    assert_fresh(
        folder / "brief.schema.json",
        as_text(brief_schema()),
        "briefgen schema brief > briefs/brief.schema.json",
    )
    assert_fresh(
        folder / "archive.schema.json",
        as_text(archive_schema()),
        "briefgen schema archive > briefs/archive.schema.json",
    )
    assert_fresh(
        folder / "translation.schema.json",
        as_text(translation_schema()),
        "briefgen schema translation > briefs/translation.schema.json",
    )


def test_the_contract_of_the_templates_is_fresh() -> None:
    assert_fresh(
        ROOT / "templates" / "README.md", contract(), "briefgen schema templates > templates/README.md"
    )


def test_the_authors_guide_is_the_one_a_new_workspace_gets() -> None:
    shipped = (ROOT / "templates" / "workspace" / "README.md").read_text(encoding="utf-8")
    assert_fresh(ROOT / "briefs" / "README.md", shipped, "cp templates/workspace/README.md briefs/README.md")


def test_a_stale_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old", encoding="utf-8")
    with pytest.raises(AssertionError, match="run: make it"):
        assert_fresh(tmp_path / "a", "new", "make it")


def test_a_variable_without_a_word_of_explanation_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    source = "class AView:\n    '''A.'''\n    name: str\n"
    monkeypatch.setattr(module.inspect, "getsource", lambda _: source)
    with pytest.raises(ValueError, match=r"AView\.name has no #: comment"):
        contract()

"""``check`` says of many briefs, read in several processes, what one process says of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.brief.survey import survey
from briefgen.build import checking, readers
from briefgen.build.checking import Checked, Desk, check_all
from briefgen.cli import main
from tests.workspaces import BRIEF, write_many


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twenty briefs and one; one is faulty, one translated, one names a brief that is not there."""
    monkeypatch.setattr(checking, "FEWEST", 5)
    monkeypatch.setattr(readers, "AT_ONCE", 3)
    write_many(tmp_path, **{"wells-11": BRIEF + "related: [nowhere]\n"})
    return tmp_path


def checked(root: Path, jobs: int) -> list[Checked]:
    return list(check_all(survey(root), Desk(None, None, "2026-01-15"), jobs))


def test_several_processes_say_what_one_says(root: Path) -> None:
    alone = checked(root, 1)
    assert checked(root, 2) == alone
    assert [one.slug for one in alone if one.gist is None] == ["wells-07"]
    assert alone[0].items > alone[0].standing


def test_the_command_says_the_same_and_writes_the_same_records(root: Path) -> None:
    said, records = [], []
    for jobs in ("1", "2"):
        for path in root.glob("briefs/*.evidence.json"):
            path.unlink()
        result = CliRunner().invoke(main, ["-C", str(root), "check", "--record", "--jobs", jobs])
        assert result.exit_code == 1
        said.append(result.output)
        records.append({path.name: path.read_bytes() for path in root.glob("briefs/*.evidence.json")})
    assert said[0] == said[1]
    assert "21 briefs read" in said[0]
    assert said[0].index("wells-07.yaml") < said[0].index("nowhere")
    assert records[0] == records[1]
    assert len(records[0]) == 20
    assert "wells-07.evidence.json" not in records[0]


def test_few_briefs_are_read_in_one_process(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a second process was begun")

    monkeypatch.setattr(readers, "forked", forbidden)
    monkeypatch.setattr(checking, "FEWEST", 22)
    assert len(checked(root, 2)) == 21
    monkeypatch.setattr(checking, "FEWEST", 21)
    with pytest.raises(AssertionError, match="second process"):
        checked(root, 2)

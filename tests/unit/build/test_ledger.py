"""What the last build remembers, and what is made of a ledger that cannot be trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefgen.build.ledger import Known, Ledger, Stood, ledger_path, read_ledger, write_ledger
from briefgen.problems import Origin, Place, Problem, Severity

PROBLEM = Problem(
    "number-without-evidence",
    "84 stands nowhere.",
    "prove it",
    Place("briefs/wells.yaml", 3, 7, 2, "summary: 84"),
    Severity.WARNING,
    Origin.BRIEF,
    "summary",
    (("=", "84"), ("-", "85")),
)
KNOWN = Known(
    made_of={"briefs/wells.yaml": "a" * 32},
    common="c" * 32,
    own=("briefs/wells.yaml",),
    state="published",
    embargo="2026-01-15T12:00:00+00:00",
    embargoed=False,
    related=("roads",),
    former=("old-wells",),
    files=("briefings/wells/index.html",),
    problems=(PROBLEM,),
)
LEDGER = Ledger(
    manifest="m" * 64,
    pages="p" * 32,
    common={"c" * 32: {"--strict": "False"}},
    briefs={"wells": KNOWN},
    outputs={"index.html": Stood((12, 34, 56), "key", ("assets/a.css",))},
    digests={"/briefs/wells.yaml": ((1, 2, 3), "a" * 32)},
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = ledger_path(tmp_path, tmp_path / "output")
    write_ledger(path, LEDGER)
    assert read_ledger(path) == LEDGER
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_every_output_folder_has_its_own(tmp_path: Path) -> None:
    assert ledger_path(tmp_path, tmp_path / "output") != ledger_path(tmp_path, tmp_path / "press")
    (tmp_path / "link").symlink_to(tmp_path / "output")
    assert ledger_path(tmp_path, tmp_path / "link") == ledger_path(tmp_path, tmp_path / "output")


@pytest.mark.parametrize("end", [0, 1, 40, -1])
def test_a_torn_ledger_is_none(tmp_path: Path, end: int) -> None:
    path = tmp_path / "ledger.json"
    write_ledger(path, LEDGER)
    path.write_bytes(path.read_bytes()[:end])
    assert read_ledger(path) == Ledger()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 99),
        ("briefs", []),
        ("briefs", {"wells": [1]}),
        ("outputs", {"index.html": 7}),
        ("digests", {"a": ["b"]}),
        ("common", None),
    ],
)
def test_a_ledger_of_something_else_is_none(tmp_path: Path, name: str, value: object) -> None:
    path = tmp_path / "ledger.json"
    write_ledger(path, LEDGER)
    held = json.loads(path.read_bytes())
    path.write_text(json.dumps({**held, name: value}), encoding="utf-8")
    found = read_ledger(path)
    assert found == Ledger() or name == "common"


def test_where_none_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "builds").write_text("a file is in the way", encoding="utf-8")
    write_ledger(ledger_path(tmp_path, tmp_path / "output"), LEDGER)
    assert read_ledger(ledger_path(tmp_path, tmp_path / "output")) == Ledger()

"""What the last build remembers, and what is made of a ledger that cannot be trusted."""

from __future__ import annotations

import marshal
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from markupsafe import Markup

from briefgen.archive.holdings import Earlier, State
from briefgen.archive.memo import Memo, Parts, Shelved, Weighed
from briefgen.build.cached import ledger_path, write_bytes
from briefgen.build.ledger import Known, Ledger, Stood
from briefgen.build.ledgerfile import read_ledger, write_ledger
from briefgen.build.manifest import Held, Manifest
from briefgen.packed import packed_of
from briefgen.problems import Origin, Place, Problem, Severity
from tests.archives import corrected, entry, short

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
    mark="m" * 64,
    pages="p" * 32,
    common={"c" * 32: {"--strict": "False"}},
    briefs={"wells": KNOWN},
    outputs={"index.html": Stood((12, 34, 56), "key", ("assets/a.css",))},
    digests={"/briefs/wells.yaml": ((1, 2, 3), "a" * 32)},
    manifest=Manifest(
        {"index.html": Held("d" * 64, 5), "briefings/wells/en.pdf": Held("e" * 64, 7, "briefing", "en")},
        ("wells",),
        made_with={"briefgen": "1"},
        sources={"wells": {"survey": "f" * 64}},
        earlier=(Earlier("0" * 64, State.REPLACED, "wells", "briefing", "pdf", "en", "2026-01-01"),),
    ),
    entries={"wells": short(corrected(entry(), "2026-01-02"))},
    memo=Memo(
        {"en": packed_of(Weighed._make, {"d" * 64: Weighed(1, 2, (3, 4), (("mend", 5),))})},
        {"figures.csv": Parts(3, (("d" * 64, 12),))},
        packed_of(
            Shelved._make, {"places/ml/index.html": Shelved("made of", (("places/ml/index.html", "key"),))}
        ),
    ),
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


@pytest.mark.parametrize("at", [0, 20, 40, 70, -1])
def test_a_ledger_of_which_one_byte_is_another_is_none(tmp_path: Path, at: int) -> None:
    path = tmp_path / "ledger"
    write_ledger(path, LEDGER)
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert read_ledger(path) == Ledger()


@pytest.mark.parametrize("held", [(), 7, None, ("m",) * 9, (1, 2, 3, 4, 5, 6, (1,), 8, 9), {"a": 1}])
def test_a_ledger_of_something_else_is_none(tmp_path: Path, held: object) -> None:
    path = tmp_path / "ledger"
    write_ledger(path, LEDGER)
    head = path.read_bytes().partition(b"\n")[0] + b"\n"
    body = marshal.dumps(held)
    write_bytes(path, head + sha256(body).digest() + body)
    assert read_ledger(path) == Ledger()


@pytest.mark.parametrize("data", [b"{}", b"[" * 100_000, b'{"format": 2, "briefs": {}}', b"\xff\xfe"])
def test_the_file_of_another_program_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "ledger").write_bytes(data)
    assert read_ledger(tmp_path / "ledger") == Ledger()


def test_where_none_can_be_written_nothing_happens(tmp_path: Path) -> None:
    (tmp_path / "builds").write_text("a file is in the way", encoding="utf-8")
    write_ledger(ledger_path(tmp_path, tmp_path / "output"), LEDGER)
    assert read_ledger(ledger_path(tmp_path, tmp_path / "output")) == Ledger()


def test_what_cannot_be_packed_is_no_ledger_and_nothing_happens(tmp_path: Path) -> None:
    path = ledger_path(tmp_path, tmp_path / "output")
    write_ledger(path, replace(LEDGER, pages=Markup("p")))
    assert read_ledger(path) == Ledger()

"""Entries as a whole are read from the new archive, and one that is gone is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.addresses import brief_data
from briefgen.archive.entry import entry_to_json
from briefgen.build.last import Last
from briefgen.build.manifest import Manifest
from briefgen.build.stage import Stage
from briefgen.build.wholes import AT_HAND, LostEntryError, entries_on
from tests.archives import entry


def test_an_entry_is_read_once_while_it_is_at_hand(tmp_path: Path) -> None:
    with Stage(Last(tmp_path / "output", Manifest())) as stage:
        for number in range(AT_HAND + 1):
            one = entry(f"wells-{number}")
            stage.put(brief_data(one.slug), entry_to_json(one))
        read = entries_on(stage)
        first = read("wells-0")
        assert first == entry("wells-0")
        assert read("wells-0") is first
        for number in range(AT_HAND + 1):
            read(f"wells-{number}")
        assert read("wells-0") is not first


@pytest.mark.parametrize("data", [None, b"", b"{}", b"\xff"])
def test_one_that_is_lost_or_spoilt_meanwhile_is_a_problem(tmp_path: Path, data: bytes | None) -> None:
    with Stage(Last(tmp_path / "output", Manifest())) as stage:
        if data is not None:
            stage.put(brief_data("wells"), data)
        with pytest.raises(LostEntryError) as raised:
            entries_on(stage)("wells")
    problem = raised.value.problem
    assert problem.code == "entry-lost"
    assert problem.is_error
    assert problem.place.file == "briefings/wells/brief.json"
    assert "build again" in problem.hint

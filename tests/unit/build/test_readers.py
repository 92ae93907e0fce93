"""Briefs are read and proved in several processes as in one, and put aside whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.brief.survey import survey
from briefgen.build import gathering, readers
from briefgen.build.assemble import build
from briefgen.build.order import Order
from briefgen.build.processes import forked
from briefgen.build.reading import Drawer, Found, NoRoomError, unpacked
from tests.workspaces import BRIEF, write_many

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Order:
    """A folder of twenty briefs, one of them faulty, one of them translated."""
    monkeypatch.setattr(readers, "FEWEST", 1)
    monkeypatch.setattr(readers, "AT_ONCE", 3)
    write_many(tmp_path)
    return Order(tmp_path, tmp_path / "output", NOON, formats=("html",))


def told(found: Found) -> tuple[object, ...]:
    titles = [version.brief.title for version in unpacked(found.packed).file.versions] if found.gist else []
    return found.slug, found.said, found.gist, found.unproved, found.made_of, titles


def test_several_processes_read_what_one_reads(order: Order) -> None:
    folder = survey(order.root)
    alone = list(map(told, readers.read_all(folder, order)))
    together = list(map(told, readers.read_all(folder, replace(order, jobs=2))))
    assert together == alone
    assert [slug for slug, *_ in alone] == ["wells-00", *(path.stem for path in folder.files[1:])]
    assert alone[-1][-1] == ["Wells of Examplia", "Les puits d’Examplia"]


def test_a_process_that_dies_costs_nothing_but_time(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[Executor] = []

    def noted(*given: object, pdf: bool) -> Executor:
        begun.append(forked(*given, pdf=pdf))  # type: ignore[arg-type]
        return begun[-1]

    monkeypatch.setattr(readers, "forked", noted)
    folder = survey(order.root)
    found = readers.read_all(folder, replace(order, jobs=2))
    first = next(found)
    for process in begun[0]._processes.values():  # type: ignore[attr-defined]
        process.kill()
    assert [told(one) for one in (first, *found)] == [told(one) for one in readers.read_all(folder, order)]


def test_what_is_put_aside_comes_back(order: Order) -> None:
    with Drawer() as drawer:
        for found in readers.read_all(survey(order.root), order):
            if found.gist:
                drawer.put(found.slug, found.packed)
        assert unpacked(drawer.packed("wells")).file.slug == "wells"
        assert unpacked(drawer.packed("wells-00")).file.slug == "wells-00"


def test_without_room_to_put_briefs_aside_the_old_archive_stands(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(order, on_document=[].append).published
    before = sorted(order.output.rglob("*"))
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: full.open("r+b", buffering=0))
    with Drawer() as drawer, pytest.raises(NoRoomError):
        drawer.put("wells", b"all that it says")
    outcome = build(order, on_document=[].append)
    assert not outcome.published
    problem = outcome.problems[-1]
    assert (problem.code, problem.origin.value) == ("no-room", "machine")
    assert "No space left" in problem.message
    assert sorted(order.output.rglob("*")) == before


def test_without_a_folder_to_put_briefs_aside_that_is_said(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(order.root / "nowhere"))
    outcome = build(order, on_document=[].append)
    assert not outcome.published
    assert [problem.code for problem in outcome.problems] == ["no-room"]
    assert "nowhere" in outcome.problems[0].message
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(order.root / "nowhere")])
    outcome = build(order, on_document=[].append)
    assert "any folder for temporary files: No usable temporary directory" in outcome.problems[0].message


def test_what_changes_while_it_is_read_is_made_again(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    order = replace(order, cache=order.root / "cache")
    path = order.root / "briefs" / "wells.yaml"
    read_all = readers.read_all

    def edited_meanwhile(*given: object) -> Iterator[Found]:
        for found in read_all(*given):  # type: ignore[arg-type]
            path.write_text(BRIEF.replace("Half of", "Most of"), encoding="utf-8")
            yield found

    monkeypatch.setattr(gathering, "read_all", edited_meanwhile)
    build(order, on_document=[].append)
    monkeypatch.undo()
    assert build(order, on_document=[].append).reasons["wells"] == ("briefs/wells.yaml changed",)

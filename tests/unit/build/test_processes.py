"""The server of processes is begun early where a build will need it, and only there."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import forkserver
from pathlib import Path

import pytest

from briefgen.build.order import Order
from briefgen.build.processes import FEWEST_MADE, begin_early
from briefgen.build.shards import Part
from tests.workspaces import BRIEF, write_workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such server")


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    servers: list[bool] = []
    monkeypatch.setattr(forkserver, "ensure_running", lambda: servers.append(True))
    return servers


@pytest.fixture
def order(tmp_path: Path) -> Order:
    briefs = {f"wells-{number}": BRIEF for number in range(FEWEST_MADE[True])}
    write_workspace(tmp_path, **briefs)
    return Order(tmp_path, tmp_path / "output", datetime(2024, 12, 12, tzinfo=UTC), jobs=2)


def test_a_first_build_of_many_briefs_begins_it(order: Order, begun: list[bool]) -> None:
    assert begin_early(order)
    assert begun == [True]


def test_so_does_one_that_makes_everything_anew(order: Order, begun: list[bool]) -> None:
    order.output.mkdir()
    (order.output / "manifest.json").touch()
    begin_early(order)
    assert begun == []
    begin_early(replace(order, force=True))
    assert begun == [True]


@pytest.mark.parametrize(
    "more",
    [
        {"jobs": 1},
        {"formats": ("html",)},
        {"only": ("wells-1",)},
        {"part": Part(1, 2)},
        {"cluster": "tcp://127.0.0.1:8786"},
    ],
)
def test_one_that_will_not_need_it_does_not(order: Order, begun: list[bool], more: dict[str, object]) -> None:
    assert not begin_early(replace(order, **more))  # type: ignore[arg-type]
    assert begun == []


def test_a_translation_is_no_brief_more(order: Order, begun: list[bool]) -> None:
    (order.root / "briefs" / "wells-0.yaml").rename(order.root / "briefs" / "wells-1.fr.yaml")
    begin_early(order)
    assert begun == []


def test_a_folder_that_is_not_there_is_for_the_build_to_say(order: Order, begun: list[bool]) -> None:
    begin_early(replace(order, root=order.root / "nowhere"))
    assert begun == []


def test_few_briefs_do_not(order: Order, begun: list[bool]) -> None:
    (order.root / "briefs" / "wells-0.yaml").unlink()
    begin_early(order)
    assert begun == []

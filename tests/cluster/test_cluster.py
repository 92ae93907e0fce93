"""A cluster makes the same bytes as this machine, whatever becomes of its workers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from briefgen.brief.folders import BRIEFS, MEDIA
from briefgen.build.cluster.making import make_on_cluster
from briefgen.build.cluster.problems import ClusterError
from briefgen.build.cluster.there import packed
from briefgen.build.tasks import Made
from briefgen.problems import Problem
from tests import needs
from tests.built import MOMENT, PROJECT
from tests.cluster.daskprocesses import cluster, planted_there
from tests.pictures import photograph
from tests.unit.build import shops
from tests.workspaces import BRIEF, write_workspace

GOOD = ("bridges", "clinics", "roads", "schools", "wells")

PICTURE = "images:\n  - {id: well, file: well.png, alt: A well., credit: The Desk, licence: CC BY 4.0}\n"
THEME = PROJECT / "tests" / "themes" / "harbour" / "templates"

DIFFERENT = """
from dataclasses import replace
from briefgen.briefing.pdf import PdfRenderer
from briefgen.build.cluster import likeness

class Older(PdfRenderer):
    def tools(self):
        tools = super().tools()
        return replace(tools, versions={**tools.versions, "Pango": "1.40.1"})

likeness.PdfRenderer = Older
"""
"""Loaded by a Dask worker as it begins: a worker with an older Pango, as far as anybody can ask it."""


@pytest.fixture(autouse=True)
def _needed() -> None:
    needs.module("distributed")


def building(root: Path, output: Path, *more: str) -> subprocess.Popen[str]:
    """A build of the workspace as an author begins it, with a line for each document."""
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--as-of", MOMENT, "--no-search"]
    return subprocess.Popen(
        [*command, "--output", str(output), *more],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stderr=subprocess.PIPE,
        text=True,
    )


def contents(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def made(
    root: Path, address: str, *slugs: str, **more: Any
) -> tuple[list[Made], list[Problem], dict[str, bytes]]:
    """What a cluster made of planted briefs, what was said of it, and the shared files."""
    shop, problems, recipe = shops.planted, list[Problem](), partial(shops.planted, root)
    root.mkdir()
    tasks = shops.tasks(root, *slugs)
    here = shop(root)
    done = []
    for one in make_on_cluster(
        tasks,
        address=address,
        jobs=2,
        shop=here,
        recipe=recipe,
        parcel=packed(root, partial(planted_there, root=root)),
        media=root / BRIEFS / MEDIA,
        problems=problems,
    ):
        done.append(one)
        if len(done) == 1 and "then" in more:
            more["then"]()
    assert [one.slug for one in done] == [task.slug for task in tasks]
    return done, problems, here.assets.files


def told(done: list[Made]) -> dict[str, list[str]]:
    return {one.slug: [problem.code for problem in one.problems] for one in done if one.problems}


def test_a_worker_dies_and_the_bytes_are_those_of_a_local_build(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    briefs = {
        f"brooks-{number}": BRIEF.replace("Wells of Examplia", f"Brooks of district {number}") + PICTURE
        for number in range(8)
    }
    write_workspace(root, **briefs)
    (root / BRIEFS / MEDIA).mkdir()
    photograph(900, 600).save(root / BRIEFS / MEDIA / "well.png")
    shutil.copytree(THEME, root / "templates")
    local = building(root, tmp_path / "local", "--jobs", "1")
    said = local.communicate()[1]
    assert local.returncode == 0, said
    with cluster(tmp_path / "cluster", first=1, second=1) as machines:
        with (
            machines.client() as client,
            building(root, tmp_path / "output", "--cluster", machines.address) as build,
        ):
            assert build.stderr
            assert "briefings/brooks-0" in build.stderr.readline()
            machines.kill(busy(client))
            rest = build.stderr.read()
        assert build.returncode == 0, rest
    assert "cluster" not in rest
    assert contents(tmp_path / "output") == contents(tmp_path / "local")
    assert sum(name.endswith(".pdf") for name in contents(tmp_path / "output")) >= 7


def test_a_nanny_begins_the_only_worker_anew(tmp_path: Path) -> None:
    """As `dask worker` does where nobody says otherwise, and the README does not."""
    root = tmp_path / "workspace"
    towns = ("Northtown", "Southtown", "Easttown", "Westtown")
    write_workspace(root, **{town.lower(): BRIEF.replace("Examplia", town) for town in towns})
    local = building(root, tmp_path / "local", "--only", "pdf", "--jobs", "1")
    said = local.communicate()[1]
    assert local.returncode == 0, said
    with cluster(tmp_path / "cluster") as machines:
        machines.add("only", nanny=True)
        with (
            machines.client() as client,
            building(root, tmp_path / "output", "--only", "pdf", "--cluster", machines.address) as build,
        ):
            assert build.stderr
            assert "briefings/easttown" in build.stderr.readline()
            assert busy(client) == "only"
            (first,) = client.run(os.getpid).values()
            assert first != machines.workers["only"].pid
            os.kill(first, signal.SIGKILL)
            rest = build.stderr.read()
            (second,) = client.run(os.getpid).values()
        assert build.returncode == 0, rest
    assert second != first
    assert "cluster" not in rest  # the new worker has made what was left
    assert contents(tmp_path / "output") == contents(tmp_path / "local")
    assert sum(name.endswith(".pdf") for name in contents(tmp_path / "output")) >= len(towns)


def busy(client: Any) -> str:
    """The name of a worker that has a brief in hand."""
    for _ in range(400):
        for address in (one for one, tasks in client.processing().items() if tasks):
            return str(client.scheduler_info()["workers"][address]["name"])
        time.sleep(0.05)
    raise AssertionError("no worker has anything to do")


def test_what_a_brief_does_to_a_worker_costs_nobody_else(tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", good=2) as machines:
        plant = tmp_path / "different.py"
        plant.write_text(DIFFERENT, encoding="utf-8")
        machines.add("old", preload=plant)
        done, problems, files = made(tmp_path / "planted", machines.address, *GOOD, "kills", "kills_once")
    assert told(done) == {"kills": ["render-died"]}
    assert [one.documents[0].data.decode() for one in done if one.documents] == [
        *GOOD[:2],
        "kills-once",
        *GOOD[2:],
    ]
    assert files == {f"assets/{one.slug}.css": one.slug.encode() for one in done if one.documents}
    # The worker with another Pango is named, with both versions, and made nothing.
    assert [problem.code for problem in problems] == ["cluster-worker-differs"]
    assert "Pango 1.40.1 instead of" in problems[0].message
    assert not problems[0].is_error
    log = (tmp_path / "planted" / "log").read_text(encoding="utf-8").split()
    assert Counter(log[::2])["kills"] == 2
    # Two threads of a worker are two processes, and neither is the worker's own.
    assert len(set(log[1::2])) >= 2
    assert not {str(process.pid) for process in machines.workers.values()} & set(log[1::2])


def test_where_no_worker_is_alike_nothing_is_built(tmp_path: Path) -> None:
    plant = tmp_path / "different.py"
    plant.write_text(DIFFERENT, encoding="utf-8")
    with cluster(tmp_path / "cluster") as machines:
        machines.add("old", preload=plant)
        with pytest.raises(ClusterError) as caught:
            made(tmp_path / "planted", machines.address, "wells")
    assert caught.value.problem.code == "cluster-no-worker"
    assert caught.value.problem.is_error


def test_a_cluster_that_goes_away_leaves_the_rest_to_this_machine(tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", only=1) as machines:
        done, problems, _ = made(tmp_path / "planted", machines.address, *GOOD, then=machines.close)
    assert [problem.code for problem in problems] == ["cluster-lost"]
    assert not told(done)
    assert all(one.documents for one in done)


def test_a_worker_that_comes_later_takes_the_place_of_one_that_died(tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", first=1) as machines:

        def change() -> None:
            machines.kill("first")
            machines.add("second")

        done, problems, _ = made(tmp_path / "planted", machines.address, *GOOD, then=change)
    assert problems == []
    assert not told(done)


def test_where_nobody_answers_that_is_said(tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    (root / BRIEFS).mkdir(parents=True)
    (root / BRIEFS / "archive.yaml").write_text("title: T\npublisher: P\n", encoding="utf-8")
    (root / BRIEFS / "wells.yaml").write_text(BRIEF, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        build = building(root, tmp_path / "output", "--cluster", address, "--only", "html")
        said = build.communicate()[1]
    assert build.returncode == 3
    assert "cluster-unreachable" in said
    assert address in said
    assert "Traceback" not in said
    assert not (tmp_path / "output").exists()


def test_without_distributed_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError) as caught:
        made(tmp_path / "planted", "tcp://127.0.0.1:1", "wells")
    assert 'pip install "briefgen[cluster]"' in caught.value.problem.hint

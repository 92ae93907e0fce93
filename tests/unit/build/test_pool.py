"""Several processes make what one makes, in the same order; a brief that kills costs nobody else."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from briefgen.build.limits import Limits
from briefgen.build.pool import make_all, processes
from briefgen.build.tasks import Made, Task
from briefgen.build.worker import Recipe
from tests.unit.build import shops

GOOD = ("bridges", "clinics", "roads", "schools", "wells")


def made(
    root: Path, tasks: list[Task], jobs: int = 2, limits: Limits | None = None
) -> tuple[dict[str, Made], dict[str, bytes]]:
    """What came of the tasks in processes of their own, and the shared files."""
    shop = shops.planted(root)
    done = list(make_all(tasks, jobs, shop, partial(shops.planted, root), limits, processes))
    assert [one.slug for one in done] == [task.slug for task in tasks]
    return {one.slug: one for one in done}, shop.assets.files


def log(root: Path) -> list[tuple[str, int]]:
    """Who was begun, in which process."""
    lines = (root / "log").read_text(encoding="utf-8").splitlines()
    return [(slug, int(process)) for slug, process in (line.split() for line in lines)]


def told(one: Made) -> list[str]:
    return [problem.code for problem in one.problems if problem.is_error]


def timeless(one: Made) -> Made:
    """What was made, without the seconds it took."""
    return replace(one, documents=tuple(replace(document, seconds=0.0) for document in one.documents))


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD)
    recipe = partial(shops.real, tmp_path)
    results = []
    for jobs in (1, 2):
        shop = recipe()
        done = [timeless(one) for one in make_all(tasks, jobs, shop, recipe, None, processes)]
        assert all(one.entry and one.documents for one in done)
        results.append((done, shop.assets.files))
    assert results[0] == results[1]
    assert results[0][1]


def test_other_processes_do_the_work_and_send_the_shared_files(tmp_path: Path) -> None:
    done, files = made(tmp_path, shops.tasks(tmp_path, *GOOD))
    assert os.getpid() not in {process for _, process in log(tmp_path)}
    assert [one.documents[0].data.decode() for one in done.values()] == list(GOOD)
    assert files == {f"assets/{slug}.css": slug.encode() for slug in GOOD}


def test_few_briefs_begin_no_process(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD)
    done = list(make_all(tasks, 2, shops.planted(tmp_path), partial(shops.planted, tmp_path)))
    assert len(done) == len(GOOD)
    assert {process for _, process in log(tmp_path)} == {os.getpid()}


def test_a_brief_that_kills_is_tried_once_more_alone_and_named(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD, "kills")
    done, _ = made(tmp_path, tasks)
    assert told(done["kills"]) == ["render-died"]
    assert "kills" in done["kills"].problems[0].message
    assert done["kills"].problems[0].place.file == "briefs/kills.yaml"
    assert done["kills"].entry is None
    assert all(done[slug].documents for slug in GOOD)
    assert Counter(slug for slug, _ in log(tmp_path))["kills"] == 2
    process = next(process for slug, process in reversed(log(tmp_path)) if slug == "kills")
    assert [slug for slug, other in log(tmp_path) if other == process] == ["kills"]


def test_what_died_by_chance_is_made(tmp_path: Path) -> None:
    done, _ = made(tmp_path, shops.tasks(tmp_path, *GOOD, "kills_once"))
    assert not any(told(one) for one in done.values())
    assert all(one.documents for one in done.values())


def test_a_brief_that_takes_too_long_is_named_and_tried_once(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD, "loops")
    done, _ = made(tmp_path, tasks, limits=Limits(seconds=3))
    assert told(done["loops"]) == ["render-too-long"]
    assert "more than 3 seconds" in done["loops"].problems[0].message
    assert all(done[slug].documents for slug in GOOD)
    assert Counter(slug for slug, _ in log(tmp_path))["loops"] == 1


def test_a_brief_that_takes_too_long_is_named_without_other_processes_too(tmp_path: Path) -> None:
    done, _ = made(tmp_path, shops.tasks(tmp_path, "loops", "wells"), jobs=1, limits=Limits(seconds=3))
    assert told(done["loops"]) == ["render-too-long"]
    assert done["wells"].documents


def test_a_brief_that_waits_for_ever_is_ended(tmp_path: Path) -> None:
    done, _ = made(tmp_path, shops.tasks(tmp_path, *GOOD, "waits"), limits=Limits(seconds=0.5))
    assert told(done["waits"]) == ["render-too-long"]


def test_a_brief_that_takes_too_much_memory_is_named(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD, "grows")
    done, _ = made(tmp_path, tasks, limits=Limits(memory=600_000_000))
    assert told(done["grows"]) == ["render-too-large"]
    assert "0.6 GB" in done["grows"].problems[0].message
    assert all(done[slug].documents for slug in GOOD)


def test_processes_are_renewed(tmp_path: Path) -> None:
    done, _ = made(tmp_path, shops.tasks(tmp_path, *GOOD), limits=Limits(briefs=1))
    assert all(one.documents for one in done.values())
    assert len({process for _, process in log(tmp_path)}) >= 3


def test_any_executor_does(tmp_path: Path) -> None:
    begun = []

    def start(jobs: int, recipe: Recipe, limits: Limits) -> Executor:
        from briefgen.build import worker

        begun.append(jobs)
        worker._bench[:] = [worker.Bench(recipe, limits)]
        return ThreadPoolExecutor(1)

    tasks = shops.tasks(tmp_path, *GOOD)
    done = list(make_all(tasks, 2, shops.planted(tmp_path), partial(shops.planted, tmp_path), start=start))
    assert [one.slug for one in done] == list(GOOD)
    assert all(one.documents for one in done)
    assert begun == [2]


def test_nobody_is_left_when_the_rest_is_not_wanted(tmp_path: Path) -> None:
    tasks = shops.tasks(tmp_path, *GOOD, "waits")
    results = make_all(tasks, 2, shops.planted(tmp_path), partial(shops.planted, tmp_path), None, processes)
    next(results)
    begun = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 5
    for process in {process for _, process in log(tmp_path)}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

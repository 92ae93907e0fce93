"""The archive as HTML only, cold, beside makers of web sites with as many pages of like text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from benchmarks.benchvenv import missing
from benchmarks.competitors import briefgen, hugo, mkdocs, pelican
from benchmarks.generate import invented
from benchmarks.racing import Contestant
from benchmarks.stage import LARGE, Measured, Stage, race

TITLE = "archive"
BRIEFGEN, PICTURED = "briefgen", "briefgen, a picture in every fifth"
HUGO, PELICAN, MKDOCS = "Hugo", "Pelican", "MkDocs"
SMALL = 100


def run(stage: Stage) -> Measured:
    """A table for each size."""
    measured: Measured = {}
    for size in stage.scale.sizes:
        measured |= race(f"{TITLE}/{size}", _contestants(stage, size), stage.scale.rounds_at(size))
    return measured


def _contestants(stage: Stage, size: int) -> list[Contestant]:
    lacking = "" if hugo.version() else hugo.MISSING
    others = (
        (HUGO, hugo, lacking),
        (PELICAN, pelican, missing("pelican")),
        (MKDOCS, mkdocs, missing("mkdocs")),
    )
    found = [_briefgen(stage, size, BRIEFGEN, pictures=False)]
    if size < LARGE or stage.scale.whole:
        found.append(_briefgen(stage, size, PICTURED, pictures=True))
    return [*found, *(_site(stage, size, name, maker, why) for name, maker, why in others)]


def _briefgen(stage: Stage, size: int, name: str, *, pictures: bool) -> Contestant:
    folder = f"archive-{size}{'-pictured' if pictures else ''}"
    made: Callable[[], Path] = lambda: stage.workspace(folder, size, pictures=pictures, records=True).folder  # noqa: E731
    cold = stage.cold("archive-output")

    def ready() -> None:
        made()
        cold()

    output = stage.folder / "archive-output"
    return Contestant(
        name,
        lambda: stage.run(briefgen.build(made(), output, "--only", "html", "--no-search")),
        ready,
        note="evidence, citations, feeds, data, hashes",
    )


def _site(stage: Stage, size: int, name: str, maker: ModuleType, why: str) -> Contestant:
    folder, output = stage.folder / f"{name}-{size}", f"{name}-output"

    def ready() -> None:
        if not folder.exists():
            maker.prepare(folder, invented(size))
        stage.emptied(output)

    return Contestant(name, lambda: stage.run(maker.command(folder, stage.folder / output)), ready, why)

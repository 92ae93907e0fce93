"""What an author waits for many times a day: help, checks, one brief, the search index."""

from __future__ import annotations

import sys

from benchmarks.competitors import briefgen, weasyprint_command
from benchmarks.racing import Contestant
from benchmarks.stage import LARGE, Measured, Stage, race

TITLE = "small"
HELP, CHECK, BUILD = "briefgen --help", "briefgen check, one brief", "briefgen build, one brief, cold"
WARM = "briefgen build, one brief, into an empty output"
COMMAND, PYTHON = weasyprint_command.ONE, "Python that does nothing"
CHECKS, RECORDED = "check against the sources", "check against the records"
DRAFT, SEARCH = "build --no-search", "build with the search index"


def run(stage: Stage) -> Measured:
    """One brief, then checks and search at every size."""
    measured = race(TITLE, _one(stage), max(stage.scale.rounds, 5))
    for size in stage.scale.sizes:
        measured |= race(f"{TITLE}/{size}", _many(stage, size), stage.scale.rounds_at(size))
    return measured


def _one(stage: Stage) -> list[Contestant]:
    made = weasyprint_command.one_brief(stage)
    workspace, slug = made.folder, made.slugs[1]
    cold = stage.cold("one-output")
    build = briefgen.build(workspace, stage.folder / "one-output", slug)
    kept = "the same, with the fonts and templates that the first one kept"
    return [
        Contestant(BUILD, lambda: stage.run(build), cold, note="PDF and HTML, evidence, archive"),
        Contestant(WARM, lambda: stage.run(build), lambda: stage.emptied("one-output"), note=kept),
        weasyprint_command.once(stage),
        Contestant(CHECK, lambda: stage.run(briefgen.command(workspace, "check", slug)), cold),
        Contestant(HELP, lambda: stage.run(briefgen.command(workspace, "--help"))),
        Contestant(PYTHON, lambda: stage.run([sys.executable, "-c", "pass"])),
    ]


def _many(stage: Stage, size: int) -> list[Contestant]:
    folder, output = f"archive-{size}", f"small-output-{size}"
    workspace = stage.workspace(folder, size, pictures=False, records=True).folder
    cold = stage.cold(output)
    html = briefgen.build(workspace, stage.folder / output, "--only", "html")
    checks = Contestant(RECORDED, lambda: stage.run(briefgen.command(workspace, "check")), cold)
    if size >= LARGE and not stage.scale.whole:
        return [checks, Contestant(SEARCH, lambda: stage.run(html), cold)]
    draft = Contestant(DRAFT, lambda: stage.run([*html, "--no-search"]), cold)
    proving = stage.workspace(f"proving-{size}", size, pictures=False).folder
    proof = Contestant(CHECKS, lambda: stage.run(briefgen.command(proving, "check")), cold)
    return [proof, checks, draft, Contestant(SEARCH, lambda: stage.run(html), cold)]

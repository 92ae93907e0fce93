"""Briefs to PDF and HTML, cold: briefgen, and others who make PDFs of the same pages or documents."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.benchvenv import missing, program
from benchmarks.competitors import briefgen, chromium, rendercv, weasyprint_command
from benchmarks.generate import SEED, invented
from benchmarks.measuring import measure_all
from benchmarks.pagelist import Page
from benchmarks.pages import record
from benchmarks.racing import Contestant
from benchmarks.stage import Measured, Stage, race
from benchmarks.typstbrief import write_typst

TITLE = "pdf"
ONE, TWO = "briefgen, 1 process", "briefgen, 2 processes"
COMMAND = "the weasyprint command once per brief"
LOOP = "WeasyPrint in a plain loop"
FLOOR = "the floor: bare WeasyPrint, fonts and sheets shared, 1 process"
CHROMIUM, TABS = "Chromium, a process for each", "Chromium, one process, fresh tabs"
TYPST = "Typst, one process, an equivalent document"
RENDERCV = "RenderCV on its own sample, with all its outputs"
RENDERCV_SAMPLE = 5


def run(stage: Stage) -> Measured:
    """The table of PDFs."""
    workspace = stage.workspace("pdf-workspace", stage.scale.briefs)
    pages = stage.folder / "pages"
    listed = record(workspace.folder, pages)
    contestants = [
        *_briefgen(stage, workspace.folder),
        *_weasyprint(stage, pages, listed),
        *_chromium(stage, pages, listed),
        *_others(stage, pages),
    ]
    return race(TITLE, contestants, stage.scale.rounds)


def _briefgen(stage: Stage, workspace: Path) -> list[Contestant]:
    cold = stage.cold("pdf-output")
    return [
        Contestant(
            name,
            lambda jobs=jobs: stage.run(  # type: ignore[misc]
                briefgen.build(workspace, stage.folder / "pdf-output", "--jobs", jobs)
            ),
            cold,
            note="PDF, HTML, evidence, archive, search",
        )
        for name, jobs in ((TWO, "2"), (ONE, "1"))
    ]


def _weasyprint(stage: Stage, pages: Path, listed: list[Page]) -> list[Contestant]:
    out = stage.place("printed")
    few, factor, note = _sample(stage, listed)
    module = [sys.executable, "-m"]
    lines = [weasyprint_command.command(pages, page, out) for page in few]
    return [
        Contestant(COMMAND, lambda: measure_all(lines, stage.folder), note=note, factor=factor),
        Contestant(
            LOOP, lambda: stage.run([*module, "benchmarks.competitors.plain_loop", str(pages), str(out)])
        ),
        Contestant(FLOOR, lambda: stage.run([*module, "benchmarks.competitors.floor", str(pages), str(out)])),
    ]


def _chromium(stage: Stage, pages: Path, listed: list[Page]) -> list[Contestant]:
    found = chromium.program()
    lacking = "" if found else chromium.MISSING
    out = stage.place("printed-by-chromium")
    few, factor, note = _sample(stage, listed)
    lines = [chromium.command(found or "", pages, page, out) for page in few]
    tabs = [sys.executable, "-m", "benchmarks.competitors.chromium", found or "", str(pages), str(out)]
    return [
        Contestant(
            CHROMIUM, lambda: measure_all(lines, stage.folder), missing=lacking, note=note, factor=factor
        ),
        Contestant(TABS, lambda: stage.run(tabs), missing=lacking),
    ]


def _others(stage: Stage, pages: Path) -> list[Contestant]:
    briefs = stage.scale.briefs
    documents, out = stage.folder / "typst", stage.place("printed-by-typst")
    write_typst(invented(briefs), documents, seed=SEED)
    script = str(Path(__file__).parents[1] / "competitors" / "typst.py")
    typst = [program("python"), script, str(documents), str(out), str(pages / "fonts")]
    sample = stage.folder / "rendercv"
    times = briefs if stage.scale.whole else min(RENDERCV_SAMPLE, briefs)
    if not missing("rendercv"):
        rendercv.prepare(sample)
    return [
        Contestant(TYPST, lambda: stage.run(typst), missing=missing("typst")),
        Contestant(
            RENDERCV,
            lambda: measure_all([rendercv.command(sample)] * times, sample),
            lambda: shutil.rmtree(sample / "rendercv_output", ignore_errors=True),
            missing("rendercv"),
            ", ".join(filter(None, (rendercv.NOTE, _scaled(times, briefs)))),
            briefs / times,
        ),
    ]


def _sample(stage: Stage, listed: list[Page]) -> tuple[list[Page], float, str]:
    """Evenly chosen pages, by how much their cost is to be scaled, and the words that say so."""
    wanted = len(listed) if stage.scale.whole else min(stage.scale.sample, len(listed))
    few = [listed[at * len(listed) // wanted] for at in range(wanted)]
    return few, len(listed) / wanted, _scaled(wanted, len(listed))


def _scaled(measured: int, of: int) -> str:
    return f"scaled: {measured} of {of} measured" if measured < of else ""

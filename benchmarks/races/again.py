"""Building again: nothing changed, one brief, one template; beside `git status` on as many files."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from benchmarks.competitors import briefgen, weasyprint_command
from benchmarks.generate import Workspace
from benchmarks.racing import Contestant
from benchmarks.stage import LARGE, SIZES, Measured, Stage, race

TITLE = "again"
FIRST, NOTHING, BRIEF = "first build", "nothing changed", "one brief changed"
FRONT, BRIEFINGS = "the first page's template changed", "the briefings' template changed"
GIT, COMMAND = "git status", weasyprint_command.ONE

BLOCK = "{% block content %}"
_TEMPLATES = Path(__file__).parents[2] / "templates"


def run(stage: Stage) -> Measured:
    """HTML only at every size; with PDFs at the smallest, or at every one where the whole is wanted.

    Of the largest, the briefings' template, with which all is made again, is part of the whole only.
    """
    measured: Measured = {}
    for size in stage.scale.sizes:
        measured |= _at(stage, size, "html", ["--only", "html"])
        if size == SIZES[0] or stage.scale.whole:
            measured |= _at(stage, size, "pdf", [])
    return measured


def _at(stage: Stage, size: int, kind: str, words: list[str]) -> Measured:
    workspace = stage.workspace(f"again-{kind}-{size}", size, pictures=kind == "pdf", records=True)
    output = f"again-output-{kind}-{size}"
    build = briefgen.build(workspace.folder, stage.folder / output, "--no-search", *words)
    title, rounds = f"{TITLE}/{kind}/{size}", stage.scale.rounds_at(size)

    def again(name: str, change: Callable[[], object]) -> Contestant:
        return Contestant(name, lambda: stage.run(build), change)

    measured = race(title, [again(FIRST, stage.cold(output))], 1)
    changes = [
        again(NOTHING, lambda: None),
        again(BRIEF, lambda: change_brief(workspace)),
        weasyprint_command.once(stage),  # beside it: what a change adds is compared with this
        again(FRONT, lambda: change_template(workspace, "archive/home.html")),
    ]
    if size < LARGE or stage.scale.whole:
        changes.append(again(BRIEFINGS, lambda: change_template(workspace, "briefing/briefing.html")))
    measured |= race(title, changes, rounds)
    files = shutil.move(stage.folder / output, workspace.folder / "output")
    status = Contestant(
        GIT,
        lambda: stage.run(["git", "-C", str(workspace.folder), "status", "--short"]),
        missing="" if shutil.which("git") else "git is not installed",
        note=f"{_count(Path(files).parent):,} files",
    )
    if not status.missing:
        _commit_all(workspace.folder)
    return measured | race(title, [status], stage.scale.rounds)


def change_brief(workspace: Workspace) -> None:
    """The brief in the middle says one sentence more."""
    file = workspace.brief(workspace.slugs[len(workspace.slugs) // 2])
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('method: "', 'method: "This was read again. ', 1), encoding="utf-8")


def change_template(workspace: Workspace, part: str) -> None:
    """The workspace's own copy of a template gets one comment more, which stands in its pages."""
    file = workspace.folder / "templates" / part
    file.parent.mkdir(parents=True, exist_ok=True)
    text = (file if file.exists() else _TEMPLATES / part).read_text(encoding="utf-8")
    file.write_text(text.replace(BLOCK, f"{BLOCK}\n<!-- changed -->", 1), encoding="utf-8")


def _count(folder: Path) -> int:
    """Files in a folder and below."""
    return sum(len(names) for _, _, names in os.walk(folder))


def _commit_all(folder: Path) -> None:
    """Puts everything under git, without spending time on packing it."""
    git = ["git", "-C", str(folder), "-c", "core.compression=0", "-c", "gc.auto=0"]
    for words in (["init", "-q"], ["add", "-A"], ["status", "--short"]):
        subprocess.run([*git, *words], check=True, capture_output=True)

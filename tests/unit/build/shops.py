"""Workshops in which one brief of a name does what it must not: they are set up in other processes."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from briefgen.brief.gist import gist_of
from briefgen.brief.workspace import read_workspace
from briefgen.build.editions import Edition
from briefgen.build.reading import Reading
from briefgen.build.tasks import Document, Made, Task
from briefgen.build.work import Workshop
from tests.workspaces import BRIEF, write_workspace


class PlantedShop(Workshop):
    """Makes a word of a brief, or does what its slug says; notes each in the file ``log``."""

    def make(self, task: Task) -> Made:
        slug = task.slug
        log = Path(self.templates.folders[0]).parent / "log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{slug} {os.getpid()}\n")
        if slug == "kills":
            os.kill(os.getpid(), signal.SIGKILL)
        if slug == "kills-once" and log.read_text(encoding="utf-8").count("kills-once ") == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        if slug == "loops":
            while True:
                pass
        if slug == "waits":
            time.sleep(600)
        if slug == "grows":
            heap = []
            while True:
                heap.append(bytes(10_000_000))
        self.assets.files[f"assets/{slug}.css"] = slug.encode()
        page = Document("briefing", "html", "en", f"briefings/{slug}/index.html", slug.encode(), None, 0.0)
        return Made(slug, (page,), None, ())


def planted(root: Path) -> Workshop:
    """A workshop that obeys the slugs of the workspace in ``root``."""
    archive = read_workspace(root).archive
    assert archive
    return PlantedShop(root, archive, None, ("html",))


def real(root: Path) -> Workshop:
    """A workshop for the workspace in ``root``."""
    archive = read_workspace(root).archive
    assert archive
    return Workshop(root, archive, None, ("html",))


def tasks(root: Path, *slugs: str) -> list[Task]:
    """A task for each slug; the workspace is written for them."""
    (root / "templates").mkdir()
    briefs = {slug: BRIEF.replace("Wells of Examplia", slug) for slug in slugs}
    found = read_workspace(write_workspace(root, **briefs))
    return [
        Task(gist_of(file), Reading(file, (), {}).packed(), Edition.PUBLIC, False) for file in found.briefs
    ]

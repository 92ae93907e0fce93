"""Whole sites, built as an author builds them: by the command line, in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
KITCHEN_SINK = PROJECT / "tests" / "golden" / "kitchen-sink"
MOMENT = "2026-03-01"
"""When the kitchen sink's archive is built: after its brief, before the end of the embargo of another."""

BRIEFS = {
    "mali": ("mali-after-minusma",),
    "example": ("water-in-examplia",),
    "kitchen": ("kitchen-sink",),
    "preview": ("kitchen-sink", "draft-examplia", "review-examplia", "embargoed-examplia"),
}
"""The sites, and the briefs that have a briefing in each."""

PAGES = {
    "mali": ("index.html", "briefings/mali-after-minusma/index.html"),
    "example": ("index.html", "briefings/water-in-examplia/index.html"),
    "kitchen": (
        "index.html",
        "briefings/kitchen-sink/index.html",
        "briefings/withdrawn-examplia/index.html",
    ),
    "preview": ("index.html", "briefings/draft-examplia/index.html"),
}
"""The pages worth a look by a slow tool; every briefing of a preview is made by the same template."""

ALL_PDFS = [(name, slug) for name, slugs in BRIEFS.items() for slug in slugs]
ALL_PAGES = [(name, page) for name, pages in PAGES.items() for page in pages]


@dataclass(frozen=True)
class Site:
    """A published archive on the disk."""

    name: str
    output: Path

    def pdf(self, slug: str) -> Path:
        return self.output / "briefings" / slug / f"{slug}.pdf"

    def page(self, slug: str) -> Path:
        return self.output / "briefings" / slug / "index.html"


def workspace(name: str, place: Path) -> Path:
    """The workspace of a site; made in ``place``, except for the project's own."""
    if name == "mali":
        return PROJECT
    folder = place / "workspace"
    if name == "example":
        run("init", str(folder))
        return folder
    shutil.copytree(KITCHEN_SINK, folder)
    write_logo(folder / "briefs" / "media" / "logo.png")
    return folder


def write_logo(path: Path) -> None:
    """A logo with transparent parts."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 90, 90), fill=(29, 77, 43, 200))
    path.parent.mkdir(exist_ok=True)
    image.save(path)


def build_site(
    name: str, place: Path, *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> None:
    """Builds a site into ``place/output``."""
    arguments = ["-C", str(workspace(name, place)), "build", "--quiet", "--output", str(place / "output")]
    if name == "mali":
        arguments.append("mali-after-minusma")
    if name in {"kitchen", "preview"}:
        arguments += ["--as-of", MOMENT]
    if name == "preview":
        arguments += ["--edition", "preview"]
    run(*arguments, cwd=cwd, env=env)


def run(*arguments: str, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> None:
    """Runs briefgen, which has to end well."""
    done = subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(PROJECT), **(env or {})},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode != 0:
        raise AssertionError(f"briefgen {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """``folder`` as ``make`` fills it; one process makes it, and those that ask meanwhile wait."""
    done, failed = folder / ".done", folder / ".failed"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + 600
        while not done.exists():
            if failed.exists() or time.monotonic() > end:
                raise AssertionError(
                    f"{folder.name} could not be made; see the first test that asked for it"
                ) from None
            time.sleep(0.1)
        return folder
    try:
        make(folder)
    except BaseException:
        failed.touch()
        raise
    done.touch()
    return folder

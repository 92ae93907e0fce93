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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.brief.model import Brief

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
    "mali": (
        "index.html",
        "briefings/mali-after-minusma/index.html",
        "places/ml/index.html",
        "topics/index.html",
        "addressees/malian-authorities/index.html",
        "figures/index.html",
        "corrections/index.html",
        "about/index.html",
    ),
    "example": ("index.html", "briefings/water-in-examplia/index.html"),
    "kitchen": (
        "index.html",
        "briefings/kitchen-sink/index.html",
        "briefings/withdrawn-examplia/index.html",
    ),
    "preview": ("index.html", "briefings/draft-examplia/index.html"),
}
"""The pages worth a look by a slow tool; every briefing of a preview is made by the same template."""


SAMPLE = "sample"
"""The site of the sample briefs beside the one on Mali; PDFs alone."""


@dataclass(frozen=True)
class Document:
    """One document of a brief: its site, its address, and the brief in the language that it is in."""

    site: str
    address: str
    kind: str
    brief: Brief


def _documents() -> list[Document]:
    """Every document of the sample briefs and of the kitchen sink, read off the briefs themselves."""
    from briefgen.addresses import document
    from briefgen.brief.documentkinds import read_kinds
    from briefgen.brief.folders import template_folders
    from briefgen.brief.workspace import read_workspace

    found = []
    for root, only in ((PROJECT, ()), (KITCHEN_SINK, BRIEFS["kitchen"])):
        kinds, _ = read_kinds(template_folders(root))
        for file in read_workspace(root, only).briefs:
            if file.brief.status == "withdrawn":
                continue
            name = "kitchen" if only else "mali" if file.slug in BRIEFS["mali"] else SAMPLE
            found += [
                Document(name, document(file.slug, kind, made, lang), kind, version.brief)
                for version in file.versions
                for lang in [None if version.lang == file.brief.lang else version.lang]
                for kind in file.brief.documents
                for made in kinds[kind].formats
                if name != SAMPLE or made == "pdf"
            ]
    return found


DOCUMENTS = _documents()
_MAIN = {(name, f"briefings/{slug}/{slug}.pdf") for name, slugs in BRIEFS.items() for slug in slugs}
_MAIN |= {(name, f"briefings/{slug}/index.html") for name, slugs in BRIEFS.items() for slug in slugs}
KIT = [(one.site, one.address) for one in DOCUMENTS if (one.site, one.address) not in _MAIN]
KIT_PDFS = [(name, address) for name, address in KIT if address.endswith(".pdf")]
ALL_PDFS = [(name, slug) for name, slugs in BRIEFS.items() for slug in slugs]
ALL_PAGES = [(name, page) for name, pages in PAGES.items() for page in pages]
ALL_PAGES += [
    (name, address)
    for name, address in KIT
    # French is set as English is; what is mirrored is worth a look in every kind.
    if address.endswith(".html") and ("/fr/" not in address or address.endswith("/index.html"))
]


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
    if name in {"mali", SAMPLE}:
        return PROJECT
    folder = place / "workspace"
    if name == "example":
        run("init", str(folder))
        return folder
    shutil.copytree(KITCHEN_SINK, folder)
    write_media(folder / "briefs" / "media")
    return folder


def write_media(media: Path) -> None:
    """The kitchen sink's logo and pictures; they tell things that nobody may find in what is built."""
    from tests import pictures

    write_logo(media / "logo.png")
    pictures.write(media, "valley.jpg", pictures.told_jpeg(pictures.photograph(1600, 1000)))
    pictures.write(media, "maps/betatown.png", pictures.told_png(pictures.town_map(1100, 700)))
    pictures.write(media, "hill.webp", pictures.told_webp(pictures.photograph(1100, 1300)))


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
    if name == SAMPLE:
        arguments += [
            "--only",
            "pdf",
            *{one.address.split("/")[1]: None for one in DOCUMENTS if one.site == SAMPLE},
        ]
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

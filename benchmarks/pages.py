"""The very pages that briefgen hands to WeasyPrint for its PDFs, written down for others to print.

Each page comes in three shapes: as it is, with the sheets it goes with beside it (``.html``); the same with
links to the sheets, for browsers (``.linked.html``); and without the rules that all pages have alike, which
lie in a sheet, as one who shares whatever can be shared would have it (``.bare.html``).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.pagelist import LISTED, Page
from briefgen.briefing.fitting import CLOSER
from briefgen.briefing.fonts import FACES, pdf_faces, static_face
from briefgen.briefing.pdf import PdfRenderer
from briefgen.briefing.renderer import Pdf
from briefgen.cli import main as briefgen

FACES_SHEET = "faces.css"

_STYLE = re.compile(r'<style(?: media="(?P<media>[a-z ]+)")?>(?P<rules>.*?)</style>', re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True, slots=True)
class Asked:
    """What WeasyPrint was asked to print: a page, and a sheet beside it."""

    slug: str
    page: str
    sheet: str


def record(workspace: Path, folder: Path) -> list[Page]:
    """The pages of a workspace's briefings, written into ``folder``."""
    (folder / "fonts").mkdir(parents=True)
    for face in FACES:
        (folder / face.asset.removeprefix("asset:")).write_bytes(static_face(face))
    (folder / FACES_SHEET).write_text(pdf_faces().replace("asset:", ""), encoding="utf-8")
    asked = sorted(_asked(workspace, folder), key=lambda one: one.slug)
    blocks = Counter(found["rules"] for one in asked for found in _STYLE.finditer(one.page))
    alike = {rules for rules, count in blocks.items() if count >= len(asked)}
    pages = [_written(folder, one, alike) for one in asked]
    (folder / LISTED).write_text(json.dumps([asdict(page) for page in pages]), encoding="utf-8")
    return pages


def _asked(workspace: Path, folder: Path) -> list[Asked]:
    """Everything that a build of PDFs asks WeasyPrint for, with the pictures written down."""
    asked: list[Asked] = []

    def render(
        _: PdfRenderer, page: str, sheet: str, images: Mapping[str, bytes], **more: Any
    ) -> tuple[Pdf, list[Any]]:
        slug = Path(more["shown_as"]).stem
        for name, data in images.items():
            place = folder / "files" / slug / name.removeprefix("asset:")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        page = _POLICY.sub("", page).replace("asset:", f"files/{slug}/")
        asked.append(Asked(slug, page, sheet.split(CLOSER)[0]))
        return Pdf(b"%PDF-1.7\n", 4), []

    words = ["-C", str(workspace), "build", "--only", "pdf", "--jobs", "1", "--no-search", "--quiet"]
    with patch.object(PdfRenderer, "render", render):
        try:
            briefgen([*words, "--output", str(folder / "not-printed")], standalone_mode=False)
        except SystemExit as end:
            if end.code not in (0, None):
                raise
    return asked


def _written(folder: Path, one: Asked, alike: set[str]) -> Page:
    """A page in its three shapes."""
    own = "\n".join(
        found["rules"]
        for found in _STYLE.finditer(one.page)
        if found["media"] != "screen" and found["rules"] in alike
    )
    sheets = (FACES_SHEET, _shared(folder, one.sheet))
    shared = (*sheets, _shared(folder, own)) if own else sheets
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in sheets)
    first = min(place for place in (one.page.find("<style"), one.page.find("</head>")) if place >= 0)
    shapes = {
        f"{one.slug}.html": one.page,
        f"{one.slug}.linked.html": one.page[:first] + links + one.page[first:],
        f"{one.slug}.bare.html": _STYLE.sub(
            lambda found: "" if found["rules"] in alike else found[0], one.page
        ),
    }
    for name, text in shapes.items():
        (folder / name).write_text(text, encoding="utf-8")
    whole, linked, bare = shapes
    return Page(one.slug, whole, linked, bare, sheets, shared)


def _shared(folder: Path, rules: str) -> str:
    """The name of the sheet with these rules."""
    name = f"sheet-{hashlib.sha256(rules.encode()).hexdigest()[:8]}.css"
    (folder / name).write_text(rules, encoding="utf-8")
    return name

"""The list of the pages that all printers print; it needs nothing but Python."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

LISTED = "pages.json"


@dataclass(frozen=True, slots=True)
class Page:
    """One brief's page: names of its files, and of the sheets that go with it."""

    slug: str
    html: str
    linked: str
    bare: str
    sheets: tuple[str, ...]
    shared: tuple[str, ...]


def recorded(folder: Path) -> list[Page]:
    """What ``record`` wrote."""
    listed = json.loads((folder / LISTED).read_text(encoding="utf-8"))
    return [
        Page(**{**page, "sheets": tuple(page["sheets"]), "shared": tuple(page["shared"])}) for page in listed
    ]

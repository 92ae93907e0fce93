"""Paths and URLs of everything that is published; no other module invents one.

Addresses are relative to the archive's root, use ``/``, and never change once published.
"""

from __future__ import annotations

HOME = "index.html"
MANIFEST = "manifest.json"


def briefing_folder(slug: str) -> str:
    """``briefings/mali-after-minusma/``."""
    return f"briefings/{slug}/"


def briefing_page(slug: str) -> str:
    """The page a reader is sent to."""
    return f"{briefing_folder(slug)}index.html"


def briefing_pdf(slug: str) -> str:
    """The PDF, under a name that says what it is once it is saved."""
    return f"{briefing_folder(slug)}{slug}.pdf"


def relative(target: str, page: str) -> str:
    """The link from ``page`` to ``target``, both addresses; works at any sub-path and from a disk."""
    start = page.split("/")[:-1]
    parts = target.split("/")
    while start and len(parts) > 1 and start[0] == parts[0]:
        start, parts = start[1:], parts[1:]
    return "../" * len(start) + "/".join(parts)


def absolute(target: str, archive_address: str | None) -> str | None:
    """The permanent address of ``target``; None where the archive has none."""
    if archive_address is None:
        return None
    return archive_address.rstrip("/") + "/" + target.removesuffix("index.html")

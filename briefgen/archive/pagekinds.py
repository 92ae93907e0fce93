"""The kinds of the archive's own pages, and their templates."""

from __future__ import annotations

PAGES = (
    "home", "list", "index", "figures", "addressee", "corrections", "about", "search", "missing", "verify",
)  # fmt: skip
"""Kinds of pages. Each has a template of its own, of which the others are not made."""


def archive_template(name: str) -> str:
    """The template of one of the archive's own kinds of pages, or of a part of pages."""
    return f"archive/{name}.html"

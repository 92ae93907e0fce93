"""Pelican on the same text: pages, lists by topic and feeds, with its plain theme."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.benchvenv import program
from benchmarks.invented import Invented
from benchmarks.markdownpages import markdown, pelican_head

SETTINGS = """\
SITENAME = "Briefings from Examplia"
SITEURL = "https://briefings.example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "simple"
DEFAULT_PAGINATION = 50
DEFAULT_CATEGORY = "briefings"
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 100
"""


def prepare(folder: Path, reports: Iterable[Invented]) -> None:
    """Writes a site."""
    content = folder / "content"
    content.mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    for report in reports:
        (content / f"{report.slug}.md").write_text(pelican_head(report) + markdown(report), encoding="utf-8")


def command(folder: Path, output: Path) -> list[str]:
    """The line to type."""
    return [
        program("pelican"), "--quiet", "--settings", str(folder / "pelicanconf.py"), "--output", str(output),
        str(folder / "content"),
    ]  # fmt: skip

"""MkDocs on the same text, with its own theme, without its search.

Its menu would hold every page on every page, whose cost grows with the square of their number; a list of
links on the first page stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.benchvenv import program
from benchmarks.invented import Invented
from benchmarks.markdownpages import markdown, yaml_head

CONFIG = """\
site_name: Briefings from Examplia
site_url: https://briefings.example.org/
plugins: []
nav: [index.md]
validation: {nav: {omitted_files: ignore}}
"""


def prepare(folder: Path, reports: Iterable[Invented]) -> None:
    """Writes a site."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    links = []
    for report in reports:
        (docs / f"{report.slug}.md").write_text(
            f"{yaml_head(report)}# {report.title}\n\n{markdown(report)}", encoding="utf-8"
        )
        links.append(f"- [{report.title}]({report.slug}.md)")
    (docs / "index.md").write_text("# Briefings\n\n" + "\n".join(links) + "\n", encoding="utf-8")


def command(folder: Path, output: Path) -> list[str]:
    """The line to type."""
    return [
        program("mkdocs"), "build", "--quiet", "--clean", "--config-file", str(folder / "mkdocs.yml"),
        "--site-dir", str(output),
    ]  # fmt: skip

"""Hugo on the same text: pages, lists by topic, feeds and site map, with small layouts of its own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.invented import Invented
from benchmarks.markdownpages import markdown, yaml_head

MISSING = "Hugo is not installed (Debian's package `hugo`)"

CONFIG = """\
baseURL: https://briefings.example.org/
title: Briefings from Examplia
paginate: 50
enableRobotsTXT: true
taxonomies: {tag: tags}
"""

BASE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}">
<link rel="canonical" href="{{ .Permalink }}"><meta property="og:title" content="{{ .Title }}"></head>
<body><header><a href="{{ site.BaseURL }}">{{ site.Title }}</a></header><main><h1>{{ .Title }}</h1>
{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = """\
{{ define "main" }}<p><time>{{ .Date.Format "2 January 2006" }}</time></p>{{ .TableOfContents }}{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .Permalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
<ul>{{ range first 3 (site.RegularPages.Related .) }}
<li><a href="{{ .Permalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
"""
LIST = """\
{{ define "main" }}<ul>{{ range .Paginator.Pages }}<li><a href="{{ .Permalink }}">{{ .Title }}</a>
<time>{{ .Date.Format "2 January 2006" }}</time> {{ .Description }}</li>{{ end }}</ul>
{{ template "_internal/pagination.html" . }}{{ end }}
"""


def version() -> str | None:
    """Hugo's version; None where it is missing."""
    if not shutil.which("hugo"):
        return None
    said = subprocess.run(["hugo", "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].split("-")[0].split("+")[0].removeprefix("v")


def prepare(folder: Path, reports: Iterable[Invented]) -> None:
    """Writes a site."""
    content, layouts = folder / "content" / "briefings", folder / "layouts" / "_default"
    content.mkdir(parents=True)
    layouts.mkdir(parents=True)
    (folder / "config.yaml").write_text(CONFIG, encoding="utf-8")
    for name, text in (("baseof", BASE), ("single", SINGLE), ("list", LIST)):
        (layouts / f"{name}.html").write_text(text, encoding="utf-8")
    for report in reports:
        (content / f"{report.slug}.md").write_text(yaml_head(report) + markdown(report), encoding="utf-8")


def command(folder: Path, output: Path) -> list[str]:
    """The line to type."""
    return [
        "hugo",
        "--quiet",
        "--source",
        str(folder),
        "--destination",
        str(output),
        "--cacheDir",
        str(folder / "cache"),
    ]

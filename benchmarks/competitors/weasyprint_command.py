"""The `weasyprint` command, started anew for every page, with the options that briefgen uses."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from benchmarks.generate import Workspace
from benchmarks.pagelist import Page
from benchmarks.pages import record
from benchmarks.racing import Contestant
from benchmarks.stage import Stage

ONE = "the weasyprint command, one page"


def once(stage: Stage) -> Contestant:
    """The command for one page without a picture, to be measured beside what it is compared with."""
    workspace, pages, out = one_brief(stage), stage.folder / "one-pages", stage.place("one-printed")
    page = next(page for page in _recorded(workspace.folder, pages) if page.slug == workspace.slugs[1])
    return Contestant(ONE, lambda: stage.run(command(pages, page, out)))


def one_brief(stage: Stage) -> Workspace:
    """A workspace of two briefs: the first has a picture, the second none."""
    return stage.workspace("one-workspace", 2)


@cache
def _recorded(workspace: Path, pages: Path) -> tuple[Page, ...]:
    return tuple(record(workspace, pages))


def command(pages: Path, page: Page, output: Path) -> list[str]:
    """The line to type for one page."""
    sheets = [word for name in page.sheets for word in ("-s", str(pages / name))]
    return [
        sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-2a", "--pdf-tags", *sheets,
        str(pages / page.html), str(output / f"{page.slug}.pdf"),
    ]  # fmt: skip

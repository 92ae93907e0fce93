"""The `weasyprint` command, started anew for every page, with the options that briefgen uses."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.pagelist import Page


def command(pages: Path, page: Page, output: Path) -> list[str]:
    """The line to type for one page."""
    sheets = [word for name in page.sheets for word in ("-s", str(pages / name))]
    return [
        sys.executable, "-m", "weasyprint", "--pdf-variant", "pdf/a-2a", "--pdf-tags", *sheets,
        str(pages / page.html), str(output / f"{page.slug}.pdf"),
    ]  # fmt: skip

"""One Python process that calls WeasyPrint for one page after the other, as its first example shows.

python -m benchmarks.competitors.plain_loop PAGES OUTPUT
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.pagelist import recorded

OPTIONS = {"pdf_variant": "pdf/a-2a", "pdf_tags": True}


def main(pages: Path, output: Path) -> None:
    """Prints every page."""
    import weasyprint

    for page in recorded(pages):
        sheets = [str(pages / name) for name in page.sheets]
        html = weasyprint.HTML(filename=str(pages / page.html))
        html.write_pdf(str(output / f"{page.slug}.pdf"), stylesheets=sheets, **OPTIONS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""The floor: bare WeasyPrint over the same pages, with fonts and style sheets shared by all of them.

python -m benchmarks.competitors.floor PAGES OUTPUT
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.competitors.plain_loop import OPTIONS
from benchmarks.pagelist import recorded


def main(pages: Path, output: Path) -> None:
    """Prints every page."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    sheets: dict[str, weasyprint.CSS] = {}
    for page in recorded(pages):
        for name in page.shared:
            if name not in sheets:
                sheets[name] = weasyprint.CSS(filename=str(pages / name), font_config=fonts)
        html = weasyprint.HTML(filename=str(pages / page.bare))
        shared = [sheets[name] for name in page.shared]
        html.write_pdf(str(output / f"{page.slug}.pdf"), font_config=fonts, stylesheets=shared, **OPTIONS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

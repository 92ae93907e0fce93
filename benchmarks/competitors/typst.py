"""Typst on equivalent documents: one process for all of them, PDF/A-2a, the same fonts.

.bench-venv/bin/python benchmarks/competitors/typst.py DOCUMENTS OUTPUT FONTS
"""

from __future__ import annotations

import sys
from pathlib import Path

STANDARD = "a-2a"


def main(documents: Path, output: Path, fonts: str) -> None:
    """Compiles every document."""
    # This file's own folder stands first on the path, and this file is called typst too.
    sys.path = [
        place for place in sys.path if Path(place or ".").resolve() != Path(__file__).resolve().parent
    ]
    import typst  # type: ignore[import-not-found]

    compiler = typst.Compiler(root=str(documents), font_paths=[fonts], ignore_system_fonts=True)
    for document in sorted(documents.glob("*.typ")):
        made = output / f"{document.stem}.pdf"
        compiler.compile(input=str(document), output=str(made), format="pdf", pdf_standards=STANDARD)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])

"""Small source files for tests, written by hand so that each byte is known: PDF and DOCX; and the corpus."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WORD += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def corpus(name: str) -> Path:
    """A file of the judged corpus of public reports, which is not part of the project."""
    default = Path(__file__).parents[2] / "shared" / "corpus"
    path = Path(os.environ.get("BRIEFGEN_CORPUS") or default) / "files" / name
    if not path.is_file():
        pytest.skip(f"the corpus with {name} is not on this machine; BRIEFGEN_CORPUS says where it is")
    return path


def lines(*texts: str, size: int = 12, top: int = 740) -> str:
    """The content of a page with one line of Helvetica below the other."""
    return "".join(
        f"BT /F1 {size} Tf 60 {top - 20 * row} Td ({text}) Tj ET\n" for row, text in enumerate(texts)
    )


def with_mark(before: str, mark: str, after: str, top: int = 740) -> str:
    """A line of text with a small raised ``mark`` in it."""
    return (
        f"BT /F1 12 Tf 60 {top} Td ({before}) Tj 5 Ts /F1 7 Tf ({mark}) Tj 0 Ts /F1 12 Tf ({after}) Tj ET\n"
    )


def pdf(contents: Sequence[str], *, labels: str = "", picture: bool = False) -> bytes:
    """A PDF with a page for each content; ``labels`` is a number tree, ``picture`` fills the pages white."""
    fonts = (
        "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    )
    pages = [5 + 2 * number for number in range(len(contents))]
    kids = " ".join(f"{number} 0 R" for number in pages)
    image = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = {
        1: f"<< /Type /Catalog /Pages 2 0 R {f'/PageLabels << /Nums [{labels}] >>' if labels else ''} >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        3: f"{image} /Length 1 /Filter /ASCIIHexDecode >>\nstream\nFE>\nendstream",
        4: f"<< {fonts} /XObject << /I 3 0 R >> >>",
    }
    for number, content in zip(pages, contents, strict=True):
        drawn = ("q 612 0 0 792 0 0 cm /I Do Q\n" if picture else "") + content
        box = "/MediaBox [0 0 612 792] /Resources 4 0 R"
        objects[number] = f"<< /Type /Page /Parent 2 0 R {box} /Contents {number + 1} 0 R >>"
        objects[number + 1] = f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream"
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number in sorted(objects):
        places.append(len(out))
        out += f"{number} 0 obj\n{objects[number]}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A DOCX with this body; ``parts`` are further files of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {WORD}><w:body>{body}</w:body></w:document>")
        for name, text in (parts or {}).items():
            archive.writestr(name, text)
    return out.getvalue()

"""Whether words stand anywhere in an archive: in names and in bytes, packed, encoded or drawn as text."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

_DATA_URI = re.compile(rb"data:[a-z/+.-]+;base64,([A-Za-z0-9+/=]+)")
_UNICODE = re.compile(r"\\u([0-9a-fA-F]{4})")
_WIDE = ("utf-16-be", "utf-16-le")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file by its address."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def leaks(files: Mapping[str, bytes], words: Iterable[str]) -> list[tuple[str, str]]:
    """Address and word, for each of ``words`` that stands in the name or in the content of a file."""
    wanted = {word: folded(word) for word in words}
    found = []
    for address, data in files.items():
        raw = [*unpacked(data)]
        said = folded(" ".join([address, *(text for piece in raw for text in readings(piece))]))
        mirrored = said[::-1]
        for word, plain in wanted.items():
            wide = {form.encode(kind) for form in (word, word.upper()) for kind in _WIDE}
            inside = any(form in piece for form in wide for piece in raw)
            if plain in said or plain in mirrored or inside:
                found.append((address, word))
    return found


def folded(text: str) -> str:
    """Letters and digits alone, without case and accents: nothing between two letters hides a word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def readings(data: bytes) -> Iterator[str]:
    """The bytes as text, and as what a browser, a spreadsheet or a script makes of that text."""
    text = data.decode("utf-8", "ignore")
    yield text
    for other in (unescape(text), unquote(text), unescape(unquote(text)), _UNICODE.sub(_sign, text)):
        if other != text:
            yield other


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def unpacked(data: bytes) -> Iterator[bytes]:
    """The bytes, and those of everything that is packed in them."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from unpacked(gzip.decompress(data))
    elif data[:5] == b"%PDF-":
        yield from _of_pdf(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _of_png(data)
    for found in _DATA_URI.finditer(data):
        try:
            yield from unpacked(base64.b64decode(found[1]))
        except binascii.Error:
            continue


def _of_png(data: bytes) -> Iterator[bytes]:
    """What the packed parts of a PNG's text and profile chunks say."""
    at = 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if kind in {b"zTXt", b"iTXt", b"iCCP"}:
            for start in range(min(len(body), 200)):
                try:
                    yield zlib.decompress(body[start:])
                    break
                except zlib.error:
                    continue
        at += 12 + length


def _of_pdf(data: bytes) -> Iterator[bytes]:
    """A PDF's text by page, its unpacked streams, and every string in any of its objects."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(data))
    for page in reader.pages:
        yield page.extract_text().encode()
    for number in range(1, int(str(reader.trailer["/Size"]))):
        found = pypdf.generic.IndirectObject(number, 0, reader).get_object()
        if isinstance(found, pypdf.generic.StreamObject):
            yield found.get_data()
        yield " ".join(_strings(found)).encode("utf-8", "surrogatepass")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield str(name)
            yield from _strings(below)
    elif isinstance(value, list):
        for below in value:
            yield from _strings(below)
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "ignore")
    elif isinstance(value, str):
        yield str(value)


def planted(word: str) -> dict[str, bytes]:
    """A leak of each kind: one file after the other with ``word`` in it, as somebody might overlook it."""
    from PIL import Image, PngImagePlugin

    wrapped = word[:4] + "&#173;" + word[4:]
    picture, info = Image.new("RGB", (4, 4)), PngImagePlugin.PngInfo()
    info.add_itxt("Comment", word, zip=True)
    png, jpeg, webp = io.BytesIO(), io.BytesIO(), io.BytesIO()
    picture.save(png, "PNG", pnginfo=info)
    picture.save(jpeg, "JPEG", comment=word.encode())
    picture.save(webp, "WEBP", xmp=f"<x>{word}</x>".encode())
    found = {
        f"briefings/{word}/index.html": b"",
        f"topics/{word.upper()}.html": b"",
        "raw.html": f"<p>{word}</p>".encode(),
        "entities.html": "".join(
            f"<p>{wrapped}" if word.isascii() else "".join(f"&#{ord(c)};" for c in word)
        ).encode(),
        "percent.xml": "".join(f"%{byte:02X}" for byte in word.encode()).encode(),
        "escaped.json": "".join(f"\\u{ord(char):04x}" for char in word).encode(),
        "plain.json": json.dumps([word]).encode(),
        "table.csv": f"a;b\n1;{word.upper()}\n".encode(),
        "decomposed.txt": unicodedata.normalize("NFD", word).encode(),
        "wide.bin": b"\x00\x01\xff" + word.encode("utf-16-be"),
        "index.pf_index": gzip.compress(b"pagefind_dcd" + word.encode()),
        "twice.bin": gzip.compress(gzip.compress(word.encode())),
        "style.css": b"a{b:url(data:text/plain;base64," + base64.b64encode(word.encode()) + b")}",
        "comment.png": png.getvalue(),
        "comment.jpg": jpeg.getvalue(),
        "xmp.webp": webp.getvalue(),
    }
    return found | _planted_pdfs(word)


def _planted_pdfs(word: str) -> dict[str, bytes]:
    import pypdf
    import weasyprint

    start = weasyprint.HTML(string=f"<title>T</title><h1>T</h1><p>{word}</p>").write_pdf()
    text = {"text.pdf": start}
    for name in ("title", "outline", "attachment", "alternative"):
        writer = pypdf.PdfWriter()
        page = writer.add_blank_page(width=100, height=100)
        if name == "title":
            writer.add_metadata({"/Title": word})
        elif name == "outline":
            writer.add_outline_item(title=word, page_number=0)
        elif name == "attachment":
            writer.add_attachment(filename="a.txt", data=word.encode())
        else:
            page[pypdf.generic.NameObject("/Alt")] = pypdf.generic.TextStringObject(word)
        out = io.BytesIO()
        writer.write(out)
        text[f"{name}.pdf"] = out.getvalue()
    return text

"""DOCX to text: body, tables, text boxes, notes, headers and footers, with all changes accepted.

The archive's sizes are counted while unpacking, since its directory may lie, and a part with a
document type is refused: Word writes none, and entities are all it could be there for.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from briefgen.evidence.pages import PageText
from briefgen.evidence.sources.docxparts import DocxPart, Notes
from briefgen.evidence.sources.plaintext import even
from briefgen.evidence.sources.raised import merged, superscripts
from briefgen.evidence.sources.refused import MAX_UNZIPPED, Refusal, too_many_characters, unreadable

_MAX_FILES = 10_000
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    OSError,
)
_FRAME = re.compile(r"word/(header|footer)\d*\.xml")
MAIN = "word/document.xml"


def read_docx(data: bytes) -> list[PageText]:
    """The document as one page: body, then footnotes, endnotes, headers and footers."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(archive)
    except _BROKEN_ZIP:
        raise unreadable("The DOCX is damaged and cannot be unpacked.") from None
    notes = Notes()
    pieces: list[tuple[str, list[tuple[int, int]]]] = []
    for name in sorted(parts, key=_order):
        read = DocxPart(notes)
        _parse(parts.pop(name), read)
        pieces.append(read.finished())
    text, raised = "", []
    for piece, marks in pieces:
        raised += [(start + len(text), end + len(text)) for start, end in marks]
        text += piece
    # Nothing in XML can be a character that `even` would change the length for.
    text = even(text)
    return [PageText(1, text, "", merged(raised + superscripts(text)))]


def _order(name: str) -> tuple[int, str]:
    places = (MAIN, "word/footnotes.xml", "word/endnotes.xml")
    return (places.index(name) if name in places else len(places)), name


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > _MAX_FILES or sum(entry.file_size for entry in entries) > MAX_UNZIPPED:
        raise _unzips_too_large()
    if MAIN not in names:
        raise unreadable("The DOCX has no document in it.")
    wanted = [MAIN, "word/footnotes.xml", "word/endnotes.xml", *filter(_FRAME.fullmatch, sorted(names))]
    parts: dict[str, bytes] = {}
    room = MAX_UNZIPPED
    for name in wanted:
        if name in names:
            with archive.open(name) as part:
                parts[name] = part.read(room + 1)
            room -= len(parts[name])
            if room < 0:
                raise _unzips_too_large()
    return parts


def _unzips_too_large() -> Refusal:
    message = f"The DOCX unpacks to more than {MAX_UNZIPPED:,} bytes."
    return Refusal("source-unzips-too-large", message, "save it without its pictures, or as plain text")


def _parse(xml: bytes, part: DocxPart) -> None:
    def no_document_type(*_: object) -> None:
        raise unreadable("The DOCX declares XML entities, which no word processor does.")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = no_document_type
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    parser.CharacterDataHandler = part.data
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise unreadable("The DOCX is damaged: its XML cannot be read.") from None
    if part.is_too_long:
        raise too_many_characters()

"""What kind of file the bytes of a source are, and the bytes of each kind to text."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from importlib.metadata import version

from briefgen.evidence.pages import Doubt, PageText, SourceText
from briefgen.evidence.sources.refused import MAX_CHARACTERS, Refusal, too_many_characters

_BY_SUFFIX = {
    ".pdf": "pdf", ".docx": "docx", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".txt": "plain", ".text": "plain", "": "plain",
}  # fmt: skip
_TOOLS = {
    "pdf": ("pypdfium2", "pypdf"),
    "html": ("lxml",),
    "markdown": ("markdown-it-py", "lxml"),
    "docx": (),
    "plain": (),
}
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
HEAD = 4096
OWN_VERSION = "1"  # of the readers that are briefgen's own and of all that is made of what the others give


def kind_of(head: bytes, suffix: str) -> str:
    """``pdf``, ``docx``, ``html``, ``markdown`` or ``plain``; what the bytes say goes before the name."""
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unknown("It is a file of an old Word, or one with a password.")
    if head.startswith(b"{\\rtf"):
        raise _unknown("It is an RTF file.")
    kind = _BY_SUFFIX.get(suffix.lower())
    if head.startswith(b"PK\x03\x04") and kind != "docx":
        raise _unknown("It is a packed file, but its name does not end in .docx.")
    if kind is None and not _HTML.match(head):
        raise _unknown(f"Its name ends in {suffix[:12]}.")
    return "html" if kind != "markdown" and _HTML.match(head) else kind or "html"


def _unknown(message: str) -> Refusal:
    hint = "give it as PDF, DOCX, HTML, Markdown or plain text"
    return Refusal("source-kind-unknown", f"The source is of a kind that is not read. {message}", hint)


def tools(kind: str) -> str:
    """The versions of all that reads a kind; a text kept from other versions is not used."""
    return " ".join((OWN_VERSION, *(f"{name} {version(name)}" for name in _TOOLS[kind])))


def read_source(kind: str, data: bytes) -> SourceText:
    """The text of a source with its doubts; raises ``Refusal`` for a file that gives none."""
    read = {"pdf": _read_pdf, "docx": _read_docx, "html": _read_html, "markdown": _read_markdown}
    text = read.get(kind, _read_plain)(data)
    return replace(text, sha256=hashlib.sha256(data).hexdigest())


def _read_pdf(data: bytes) -> SourceText:
    from briefgen.evidence.sources.pdftext import opened, read_pages, white_share
    from briefgen.evidence.sources.trust import page_doubts

    try:
        with opened(data) as document:
            read, named = read_pages(document, data)
            texts, looks = [one.page.text for one in read], [one.look for one in read]
            doubts = dict(page_doubts(texts, looks, lambda index: white_share(document, index)))
    except Refusal as refusal:
        if refusal.code != "source-unreadable":
            raise
        return _read_pdf_otherwise(data)
    tried = [one.again for one in read if one.again]
    better = {page.number: page for page in tried if doubts.get(page.number) is Doubt.DAMAGED}
    doubts = {number: doubt for number, doubt in doubts.items() if number not in better}
    text = _labelled([better.get(one.page.number, one.page) for one in read], named, doubts)
    if better:
        return replace(text, extractor="pypdfium2+pypdf", version=f"{text.version}+{version('pypdf')}")
    return text


def _read_pdf_otherwise(data: bytes) -> SourceText:
    """A file that pdfium cannot open, as pypdf reads it."""
    from briefgen.evidence.sources.secondtext import read_again
    from briefgen.evidence.sources.trust import PageLook, is_damaged, page_doubts

    pages = list(read_again(data))
    if sum(len(page.text) for page in pages) > MAX_CHARACTERS:
        raise too_many_characters()
    # Nothing is known of the pictures, so a page without words counts as one.
    looks = [PageLook(picture=1.0, damaged=is_damaged(page.text)) for page in pages]
    doubts = dict(page_doubts([page.text for page in pages], looks, lambda _: 1.0))
    text = _labelled(pages, [""] * len(pages), doubts)
    return replace(text, extractor="pypdf", version=version("pypdf"))


def _labelled(pages: list[PageText], named: list[str], doubts: dict[int, Doubt]) -> SourceText:
    from briefgen.evidence.sources.pagelabels import page_labels

    labels = page_labels([page.text for page in pages], named)
    labelled = tuple(replace(page, label=label) for page, label in zip(pages, labels, strict=True))
    return SourceText(labelled, True, "pypdfium2", version("pypdfium2"), "", tuple(sorted(doubts.items())))


def _read_docx(data: bytes) -> SourceText:
    from briefgen.evidence.sources.docxtext import read_docx

    return _unpaged(read_docx(data), "briefgen-docx", OWN_VERSION)


def _read_html(data: bytes) -> SourceText:
    from briefgen.evidence.sources.htmltext import read_html

    return _unpaged(read_html(data), "lxml", version("lxml"))


def _read_markdown(data: bytes) -> SourceText:
    from briefgen.evidence.sources.markdowntext import read_markdown

    return _unpaged(read_markdown(data), "markdown-it-py", version("markdown-it-py"))


def _read_plain(data: bytes) -> SourceText:
    from briefgen.evidence.sources.plaintext import read_plain

    pages, paged = read_plain(data)
    return replace(_unpaged(pages, "briefgen-text", OWN_VERSION), paged=paged)


def _unpaged(pages: list[PageText], extractor: str, by: str) -> SourceText:
    from briefgen.evidence.sources.trust import is_damaged

    doubts = [(page.number, Doubt.DAMAGED) for page in pages if is_damaged(page.text)]
    if not any(page.text.strip() for page in pages):
        doubts = [(page.number, Doubt.NO_TEXT) for page in pages]
    return SourceText(tuple(pages), False, extractor, by, "", tuple(doubts))

"""The structure tree of a PDF, read with pypdf: elements, their attributes, what lies in none."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests import needs


@dataclass
class Element:
    """One element of the tree. ``marks`` are its pieces of marked content, as page (from 0) and number."""

    kind: str
    number: int
    raw: Any
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    annotations: list[Any] = field(default_factory=list)

    def all(self, kind: str = "") -> Iterator[Element]:
        """This element and all below it, or those of one kind."""
        if kind in {"", self.kind}:
            yield self
        for kid in self.kids:
            yield from kid.all(kind)

    def attribute(self, name: str) -> str | None:
        """An attribute such as ``Scope``."""
        found = self.raw.get("/A", {})
        return str(found[f"/{name}"]) if f"/{name}" in found else None


class Tagged:
    """An opened PDF and its tree."""

    def __init__(self, data: bytes) -> None:
        import pypdf

        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self._pages = {page.indirect_reference.idnum: at for at, page in enumerate(self.reader.pages)}
        self.root = self.reader.trailer["/Root"]["/StructTreeRoot"]
        (top,) = self.root["/K"]
        self.top = self._element(top)

    def _element(self, reference: Any) -> Element:
        raw = reference.get_object()
        element = Element(str(raw["/S"])[1:], reference.idnum, raw)
        page = self._page(raw)
        for kid in raw.get("/K", []):
            below = kid.get_object()
            if isinstance(below, int):
                element.marks.append((page, int(below)))
            elif below.get("/Type") == "/MCR":
                element.marks.append((self._page(below), int(below["/MCID"])))
            elif below.get("/Type") == "/OBJR":
                element.annotations.append(below["/Obj"])
            else:
                element.kids.append(self._element(kid))
        return element

    def _page(self, raw: Any) -> int:
        return self._pages[raw.raw_get("/Pg").idnum] if "/Pg" in raw else -1

    def marked(self) -> set[tuple[int, int]]:
        """Every piece of marked content of the pages that has a number."""
        return {
            (page, int(number))
            for page, content in enumerate(self.contents())
            for number in re.findall(rb"/MCID (\d+)", content)
        }

    def contents(self) -> list[bytes]:
        """Each page's drawing instructions."""
        return [page.get_contents().get_data() for page in self.reader.pages]

    def parents(self) -> dict[int, Any]:
        """The way back: a page's key leads to the numbers of its elements, a link's key to that of one."""
        numbers = list(list.__iter__(self.root["/ParentTree"]["/Nums"]))
        ways: dict[int, Any] = {}
        for key, way in zip(numbers[::2], numbers[1::2], strict=True):
            several = isinstance(way, list)
            ways[int(key)] = (
                [getattr(one, "idnum", None) for one in list.__iter__(way)] if several else way.idnum
            )
        return ways

    def disagreements(self) -> list[str]:
        """Where the way back from content and links to the tree leads elsewhere than the tree says."""
        found = []
        ways = self.parents()
        keys = [int(page["/StructParents"]) for page in self.reader.pages]
        for element in self.top.all():
            found += [
                f"mark {number} of page {page} is in {element.kind}"
                for page, number in element.marks
                if ways[keys[page]][number] != element.number
            ]
            found += [
                f"link {annotation['/Contents']}"
                for annotation in element.annotations
                if ways[int(annotation["/StructParent"])] != element.number
            ]
        return found

    def loose_links(self) -> list[str]:
        """Links on the pages that are in no element."""
        tagged = [id(a) for element in self.top.all() for a in element.annotations]
        on_pages = [a.get_object() for page in self.reader.pages for a in page.get("/Annots", [])]
        return [str(a["/Contents"]) for a in on_pages if id(a) not in tagged]


def read_aloud(path: Path) -> str:
    """The text in the order of the tags, by poppler's ``pdfinfo``."""
    done = subprocess.run(
        [needs.program("pdfinfo"), "-struct-text", path],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    lines = re.findall(r'^ +"(.*)"$', done.stdout, re.MULTILINE)
    return " ".join(" ".join(lines).split())

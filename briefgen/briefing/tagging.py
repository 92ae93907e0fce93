"""The tags of a PDF, mended where WeasyPrint 70 leaves them short of what a screen reader needs.

veraPDF passes without any of this. Each repair names the upstream issue under which it can be dropped;
``tests/unit/briefing/test_tagging.py`` shows each fault as WeasyPrint makes it, and fails when its
version moves.

WeasyPrint calls ``finish`` as its ``finisher``, when all objects are there and none is written. The one
seam into its private parts is ``tags._build_box_tree``, wrapped while a PDF is made to learn which box
became which element.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from briefgen.briefing.tagfacts import (
    SCOPES,
    bounding_box,
    is_inline,
    joins,
    link_words,
    list_numbering,
    needs_actual_text,
)

_REPEATED = {"/THead", "/TFoot"}


class Tagging:
    """One PDF's tags: made by WeasyPrint, recorded on the way, then mended."""

    def __init__(self) -> None:
        self._box_of: dict[int, Any] = {}
        self._text_boxes: dict[int, dict[int, Any]] = {}
        self._moved: dict[int, int] = {}
        self._pdf: Any = None
        self._page_of: dict[bytes, int] = {}

    @contextmanager
    def recorded(self) -> Iterator[None]:
        """While this lasts, the boxes of all elements that WeasyPrint makes are remembered."""
        from weasyprint.pdf import tags

        original = tags._build_box_tree

        def recording(
            box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, marks: Any
        ) -> Iterator[Any]:
            if page not in self._text_boxes:
                self._text_boxes[page] = {mark["mcid"]: owner for owner, mark in marks.items()}
            for element in original(box, parent, pdf, page, nums, annotations, marks):
                self._box_of.setdefault(element.number, getattr(box, "_box", box))
                yield element

        tags._build_box_tree = recording
        try:
            yield
        finally:
            tags._build_box_tree = original

    def finish(self, document: Any, pdf: Any) -> None:
        """Mends the tags of ``pdf``; given to ``write_pdf`` as its ``finisher``."""
        self._pdf = pdf
        self._page_of = {reference: number for number, reference in enumerate(pdf.page_references)}
        root = self._object(pdf.catalog["StructTreeRoot"])
        top = self._object(root["K"][0])
        self._join(top)
        self._mend(top, document, document.metadata.lang or "")
        self._renumber(self._object(root["ParentTree"])["Nums"], self._reached(top))

    def _object(self, reference: Any) -> Any:
        """The object behind ``b"12 0 R"``; None for a bare number, which is a piece of marked content."""
        return self._pdf.objects[int(reference.split()[0])] if isinstance(reference, bytes) else None

    def _elements(self, element: Any) -> Iterator[Any]:
        """The structure elements right below."""
        for kid in element["K"]:
            found = self._object(kid)
            if found is not None and found.get("Type") == "/StructElem":
                yield found

    def _join(self, parent: Any) -> None:
        """One element is one tag, over pages and lines (https://github.com/Kozea/WeasyPrint/issues/2903).

        The head of a table that is repeated on its next page is no part of it, and is left out.
        """
        kept: list[Any] = []
        seen: dict[Any, Any] = {}
        last: Any = None
        for kid in parent["K"]:
            element = self._object(kid)
            box = self._box_of.get(element.number) if element is not None else None
            if element is None or box is None or box.element is None:
                kept.append(kid)
                last = element
                continue
            key = (id(box.element), box.element_tag, element["S"])
            before = seen.get(key)
            if before is not None and element["S"] in _REPEATED:
                self._unlink(element)
            elif before is not None and joins(
                box,
                self._box_of.get(parent.number),
                adjacent=before is last,
                later=self._page_of[element["Pg"]] > self._page_of[before["Pg"]],
            ):
                self._move(element, before)
                last = before
            else:
                kept.append(kid)
                seen[key] = last = element
        parent["K"][:] = kept
        for element in self._elements(parent):
            self._join(element)

    def _move(self, element: Any, before: Any) -> None:
        """Everything in ``element`` goes to the end of ``before``."""
        from pydyf import Dictionary

        for kid in element["K"]:
            below = self._object(kid)
            if below is None and isinstance(kid, int) and element["Pg"] != before["Pg"]:
                kid = Dictionary({"Type": "/MCR", "Pg": element["Pg"], "MCID": kid})
            elif below is not None and below.get("Type") == "/StructElem":
                below["P"] = before.reference
            before["K"].append(kid)
        self._moved[element.number] = before.number
        element.clear()

    def _unlink(self, element: Any) -> None:
        """Takes the links out of an element that leaves the tree, since a link without a tag may not be."""
        for below in list(self._elements(element)):
            self._unlink(below)
        for kid in element["K"]:
            part = self._object(kid)
            if part is not None and part.get("Type") == "/OBJR":
                page = self._object(part["Pg"])
                page["Annots"].remove(part["Obj"])

    def _mend(self, element: Any, document: Any, lang: str) -> None:
        """The repairs that concern one element, and all below it."""
        box = self._box_of.get(element.number)
        if box is not None:
            lang = self._say_language(element, box, lang)
            self._mend_one(element, box, document)
        for below in self._elements(element):
            if below["S"] == "/Caption" and element["S"] == "/NonStruct" and not self._pictures(element):
                below["S"] = "/P"  # who said a quote is no picture's caption (WeasyPrint issue 2482)
            self._mend(below, document, lang)

    def _say_language(self, element: Any, box: Any, lang: str) -> str:
        """Words in another language are read with its voice. No issue upstream (2482 gathers such wishes)."""
        from pydyf import String

        own = box.style["lang"] or lang
        if own != lang:
            element["Lang"] = String(own)
            if element["S"] == "/NonStruct" and is_inline(box):
                element["S"] = "/Span"
        return own

    def _mend_one(self, element: Any, box: Any, document: Any) -> None:
        from pydyf import Array, Dictionary, String

        kind = element["S"]
        if kind == "/TH":
            # https://github.com/Kozea/WeasyPrint/issues/2508; a table over two pages had two sets of Headers.
            element.pop("ID", None)
            scope = SCOPES.get(box.element.get("scope", ""), self._place_in_table(element))
            element["A"]["Scope"] = f"/{scope}"
        elif kind == "/TD":
            element["A"].pop("Headers", None)
            if list(element["A"]) == ["O"]:
                del element["A"]
        elif kind == "/Figure":
            page = document.pages[self._page_of[element["Pg"]]]
            element["A"]["BBox"] = Array(bounding_box(box, page.height))  # pixels from above, upstream
        elif kind == "/L" and (numbering := list_numbering(box)):
            element["A"] = Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
        elif kind == "/Link" and (words := link_words(box.element)):
            for annotation in self._annotations(element):
                annotation["Contents"] = String(words)  # an internal link said the id it leads to

    def _place_in_table(self, element: Any) -> str:
        """``Column`` in a table's head, ``Row`` elsewhere."""
        row = self._object(element["P"])
        return "Column" if self._object(row["P"])["S"] == "/THead" else "Row"

    def _annotations(self, element: Any) -> Iterator[Any]:
        for kid in element["K"]:
            part = self._object(kid)
            if part is not None and part.get("Type") == "/OBJR":
                yield self._object(part["Obj"])

    def _pictures(self, element: Any) -> bool:
        return any(
            below["S"] in {"/Figure", "/Table"} or self._pictures(below) for below in self._elements(element)
        )

    def _reached(self, top: Any) -> set[tuple[int, int]]:
        """Page and number of every piece of marked content that is in the tree."""
        reached: set[tuple[int, int]] = set()
        for kid in top["K"]:
            part = self._object(kid)
            if isinstance(kid, int):
                reached.add((self._page_of[top["Pg"]], kid))
            elif isinstance(kid, dict):
                reached.add((self._page_of[kid["Pg"]], kid["MCID"]))
            elif part.get("Type") == "/StructElem":
                reached |= self._reached(part)
        return reached

    def _renumber(self, numbers: Any, reached: set[tuple[int, int]]) -> None:
        """The way from marked content to its element; what is in no element becomes an artifact."""
        for index in range(1, len(numbers), 2):
            if isinstance(numbers[index], list):
                page = numbers[index - 1]
                left_out = {mark for mark in range(len(numbers[index])) if (page, mark) not in reached}
                numbers[index][:] = [
                    b"null" if mark in left_out else self._now(reference)
                    for mark, reference in enumerate(numbers[index])
                ]
                self._say_letters(page, numbers[index])
                self._make_artifacts(page, left_out)
            else:
                numbers[index] = self._now(numbers[index])

    def _now(self, reference: bytes) -> bytes:
        number = int(reference.split()[0])
        while number in self._moved:
            number = self._moved[number]
        return f"{number} 0 R".encode()

    def _say_letters(self, page: int, elements: list[bytes]) -> None:
        """Arabic with its letters, to which its glyphs do not lead back.

        See https://github.com/Kozea/WeasyPrint/issues/2841. The letters stand at the element, for screen
        readers; at the marked content, poppler and PDFium would turn their order round.
        """
        from pydyf import String

        for mark, box in self._text_boxes[page].items():
            text = getattr(box, "text", "")
            if elements[mark] != b"null" and needs_actual_text(text):
                element = self._object(elements[mark])
                if element["S"] == "/Span" and element.number not in self._box_of:
                    element["ActualText"] = String(text)

    def _make_artifacts(self, page: int, left_out: set[int]) -> None:
        """Running headers and repeated heads of tables (https://github.com/Kozea/WeasyPrint/issues/1836)."""
        from pydyf import Dictionary

        contents = self._object(self._object(self._pdf.page_references[page])["Contents"]).stream
        for index, item in enumerate(contents):
            if item == b"BDC" and contents[index - 1].get("MCID") in left_out:
                contents[index - 2 : index] = ["/Artifact", Dictionary({"Type": "/Pagination"})]

"""The laid-out pages as plain facts: where each text stands, how small it is, in whose letters.

Reads WeasyPrint's box tree, which has no public interface, once from top to bottom;
``tests/unit/briefing/test_layout.py`` fails loudly where a new version changes it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from briefgen.briefing.fonts import covered

POINTS_PER_PIXEL = 0.75
MM_PER_PIXEL = 25.4 / 96

_RAISED = {"sup", "sub"}
_PICTURES = {"InlineReplacedBox", "BlockReplacedBox"}
_KEPT_WHOLE = {"blockquote"}
_UNPRINTED = {"Cc", "Cf", "Zs", "Zl", "Zp"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text area of one page, in pixels from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Text:
    """The lines of one block of text on one page; ``element`` is the nearest id round it."""

    page: int
    element: str
    tag: str
    words: str = ""
    tops: list[float] = field(default_factory=list)  # one for each line
    left: float = float("inf")
    right: float = 0.0
    bottom: float = 0.0
    smallest: float = float("inf")  # points
    smallest_raised: float = float("inf")  # points, of marks such as ¹
    strange: frozenset[str] = frozenset()  # characters that no font of ours has
    in_margin: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture made of dots, as it is printed."""

    page: int
    element: str
    dpi: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages. ``split`` are the quotes that stand on more than one, as element and first words."""

    sheets: tuple[Sheet, ...]
    texts: tuple[Text, ...]
    images: tuple[Image, ...]
    split: tuple[tuple[int, str, str], ...]

    def reach(self, page: int) -> float:
        """How far down a page (from 1) its content reaches, from 0 to 1."""
        sheet = self.sheets[page - 1]
        bottoms = [text.bottom for text in self.texts if text.page == page and not text.in_margin]
        bottoms += [image.bottom for image in self.images if image.page == page]
        return (max(bottoms) - sheet.top) / (sheet.bottom - sheet.top) if bottoms else 0.0


def read_layout(pages: Iterable[Any]) -> Layout:
    """The facts of a rendered document's pages."""
    reader = _Reader()
    for number, page in enumerate(pages, start=1):
        reader.read(number, page._page_box)
    split = [
        (numbers[0], element, words)
        for element, words, numbers in reader.kept_whole.values()
        if numbers[0] != numbers[-1]
    ]
    return Layout(tuple(reader.sheets), tuple(reader.texts), tuple(reader.images), tuple(split))


class _Reader:
    """Goes through the boxes of one document."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.texts: list[Text] = []
        self.images: list[Image] = []
        self.kept_whole: dict[int, tuple[str, str, list[int]]] = {}

    def read(self, number: int, box: Any) -> None:
        left, top = box.content_box_x(), box.content_box_y()
        self.sheets.append(Sheet(left, top, left + box.width, top + box.height))
        self._block(box, Text(number, "", ""))

    def _block(self, box: Any, above: Text) -> None:
        """A box outside lines; ``above`` says what is known from the boxes round it."""
        box = getattr(box, "_box", box)  # what is absolutely positioned stands in a placeholder
        kind = type(box).__name__
        if kind in _PICTURES:
            self._image(box, above)
            return
        here = Text(above.page, _name(box) or above.element, above.tag, in_margin=above.in_margin)
        if box.element is not None and kind not in {"PageBox", "MarginBox"}:
            here.tag = str(box.element_tag)
        here.in_margin |= kind == "MarginBox"
        self._background(box, here)
        if here.tag in _KEPT_WHOLE:
            self._note_whole(box, here)
        for child in getattr(box, "children", ()):
            if type(child).__name__ == "LineBox":
                self._line(child, here)
            else:
                self._block(child, here)
        if here.tops:
            self.texts.append(here)

    def _line(self, line: Any, text: Text) -> None:
        before = len(text.words)
        self._inline(line, text, raised=False)
        if len(text.words) > before:
            text.tops.append(line.position_y)
            text.bottom = max(text.bottom, line.position_y + line.height)

    def _inline(self, box: Any, text: Text, *, raised: bool) -> None:
        for child in box.children:
            child = getattr(child, "_box", child)
            kind = type(child).__name__
            if kind == "TextBox":
                self._letters(child, text, raised=raised)
            elif kind == "InlineBox":
                self._background(child, text)
                self._inline(child, text, raised=raised or child.element_tag in _RAISED)
            else:
                self._block(child, text)

    def _letters(self, box: Any, text: Text, *, raised: bool) -> None:
        if not box.text.strip():
            return
        text.words += (" " if text.words else "") + box.text.strip()
        if not str(box.element_tag).endswith("::marker"):  # a list's numbers hang out on purpose
            text.left = min(text.left, box.position_x)
            text.right = max(text.right, box.position_x + box.width)
        size = box.style["font_size"] * POINTS_PER_PIXEL
        if raised:
            text.smallest_raised = min(text.smallest_raised, size)
        else:
            text.smallest = min(text.smallest, size)
        text.strange |= _strange(box.text, box.style["font_family"])

    def _image(self, box: Any, above: Text) -> None:
        element = _name(box) or above.element
        right, bottom = box.position_x + box.margin_width(), box.position_y + box.margin_height()
        dots = getattr(box.replacement, "width", 0) if _has_dots(box.replacement) else 0
        dpi = dots / (box.width / 96) if dots and box.width else float("inf")
        self.images.append(Image(above.page, element, dpi, right, bottom))

    def _background(self, box: Any, text: Text) -> None:
        for layer in box.background.layers if getattr(box, "background", None) else ():
            if layer.image is not None and _has_dots(layer.image) and layer.size[0]:
                dpi = layer.image.width / (layer.size[0] / 96)
                x, y, width, height = layer.painting_area[:4]
                self.images.append(Image(text.page, text.element, dpi, x + width, y + height))

    def _note_whole(self, box: Any, text: Text) -> None:
        words = " ".join("".join(box.element.itertext()).split())
        known = self.kept_whole.setdefault(id(box.element), (text.element, words, []))
        known[2].append(text.page)


def _strange(text: str, families: tuple[str, ...]) -> frozenset[str]:
    """The characters for which Pango has to look beyond our fonts; marks that print nothing do not count."""
    return frozenset(
        char
        for char in frozenset(text) - covered(tuple(families))
        if unicodedata.category(char) not in _UNPRINTED and not "\ufe00" <= char <= "\ufe0f"
    )


def _has_dots(image: Any) -> bool:
    return type(image).__name__ == "RasterImage"


def _name(box: Any) -> str:
    """The id of the thing that a box is: its own, or that of the heading which names it."""
    if box.element is None or type(box).__name__ in {"InlineBox", "TextBox"}:
        return ""
    return str(box.element.get("id") or box.element.get("aria-labelledby") or "")

"""What is wrong with the laid-out pages: findings as values, each with the element that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefgen.briefing.layout import MM_PER_PIXEL, Layout, Text

NEAR_EMPTY = 0.25
"""Below this part of its height, a last page looks like a mistake."""

SMALLEST = 9.0
"""Points. What is smaller is hard to read on paper, running headers included."""

SMALLEST_RAISED = 6.0
"""Points. The marks of notes are smaller by nature: 0.7 of the text round them, as books have them."""

LEAST_DPI = 150
"""Dots per inch of a picture at its printed size; with fewer, its edges look like stairs."""

_TOLERANCE = 2.0  # pixels; a descender or a hairline is no overflow
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class PageFinding:
    """One fault of a page.

    ``element`` is the id of the nearest element that has one, ``words`` are its text, ``page`` counts from 1.
    ``amount`` is lines too long (page-overflow), the filled part (last-page-near-empty), points (small-text),
    dots per inch (image-low-resolution) or millimetres (content-overflow); ``mm`` is how far a document is
    too long, ``most`` how many pages it may have, ``characters`` are those that our fonts do not have.
    """

    code: str
    element: str
    words: str
    page: int
    amount: float = 0.0
    mm: float = 0.0
    most: int = 0
    characters: str = ""


def ends_near_empty(layout: Layout) -> bool:
    """True where the document has several pages and the last holds next to nothing."""
    return len(layout.sheets) > 1 and layout.reach(len(layout.sheets)) < NEAR_EMPTY


def check_pages(
    layout: Layout,
    most_pages: int | None = None,
    *,
    exactly: bool = False,
    can_shorten: Callable[[str], bool] = bool,
) -> list[PageFinding]:
    """Everything that is wrong with the pages.

    ``can_shorten`` says of an element's id whether an author wrote its text; among those is looked for the
    longest. With ``exactly``, a document has to have ``most_pages`` and not fewer.
    """
    overflow = list(_page_overflow(layout, most_pages, can_shorten))
    if exactly and most_pages and len(layout.sheets) < most_pages:
        overflow.append(PageFinding("too-few-pages", "", "", len(layout.sheets), most=most_pages))
    found = [*overflow, *_stranded(layout), *_split(layout), *_beyond(layout)]
    found += [*_small(layout), *_strange(layout), *_coarse(layout)]
    if ends_near_empty(layout) and not overflow:
        pages, longest = len(layout.sheets), _longest(layout, can_shorten)
        found.append(
            PageFinding("last-page-near-empty", longest.element, longest.words, pages, layout.reach(pages))
        )
    return found


def _page_overflow(
    layout: Layout, most: int | None, can_shorten: Callable[[str], bool]
) -> Iterator[PageFinding]:
    pages = len(layout.sheets)
    if most is None or pages <= most:
        return
    over = [text for text in layout.texts if text.page > most and not text.in_margin]
    lines = sum(_rows(text.tops for text in over if text.page == page) for page in range(most + 1, pages + 1))
    mm = sum(
        layout.reach(page) * (layout.sheets[page - 1].bottom - layout.sheets[page - 1].top) * MM_PER_PIXEL
        for page in range(most + 1, pages + 1)
    )
    longest = _longest(layout, can_shorten)
    yield PageFinding("page-overflow", longest.element, longest.words, pages, lines, mm, most)


def _longest(layout: Layout, can_shorten: Callable[[str], bool]) -> Text:
    """The longest text that its author can shorten, headings aside."""
    texts = [text for text in layout.texts if not text.in_margin and text.tag not in _HEADINGS]
    own = [text for text in texts if can_shorten(text.element)]
    return max(own or texts or [Text(1, "", "")], key=lambda text: len(text.words))


def _rows(tops: Iterable[list[float]]) -> int:
    """How many lines stand one under another; those side by side count once."""
    places = sorted(top for some in tops for top in some)
    return bool(places) + sum(below - above > 4 for above, below in pairwise(places))


def _stranded(layout: Layout) -> Iterator[PageFinding]:
    """A heading with its text on the next page."""
    for page in range(1, len(layout.sheets)):
        texts = [text for text in layout.texts if text.page == page and not text.in_margin]
        if texts and texts[-1].tag in _HEADINGS:
            yield PageFinding("stranded-heading", texts[-1].element, texts[-1].words, page)


def _split(layout: Layout) -> Iterator[PageFinding]:
    for page, element, words in layout.split:
        yield PageFinding("split-quote", element, words, page)


def _beyond(layout: Layout) -> Iterator[PageFinding]:
    """Text and pictures that leave the text area: sideways, or at the foot where they cannot be broken."""
    for text in layout.texts:
        sheet = layout.sheets[text.page - 1]
        if text.in_margin or not text.words:
            continue
        beyond = max(text.right - sheet.right, sheet.left - text.left, text.bottom - sheet.bottom)
        if beyond > _TOLERANCE:
            mm = beyond * MM_PER_PIXEL
            yield PageFinding("content-overflow", text.element, text.words, text.page, mm)
    for image in layout.images:
        sheet = layout.sheets[image.page - 1]
        beyond = max(image.right - sheet.right, image.bottom - sheet.bottom)
        if beyond > _TOLERANCE:
            yield PageFinding("content-overflow", image.element, "", image.page, beyond * MM_PER_PIXEL)


def _small(layout: Layout) -> Iterator[PageFinding]:
    """Once for each element, with its smallest text."""
    found: dict[str, PageFinding] = {}
    for text in layout.texts:
        raised = text.smallest_raised < SMALLEST_RAISED - 0.05
        if text.smallest > SMALLEST - 0.05 and not raised:
            continue
        size = min(text.smallest, text.smallest_raised if raised else text.smallest)
        known = found.get(text.element)
        if known is None or size < known.amount:
            found[text.element] = PageFinding("small-text", text.element, text.words, text.page, size)
    yield from found.values()


def _strange(layout: Layout) -> Iterator[PageFinding]:
    for text in layout.texts:
        if text.strange:
            characters = "".join(sorted(text.strange))
            yield PageFinding("font-fallback", text.element, text.words, text.page, characters=characters)


def _coarse(layout: Layout) -> Iterator[PageFinding]:
    for image in layout.images:
        if image.dpi < LEAST_DPI - 0.5:
            yield PageFinding("image-low-resolution", image.element, "", image.page, image.dpi)

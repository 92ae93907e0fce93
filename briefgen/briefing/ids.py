"""From the ids in a page back to the brief: which element prints which value, and on which line that stands.

Elements that print an item of the brief carry the item's id; those of the page itself begin with ``_``:
``_summary`` is the field ``summary``, ``_event-3`` the third event by date, ``_figure-killed`` a key figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefgen.problems import Place

if TYPE_CHECKING:
    from briefgen.brief.model import Brief
    from briefgen.brief.tree import Path, Places


class PlaceOf(Protocol):
    """Where the text of a page stands in the files of its author."""

    def __call__(self, element_id: str, words: str = "") -> Place:
        """The place of what an element prints, given its id and some of its words."""

    def is_known(self, element_id: str) -> bool:
        """True where an author wrote what the element prints."""


@dataclass(frozen=True, slots=True)
class InFile:
    """For pages that come from no brief: everything stands in ``file``, on no line of its own."""

    file: str

    def __call__(self, element_id: str, words: str = "") -> Place:  # noqa: ARG002 - as PlaceOf has it
        """The file as a whole."""
        return Place(self.file)

    def is_known(self, element_id: str) -> bool:
        """True for what has an id at all."""
        return bool(element_id)


@dataclass(frozen=True, slots=True)
class InBrief:
    """For the pages of one brief; what the brief does not hold stands in ``file`` as a whole."""

    brief: Brief
    places: Places
    file: str

    def __call__(self, element_id: str, words: str = "") -> Place:
        """The words where they stand as they were typed, else the value that holds them."""
        path = path_of(self.brief, element_id)
        if path is None:
            return self._somewhere(words) or Place(self.file)
        for piece in _pieces(words):
            if piece in self.places.written(path):
                return self.places.within(path, piece)
        return self.places.value(_with_text(self.brief, path))

    def is_known(self, element_id: str) -> bool:
        """True for texts that can be shortened; titles of sources and names cannot."""
        path = path_of(self.brief, element_id)
        return path is not None and path[0] not in {"sources", "contacts"}

    def _somewhere(self, words: str) -> Place | None:
        """The place of one of the brief's own fields that begins with these words, such as its title."""
        for piece in _pieces(words):
            for field in ("title", "subtitle", "content_warning", "key_message", "summary"):
                if getattr(self.brief, field, None) and piece in self.places.written((field,)):
                    return self.places.within((field,), piece)
        return None


_COUNTED = {
    "_event": "timeline",
    "_chart": "charts",
    "_to": "recommendations",
    "_contact": "contacts",
    "_correction": "corrections",
}
_IN_PRESS = {"_point": "bullets", "_editor": "notes_to_editors"}
_MARKS = " \u00a0\u202f“”„«»‘’\"'"
_OWN_TEXT = ("text", "note", "alt", "label", "title")
_NEAREST = {"_unproved": "method", "_proofs": "evidence", "_sources": "sources"}


def path_of(brief: Brief, element_id: str) -> Path | None:
    """The path of the value that an element prints; None where it is not the brief's."""
    if not element_id.startswith("_"):
        return next((path for name, path in _named(brief) if name == element_id), None)
    stem, _, number = element_id.rpartition("-")
    if stem in _COUNTED and number.isdecimal():
        return _counted(brief, _COUNTED[stem], int(number) - 1)
    if stem in _IN_PRESS and number.isdecimal() and brief.press:
        field, index = _IN_PRESS[stem], int(number) - 1
        return ("press", field, index) if index < len(getattr(brief.press, field)) else None
    if element_id.startswith("_figure-"):
        name = element_id.removeprefix("_figure-")
        return next((("figures", at) for at, figure in enumerate(brief.figures) if figure.id == name), None)
    field = _NEAREST.get(element_id, element_id[1:].replace("-", "_"))
    return (field,) if field in type(brief).model_fields else None


def _named(brief: Brief) -> Iterator[tuple[str, Path]]:
    """Every id of an item that is printed, with the item's path."""
    for field in ("findings", "quotes", "charts", "timeline", "pictures", "questions"):
        for index, item in enumerate(getattr(brief, field, ())):
            if item.id:
                yield item.id, (field, index)
    for index, recommendation in enumerate(brief.recommendations):
        for place, ask in enumerate(recommendation.asks):
            yield ask.id, ("recommendations", index, "asks", place)


def _counted(brief: Brief, field: str, index: int) -> Path | None:
    """An item by its place on the page: events stand there by date, corrections newest first."""
    items = list(enumerate(getattr(brief, field)))
    if field == "timeline":
        items.sort(key=lambda item: item[1].date.first_day)
    if field == "corrections":
        items.sort(key=lambda item: item[1].date, reverse=True)
    return (field, items[index][0]) if 0 <= index < len(items) else None


def _with_text(brief: Brief, path: Path) -> Path:
    """The path of an item's text rather than of the item, where it has one."""
    value: object = brief
    for part in path:
        value = value[part] if isinstance(part, int) else getattr(value, part)  # type: ignore[index]
    if isinstance(value, str | tuple | dict):
        return path
    return next(((*path, name) for name in _OWN_TEXT if getattr(value, name, None)), path)


def _pieces(words: str) -> Iterator[str]:
    """Stretches of printed words to look for as they were typed, the longest first."""
    parts = words.strip(_MARKS).split()[:8]
    for length in range(len(parts), 0, -1):
        piece = " ".join(parts[:length])
        if length > 2 or len(parts) == length:
            yield piece

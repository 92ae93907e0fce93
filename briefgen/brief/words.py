"""The words of a brief: what a translation says anew, and what it may not touch.

Which fields are words is read off the model: every ``Line``, ``Prose`` and ``Verbatim`` field is, unless it
is listed here as a name or a fact. A field added to the model is thus words until somebody decides otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from briefgen.brief.evidencemodel import Evidence
from briefgen.brief.fields import Line, Prose
from briefgen.brief.model import Brief, Contact, Quote, Source
from briefgen.brief.part import Item
from briefgen.brief.picturemodel import Image
from briefgen.brief.tree import Path

P = TypeVar("P", bound=BaseModel)

NAMES: frozenset[tuple[type[BaseModel], str]] = frozenset(
    {
        (Quote, "speaker"),
        (Quote, "organisation"),
        (Source, "publisher"),
        (Image, "credit"),
        (Image, "licence"),
        (Contact, "name"),
    }
)
"""Names may be written anew, in another script for one; where they are not, they stay as they are."""

FACTS: frozenset[tuple[type[BaseModel], str]] = frozenset(
    {
        (Brief, "number"),
        (Brief, "internal"),
        (Source, "title"),
        (Evidence, "passage"),
        (Contact, "phone"),
    }
)
"""Text that is the same in every language, or printed in none."""


class Shape(StrEnum):
    """What a field holds, as a translation sees it.

    Of a list of lines each is found by the original's words, of a list of longer texts by its number.
    """

    TEXT = "text"
    LINES = "lines"
    TEXTS = "texts"
    PART = "part"
    PARTS = "parts"
    NAMED = "named"
    FACT = "fact"


@dataclass(frozen=True, slots=True)
class Slot:
    """A field with words in it, or with parts that have some; ``hint`` is its type, or that of its parts."""

    name: str
    shape: Shape
    hint: Any
    is_name: bool


@dataclass(frozen=True, slots=True)
class Word:
    """One text of a brief: its way in the brief, and its way in an overlay, empty where no id leads there.

    ``needed`` is True where readers of a translation need it in their language.
    """

    path: Path
    own: Path
    text: str
    is_prose: bool
    needed: bool


@lru_cache(maxsize=64)
def slots(model: type[BaseModel]) -> tuple[Slot, ...]:
    """The fields of a model that a translation can say anew, in the model's order."""
    hints = get_type_hints(model, include_extras=True)
    found = []
    for name in model.model_fields:
        shape, hint = _shape(hints[name])
        inside = shape in {Shape.PART, Shape.PARTS, Shape.NAMED}
        if shape is Shape.FACT or (model, name) in FACTS or (inside and not slots(hint)):
            continue
        found.append(Slot(name, shape, hint, (model, name) in NAMES))
    return tuple(found)


def _shape(hint: Any) -> tuple[Shape, Any]:
    if hint in (Line, Prose):  # Verbatim is Prose to a type checker, and to this comparison
        return Shape.TEXT, hint
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return Shape.PART, hint
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _shape(arguments[0])
    if origin in (Union, UnionType):
        return next((found for argument in arguments if (found := _shape(argument))[0] != Shape.FACT), _FACT)
    if origin is tuple:
        many = {Shape.TEXT: Shape.LINES, Shape.PART: Shape.PARTS}
        shape, inner = _shape(arguments[0])
        return Shape.TEXTS if inner == Prose else many.get(shape, Shape.FACT), inner
    if origin is dict:
        shape, inner = _shape(arguments[1])
        return (Shape.NAMED, inner) if shape is Shape.PART else _FACT
    return _FACT


_FACT = (Shape.FACT, None)


def key_field(model: type[BaseModel]) -> str:
    """The field by which an overlay finds an item of a list: its id, or the first where it has none."""
    if "id" in model.model_fields:
        return "id"
    return next(name for name in model.model_fields if name not in Item.model_fields)


def rewritten(part: P, say: Callable[[Word], str], path: Path = (), own: Path | None = ()) -> P:
    """``part`` with each of its words as ``say`` gives it; everything else is the same object as before.

    ``own`` is the way in an overlay; None inside an item that no id leads to.
    """
    updates: dict[str, Any] = {}
    for slot in slots(type(part)):
        value = getattr(part, slot.name)
        if not value:
            continue
        here, there = (*path, slot.name), None if own is None else (*own, slot.name)
        if slot.shape is Shape.TEXT:
            updates[slot.name] = say(_word(slot, here, there, value))
        elif slot.shape in {Shape.LINES, Shape.TEXTS}:
            by_words = slot.shape is Shape.LINES
            updates[slot.name] = tuple(
                say(_word(slot, (*here, index), _inside(there, text if by_words else index), text))
                for index, text in enumerate(value)
            )
        elif slot.shape is Shape.PART:
            updates[slot.name] = rewritten(value, say, here, there)
        elif slot.shape is Shape.NAMED:
            updates[slot.name] = {
                name: rewritten(item, say, (*here, name), _inside(there, name))
                for name, item in value.items()
            }
        else:
            updates[slot.name] = tuple(
                rewritten(item, say, (*here, index), _inside(there, key))
                for index, (item, key) in enumerate(zip(value, item_keys(value), strict=True))
            )
    return part.model_copy(update=updates)


def item_keys(items: tuple[BaseModel, ...]) -> list[str | None]:
    """The key of each item in an overlay; a second item with the same gets ``(2)``; None without an id."""
    seen: dict[str, int] = {}
    keys: list[str | None] = []
    for item in items:
        value = getattr(item, key_field(type(item)))
        if value is None:
            keys.append(None)
            continue
        key = str(value)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key} ({seen[key]})")
    return keys


def _inside(own: Path | None, key: str | int | None) -> Path | None:
    return None if own is None or key is None else (*own, key)


def _word(slot: Slot, path: Path, own: Path | None, text: str) -> Word:
    spoken = any(char.isalpha() for char in text)
    return Word(path, own or (), text, slot.hint == Prose, spoken and not slot.is_name)


def words_of(brief: Brief) -> tuple[Word, ...]:
    """Every text of a brief that a translation can say anew, in the model's order."""
    found: list[Word] = []

    def note(word: Word) -> str:
        found.append(word)
        return word.text

    rewritten(brief, note)
    return tuple(found)


@lru_cache(maxsize=4)
def parts_in(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """The model and every model inside it, each once."""
    found = [model]
    for part in found:
        for hint in get_type_hints(part, include_extras=True).values():
            shape, inner = _shape(hint)
            if shape in {Shape.PART, Shape.PARTS, Shape.NAMED} and inner not in found:
                found.append(inner)
    return tuple(found)


def text_fields(model: type[BaseModel]) -> Iterator[tuple[type[BaseModel], str]]:
    """Every field of text of the model and of those inside it, whether it is translated or not."""
    for part in parts_in(model):
        hints = get_type_hints(part, include_extras=True)
        for name in part.model_fields:
            if _shape(hints[name])[0] in {Shape.TEXT, Shape.LINES, Shape.TEXTS}:
                yield part, name

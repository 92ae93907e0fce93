"""An overlay's file: the words of one brief in another language, by the ids of the brief.

Its model is made from the brief's: the same names, no field that is not words, and mappings by id where the
brief has lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, Field, create_model

from briefgen.brief.fields import Id, Line
from briefgen.brief.model import Brief
from briefgen.brief.part import Part
from briefgen.brief.reader import read_mapping
from briefgen.brief.tree import Path, Places
from briefgen.brief.words import Shape, key_field, parts_in, slots
from briefgen.problems import Problem

OWN = ("translated_by", "reviewed_by", "words")
"""The fields of an overlay that no brief has."""


class OverlayBase(Part):
    """What an overlay says of itself, and the words that it translates wherever they stand."""

    translated_by: Line = Field(description="Who translated it, a person or a desk; printed.")
    reviewed_by: Line | None = Field(None, description="Who compared it with the original; printed.")
    words: dict[Line, Line] = Field(
        {}, description="Short texts that occur several times: the original's, a colon, and the translation."
    )


@dataclass(frozen=True)
class Overlay:
    """One overlay: who made it, its texts by their way in the file, and the words it always translates so."""

    translated_by: str
    reviewed_by: str | None
    texts: dict[Path, str]
    glossary: dict[str, str]


@lru_cache(maxsize=1)
def overlay_model() -> type[OverlayBase]:
    """The model of an overlay's file, for reading and for the JSON Schema."""
    return create_model("Translation", __base__=OverlayBase, **_fields(Brief))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for slot in slots(model):
        described = str(model.model_fields[slot.name].description)
        if slot.shape is Shape.TEXT:
            found[slot.name] = (slot.hint | None, Field(None, description=described))
        elif slot.shape is Shape.LINES:
            said = f"{described} By the original's words."
            found[slot.name] = (dict[Line, Line], Field({}, description=said))
        elif slot.shape is Shape.TEXTS:
            said = f"{described} In the original's order."
            found[slot.name] = (tuple[slot.hint, ...], Field((), description=said))  # type: ignore[name-defined]
        else:
            inner = _part(slot.hint)
            if slot.shape is Shape.PART:
                found[slot.name] = (inner | None, Field(None, description=described))
                continue
            by_id = slot.shape is Shape.NAMED or key_field(slot.hint) == "id"
            key = "id" if by_id else f"`{key_field(slot.hint)}`"
            said = f"{described} By the original's {key}."
            found[slot.name] = (dict[Id if by_id else Line, inner], Field({}, description=said))  # type: ignore[misc]
    return found


@lru_cache(maxsize=64)
def _part(model: type[BaseModel]) -> type[BaseModel]:
    return create_model(f"{model.__name__}Words", __base__=Part, **_fields(model))


def read_overlay(file: str, data: bytes) -> tuple[Overlay | None, Places | None, list[Problem]]:
    """The overlay in ``data``, the places in it, and its problems; empty values count as not yet written."""
    reading = read_mapping(overlay_model(), file, data, blanks=False)
    problems = [_of_fact(problem, file) for problem in reading.problems]
    if reading.value is None:
        return None, reading.places, problems
    given = reading.value.model_dump(exclude_none=True)
    own = {name: given.pop(name, None) for name in OWN}
    overlay = Overlay(own["translated_by"], own["reviewed_by"], dict(_flat(given)), own["words"] or {})
    return overlay, reading.places, problems


def _flat(value: dict[str, Any], path: Path = ()) -> Iterator[tuple[Path, str]]:
    for key, item in value.items():
        if isinstance(item, dict):
            yield from _flat(item, (*path, key))
        elif isinstance(item, tuple):
            yield from (((*path, key, index), text) for index, text in enumerate(item))
        else:
            yield (*path, key), item


def _of_fact(problem: Problem, file: str) -> Problem:
    """Of a field that only the original may have, what kind of mistake it is."""
    name = problem.path.rpartition(".")[2]
    if problem.code != "unknown-key" or name not in _all_fields(Brief):
        return problem
    original = f"{file.split('.')[0]}.yaml"
    return replace(
        problem,
        code="translation-fact",
        message=f"`{name}` is the same in every language, and the original says it.",
        hint=f"take it out here; it is written once, in {original}",
    )


@lru_cache(maxsize=64)
def _all_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(name for part in parts_in(model) for name in part.model_fields)

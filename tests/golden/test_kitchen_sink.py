"""The kitchen sink shows everything a brief can hold: what it leaves out is what nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.model import QUALIFIERS, STANDINGS, Brief
from briefgen.brief.workspace import read_workspace
from tests.built import KITCHEN_SINK

ELSEWHERE = {"Brief.withdrawn"}
"""Fields that a published brief cannot have; the briefs beside it do."""


def models(value: object) -> Iterator[BaseModel]:
    """The model and those inside it."""
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from models(getattr(value, name))
    elif isinstance(value, dict):
        for item in value.values():
            yield from models(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from models(item)


@pytest.fixture(scope="module")
def everything() -> tuple[Brief, ArchiveFile]:
    workspace = read_workspace(KITCHEN_SINK, ("kitchen-sink",))
    assert workspace.archive is not None
    return workspace.briefs[0].brief, workspace.archive


def test_every_field_is_used(everything: tuple[Brief, ArchiveFile]) -> None:
    known, used = set(), set(ELSEWHERE)
    for whole in everything:
        for model in models(whole):
            name = type(model).__name__
            known |= {f"{name}.{field}" for field in type(model).model_fields}
            used |= {f"{name}.{field}" for field in model.model_fields_set}
    assert sorted(known - used) == []


def test_every_caution_and_every_standing_is_used(everything: tuple[Brief, ArchiveFile]) -> None:
    brief, _ = everything
    assert {figure.qualifier for figure in brief.figures} == set(QUALIFIERS)
    assert {finding.standing for finding in brief.findings} == {*STANDINGS, None}

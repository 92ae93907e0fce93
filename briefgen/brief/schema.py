"""JSON Schemas of the three kinds of file, for editors: draft-07, with a description on every field."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.model import Brief
from briefgen.brief.overlay import overlay_model

_DRAFT = "http://json-schema.org/draft-07/schema#"


def brief_schema() -> dict[str, Any]:
    """The schema of ``briefs/<slug>.yaml``."""
    return _schema(Brief, "A brief for briefgen")


def translation_schema() -> dict[str, Any]:
    """The schema of ``briefs/<slug>.<lang>.yaml``."""
    return _schema(overlay_model(), "A translation of a brief for briefgen")


def archive_schema() -> dict[str, Any]:
    """The schema of ``briefs/archive.yaml``."""
    return _schema(ArchiveFile, "The archive of a briefgen workspace")


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    generated = _draft_07(model.model_json_schema(mode="validation"))
    return {"$schema": _DRAFT, **generated, "title": title}


def _draft_07(value: Any) -> Any:
    """``$defs`` is called ``definitions`` in draft-07, and its references with it."""
    if isinstance(value, dict):
        return {("definitions" if key == "$defs" else key): _draft_07(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_draft_07(item) for item in value]
    if isinstance(value, str):
        return value.replace("#/$defs/", "#/definitions/")
    return value

"""The pictures of a brief: which file, what it shows, who made it, and under which terms."""

from __future__ import annotations

from pydantic import Field

from briefgen.brief.fields import FileName, Id, Line, Prose
from briefgen.brief.part import Item

MAX_IMAGES = 30

SENSITIVE = "What is hard to bear in it, such as “graphic violence”: readers are told first, and asked."


class Image(Item):
    """A photograph, map or drawing out of ``briefs/media/``."""

    id: Id = Field(description="Short name, such as `market`; translations find the picture by it.")
    file: FileName = Field(description="File in briefs/media/: a PNG, JPEG or WebP.")
    alt: Line = Field(description="What the picture shows, in a sentence, for readers who cannot see it.")
    credit: Line = Field(description="Who made it: “Jane Example / Examplia Desk”.")
    licence: Line = Field(description="Under which terms it is printed: CC BY 4.0, used by permission …")
    caption: Prose | None = Field(None, description="What readers should know of it; printed under it.")
    finding: Id | None = Field(None, description="Id of the finding it belongs to; it is printed after it.")
    sensitive: Line | None = Field(None, description=SENSITIVE)

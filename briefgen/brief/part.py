"""The bases of the mappings an author writes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from briefgen.brief.fields import Choice

AUDIENCES = ("public", "press", "partners")


class Part(BaseModel):
    """A mapping of a brief: nothing is converted, added or left unread."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Item(Part):
    """A part that may be kept from some readers."""

    audience: tuple[Choice(*AUDIENCES), ...] = Field(  # type: ignore[valid-type]
        (), description="Who may read it, where not everybody: [press], [partners] or [press, partners]."
    )

"""The base of every mapping an author writes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A mapping of a brief: nothing is converted, added or left unread."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

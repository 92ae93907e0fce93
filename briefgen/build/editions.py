"""For whom an archive is built."""

from __future__ import annotations

from enum import StrEnum


class Edition(StrEnum):
    """Who is meant to read: everybody, the press or partners before them, or colleagues who check a draft."""

    PUBLIC = "public"
    PRESS = "press"
    PARTNERS = "partners"
    PREVIEW = "preview"

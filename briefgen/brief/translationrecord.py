"""``<slug>.<lang>.translation.json``: of which words of the original each translated text was made.

Committed beside the overlay, so that a later change of the original shows. Only hashes are in it.
"""

from __future__ import annotations

import hashlib
import json

from pydantic import BaseModel, ConfigDict, ValidationError

from briefgen.problems import Place, Problem, Severity

FORMAT = 1


class TranslationRecord(BaseModel):
    """The hash of the original's words for each translated text, by its way in the overlay."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    format: int = FORMAT
    of: dict[str, str] = {}


def record_name(slug: str, lang: str) -> str:
    """The file beside the overlay."""
    return f"{slug}.{lang}.translation.json"


def hash_of(text: str) -> str:
    """A short hash of a text's words; how its lines are broken does not matter."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def read_translation_record(file: str, data: bytes) -> tuple[TranslationRecord, list[Problem]]:
    """The record in ``data``; an empty one and a problem where it cannot be read."""
    try:
        record = TranslationRecord.model_validate_json(data)
        if record.format == FORMAT:
            return record, []
    except (ValidationError, RecursionError):
        pass
    message = "The record of what was translated cannot be read."
    hint = "compare the translation with the original, then write it anew with briefgen translate … --mark"
    return TranslationRecord(), [Problem("translation-record", message, hint, Place(file), Severity.WARNING)]


def to_json(record: TranslationRecord) -> str:
    """The record as it is written, one text a line."""
    value = {"format": record.format, "of": dict(sorted(record.of.items()))}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

"""Extracted text kept from one run to the next, in files named by what they were made of.

A file that is damaged, incomplete or of another format is as good as none: the source is read anew.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from briefgen import keeping
from briefgen.evidence.pages import Doubt, PageText, SourceText

FORMAT = 1


def to_json(text: SourceText) -> bytes:
    """The text for another process or another day."""
    held = {
        "pages": held_pages(text.pages),
        "paged": text.paged,
        "extractor": text.extractor,
        "version": text.version,
        "sha256": text.sha256,
        "doubts": text.doubts,
    }
    return _bytes(held)


def from_json(data: bytes) -> SourceText:
    """The text that ``to_json`` wrote; raises ValueError, TypeError or LookupError for anything else."""
    held = json.loads(data)
    doubts = tuple((int(number), Doubt(doubt)) for number, doubt in held["doubts"])
    return SourceText(
        pages_held(held["pages"]),
        bool(held["paged"]),
        str(held["extractor"]),
        str(held["version"]),
        str(held["sha256"]),
        doubts,
    )


def pages_to_json(pages: tuple[PageText, ...]) -> bytes:
    """Pages alone, for another process."""
    return _bytes(held_pages(pages))


def pages_from_json(data: bytes) -> tuple[PageText, ...]:
    """The pages that ``pages_to_json`` wrote; raises as ``from_json``."""
    return pages_held(json.loads(data))


def held_pages(pages: tuple[PageText, ...]) -> list[list[Any]]:
    """Pages as what JSON can hold."""
    return [[page.number, page.text, page.label, page.raised] for page in pages]


def pages_held(held: list[list[Any]]) -> tuple[PageText, ...]:
    """The pages that ``held_pages`` laid out; raises as ``from_json``."""
    return tuple(
        PageText(int(number), str(text), str(label), tuple((int(start), int(end)) for start, end in raised))
        for number, text, label, raised in held
    )


def _bytes(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def look_up(folder: Path, key: tuple[str, ...]) -> SourceText | None:
    """What was kept under ``key``, None where there is nothing whole."""
    try:
        body = _look_up(folder, key)
        return None if body is None else replace(from_json(body), shelf=CacheShelf(folder, key))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def keep(folder: Path, key: tuple[str, ...], text: SourceText) -> SourceText:
    """Keeps the text, whole or not at all, and gives it its shelf; an unwritable folder is no fault."""
    _keep(folder, key, to_json(text))
    return replace(text, shelf=CacheShelf(folder, key))


@dataclass(frozen=True, slots=True)
class CacheShelf:
    """The place beside one kept text."""

    folder: Path
    key: tuple[str, ...]

    def look_up(self, name: str) -> bytes | None:
        """What was kept under the name, whole, or None."""
        return _look_up(self.folder, (*self.key, name))

    def keep(self, name: str, data: bytes) -> None:
        """Keeps the data, whole or not at all."""
        _keep(self.folder, (*self.key, name), data)


def _look_up(folder: Path, key: tuple[str, ...]) -> bytes | None:
    return keeping.look_up(_path(folder, key), _name(key))


def _keep(folder: Path, key: tuple[str, ...], body: bytes) -> None:
    keeping.keep(_path(folder, key), body, _name(key))


def _path(folder: Path, key: tuple[str, ...]) -> Path:
    return folder / (hashlib.sha256(_name(key).encode()).hexdigest()[:40] + ".text")


def _name(key: tuple[str, ...]) -> str:
    return "\n".join((str(FORMAT), *key))

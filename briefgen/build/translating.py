"""The overlay of a brief written for its translator, and the record of what was translated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from briefgen import locales
from briefgen.brief.characters import shown
from briefgen.brief.folders import BRIEFS
from briefgen.brief.overlay import read_overlay
from briefgen.brief.overlaytext import overlay_text
from briefgen.brief.reader import read_brief, read_bytes
from briefgen.brief.translation import Laid, Original, lay, marks_of
from briefgen.brief.translationrecord import (
    TranslationRecord,
    read_translation_record,
    record_name,
    to_json,
)
from briefgen.brief.workspace import slug_problem
from briefgen.problems import Origin, Place, Problem, did_you_mean


@dataclass(frozen=True)
class Done:
    """The file that was written, empty where none was, and why."""

    written: str
    problems: tuple[Problem, ...]


def write_overlay(root: Path, slug: str, lang: str) -> Done:
    """Writes ``briefs/<slug>.<lang>.yaml`` with every place to fill; keeps what is translated in it."""
    original, problems = _original(root, slug, lang)
    if original is None:
        return Done("", tuple(problems))
    path = root / BRIEFS / f"{slug}.{lang}.yaml"
    overlay, before = None, ""
    if path.exists():
        data, problems = read_bytes(path, f"{BRIEFS}/{path.name}")
        overlay, _, found = (
            read_overlay(f"{BRIEFS}/{path.name}", data) if data is not None else (None, None, [])
        )
        unfinished = {"missing-key"} if data is not None else set()
        problems += [problem for problem in found if problem.code not in unfinished]
        if data is None or overlay is None:
            return Done("", tuple(problems or found))
        before = data.decode("utf-8-sig")
    text = overlay_text(original.brief, original.file, lang, overlay, before)
    return _written(path, text)


def mark_translation(root: Path, slug: str, lang: str, items: tuple[str, ...]) -> Done:
    """Records of the whole overlay, or of the items named, that they translate the original as it is now."""
    original, problems = _original(root, slug, lang)
    laid = None
    if original is not None:
        laid, problems = _laid(root, original, f"{BRIEFS}/{slug}.{lang}.yaml")
    if laid is None:
        return Done("", tuple(problems))
    now = marks_of(laid)
    unknown = [item for item in items if item not in now.of]
    if unknown:
        known = sorted(now.of)
        found = [
            Problem(
                "unknown-item",
                f"The translation has no text `{shown(item, 60)}`.",
                did_you_mean(item, known) if known else "translate something first",
                Place(laid.file),
            )
            for item in unknown
        ]
        return Done("", tuple(found))
    path = root / BRIEFS / record_name(slug, lang)
    if items and path.exists():
        data, problems = read_bytes(path, f"{BRIEFS}/{path.name}")
        before = read_translation_record(path.name, data)[0] if data is not None else TranslationRecord()
        kept = {item: mark for item, mark in before.of.items() if item in now.of}
        now = TranslationRecord(of={**kept, **{item: now.of[item] for item in items}})
    elif items:
        now = TranslationRecord(of={item: now.of[item] for item in items})
    return _written(path, to_json(now))


def _original(root: Path, slug: str, lang: str) -> tuple[Original | None, list[Problem]]:
    file = f"{BRIEFS}/{slug}.yaml"
    if problem := slug_problem(slug, Place(file)):
        return None, [problem]
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", lang) or not locales.is_language(lang):
        message = f"“{shown(lang, 40)}” is not the code of a language."
        return None, [Problem("translation-language", message, "write it as in fr, ar or pt-BR", Place(file))]
    data, problems = read_bytes(root / file, file)
    if data is None:
        return None, problems
    reading = read_brief(file, data)
    if reading.value is None or reading.places is None:
        return None, list(reading.problems)
    if reading.value.lang == lang:
        message = f"The brief itself is in the language `{lang}` already."
        place = reading.places.value(("lang",))
        return None, [Problem("translation-language", message, "name another language", place)]
    return Original(file, reading.value, reading.places), []


def _laid(root: Path, original: Original, file: str) -> tuple[Laid | None, list[Problem]]:
    data, problems = read_bytes(root / file, file)
    if data is None:
        return None, problems
    overlay, places, problems = read_overlay(file, data)
    if overlay is None or places is None:
        return None, problems
    return lay(original, overlay, file, places), problems


def _written(path: Path, text: str) -> Done:
    file = f"{BRIEFS}/{path.name}"
    try:
        part = path.with_name(f".{path.name}.part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        message = f"The file could not be written: {error.strerror}."
        hint = "make room or get permission"
        return Done("", (Problem("cannot-write", message, hint, Place(file), origin=Origin.MACHINE),))
    return Done(file, ())

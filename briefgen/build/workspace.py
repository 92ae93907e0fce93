"""New workspaces and new briefs, written from the files in ``templates/workspace/``.

Writes only files that do not exist yet, and never into the output folder.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS
from briefgen.brief.schema import archive_schema, brief_schema, translation_schema
from briefgen.evidence.examine import record_name
from briefgen.evidence.record import Record, to_json
from briefgen.locales import is_language
from briefgen.problems import Origin, Place, Problem
from briefgen.templating import Templates

EXAMPLE = "water-in-examplia"


def create_workspace(root: Path) -> list[Path]:
    """The files written for a new workspace. Raises ``FileExistsError`` where briefs stand already."""
    briefs = root / BRIEFS
    if briefs.exists():
        raise FileExistsError(f"{briefs} is already there")
    templates = Templates()
    files = {
        briefs / ARCHIVE_FILE: _template(templates, "archive.yaml"),
        briefs / f"{EXAMPLE}.yaml": _template(templates, f"{EXAMPLE}.yaml"),
        root / "sources" / "well-survey.txt": _template(templates, "well-survey.txt"),
        briefs / "README.md": _template(templates, "README.md"),
        briefs / "brief.schema.json": _json(brief_schema()),
        briefs / "translation.schema.json": _json(translation_schema()),
        briefs / "archive.schema.json": _json(archive_schema()),
        root / ".gitignore": "/output/\n/preview/\n/press/\n/partners/\n/shards/\n/sources/\n",
    }
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.write_text(text, encoding="utf-8")
    (briefs / "media").mkdir(exist_ok=True)
    return list(files)


def create_brief(root: Path, slug: str, title: str, lang: str, today: date) -> Path:
    """A commented brief at ``briefs/<slug>.yaml``.

    Raises ``FileExistsError`` where it is there already, ``ValueError`` for an unknown language.
    """
    if not is_language(lang):
        raise ValueError(f"{lang} is not the code of a language")
    path = root / BRIEFS / f"{slug}.yaml"
    text = _template(Templates(root), "brief.yaml")
    quoted = json.dumps(title, ensure_ascii=False)
    for name, value in (("@TITLE@", quoted), ("@LANG@", lang), ("@DATE@", today.isoformat())):
        text = text.replace(name, value)
    if not path.parent.is_dir():
        raise FileNotFoundError(f"there is no folder {BRIEFS} here; make a workspace with briefgen init")
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path


def write_record(root: Path, slug: str, record: Record) -> Problem | None:
    """Writes what was proved of a brief beside it, whole or not at all; the problem where that fails."""
    path = root / BRIEFS / record_name(slug)
    text = to_json(record)
    try:
        if path.exists() and path.read_text(encoding="utf-8") == text:
            return None
        part = path.with_name(f".{path.name}.part")
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        message = f"The record could not be written: {error.strerror}."
        shown = Place(f"{BRIEFS}/{path.name}")
        return Problem("cannot-write", message, "make room or get permission", shown, origin=Origin.MACHINE)
    return None


def _template(templates: Templates, name: str) -> str:
    text = templates.text(f"workspace/{name}")
    if text is None:
        raise FileNotFoundError(f"templates/workspace/{name} is missing from this installation")
    return text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"

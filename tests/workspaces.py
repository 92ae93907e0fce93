"""Small workspaces for tests: an archive file, a sound brief, and changes to it."""

from __future__ import annotations

from pathlib import Path

ARCHIVE = "title: Test archive\npublisher: The Examplia Desk\n"

BRIEF = """\
title: "Wells of Examplia"
lang: en
date: 2026-01-15
status: published
key_message: Half of the wells are dry.
summary: Volunteers visited {wells}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data}
figures:
  - id: wells
    value: 84
    unit: wells
    label: visited
    evidence: {source: survey, passage: 84 wells}
    unproved: The survey is invented.
"""

FRENCH = """\
translated_by: un bureau imaginé
title: Les puits d’Examplia
key_message: La moitié des puits sont à sec.
summary: Des bénévoles ont visité {wells}.
figures:
  wells: {unit: puits, label: visités, unproved: L’enquête est inventée.}
"""
"""``BRIEF`` in French."""


def write_workspace(root: Path, **briefs: str) -> Path:
    """A workspace in ``root`` with the given briefs; ``BRIEF`` as ``wells`` where none is given."""
    folder = root / "briefs"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "archive.yaml").write_text(ARCHIVE, encoding="utf-8")
    for slug, text in (briefs or {"wells": BRIEF}).items():
        (folder / f"{slug.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    return root


def write_many(root: Path, **briefs: str) -> None:
    """Briefs ``wells-00`` to ``wells-19``, of which 07 is faulty, and ``wells`` in two languages."""
    same = {f"wells-{number:02}": BRIEF for number in range(20)}
    faulty = BRIEF.replace("title:", "titel:")
    write_workspace(root, **same | {"wells-07": faulty, "wells": BRIEF} | briefs)
    (root / "briefs" / "wells.fr.yaml").write_text(FRENCH, encoding="utf-8")

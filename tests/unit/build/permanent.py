"""A workspace with a past: its builds, its briefs as they change, what came of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briefgen.build.assemble import build
from briefgen.build.order import Order, Outcome
from briefgen.problems import Problem
from tests.workspaces import BRIEF, FRENCH, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
WITHDRAWN = "status: withdrawn\nwithdrawn: {date: 2026-01-14, reason: It was wrong.}"


def built(root: Path, **more: Any) -> Outcome:
    given = {"output": root / "output", "as_of": NOON, "formats": ("html",), **more}
    return build(Order(root=root, **given), on_document=[].append)


def other(title: str = "Roads of Examplia", **changes: str) -> str:
    text = BRIEF.replace("Wells of Examplia", title).replace("[wells]", "[roads]")
    for old, new in changes.items():
        text = text.replace(f"{old}: ", f"{old}: {new}")
    return text


def brief(root: Path, slug: str, text: str | None) -> None:
    path = root / "briefs" / f"{slug}.yaml"
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")


def lost(outcome: Outcome) -> list[Problem]:
    return [problem for problem in outcome.problems if problem.code == "address-vanished"]


def codes(outcome: Outcome) -> list[str]:
    """The problems, less the notes that no translation was marked as fresh, and that no address is known."""
    notes = {"translation-unmarked", "no-address"}
    return [problem.code for problem in outcome.problems if problem.code not in notes]


def page(root: Path, address: str) -> str:
    return (root / "output" / address).read_text(encoding="utf-8")


def everything(root: Path) -> dict[str, bytes]:
    files = (path for path in sorted((root / "output").rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def publish(root: Path) -> Path:
    """Two briefs, one of them in two languages, with everything that is made of them."""
    write_workspace(root, wells=BRIEF + "topics: [water]\n", roads=other())
    brief(root, "wells.fr", FRENCH + "words: {water: eau}\n")
    assert built(root, formats=("html", "pdf")).published
    return root

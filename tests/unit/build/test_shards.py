"""Shards that several machines have built, and the one archive of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.assemble import build
from briefgen.build.order import Order, Outcome
from briefgen.build.shards import LEDGER, Part
from tests.pictures import photograph
from tests.workspaces import BRIEF, FRENCH, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
NAMES = ("wells", "roads", "bridges", "tunnels", "ports")
PICTURE = "images:\n  - {id: well, file: well.png, alt: A well., credit: The Desk, licence: CC BY 4.0}\n"
OF = 3


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Five briefs: one names others, one was renamed, one is in French with a picture, one withdrawn."""
    more = {
        "wells": PICTURE,
        "roads": "related: [wells, ports]\n",
        "bridges": "former: [old-bridges]\n",
        "tunnels": "",
        "ports": "",
    }
    briefs = {name: BRIEF.replace("Wells", name.title()) + text for name, text in more.items()}
    withdrawn = "status: withdrawn\nwithdrawn: {date: 2026-01-14, reason: It was wrong.}"
    briefs["tunnels"] = briefs["tunnels"].replace("status: published", withdrawn)
    root = write_workspace(tmp_path / "space", **briefs)
    french = FRENCH + "images:\n  well: {alt: Un puits.}\n"
    (root / "briefs" / "wells.fr.yaml").write_text(french, encoding="utf-8")
    (root / "briefs" / "media").mkdir()
    photograph(900, 600).save(root / "briefs" / "media" / "well.png")
    return root


def built(root: Path, output: str, **more: Any) -> Outcome:
    given = {"formats": ("html",), "search": False, "as_of": NOON, **more}
    return build(Order(root=root, output=root.parent / output, **given), on_document=[].append)


def shards(root: Path) -> tuple[Path, ...]:
    for number in range(1, OF + 1):
        assert built(root, f"shards/{number}", part=Part(number, OF)).published
    return tuple(root.parent / "shards" / str(number) for number in range(1, OF + 1))


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_every_brief_is_in_one_shard() -> None:
    for of in (1, 2, 7):
        for name in NAMES:
            assert sum(Part(number, of).has(name) for number in range(1, of + 1)) == 1
    assert {Part(number, 4).has("wells") for number in range(1, 5)} == {True, False}


def test_merged_shards_are_the_archive_of_one_machine(root: Path) -> None:
    parts = shards(root)
    assert sum(len(list(part.glob("briefings/*/brief.json"))) for part in parts) == 4
    merged = built(root, "merged", shards=parts)
    assert merged.published
    assert {one.address.split("/")[1] for one in merged.documents} == set()
    whole = built(root, "whole")
    assert held(root.parent / "merged") == held(root.parent / "whole")
    assert merged.problems == whole.problems


def test_what_changed_since_is_made_by_the_merge(root: Path) -> None:
    parts = shards(root)
    path = root / "briefs" / "bridges.yaml"
    path.write_text(path.read_text("utf-8").replace("Half of", "Most of"), "utf-8")
    merged = built(root, "merged", shards=parts)
    assert {one.address.split("/")[1] for one in merged.documents} == {"bridges"}
    assert merged.reasons["bridges"] == ("briefs/bridges.yaml changed",)
    built(root, "whole")
    assert held(root.parent / "merged") == held(root.parent / "whole")


def test_a_brief_that_names_a_changed_one_is_made_too(root: Path) -> None:
    parts = shards(root)
    path = root / "briefs" / "ports.yaml"
    path.write_text(path.read_text("utf-8").replace("of Examplia", "of all Examplia"), "utf-8")
    merged = built(root, "merged", shards=parts)
    assert {one.address.split("/")[1] for one in merged.documents} == {"ports", "roads"}
    built(root, "whole")
    assert held(root.parent / "merged") == held(root.parent / "whole")


def test_a_missing_shard_costs_time_and_nothing_else(root: Path) -> None:
    parts = shards(root)
    merged = built(root, "merged", shards=parts[1:])
    assert merged.published
    built(root, "whole")
    assert held(root.parent / "merged") == held(root.parent / "whole")


def test_a_damaged_file_of_a_shard_is_not_published(root: Path) -> None:
    parts = shards(root)
    (page,) = (found for part in parts for found in part.glob("briefings/ports/index.html"))
    page.write_text(page.read_text("utf-8").replace("dry", "wet"), "utf-8")
    merged = built(root, "merged", shards=parts)
    assert "as they were made" in merged.reasons["ports"][0]
    assert b"wet" not in (root.parent / "merged" / "briefings" / "ports" / "index.html").read_bytes()


def test_folders_that_are_no_shards_are_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    built(root, "whole")
    (one, *_) = shards(root)
    (one / LEDGER).write_text("{", encoding="utf-8")
    merged = built(root, "merged", shards=(tmp_path / "empty", root.parent / "whole", one))
    assert [problem.code for problem in merged.problems if problem.code == "no-shard"] == ["no-shard"] * 3
    assert merged.published


def test_a_shard_with_other_settings_is_not_used(root: Path) -> None:
    (one, *_) = shards(root)
    merged = built(root, "merged", shards=(one,), strict=True)
    assert any("--strict changed" in why for reasons in merged.reasons.values() for why in reasons)


def test_a_merge_minds_what_was_published(root: Path) -> None:
    built(root, "merged")
    path = root / "briefs" / "ports.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 84\n", "value: 85\n"), "utf-8")
    merged = built(root, "merged", shards=shards(root))
    assert "changed-without-correction" in {problem.code for problem in merged.problems}
    assert "ports" in merged.kept
    assert b"84" in (root.parent / "merged" / "briefings" / "ports" / "index.html").read_bytes()

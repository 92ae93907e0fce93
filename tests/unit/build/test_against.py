"""A build into an empty folder is compared with what was published, where it is shown that."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.manifest import read_manifest
from briefgen.build.order import Order, Outcome
from briefgen.build.unchanged import as_before, look_at
from tests.workspaces import BRIEF, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
QUOTED = BRIEF + (
    "quotes:\n  - {id: thirst, text: We walk two hours., speaker: A. Walker, source: survey, "
    "unproved: The survey is invented.}\n"
)
ROADS = BRIEF.replace("Wells of", "Roads of")
CORRECTION = "corrections:\n  - {date: 2026-01-15, text: They walk three hours.}\n"


def built(root: Path, output: str = "fresh", **more: Any) -> Outcome:
    """A build into an empty folder, compared with the folder ``shown``."""
    given = {"against": root / "shown", "as_of": NOON, "formats": ("html",), **more}
    return build(Order(root=root, output=root / output, **given), on_document=[].append)


def codes(outcome: Outcome) -> list[str]:
    return [problem.code for problem in outcome.problems if problem.code != "no-address"]


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    """A workspace, and in the folder ``shown`` the little of its published archive that is compared with."""
    write_workspace(tmp_path, wells=QUOTED, roads=ROADS)
    assert built(tmp_path, "published", against=None, formats=("html", "pdf")).published
    for path in [tmp_path / "published/manifest.json", *tmp_path.glob("published/briefings/*/brief.json")]:
        new = tmp_path / "shown" / path.relative_to(tmp_path / "published")
        new.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, new)
    return tmp_path


def test_the_same_briefs_are_published_and_nothing_is_written_there(shown: Path) -> None:
    before = {path: path.read_bytes() for path in (shown / "shown").rglob("*") if path.is_file()}
    outcome = built(shown, formats=("html", "pdf"))
    assert (outcome.published, codes(outcome)) == (True, [])
    assert {path: path.read_bytes() for path in (shown / "shown").rglob("*") if path.is_file()} == before


def test_a_vanished_address_is_an_error(shown: Path) -> None:
    (shown / "briefs" / "roads.yaml").unlink()
    outcome = built(shown, formats=("html", "pdf"))
    assert (outcome.published, codes(outcome)) == (False, ["address-vanished"])
    assert "briefings/roads/" in outcome.problems[-1].message
    assert not (shown / "fresh").exists()
    assert built(shown, against=None).published  # nobody told it


def test_changed_words_need_a_correction(shown: Path) -> None:
    changed = QUOTED.replace("two hours", "three hours")
    write_workspace(shown, wells=changed)
    outcome = built(shown, formats=("html", "pdf"))
    assert not outcome.published
    assert codes(outcome) == ["changed-without-correction", "address-vanished"]
    said, lost = (problem for problem in outcome.problems if problem.code != "no-address")
    assert ("-", "two") in said.diff
    assert "mend the errors of this brief" in lost.hint
    write_workspace(shown, wells=changed + CORRECTION)
    assert codes(built(shown, formats=("html", "pdf"))) == []


def test_what_stands_in_the_output_and_was_never_published_is_no_excuse(shown: Path) -> None:
    """A build that was compared with nothing has put the changed words there; they are not made again."""
    write_workspace(shown, wells=QUOTED.replace("two hours", "three hours"))
    more = {"formats": ("html", "pdf"), "cache": shown / "cache"}
    assert built(shown, against=None, **more).published
    before = (shown / "fresh" / "manifest.json").read_bytes()
    outcome = built(shown, **more)
    assert (outcome.published, codes(outcome)) == (False, ["changed-without-correction"])
    assert outcome.standing.keys() == {"wells", "roads"}
    (shown / "briefs" / "wells.yaml").write_text("title: [", encoding="utf-8")
    outcome = built(shown, **more)
    assert (outcome.published, outcome.kept) == (False, ["wells"])
    assert "mend the errors" in next(
        p.hint for p in outcome.problems if p.path == "" and "stands" in p.message
    )
    assert (shown / "fresh" / "manifest.json").read_bytes() == before


def test_nothing_has_changed_only_where_it_is_compared_with_the_same(shown: Path) -> None:
    (shown / "cache").mkdir()
    order = Order(
        shown, shown / "fresh", NOON, formats=("html", "pdf"), cache=shown / "cache", against=shown / "shown"
    )
    for path in (shown / "briefs").iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    look = look_at(order)
    assert build(order, on_document=[].append, look=look).published
    if look.settled:
        assert as_before(order, look_at(order)) is not None
    manifest = shown / "shown" / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert as_before(order, look_at(order)) is None


def test_documents_of_the_published_archive_are_remembered_as_earlier(shown: Path) -> None:
    published = read_manifest(shown / "shown")
    assert published is not None
    old = published.files["briefings/wells/wells.pdf"].sha256
    write_workspace(shown, wells=QUOTED.replace("two hours", "three hours") + CORRECTION)
    text = ROADS.replace(
        "status: published", "status: withdrawn\nwithdrawn: {date: 2026-01-14, reason: It was wrong.}"
    )
    write_workspace(shown, roads=text)
    assert codes(built(shown, formats=("html", "pdf"))) == []
    now = read_manifest(shown / "fresh")
    assert now is not None
    earlier = {one.sha256: (one.slug, str(one.state)) for one in now.earlier}
    assert earlier == {
        old: ("wells", "replaced"),
        published.files["briefings/roads/roads.pdf"].sha256: ("roads", "withdrawn"),
    }


def test_an_archive_for_the_press_is_not_what_everybody_has_read(shown: Path) -> None:
    assert built(shown, "press", against=None, edition=Edition.PRESS).published
    outcome = built(shown, against=shown / "press")
    assert (outcome.published, codes(outcome)) == (False, ["against-edition"])


def sealed_anew(folder: Path, name: str, data: bytes) -> None:
    """Puts a file there with a manifest that says so, as somebody could who forges an archive."""
    (folder / name).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["files"][name] |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


WELLS = "briefings/wells/brief.json"


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("an archive", encoding="utf-8")


def no_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def a_pipe(folder: Path) -> None:
    (folder / "manifest.json").unlink()
    os.mkfifo(folder / "manifest.json")


def a_deep_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("[" * 100_000, encoding="utf-8")


def a_manifest_of_elsewhere(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_bytes())
    manifest["briefings"] = ["../../secret"]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def no_entry(folder: Path) -> None:
    (folder / WELLS).unlink()


def a_changed_entry(folder: Path) -> None:
    (folder / WELLS).write_bytes((folder / WELLS).read_bytes().replace(b"two hours", b"six hours"))


def an_entry_that_is_none(folder: Path) -> None:
    sealed_anew(folder, WELLS, b"[" * 100_000)


def a_linked_entry(folder: Path) -> None:
    (folder.parent / "secret.json").write_bytes((folder / WELLS).read_bytes())
    (folder / WELLS).unlink()
    (folder / WELLS).symlink_to(folder.parent / "secret.json")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (no_folder, "against-unreadable"),
        (a_file, "against-unreadable"),
        (no_manifest, "against-unreadable"),
        (a_pipe, "against-unreadable"),
        (a_deep_manifest, "against-unreadable"),
        (a_manifest_of_elsewhere, "against-unreadable"),
        (no_entry, "against-incomplete"),
        (a_changed_entry, "against-incomplete"),
        (an_entry_that_is_none, "against-incomplete"),
        (a_linked_entry, "against-incomplete"),
    ],
)
def test_what_cannot_be_compared_with_is_said(shown: Path, spoil: Callable[[Path], None], code: str) -> None:
    spoil(shown / "shown")
    look_at(Order(shown, shown / "fresh", NOON, against=shown / "shown"))
    outcome = built(shown)
    assert (outcome.published, codes(outcome)) == (False, [code])
    assert outcome.problems[0].hint
    assert not (shown / "fresh").exists()


def test_a_forged_number_is_a_change_and_no_traceback(shown: Path) -> None:
    data = (shown / "shown" / WELLS).read_bytes()
    for number in (b"1E999999999999", b"sNaN", b"\\u001b[2J"):
        forged = data.replace(b'"value": "84"', b'"value": "' + number + b'"')
        assert forged != data
        sealed_anew(shown / "shown", WELLS, forged)
        outcome = built(shown, formats=("html", "pdf"))
        assert "changed-without-correction" in codes(outcome)
        assert not outcome.published

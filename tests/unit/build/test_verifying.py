"""Verifying: every single thing that can happen to an archive is told, and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.addresses import MANIFEST, SUMS
from briefgen.archive.holdings import Earlier, State
from briefgen.build.manifest import held_of, manifest_of, sealed
from briefgen.build.publish import publish
from briefgen.build.verifying import Origins, Wholeness, verify_archive, verify_document
from briefgen.problems import Origin, Problem

FILES = {"index.html": b"home", "briefings/a/a.pdf": b"%PDF one", "briefings/a/index.html": b"page"}
OLD = Earlier("0" * 63 + "1", State.WITHDRAWN, "b", "briefing", "pdf", "fr", "2026-01-01")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    manifest = manifest_of([], held_of(FILES), "public", {"briefgen": "1"}, (OLD,))
    output = tmp_path / "archive"
    assert publish(output, FILES | sealed(manifest)) is None
    return output


def whole(folder: Path) -> Wholeness:
    found = verify_archive(folder)
    assert isinstance(found, Wholeness), found
    return found


def test_an_archive_as_it_was_built_is_whole(archive: Path) -> None:
    assert whole(archive) == Wholeness(3, (), (), (), ())
    assert whole(archive).whole


def _change(folder: Path) -> None:
    data = bytearray((folder / "briefings/a/a.pdf").read_bytes())
    data[-1] ^= 1
    (folder / "briefings/a/a.pdf").write_bytes(data)


def _replace_with_link(folder: Path) -> None:
    kept = folder.parent / "kept.pdf"
    (folder / "briefings/a/a.pdf").rename(kept)
    (folder / "briefings/a/a.pdf").symlink_to(kept)


def _change_with_manifest(folder: Path) -> None:
    """Somebody who changes a document and the manifest with it still has ``SHA256SUMS`` against them."""
    changed = FILES | {"briefings/a/a.pdf": b"%PDF two"}
    data = sealed(manifest_of([], held_of(changed), "public", {}))[MANIFEST]
    (folder / "briefings/a/a.pdf").write_bytes(b"%PDF two")
    (folder / MANIFEST).write_bytes(data)


def _drop_line(folder: Path) -> None:
    lines = (folder / SUMS).read_text().splitlines(keepends=True)
    (folder / SUMS).write_text("".join(lines[1:]))


@pytest.mark.parametrize(
    ("fault", "changed", "missing", "extra"),
    [
        (_change, ["briefings/a/a.pdf"], [], []),
        (_replace_with_link, ["briefings/a/a.pdf"], [], []),
        (_change_with_manifest, ["briefings/a/a.pdf", MANIFEST], [], []),
        (_drop_line, [SUMS], [], []),
        (lambda folder: (folder / SUMS).write_bytes(b"\xff\x00nonsense"), [SUMS], [], []),
        (lambda folder: (folder / "index.html").unlink(), [], ["index.html"], []),
        (lambda folder: (folder / SUMS).unlink(), [], [SUMS], []),
        (lambda folder: (folder / "briefings/a/b.pdf").write_bytes(b""), [], [], ["briefings/a/b.pdf"]),
        (lambda folder: (folder / "link").symlink_to("/"), [], [], ["link"]),
        (lambda folder: os.mkfifo(folder / "pipe"), [], [], ["pipe"]),
    ],
)
def test_each_fault_is_told(
    archive: Path, fault: Callable[[Path], object], changed: list[str], missing: list[str], extra: list[str]
) -> None:
    fault(archive)
    found = whole(archive)
    assert (list(found.changed), list(found.missing), list(found.extra)) == (changed, missing, extra)
    assert not found.whole


def test_a_signature_is_no_extra_file(archive: Path) -> None:
    (archive / f"{SUMS}.sig").write_text("signature")
    assert whole(archive).whole
    assert whole(archive).signatures == (f"{SUMS}.sig",)


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname"])
def test_a_hostile_manifest_is_refused_and_leads_nowhere(archive: Path, name: str) -> None:
    value = json.loads((archive / MANIFEST).read_bytes())
    value["files"][name] = {"sha256": "a" * 64, "bytes": 1}
    (archive / MANIFEST).write_text(json.dumps(value))
    found = verify_archive(archive)
    assert isinstance(found, Problem)
    assert (found.code, found.origin) == ("archive-unreadable", Origin.MACHINE)
    assert "damaged" in found.message


def test_a_folder_that_is_no_archive_is_said(tmp_path: Path) -> None:
    found = verify_archive(tmp_path)
    assert isinstance(found, Problem)
    assert "There is no archive" in found.message


def origins(file: Path, archive: Path) -> Origins:
    found = verify_document(file, archive)
    assert isinstance(found, Origins), found
    return found


def test_a_file_is_known_by_its_bytes_whatever_its_name(archive: Path, tmp_path: Path) -> None:
    sent = tmp_path / "sent.bin"
    sent.write_bytes(FILES["briefings/a/a.pdf"])
    found = origins(sent, archive)
    assert (found.state, found.address) == ("ours", "briefings/a/a.pdf")
    sent.write_bytes(FILES["briefings/a/a.pdf"] + b"\n")
    assert origins(sent, archive).state == "unknown"


def test_a_file_that_is_not_there_is_said(archive: Path, tmp_path: Path) -> None:
    found = verify_document(tmp_path / "none.pdf", archive)
    assert isinstance(found, Problem)
    assert (found.code, found.origin) == ("cannot-read", Origin.MACHINE)

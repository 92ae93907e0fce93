"""The commands as a user meets them, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workspaces import BRIEF, write_workspace

COMMANDS = ("init", "new", "translate", "check", "build", "schema", "doctor")


def run(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_shows_an_example(tmp_path: Path, command: str) -> None:
    result = run(*[command] if command else [], "--help", cwd=tmp_path)
    assert result.returncode == 0
    assert "Example: briefgen " in result.stdout


HEAVY = ("weasyprint", "jinja2", "fontTools", "PIL", "uharfbuzz", "babel")


def loaded(names: tuple[str, ...], arguments: list[str], folder: Path) -> str:
    """Which of some modules a command loads."""
    code = (
        "import sys, briefgen.cli as c\n"
        f"try: c.main({arguments!r})\n"
        "except SystemExit: pass\n"
        f"print(sorted(set({names!r}) & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.splitlines()[-1]


@pytest.mark.parametrize("arguments", [["--help"], ["check"], ["--version"], ["new", "x", "-h"]])
def test_what_makes_no_document_does_not_load_what_makes_them(tmp_path: Path, arguments: list[str]) -> None:
    write_workspace(tmp_path)
    assert loaded(HEAVY, arguments, tmp_path) == "[]"


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["new", "x", "-h"]])
def test_help_does_not_wait_for_the_models_of_briefs(tmp_path: Path, arguments: list[str]) -> None:
    assert loaded((*HEAVY, "pydantic", "yaml"), arguments, tmp_path) == "[]"


def test_to_see_that_nothing_has_changed_no_brief_is_read(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    build = ["build", "--only", "html"]
    assert "jinja2" in loaded(HEAVY, build, tmp_path)
    loaded(HEAVY, build, tmp_path)  # notes what was too new before to be known by its time
    assert loaded((*HEAVY, "pydantic", "yaml"), build, tmp_path) == "[]"


def test_init_makes_a_workspace_that_builds_at_once(tmp_path: Path) -> None:
    assert run("init", "demo", cwd=tmp_path).returncode == 0
    result = run("build", cwd=tmp_path / "demo")
    assert result.returncode == 0, result.stderr
    assert "no problems" in result.stderr
    made = tmp_path / "demo" / "output" / "briefings" / "water-in-examplia"
    assert {path.name for path in made.iterdir()} == {
        "index.html", "water-in-examplia.pdf", "brief.json", "cite.txt", "cite.bib", "cite.ris", "cite.json",
    }  # fmt: skip


def test_init_does_not_write_over_briefs(tmp_path: Path) -> None:
    write_workspace(tmp_path / "demo")
    result = run("init", "demo", cwd=tmp_path)
    assert result.returncode == 2
    assert "already there" in result.stderr


def test_a_new_brief_reads_well_and_is_held_back_until_it_is_filled_in(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    assert run("new", "chad-camps", "--title", 'The "camps": a year', cwd=tmp_path).returncode == 0
    checked = run("check", "chad-camps", "--format", "json", cwd=tmp_path)
    assert checked.returncode == 0
    assert {item["code"] for item in json.loads(checked.stdout)["problems"]} == {
        "placeholder",
        "quotation-without-evidence",  # the camps in the title
    }
    again = run("new", "chad-camps", cwd=tmp_path)
    assert (again.returncode, "already there" in again.stderr) == (2, True)
    assert run("check", "--strict", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize("slug", ["../x", "CON", "a/b", "Ä", "x" * 300, "a b"])
def test_a_new_brief_needs_a_name_that_can_be_an_address(tmp_path: Path, slug: str) -> None:
    write_workspace(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    result = run("new", slug, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_check_tells_all_problems_of_all_briefs(tmp_path: Path) -> None:
    write_workspace(
        tmp_path, a=BRIEF.replace("value: 84", "value: 84 or so"), b=BRIEF.replace("title:", "titel:")
    )
    result = run("check", "--format", "json", cwd=tmp_path)
    assert result.returncode == 1
    found = {(item["file"], item["code"]) for item in json.loads(result.stdout)["problems"]}
    assert found == {
        ("briefs/a.yaml", "number-format"),
        ("briefs/b.yaml", "unknown-key"),
    }


def test_c_works_in_another_folder(tmp_path: Path) -> None:
    write_workspace(tmp_path / "there")
    result = run("-C", "there", "build", "--only", "html", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "there" / "output" / "index.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check"], 3),
        (["build"], 3),
        (["buidl"], 2),
        (["check", "--no-such"], 2),
        (["build", "--as-of", "soon"], 2),
    ],
)
def test_exit_codes_outside_a_workspace(tmp_path: Path, arguments: list[str], code: int) -> None:
    result = run(*arguments, cwd=tmp_path)
    assert result.returncode == code
    assert "Traceback" not in result.stderr


def test_build_prints_a_line_for_each_document_and_a_summary(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    result = run("build", cwd=tmp_path)
    lines = result.stderr.splitlines()
    assert result.returncode == 0
    assert "wells.pdf" in lines[0]
    assert "1 page" in lines[0]
    assert lines[0].endswith(" s")
    assert "2 documents made" in lines[-1]
    assert run("build", "--quiet", cwd=tmp_path).stderr == ""


def test_build_is_compared_with_the_folder_that_against_names(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF, roads=BRIEF.replace("Wells of", "Roads of"))
    given = ("build", "--only", "html", "--no-search", "--output")
    assert run(*given, "first", cwd=tmp_path).returncode == 0
    (tmp_path / "briefs" / "roads.yaml").unlink()
    result = run(*given, "second", "--against", "first", cwd=tmp_path)
    assert result.returncode == 1
    assert "error[address-vanished]" in result.stderr
    assert "second holds no archive yet" in result.stderr
    result = run(*given, "second", "--against", "briefs", cwd=tmp_path)
    assert result.returncode == 3
    assert "error[against-unreadable]" in result.stderr
    assert "Traceback" not in result.stderr


def test_colour_is_for_terminals_only(tmp_path: Path) -> None:
    write_workspace(tmp_path, a="titel: x\n")
    assert "\x1b[" not in run("check", cwd=tmp_path).stderr


def test_doctor_names_what_is_missing_and_the_line_that_mends_it(tmp_path: Path) -> None:
    assert run("doctor", cwd=tmp_path).returncode == 0
    (tmp_path / "weasyprint").mkdir()
    (tmp_path / "weasyprint" / "__init__.py").write_text(
        "raise OSError('cannot load library pango')", encoding="utf-8"
    )
    root = str(Path(__file__).parents[3])
    broken = run("doctor", cwd=tmp_path, PYTHONPATH=f"{tmp_path}{os.pathsep}{root}")
    assert broken.returncode == 3
    assert "cannot load library pango" in broken.stderr
    assert "to mend it: " in broken.stderr


def test_schema_is_a_draft_07_schema_with_words_on_every_field(tmp_path: Path) -> None:
    for part in ("brief", "translation", "archive"):
        value = json.loads(run("schema", part, cwd=tmp_path).stdout)
        assert value["$schema"].endswith("draft-07/schema#")
        objects = [value, *value.get("definitions", {}).values()]
        silent = [
            (item.get("title"), name)
            for item in objects
            for name, field in item.get("properties", {}).items()
            if not field.get("description")
        ]
        assert silent == []

"""The documents beside the briefing: a kind of one's own, the press release as text, what links to what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.order import Order, Outcome
from briefgen.mailtext import columns
from tests.workspaces import BRIEF, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)

KIT = """\
documents: [briefing, press-release, q-and-a, one-pager]
press:
  place: Alphaville
  bullets: ["Of all wells, {wells} were **visited** by [volunteers](https://volunteers.example/list)."]
  notes_to_editors: [Examplia is an invented country.]
questions:
  - id: dry
    question: "Which wells are dry & why?"
    answer: Nobody knows; {wells} were visited.
    evidence: {source: survey}
findings:
  - id: dry-wells
    heading: Half of the wells are dry
    text: "It is so. Nobody says anything. Ask them."
    evidence: {source: survey}
contacts:
  - {name: The Examplia desk, email: desk@examplia.example}
"""

SHEET = """\
{% extends "shared/document.html" %}
{% block content %}
{% include "shared/head.html" %}
<p>Fact sheet of {{ briefing.places | join(", ") }}: {{ briefing.key_message }}</p>
{% endblock %}
"""


def make(root: Path, more: str, **order: object) -> Outcome:
    write_workspace(root, wells=BRIEF + more)
    settings = {"output": root / "output", "as_of": NOON, "formats": ("html",), **order}
    return build(Order(root=root, **settings), on_document=[].append)  # type: ignore[arg-type]


def folder(root: Path) -> Path:
    return root / "output" / "briefings" / "wells"


def read(root: Path, name: str) -> str:
    return (folder(root) / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kit")
    outcome = make(root, KIT)
    assert outcome.published, outcome.problems
    return root


def test_a_workspace_adds_a_kind_without_python(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "fact-sheet"
    own.mkdir(parents=True)
    (own / "kind.yaml").write_text("name: Fact sheet\nformats: [html]\nneeds: [places]\n", encoding="utf-8")
    (own / "fact-sheet.html").write_text(SHEET, encoding="utf-8")
    outcome = make(tmp_path, "places: [ML]\ndocuments: [briefing, fact-sheet]\n")
    assert outcome.published, outcome.problems
    page = read(tmp_path, "fact-sheet.html")
    assert "Fact sheet of Mali: Half of the wells are dry." in page
    assert '<span class="kind">Fact sheet</span>' in page
    assert '<a href="fact-sheet.html">Fact sheet</a>' in read(tmp_path, "index.html")


def test_a_kind_without_its_template_is_a_problem_with_the_files_name(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "fact-sheet"
    own.mkdir(parents=True)
    (own / "kind.yaml").write_text("formats: [html]\n", encoding="utf-8")
    outcome = make(tmp_path, "documents: [fact-sheet]\n")
    assert any("fact-sheet/fact-sheet.html" in problem.message for problem in outcome.problems)


def test_each_page_leads_to_the_others_and_not_to_itself(kit: Path) -> None:
    names = {"index.html", "press-release.html", "q-and-a.html", "one-pager.html"}
    for name in names:
        linked = {other for other in names if f'href="{other}"' in read(kit, name)}
        assert linked == names - {name}
        assert 'href="wells.press-release.txt"' in read(kit, name)


def test_the_press_release_as_text_has_short_lines_and_no_markup(kit: Path) -> None:
    text = read(kit, "wells.press-release.txt")
    assert max(columns(line) for line in text.splitlines()) <= 72
    assert "(Alphaville, 15 January 2026) – Half of the wells are dry." in text
    assert "For immediate release" in text
    joined = " ".join(text.split())
    assert (
        "- Of all wells, 84 wells were visited by volunteers (https://volunteers.example/list). [1]" in joined
    )
    assert "[1] Well survey" in joined
    assert "The Examplia desk, desk@examplia.example" in joined
    assert not any(sign in text for sign in ("<", "**", "&amp;", "\u00a0", "\n\n\n\n"))


def test_the_embargo_is_on_the_press_release_until_it_is_over(tmp_path: Path) -> None:
    more = KIT + "embargo: 2026-02-01T06:00+00:00\n"
    assert make(tmp_path, more, edition=Edition.PRESS).published
    until = "Embargoed until 1 February 2026, 06:00"
    for name in ("press-release.html", "wells.press-release.txt"):
        assert until in read(tmp_path, name)
        assert "For immediate release" not in read(tmp_path, name)
    after = datetime(2026, 2, 2, tzinfo=UTC)
    assert make(tmp_path, more, edition=Edition.PUBLIC, as_of=after).published
    assert until not in read(tmp_path, "press-release.html")
    assert "For immediate release" in read(tmp_path, "press-release.html")


def test_questions_stand_in_the_contents_and_are_headings(kit: Path) -> None:
    page = read(kit, "q-and-a.html")
    assert '<a href="#dry">Which wells are dry &amp; why?</a>' in page
    assert '<h2 id="dry">Which wells are dry &amp; why?</h2>' in page


def test_the_one_pager_says_the_first_sentence_of_a_finding_only_where_that_is_safe(kit: Path) -> None:
    page = read(kit, "one-pager.html")
    assert "It is so. Nobody says anything." in page
    assert "Ask them." not in page


def test_no_mark_leads_nowhere_and_no_way_back_from_a_note_either(kit: Path) -> None:
    import re

    for name in ("index.html", "press-release.html", "q-and-a.html", "one-pager.html"):
        page = read(kit, name)
        ids = re.findall(r'\bid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_document_whose_questions_are_all_for_others_is_not_made(tmp_path: Path) -> None:
    more = KIT.replace("    evidence: {source: survey}\nfindings", "    audience: [press]\nfindings")
    assert make(tmp_path, more).published
    assert not (folder(tmp_path) / "q-and-a.html").exists()
    assert "q-and-a.html" not in read(tmp_path, "index.html")

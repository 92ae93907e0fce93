"""From a workspace to an archive: what is made, what is kept, what leaves no trace."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.order import Order, Outcome
from tests.workspaces import BRIEF, FRENCH, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
HTML = ("html",)


def built(root: Path, **more: Any) -> Outcome:
    order = Order(root=root, output=root / "output", as_of=NOON, **{"formats": HTML, **more})
    return build(order, on_document=[].append)


def trace(root: Path, *words: str) -> list[str]:
    """Files of the archive whose name or content holds one of the words."""
    found = []
    for path in sorted((root / "output").rglob("*")):
        text = path.name + (path.read_bytes().decode("utf-8", "ignore") if path.is_file() else "")
        if any(word in text for word in words):
            found.append(path.name)
    return found


def page(root: Path, slug: str) -> str:
    return (root / "output" / "briefings" / slug / "index.html").read_text(encoding="utf-8")


def other(title: str) -> str:
    return BRIEF.replace("Wells of Examplia", title)


def test_a_broken_brief_stops_itself_and_not_the_others(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF, roads=other("Roads"))
    assert built(tmp_path).briefings == 2
    (tmp_path / "briefs" / "wells.yaml").write_text("title: [", encoding="utf-8")
    (tmp_path / "briefs" / "roads.yaml").write_text(other("Bridges"), encoding="utf-8")
    outcome = built(tmp_path)
    assert outcome.published
    assert outcome.kept == ["wells"]
    assert "Wells of Examplia" in page(tmp_path, "wells")
    assert "Bridges" in page(tmp_path, "roads")
    home = (tmp_path / "output" / "index.html").read_text(encoding="utf-8")
    assert "Wells of Examplia" in home
    assert "Bridges" in home


def test_without_a_sound_archive_file_nothing_is_touched(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    built(tmp_path)
    (tmp_path / "briefs" / "archive.yaml").write_text("titel: x", encoding="utf-8")
    outcome = built(tmp_path)
    assert not outcome.published
    assert {problem.code for problem in outcome.problems} >= {"unknown-key", "missing-key"}
    assert "Wells" in page(tmp_path, "wells")


@pytest.mark.parametrize(
    "change",
    [
        ("status: published", "status: draft"),
        ("status: published", "status: review"),
        ("status: published", "status: published\nembargo: 2026-01-15T12:01+00:00"),
        ("status: published", 'status: withdrawn\nwithdrawn: {date: 2026-01-14, reason: "It was wrong."}'),
    ],
)
def test_what_is_withheld_leaves_no_trace(tmp_path: Path, change: tuple[str, str]) -> None:
    secret = other("Hidden title").replace("Half of the wells", "Hidden message")
    write_workspace(tmp_path, wells=BRIEF, secret_brief=secret)
    built(tmp_path)
    assert trace(tmp_path, "Hidden")
    write_workspace(tmp_path, wells=BRIEF, secret_brief=secret.replace(*change))
    if "withdrawn" not in change[1]:
        shutil.rmtree(tmp_path / "output")  # else its address would vanish, which is an error
    built(tmp_path)
    assert trace(tmp_path, "Hidden") == []
    if "withdrawn" in change[1]:
        assert "It was wrong." in page(tmp_path, "secret-brief")
    else:
        assert trace(tmp_path, "secret") == []


def test_internal_notes_passages_and_file_names_never_leave_the_brief(tmp_path: Path) -> None:
    text = BRIEF.replace("kind: data", "kind: data, file: leaked.pdf") + "internal: WITNESS NAME\n"
    write_workspace(tmp_path, wells=text.replace("passage: 84 wells", "passage: SECRET PASSAGE"))
    assert built(tmp_path, formats=("html", "pdf")).published
    assert trace(tmp_path, "WITNESS", "leaked", "SECRET PASSAGE") == []


def test_every_page_of_a_preview_is_marked(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF.replace("published", "draft"))
    assert built(tmp_path, edition=Edition.PREVIEW).briefings == 1
    assert "not for publication" in page(tmp_path, "wells")


def test_a_build_of_some_briefs_leaves_the_others_as_they_stood(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF, roads=other("Roads"))
    built(tmp_path)
    write_workspace(tmp_path, wells=other("New wells"), roads=other("New roads"))
    built(tmp_path, only=("wells",))
    assert "New wells" in page(tmp_path, "wells")
    assert "New roads" not in page(tmp_path, "roads")


def test_only_html_keeps_the_pdf_that_stood(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    built(tmp_path, formats=("html", "pdf"))
    pdf = tmp_path / "output" / "briefings" / "wells" / "wells.pdf"
    before = pdf.read_bytes()
    built(tmp_path, formats=HTML)
    assert pdf.read_bytes() == before
    assert 'href="wells.pdf"' in page(tmp_path, "wells")


def test_a_page_without_a_pdf_links_to_none(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    built(tmp_path)
    assert "wells.pdf" not in page(tmp_path, "wells")


def test_a_mistake_in_an_own_template_is_said_with_its_line_and_spares_the_archive(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    built(tmp_path)
    parts = tmp_path / "templates" / "briefing" / "parts"
    parts.mkdir(parents=True)
    (parts / "method.html").write_text("<p>\n{{ briefing.metod }}</p>", encoding="utf-8")
    outcome = built(tmp_path)
    places = {(problem.code, problem.place.file, problem.place.line) for problem in outcome.problems}
    assert places == {("template-variable", "templates/briefing/parts/method.html", 2)}
    assert "Wells" in page(tmp_path, "wells")


def test_strict_treats_a_warning_as_an_error(tmp_path: Path) -> None:
    text = BRIEF.replace("Half of the wells are dry.", "See [this](ftp://example.org/x).")
    write_workspace(tmp_path, wells=text)
    assert built(tmp_path).briefings == 1
    outcome = built(tmp_path, strict=True)
    assert outcome.documents == []
    assert [problem.is_error for problem in outcome.problems] == [True]


def test_where_no_pdf_can_be_made_html_is_built_and_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "weasyprint", None)
    write_workspace(tmp_path)
    outcome = built(tmp_path, formats=("html", "pdf"))
    assert outcome.published
    assert [problem.code for problem in outcome.problems] == ["pdf-unavailable"]
    assert "wells.pdf" not in page(tmp_path, "wells")


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} {% raw %} [x](javascript:alert(1)) <img src=x onerror=y>"
    write_workspace(tmp_path, wells=BRIEF.replace("Half of the wells are dry.", f"'{hostile}'"))
    assert built(tmp_path, formats=("html", "pdf")).published
    text = page(tmp_path, "wells")
    assert re.findall(r"<script(?! type=\"application/ld\+json\")", text) == []
    assert "<script>" not in text
    assert "<img" not in text
    assert 'href="javascript' not in text
    assert "{{ 7*7 }}" in text
    assert "&lt;script&gt;" in text


def translated_page(root: Path, slug: str, lang: str) -> str:
    return (root / "output" / "briefings" / slug / lang / "index.html").read_text(encoding="utf-8")


def test_a_translation_has_a_page_of_its_own_and_each_page_leads_to_the_other(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "briefs" / "wells.fr.yaml").write_text(FRENCH, encoding="utf-8")
    assert built(tmp_path).briefings == 1
    french = translated_page(tmp_path, "wells", "fr")
    assert '<html lang="fr"' in french
    assert "un bureau imaginé" in french
    assert '<a href="../index.html" lang="en"' in french
    assert '<a href="fr/index.html" lang="fr"' in page(tmp_path, "wells")


def test_a_faulty_translation_stays_as_it_stood_and_the_original_is_made(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    overlay = tmp_path / "briefs" / "wells.fr.yaml"
    overlay.write_text(FRENCH, encoding="utf-8")
    built(tmp_path)
    overlay.write_text(
        FRENCH.replace("{wells}", "tous").replace("Les puits", "Tous les puits"), encoding="utf-8"
    )
    (tmp_path / "briefs" / "wells.yaml").write_text(other("Other wells"), encoding="utf-8")
    outcome = built(tmp_path)
    assert [problem.code for problem in outcome.problems if problem.is_error] == ["translation-figures"]
    assert "Other wells" in page(tmp_path, "wells")
    assert '<h1 id="_title">Les puits' in translated_page(tmp_path, "wells", "fr")
    assert '<a href="fr/index.html" lang="fr"' in page(tmp_path, "wells")


def test_a_faulty_translation_that_was_never_published_leaves_no_link(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    (tmp_path / "briefs" / "wells.fr.yaml").write_text("title: [", encoding="utf-8")
    assert built(tmp_path).briefings == 1
    assert trace(tmp_path, "fr/index.html", 'hreflang="fr"') == []

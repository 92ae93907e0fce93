"""Addresses stay: the same, as a way on, or as a notice; whatever would vanish stops the build."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.build.editions import Edition
from tests.unit.build.permanent import (
    brief,
    built,
    codes,
    everything,
    lost,
    other,
    page,
    publish,
)
from tests.workspaces import ARCHIVE, BRIEF, FRENCH, write_workspace


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return publish(tmp_path)


def test_a_deleted_brief_stops_the_build_and_the_archive_stays(published: Path) -> None:
    before = everything(published)
    brief(published, "roads", None)
    outcome = built(published, formats=("html", "pdf"))
    assert not outcome.published
    assert everything(published) == before
    problem = lost(outcome)[0]
    assert "briefings/roads/" in problem.message
    assert problem.place.file == "briefs/roads.yaml"
    assert "former: [roads]" in problem.hint
    assert "status: withdrawn" in problem.hint


def test_the_hint_names_the_brief_that_has_the_same_title(published: Path) -> None:
    (published / "briefs" / "roads.yaml").rename(published / "briefs" / "streets.yaml")
    problem = lost(built(published))[0]
    assert problem.hint == "if it is briefs/streets.yaml now, write `former: [roads]` there"


def test_a_renamed_brief_sends_on_from_every_page_it_had(published: Path) -> None:
    brief(published, "roads", None)
    brief(published, "wells", None)
    (published / "briefs" / "wells.fr.yaml").rename(published / "briefs" / "pumps.fr.yaml")
    brief(published, "pumps", BRIEF + "topics: [water]\nformer: [wells, wells-2025]\n")
    brief(published, "streets", other() + "former: [roads]\n")
    (published / "briefs" / "archive.yaml").write_text(
        ARCHIVE + "address: https://briefings.example.org/\n", encoding="utf-8"
    )
    outcome = built(published, formats=("html", "pdf"))
    assert (outcome.published, codes(outcome)) == (True, [])
    for old, new in {
        "briefings/wells/": "../pumps/index.html",
        "briefings/wells-2025/": "../pumps/index.html",
        "briefings/wells/fr/": "../../pumps/fr/index.html",
        "briefings/roads/": "../streets/index.html",
    }.items():
        text = page(published, f"{old}index.html")
        assert f'<meta http-equiv="refresh" content="0; url={new}">' in text
        assert f'<a href="{new}">' in text
    french = page(published, "briefings/wells/fr/index.html")
    assert '<link rel="canonical" href="https://briefings.example.org/briefings/pumps/fr/">' in french
    assert '<html lang="fr"' in french
    files = everything(published)
    for old, new in {
        "wells.pdf": "pumps.pdf",
        "fr/wells.fr.pdf": "fr/pumps.fr.pdf",
        "brief.json": "brief.json",
    }.items():
        assert files[f"output/briefings/wells/{old}"] == files[f"output/briefings/pumps/{new}"]
    assert codes(built(published, formats=("html", "pdf"))) == []
    assert everything(published) == files


def test_no_list_names_an_old_address(published: Path) -> None:
    brief(published, "roads", None)
    brief(published, "streets", other() + "former: [roads]\n")
    assert built(published, formats=("html", "pdf")).briefings == 2
    named = [name for name, data in everything(published).items() if b"roads/" in data or b"/roads" in data]
    assert named == ["output/SHA256SUMS", "output/manifest.json"]


def test_a_brief_renamed_twice_keeps_its_first_name_too(published: Path) -> None:
    brief(published, "roads", None)
    brief(published, "streets", other() + "former: [roads]\n")
    built(published, formats=("html", "pdf"))
    brief(published, "streets", None)
    brief(published, "lanes", other() + "former: [streets]\n")
    (problem,) = lost(built(published, formats=("html", "pdf")))
    assert (
        problem.hint
        == "readers were sent on to `streets`: write `roads` under `former` of briefs/lanes.yaml too"
    )
    brief(published, "lanes", other() + "former: [streets, roads]\n")
    assert built(published, formats=("html", "pdf")).published


def test_the_archive_of_an_earlier_moment_goes_elsewhere(tmp_path: Path) -> None:
    text = other().replace("status: published", "status: published\nembargo: 2026-01-15T06:00+00:00")
    write_workspace(tmp_path, roads=text, wells=BRIEF)
    assert built(tmp_path).briefings == 2
    early = datetime(2026, 1, 15, 5, 59, tzinfo=UTC)
    assert not built(tmp_path, as_of=early).published
    assert built(tmp_path, as_of=early, output=tmp_path / "early").briefings == 1
    assert not (tmp_path / "early" / "briefings" / "roads").exists()


def test_a_document_and_a_translation_cannot_go_either(published: Path) -> None:
    brief(published, "wells.fr", None)
    (problem,) = lost(built(published, formats=("html", "pdf")))
    assert "briefings/wells/fr/wells.fr.pdf" in problem.message
    assert problem.place.file == "briefs/wells.yaml"
    assert "translation" in problem.hint


def test_a_list_without_briefings_needs_a_way_on(published: Path) -> None:
    brief(published, "wells", BRIEF + "topics: [groundwater]\n")
    brief(published, "wells.fr", FRENCH + "words: {groundwater: eau}\n")
    outcome = built(published)
    (problem,) = lost(outcome)
    assert "topics/water/" in problem.message
    archive = published / "briefs" / "archive.yaml"
    archive.write_text(ARCHIVE + "moved: {topics/water/: topics/groundwater/}\n", encoding="utf-8")
    assert built(published).published
    assert 'url=../groundwater/index.html"' in page(published, "topics/water/index.html")
    assert built(published).published


@pytest.mark.parametrize(
    ("moved", "code"),
    [
        ("places/xx/: places/nowhere/", "moved-nowhere"),
        ("briefings/wells/: briefings/roads/", "moved-exists"),
        ("../x: briefings/roads/", "page-format"),
        ("x: https://example.org/", "page-format"),
    ],
)
def test_what_is_said_to_have_moved_is_checked(published: Path, moved: str, code: str) -> None:
    archive = published / "briefs" / "archive.yaml"
    archive.write_text(ARCHIVE + f"moved: {{{moved}}}\n", encoding="utf-8")
    outcome = built(published)
    assert not outcome.published
    assert codes(outcome) == [code]


def test_a_renamed_brief_with_an_error_keeps_its_old_address_meanwhile(published: Path) -> None:
    brief(published, "roads", None)
    brief(published, "streets", other().replace("{wells}", "{holes}") + "former: [roads]\n")
    outcome = built(published)
    assert outcome.published
    assert outcome.kept == ["roads"]
    assert "Roads of Examplia" in page(published, "briefings/roads/index.html")


def test_a_page_made_for_the_press_is_never_kept_for_everybody(tmp_path: Path) -> None:
    embargoed = other("Hidden roads").replace(
        "status: published", "status: published\nembargo: 2026-02-01T06:00+00:00"
    )
    write_workspace(tmp_path, wells=BRIEF, roads=embargoed)
    assert built(tmp_path, edition=Edition.PRESS).briefings == 2
    for broken in ("title: [", embargoed.replace("{wells}", "{holes}"), embargoed):
        brief(tmp_path, "roads", broken)
        outcome = built(tmp_path)
        assert (outcome.published, outcome.briefings, outcome.kept) == (True, 1, [])
        assert [
            name for name, data in everything(tmp_path).items() if b"Hidden roads" in data or "roads" in name
        ] == []
        shutil.rmtree(tmp_path / "output")
        brief(tmp_path, "roads", embargoed)
        built(tmp_path, edition=Edition.PRESS)


def test_a_preview_and_the_press_may_lose_addresses(tmp_path: Path) -> None:
    write_workspace(tmp_path, wells=BRIEF, roads=other())
    for edition in (Edition.PREVIEW, Edition.PRESS, Edition.PARTNERS):
        brief(tmp_path, "roads", other())
        assert built(tmp_path, edition=edition).briefings == 2
        brief(tmp_path, "roads", None)
        assert built(tmp_path, edition=edition).briefings == 1

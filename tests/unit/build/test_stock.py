"""Exactly what depends on a change is made again, and the author is told why."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import ingredients
from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.order import Order, Outcome
from briefgen.build.unchanged import as_before, look_at
from tests.pictures import photograph
from tests.workspaces import BRIEF, FRENCH, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
PICTURE = "images:\n  - {id: well, file: well.png, alt: A well., credit: The Desk, licence: CC BY 4.0}\n"
SHIPPED = Path(__file__).parents[3] / "templates"


def order(root: Path, **more: Any) -> Order:
    given = {"formats": ("html",), "cache": root / "cache", "search": False, "as_of": NOON, **more}
    return Order(root=root, output=root / "output", **given)


def built(root: Path, **more: Any) -> Outcome:
    return build(order(root, **more), on_document=[].append)


def made_again(root: Path, **more: Any) -> list[str]:
    outcome = built(root, **more)
    assert outcome.published, outcome.problems
    return sorted({one.address.split("/")[1] for one in outcome.documents})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three briefs, built: wells is in French too and has a picture, roads names bridges."""
    wells = BRIEF + PICTURE + "documents: [briefing]\n"
    roads = BRIEF.replace("Wells", "Roads") + "related: [bridges]\ndocuments: [briefing]\n"
    bridges = BRIEF.replace("Wells", "Bridges") + "documents: [briefing]\n"
    write_workspace(tmp_path, wells=wells, roads=roads, bridges=bridges)
    french = FRENCH + "images:\n  well: {alt: Un puits.}\n"
    (tmp_path / "briefs" / "wells.fr.yaml").write_text(french, encoding="utf-8")
    (tmp_path / "briefs" / "media").mkdir()
    photograph(900, 600).save(tmp_path / "briefs" / "media" / "well.png")
    assert built(tmp_path).briefings == 3
    return tmp_path


def edited(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def overridden(name: str, addition: str = "\n") -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / "templates" / name).parent.mkdir(parents=True, exist_ok=True)
        text = (SHIPPED / name).read_text(encoding="utf-8")
        (root / "templates" / name).write_text(text + addition, encoding="utf-8")

    return edit


def edited_template(name: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        overridden(name)(root)
        edited(f"templates/{name}", old, new)(root)

    return edit


def another_picture(root: Path) -> None:
    photograph(901, 600).save(root / "briefs" / "media" / "well.png")


def nothing(root: Path) -> None:
    (root / "briefs" / "roads.yaml").touch()


EVERYTHING = ["bridges", "roads", "wells"]


@pytest.mark.parametrize(
    ("edit", "again", "why"),
    [
        (nothing, [], ""),
        (edited("briefs/roads.yaml", "Half of", "Most of"), ["roads"], "briefs/roads.yaml changed"),
        (edited("briefs/wells.fr.yaml", "La moitié", "Plus"), ["wells"], "briefs/wells.fr.yaml changed"),
        (edited("briefs/bridges.yaml", "Half of", "Most of"), ["bridges", "roads"], "which changed"),
        (another_picture, ["wells"], "briefs/media/well.png changed"),
        (overridden("labels/fr.yaml", "\n# one more line\n"), ["wells"], "labels/fr changed"),
        (overridden("labels/en.yaml", "\n# one more line\n"), EVERYTHING, "labels/en changed"),
        (overridden("briefing/briefing.html"), EVERYTHING, "templates/briefing changed"),
        (overridden("shared/head.html"), EVERYTHING, "templates/shared changed"),
        (overridden("one-pager/one-pager.html"), [], ""),
        (overridden("archive/about.html"), [], ""),
        (edited("briefs/archive.yaml", "Desk", "Bureau"), EVERYTHING, "briefs/archive.yaml changed"),
        (edited("briefs/archive.yaml", "title:", "per_page: 25\ntitle:"), [], ""),
    ],
)
def test_a_change_makes_again_just_what_depends_on_it(
    root: Path, edit: Callable[[Path], None], again: list[str], why: str
) -> None:
    edit(root)
    outcome = built(root)
    assert sorted({one.address.split("/")[1] for one in outcome.documents}) == again
    assert sorted(outcome.reasons) == again
    assert all(reasons for reasons in outcome.reasons.values())
    assert why in " ".join(reason for reasons in outcome.reasons.values() for reason in reasons)
    assert sorted(outcome.standing) == sorted({*EVERYTHING} - {*again})
    assert made_again(root) == []


def test_a_list_that_depends_on_a_setting_is_made_again_and_no_briefing(root: Path) -> None:
    edited_template("archive/about.html", "<h1>", "<p>We changed.</p>\n<h1>")(root)
    assert made_again(root) == []
    assert b"We changed." in (root / "output" / "about" / "index.html").read_bytes()


def test_force_makes_everything(root: Path) -> None:
    assert made_again(root, force=True) == EVERYTHING
    assert made_again(root) == []


def test_other_settings_make_everything(tmp_path: Path) -> None:
    write_workspace(tmp_path)
    built(tmp_path)
    assert made_again(tmp_path, strict=True) == ["wells"]
    outcome = built(tmp_path)
    assert outcome.reasons["wells"] == ("--strict changed (True before, False now)",)


def test_a_library_of_another_version_makes_everything(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = {**ingredients._installed(), "Jinja2": "3.0.0"}
    monkeypatch.setattr(ingredients, "_installed", lambda: older)
    outcome = built(root)
    assert sorted(outcome.reasons) == EVERYTHING
    assert "Jinja2 changed (3." in outcome.reasons["wells"][0]
    assert "3.0.0 now" in outcome.reasons["wells"][0]


def test_another_brief_of_that_name_makes_both_again(root: Path) -> None:
    (root / "briefs" / "tunnels.yaml").write_text(
        BRIEF.replace("Wells", "Tunnels") + "former: [bridges]\n", encoding="utf-8"
    )
    outcome = built(root)
    assert "former-taken" in {problem.code for problem in outcome.problems}


def test_a_renamed_brief_is_made_and_its_old_address_leads_to_it(root: Path) -> None:
    text = (root / "briefs" / "bridges.yaml").read_text(encoding="utf-8")
    (root / "briefs" / "bridges.yaml").unlink()
    (root / "briefs" / "spans.yaml").write_text(text + "former: [bridges]\n", encoding="utf-8")
    edited("briefs/roads.yaml", "[bridges]", "[spans]")(root)
    assert made_again(root) == ["roads", "spans"]
    assert b"spans" in (root / "output/briefings/bridges/index.html").read_bytes()
    assert made_again(root) == []


def test_a_picture_that_is_gone_is_said(root: Path) -> None:
    (root / "briefs" / "media" / "well.png").unlink()
    outcome = built(root)
    assert outcome.reasons["wells"] == ("briefs/media/well.png is gone",)
    assert outcome.kept == ["wells"]
    assert [problem.place.file for problem in outcome.problems if problem.is_error] == ["briefs/wells.yaml"]


def test_a_file_of_a_briefing_that_somebody_changed_is_made_again(root: Path) -> None:
    page = root / "output" / "briefings" / "roads" / "index.html"
    before = page.read_bytes()
    page.write_bytes(b"x" * len(before))
    assert made_again(root) == ["roads"]
    assert page.read_bytes() == before


def test_an_embargo_that_ends_makes_a_brief(root: Path) -> None:
    later = BRIEF.replace("Wells", "Later wells") + "embargo: 2026-01-15T13:00+00:00\n"
    (root / "briefs" / "later.yaml").write_text(later, encoding="utf-8")
    outcome = built(root)
    assert [one.slug for one in outcome.withheld] == ["later"]
    again = built(root)
    assert [one.slug for one in again.withheld] == ["later"]
    assert not again.documents
    ended = built(root, as_of=NOON + timedelta(hours=1))
    assert ended.reasons["later"] == ("its embargo is over",)
    assert ended.briefings == 4


def test_an_edition_keeps_nothing_of_another(root: Path) -> None:
    assert made_again(root, edition=Edition.PREVIEW) == EVERYTHING
    assert made_again(root) == EVERYTHING


def test_without_the_ledger_everything_is_made(root: Path) -> None:
    shutil.rmtree(root / "cache")
    assert made_again(root) == EVERYTHING


def test_the_ledger_of_another_archive_is_not_used(root: Path) -> None:
    manifest = root / "output" / "manifest.json"
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    assert made_again(root) == EVERYTHING


def test_warnings_are_said_again_of_what_is_not_made_again(root: Path) -> None:
    edited("briefs/roads.yaml", "Half of the wells are dry.", "77 wells are dry.")(root)
    first, again = built(root), built(root)
    assert "number-without-evidence" in {problem.code for problem in first.problems}
    assert again.problems == first.problems
    assert not again.documents


def settled(root: Path, **more: Any) -> Outcome | None:
    return as_before(order(root, **more), look_at(order(root, **more)))


def test_a_glance_tells_that_nothing_has_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.build.unchanged.JUST_NOW", -10_000_000_000)
    built(root)
    found = settled(root)
    assert found
    assert (found.briefings, found.unchanged) == (3, True)
    assert settled(root, force=True) is None
    assert settled(root, strict=True) is None
    assert settled(root, only=("wells",)) is None


@pytest.mark.parametrize(
    "edit",
    [
        edited("briefs/roads.yaml", "Half of", "Most of"),
        another_picture,
        overridden("archive/about.html"),
        lambda root: (root / "output" / "index.html").unlink(),
        lambda root: (root / "output" / "new.html").touch(),
        lambda root: (root / "output" / "about" / "index.html").touch(),
        lambda root: (root / "briefs" / "new.yaml").touch(),
        lambda root: (root / ".output.briefgen-new").mkdir(),
    ],
)
def test_a_glance_misses_nothing(
    root: Path, edit: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.build.unchanged.JUST_NOW", -10_000_000_000)
    built(root)
    assert settled(root)
    edit(root)
    assert settled(root) is None


def test_a_glance_knows_of_embargoes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefgen.build.unchanged.JUST_NOW", -10_000_000_000)
    later = BRIEF.replace("Wells", "Later wells") + "embargo: 2026-01-15T13:00+00:00\n"
    (root / "briefs" / "later.yaml").write_text(later, encoding="utf-8")
    built(root)
    found = settled(root)
    assert found
    assert [one.slug for one in found.withheld] == ["later"]
    assert settled(root, as_of=NOON + timedelta(minutes=59))
    assert settled(root, as_of=NOON + timedelta(hours=1)) is None


def test_what_changed_just_now_is_looked_at_more_closely(root: Path) -> None:
    (root / "briefs" / "roads.yaml").touch()
    built(root)
    assert settled(root) is None

"""A build of what has changed gives the same archive, byte for byte, as one that makes everything anew."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from briefgen.build import twin
from briefgen.build.assemble import build
from briefgen.build.order import Order, Outcome
from briefgen.build.twin import twin_path
from briefgen.build.unchanged import as_before, look_at
from tests.built import PROJECT
from tests.pictures import photograph
from tests.workspaces import BRIEF, FRENCH, write_workspace

NOON = datetime(2026, 1, 15, 12, tzinfo=UTC)
CORRECTION = "corrections:\n  - {date: 2026-01-15, text: It said something else.}\n"
PICTURE = "images:\n  - {id: well, file: well.png, alt: A well., credit: The Desk, licence: CC BY 4.0}\n"
SLUGS = ("wells", "roads", "bridges")

Edit = Callable[[Path, str], None]


def brief(root: Path, slug: str) -> Path:
    return root / "briefs" / f"{slug}.yaml"


def replaced(old: str, new: str) -> Edit:
    def edit(root: Path, slug: str) -> None:
        path = brief(root, slug)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")

    return edit


def appended(text: str) -> Edit:
    def edit(root: Path, slug: str) -> None:
        path = brief(root, slug)
        if text.partition(":")[0] + ":" not in path.read_text("utf-8"):
            path.write_text(path.read_text("utf-8") + text, "utf-8")

    return edit


def beside(name: str, text: str) -> Edit:
    def edit(root: Path, slug: str) -> None:
        path = root / name.format(slug=slug)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return edit


def remade(name: str) -> Edit:
    """One of the archive's own templates says a word more."""

    def edit(root: Path, slug: str) -> None:
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        source = (path if path.exists() else PROJECT / "templates" / name).read_text(encoding="utf-8")
        block = "{% block content %}"
        more = f"<!-- {slug} -->"
        path.write_text(source.replace(block, block + more) if block in source else more + source, "utf-8")

    return edit


def picture(root: Path, slug: str) -> None:
    appended(PICTURE)(root, slug)
    (root / "briefs" / "media").mkdir(exist_ok=True)
    size = 300 if (root / "briefs" / "media" / "well.png").exists() else 200
    photograph(size, 200).save(root / "briefs" / "media" / "well.png")


def renamed(root: Path, slug: str) -> None:
    text = brief(root, slug).read_text("utf-8")
    if "former:" not in text:
        (root / "briefs" / f"{slug}-now.yaml").write_text(text + f"former: [{slug}]\n", "utf-8")
        brief(root, slug).unlink()


def new(root: Path, slug: str) -> None:
    brief(root, f"{slug}-two").write_text(BRIEF.replace("Wells of Examplia", f"More {slug}"), "utf-8")


def spoilt(root: Path, slug: str) -> None:
    page = root / "output" / "briefings" / slug / "index.html"
    if page.exists():
        page.write_text("somebody wrote this by hand", "utf-8")


def lost(root: Path, slug: str) -> None:
    (root / "output" / "index.html").unlink(missing_ok=True)
    (root / "output" / "briefings" / slug / "brief.json").unlink(missing_ok=True)


def foreign(root: Path, slug: str) -> None:
    (root / "output" / f"{slug}.txt").write_text("not ours", "utf-8")


def touched(root: Path, slug: str) -> None:
    brief(root, slug).touch()


def nothing(root: Path, slug: str) -> None:
    """Nobody did anything."""


EDITS: dict[str, Edit] = {
    "title": replaced("Examplia", "Examplia again"),
    "words": replaced("are dry", "are quite dry"),
    "figure": replaced("value: 84\n", "value: 85\n"),
    "correction": appended(CORRECTION),
    "related": appended("related: [wells]\n"),
    "topic": appended("topics: [water]\n"),
    "ask": appended("recommendations:\n  - {to: The ministry, text: Dig.}\n"),
    "place": appended("places: [ML]\n"),
    "withdrawn": replaced(
        "status: published\n", "status: withdrawn\nwithdrawn: {date: 2026-01-14, reason: It was wrong.}\n"
    ),
    "embargo": appended("embargo: 2026-01-15T13:00+00:00\n"),
    "broken": replaced("key_message:", "key_massage:"),
    "translation": beside("briefs/{slug}.fr.yaml", FRENCH),
    "setting": beside("briefs/archive.yaml", "title: Another archive\npublisher: The Examplia Desk\n"),
    "paging": beside(
        "briefs/archive.yaml", "title: Test archive\npublisher: The Examplia Desk\nper_page: 25\n"
    ),
    "template": beside("templates/briefing/parts/figures.html", "<p>Changed {{ briefing.title }}</p>\n"),
    "front": remade("archive/home.html"),
    "pages of lists": remade("archive/list.html"),
    "item": remade("archive/entry.html"),
    "list": beside("templates/archive/about.html", "<p>Changed {{ archive.title }}</p>\n"),
    "picture": picture,
    "renamed": renamed,
    "new": new,
    "spoilt": spoilt,
    "lost": lost,
    "foreign": foreign,
    "touched": touched,
    "nothing": nothing,
}


def built(root: Path, moment: datetime, *, force: bool) -> Outcome:
    order = Order(
        root=root, output=root / "output", as_of=moment, formats=("html",), cache=root / "cache", force=force,
        search=False,
    )  # fmt: skip
    return as_before(order, look_at(order)) or build(order, on_document=[].append)


def held(root: Path) -> dict[str, bytes]:
    return files_in(root / "output")


def files_in(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file()
    }


def said(outcome: Outcome) -> tuple[list[str], list[str], bool]:
    problems = sorted(f"{one.code} {one.place.file} {one.message}" for one in outcome.problems)
    return problems, sorted(one.slug for one in outcome.withheld), outcome.published


edits = st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.sampled_from(SLUGS)), min_size=1, max_size=3)


@example(rounds=[([("front", "wells")], 0), ([("pages of lists", "wells"), ("title", "roads")], 0)])
@example(rounds=[([("item", "wells")], 0), ([("front", "roads"), ("item", "roads")], 0)])
@given(rounds=st.lists(st.tuples(edits, st.sampled_from((0, 2))), min_size=1, max_size=3))
@settings(
    max_examples=5,
    deadline=None,
    phases=(
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ),  # what fails fails with few edits: shrinking takes long
    suppress_health_check=[HealthCheck.too_slow],
)
def test_what_is_built_of_changes_alone_is_what_is_built_anew(
    rounds: list[tuple[list[tuple[str, str]], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, patch.multiple(twin, FEWEST=1, FURTHEST=1.0):
        mine, other = Path(folder) / "mine", Path(folder) / "other"
        write_workspace(mine, **{slug: BRIEF.replace("Wells", slug.title()) for slug in SLUGS})
        built(mine, NOON, force=False)
        for changes, hours in rounds:
            for name, slug in changes:
                if brief(mine, slug).exists():
                    EDITS[name](mine, slug)
            shutil.rmtree(other, ignore_errors=True)
            shutil.copytree(mine, other)
            moment = NOON + timedelta(hours=hours)
            first, again = built(mine, moment, force=False), built(other, moment, force=True)
            assert held(mine) == held(other)
            assert files_in(twin_path(mine / "cache", mine / "output")) in ({}, held(mine))
            assert said(first) == said(again)
            assert said(built(mine, moment, force=False)) == said(built(other, moment, force=True))
            assert held(mine) == held(other)

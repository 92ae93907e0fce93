"""A brief that was taken back leaves its notice, with the reason, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.build.permanent import (
    WITHDRAWN,
    brief,
    built,
    codes,
    everything,
    lost,
    other,
    page,
    publish,
)
from tests.workspaces import BRIEF, FRENCH, write_workspace


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return publish(tmp_path)


@pytest.mark.parametrize(
    ("change", "line", "word"),
    [
        ("status: draft", 4, "publish it again"),
        ("status: review", 4, "publish it again"),
        ("status: published\nembargo: 2026-01-16T06:00+00:00", 5, "--output"),
    ],
)
def test_a_published_brief_is_withdrawn_and_not_hidden(
    published: Path, change: str, line: int, word: str
) -> None:
    brief(published, "roads", other().replace("status: published", change))
    outcome = built(published)
    assert not outcome.published
    problem = lost(outcome)[0]
    assert (problem.place.file, problem.place.line) == ("briefs/roads.yaml", line)
    assert "withdraw it with `status: withdrawn`" in problem.hint
    assert word in problem.hint


def test_of_a_withdrawn_brief_the_notice_stands_on_each_page_and_nothing_else(published: Path) -> None:
    text = (BRIEF + "topics: [water]\nformer: [pumps]\n").replace("status: published", WITHDRAWN)
    brief(published, "wells", text)
    brief(published, "wells.fr", FRENCH + "words: {water: eau}\nwithdrawn: {reason: C’était faux.}\n")
    outcome = built(published, formats=("html", "pdf"))
    assert (outcome.published, codes(outcome)) == (True, [])
    there = {name for name in everything(published) if "wells" in name or "pumps" in name}
    assert there == {
        f"output/briefings/{name}"
        for name in (
            "wells/index.html",
            "wells/fr/index.html",
            "wells/withdrawn.json",
            "pumps/index.html",
            "pumps/fr/index.html",
        )
    }
    assert "It was wrong." in page(published, "briefings/wells/index.html")
    assert "C’était faux." in page(published, "briefings/wells/fr/index.html")
    assert "../wells/index.html" in page(published, "briefings/pumps/index.html")
    assert not (published / "output" / "topics").exists()


def test_the_reason_has_its_marks_and_stands_as_it_was_when_it_is_not_made_again(published: Path) -> None:
    reason = "It *was* wrong: see [the roads](https://example.org/roads)."
    text = (BRIEF + "topics: [water]\n").replace(
        "status: published",
        f'status: withdrawn\nwithdrawn: {{date: 2026-01-14, reason: "{reason} Of {{wells}}, “few” stood."}}',
    )
    brief(published, "wells", text)
    brief(
        published,
        "wells.fr",
        FRENCH + 'words: {water: eau}\nwithdrawn: {reason: "C’était *faux* : {wells}."}\n',
    )
    more = {"formats": ("html", "pdf"), "cache": published / "cache"}
    assert built(published, **more).published
    shown = '<em>was</em> wrong: see <a href="https://example.org/roads">the roads</a>. Of 84 wells, “few”'
    assert shown in page(published, "briefings/wells/index.html")
    french = page(published, "briefings/wells/fr/index.html")
    assert "C’était <em>faux</em>" in french
    assert "84 puits." in french
    assert "It was wrong: see the roads. Of 84 wells" in page(published, "corrections/index.html")
    files = everything(published)
    assert built(published, **more, only=("roads",)).published  # the notice comes from what is published
    assert everything(published) == files
    brief(published, "roads", other() + "number: B/2\n")
    assert built(published, **more).published
    for name in ("wells/index.html", "wells/fr/index.html", "wells/withdrawn.json"):
        assert everything(published)[f"output/briefings/{name}"] == files[f"output/briefings/{name}"]


def test_a_withdrawn_brief_keeps_the_pages_of_its_translations(published: Path) -> None:
    brief(published, "wells", BRIEF.replace("status: published", WITHDRAWN))
    brief(published, "wells.fr", None)
    (problem,) = lost(built(published))
    assert problem.message.endswith("briefings/wells/fr/.")
    assert "translation's file" in problem.hint


def test_a_brief_whose_quote_is_false_can_be_withdrawn(tmp_path: Path) -> None:
    quote = "quotes:\n  - {id: no, text: The wells are full of gold., speaker: Nobody, source: survey}\n"
    source = "kind: data, file: survey.txt"
    write_workspace(
        tmp_path, wells=BRIEF + quote.replace("source: survey", "source: survey, unproved: No file.")
    )
    assert built(tmp_path).published
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "survey.txt").write_text("They counted 84 wells.\n", encoding="utf-8")
    text = BRIEF.replace("kind: data", source) + quote
    brief(tmp_path, "wells", text)
    outcome = built(tmp_path, sources=tmp_path / "sources")
    assert outcome.kept == ["wells"]
    brief(tmp_path, "wells", text.replace("status: published", WITHDRAWN))
    outcome = built(tmp_path, sources=tmp_path / "sources")
    assert (outcome.kept, codes(outcome)) == ([], [])
    assert "gold" not in "".join(
        page(tmp_path, name) for name in ("briefings/wells/index.html", "index.html")
    )

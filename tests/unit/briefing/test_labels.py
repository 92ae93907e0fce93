"""Catalogues of labels: complete, or a problem that says what is missing."""

from __future__ import annotations

from pathlib import Path

from briefgen.briefing.labels import read_labels
from briefgen.problems import Place
from briefgen.templating import Templates

ASKED = Place("briefs/mali.yaml", 4, 7, 2, "lang: xx")


def test_a_language_without_labels_is_a_problem_where_it_was_asked_for() -> None:
    labels, problems = read_labels(Templates(), "xx", ASKED)
    assert labels is None
    assert [problem.code for problem in problems] == ["labels-missing"]
    assert problems[0].place is ASKED


def test_a_region_takes_the_labels_of_its_language() -> None:
    labels, problems = read_labels(Templates(), "en-GB", ASKED)
    assert problems == []
    assert labels
    assert labels["language"] == "English"


def test_a_missing_label_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "labels"
    folder.mkdir(parents=True)
    text = Templates().text("labels/en.yaml") or ""
    (folder / "sw.yaml").write_text(text.replace("  summary: Summary\n", ""), encoding="utf-8")
    labels, problems = read_labels(Templates(tmp_path), "sw", ASKED)
    assert labels is None
    assert [(problem.code, problem.place.file) for problem in problems] == [
        ("label-missing", "templates/labels/sw.yaml")
    ]
    assert "headings.summary" in problems[0].message


def test_every_shipped_catalogue_is_complete() -> None:
    templates = Templates()
    names = templates.names("labels", ".yaml")
    assert names
    assert [problem for name in names for problem in read_labels(templates, name, ASKED)[1]] == []

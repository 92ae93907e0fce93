"""Catalogues of labels: complete, or a problem that says what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

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


@pytest.mark.parametrize(
    ("good", "bad", "code", "named"),
    [
        ('page: "с. {page}"', 'page: "с. {number}"', "label-placeholder", "`page`"),
        (
            '  embargoed_until: "Эмбарго до {moment}"',
            "  embargoed_until: Эмбарго",
            "label-placeholder",
            "press.",
        ),
        ('    many: "{count} страниц"\n', "", "label-plural", "`archive.pages` has no form `many`"),
        ('    few: "{count} публикации"', '    few: "{counts} публикации"', "label-placeholder", "count.few"),
        ("headings:\n", "headings: нет\nheading:\n", "label-missing", "`headings`"),
        ('  month: "с {of_month} {year} года"', '  month: "с мая"', "label-placeholder", "dates.since.month"),
    ],
)
def test_a_faulty_catalogue_is_refused(tmp_path: Path, good: str, bad: str, code: str, named: str) -> None:
    text = Templates().text("labels/ru.yaml") or ""
    assert good in text
    folder = tmp_path / "templates" / "labels"
    folder.mkdir(parents=True)
    (folder / "ru.yaml").write_text(text.replace(good, bad), encoding="utf-8")
    labels, problems = read_labels(Templates(tmp_path), "ru", ASKED)
    assert labels is None
    assert code in {problem.code for problem in problems}
    assert any(named in problem.message for problem in problems)


def test_labels_say_how_the_language_is_written() -> None:
    def writing(lang: str, digits: str) -> dict[str, str]:
        labels, _ = read_labels(Templates(), lang, ASKED, digits)
        assert labels is not None
        return dict(labels["writing"])

    assert writing("ar", "arab") == {"direction": "rtl", "digits": "arab", "counter": "arabic-indic"}
    assert writing("ar-SY", "latn") == {"direction": "rtl", "digits": "latn", "counter": "decimal"}
    assert writing("fr", "arab") == {"direction": "ltr", "digits": "latn", "counter": "decimal"}


def test_spaces_typed_plainly_in_a_catalogue_do_not_break() -> None:
    labels, _ = read_labels(Templates(), "fr", ASKED)
    assert labels is not None
    assert labels["quote"] == {"open": "«\u202f", "close": "\u202f»"}
    assert labels["licence"] == "Licence\u00a0: {licence}"


def test_every_shipped_catalogue_is_complete() -> None:
    templates = Templates()
    names = templates.names("labels", ".yaml")
    assert names
    assert [problem for name in names for problem in read_labels(templates, name, ASKED)[1]] == []

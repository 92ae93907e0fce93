"""What the model makes of values, beyond the cases of the corpus."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from briefgen.brief.archivefile import ArchiveFile
from briefgen.brief.dates import PartialDate, parse_date
from briefgen.brief.lines import FileText
from briefgen.brief.model import Recommendation
from briefgen.brief.numbers import parse_page
from briefgen.brief.part import Part
from briefgen.brief.reader import read_archive_file
from briefgen.brief.tree import Places
from briefgen.brief.validation import validate
from briefgen.brief.yamltext import Mapping, parse_yaml


def codes(text: str) -> list[str]:
    return [problem.code for problem in read_archive_file("archive.yaml", text.encode()).problems]


def test_the_archives_file_is_read() -> None:
    reading = read_archive_file("archive.yaml", b'title: T\npublisher: P\nbrand: {colour: "#12465e"}\n')
    assert isinstance(reading.value, ArchiveFile)
    assert reading.problems == ()


def test_a_colour_without_quotation_marks_is_a_comment_and_said_to_be_one() -> None:
    text = b"title: T\npublisher: P\nbrand:\n  colour: #12465e\n"
    (problem,) = read_archive_file("archive.yaml", text).problems
    assert problem.code == "empty-value"
    assert problem.hint.endswith('put it in quotation marks: "#12465e"')


def test_a_colour_is_six_digits() -> None:
    assert codes("title: T\npublisher: P\nbrand: {colour: red}\n") == ["colour-format"]


def test_a_placeholder_in_the_archives_file_is_a_warning() -> None:
    reading = read_archive_file("archive.yaml", b"title: TODO\npublisher: P\n")
    assert [problem.code for problem in reading.problems] == ["placeholder"]
    assert reading.value is not None


def test_a_nested_unknown_key_is_told_the_nearest_field() -> None:
    (problem,) = read_archive_file("a", b"title: T\npublisher: P\nbrand: {color: red}\n").problems
    assert (problem.code, problem.hint) == ("unknown-key", "did you mean `colour`?")


def tree_of(text: str) -> tuple[Mapping, Places]:
    source = FileText("f", text)
    root, _ = parse_yaml(source)
    assert isinstance(root, Mapping)
    return root, Places(source, root)


def test_a_list_with_too_few_items_is_told_how_many() -> None:
    root, places = tree_of("to: The army\nasks: []\n")
    value, (problem,) = validate(Recommendation, root, places)
    assert value is None
    assert (problem.code, problem.message) == ("too-few", "At least 1 item is wanted here.")


def test_every_error_that_pydantic_can_give_for_a_field_has_words_of_its_own() -> None:
    class Other(Part):
        number: int

    root, places = tree_of("number: x\n")
    _, (problem,) = validate(Other, root, places)
    assert problem.message == "The value does not fit this field."  # the words of last resort


@pytest.mark.parametrize(
    ("text", "day"),
    [("2024", date(2024, 1, 1)), ("2024-12", date(2024, 12, 1)), ("2024-02-29", date(2024, 2, 29))],
)
def test_a_date_may_lack_day_and_month(text: str, day: date) -> None:
    assert str(parse_date(text)) == text
    assert parse_date(text).first_day == day


def test_dates_sort_by_their_parts() -> None:
    assert PartialDate(2023, 12, 31) < PartialDate(2024, 1, 1)


@pytest.mark.parametrize(
    "text", ["2023-02-29", "24-12-12", "2024-1", "２０２４", "2024-12-12T00:00", "", "2024\n2025"]
)
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        parse_date(text)


@pytest.mark.parametrize("text", ["0", "-1", "01", "1.5", "100000", "iv", "٣"])
def test_a_page_is_counted_from_one(text: str) -> None:
    assert parse_page("99999") == 99999
    with pytest.raises(PydanticCustomError):
        parse_page(text)

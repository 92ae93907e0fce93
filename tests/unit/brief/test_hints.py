"""The words an author reads: the fix is written out and can be typed as it stands."""

from __future__ import annotations

import pytest

from briefgen.brief.numbers import parse_number, plain_form
from briefgen.brief.reader import read_brief
from briefgen.brief.spelling import quoted
from briefgen.problems import Problem

REST = (
    "lang: en\ndate: 2024-12-12\nkey_message: One.\nsummary: Two.\n"
    "sources:\n  hrw: {title: Mali, publisher: HRW}\n"
)


def only(text: str) -> Problem:
    problems = read_brief("x.yaml", text.encode("utf-8")).problems
    assert len(problems) == 1, problems
    return problems[0]


@pytest.mark.parametrize(
    ("value", "fixed"),
    [
        ("Iran: a report", '"Iran: a report"'),
        ("Iran: a report  # a note", '"Iran: a report"'),
        ("Iran: report #1", '"Iran: report #1"'),
        ('He said: "no"', "'He said: \"no\"'"),
        ("It's so: here", '"It\'s so: here"'),
        ('"He" said: it\'s', "'\"He\" said: it''s'"),
        ('"x" and y', "'\"x\" and y'"),
        ('"x" and "y"', '\'"x" and "y"\''),
        ("'x' and y", "\"'x' and y\""),
        ("'it's'", '"it\'s"'),
        ('"He said "no""', "'He said \"no\"'"),
        ("*star* text", '"*star* text"'),
        ("& partners", '"& partners"'),
        ("@hrw", '"@hrw"'),
        ("%s", '"%s"'),
        ("`x`", '"`x`"'),
        ("{killed} dead", '"{killed} dead"'),
        ('"C:\\Users"', "'C:\\Users'"),
        ('"unclosed', '"unclosed"'),
        ('"half”', '"half"'),
        ("> 100 dead", '"> 100 dead"'),
    ],
)
def test_the_hint_holds_the_line_to_type_and_the_line_is_read(value: str, fixed: str) -> None:
    hint = only(
        f"title: {value}\n{REST}"
        if "unclosed" not in value and "half" not in value
        else f"{REST}title: {value}\n"
    ).hint
    assert hint.endswith(f"title: {fixed}")
    assert read_brief("x.yaml", f"title: {fixed}\n{REST}".encode()).problems == ()


@pytest.mark.parametrize(
    ("value", "fixed"),
    [("*star", '"*star"'), ("&a b", '"&a b"'), ("!x y", '"!x y"'), ("#hashtag", '"#hashtag"')],
)
def test_a_text_that_begins_with_a_mark_is_shown_in_quotation_marks(value: str, fixed: str) -> None:
    assert only(f"title: {value}\n{REST}").hint.endswith(f"in quotation marks: {fixed}")


@pytest.mark.parametrize("text", ["a", 'a "b"', "it's", 'a "b" it\'s', "back\\slash", "a: b", "#a", "{a}"])
def test_a_quoted_text_is_read_as_it_was(text: str) -> None:
    assert read_brief("x", f"title: {quoted(text)}\n{REST}".encode()).value.title == text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("method:asked", "write method: asked"),
        ("method", "write method: … with a colon and a space, or indent the line"),
        ("topics: a, b", "write topics: [a, b]"),
        (
            "topics: [a, b",
            "write topics: [a, b]; if the bracket belongs to the text, put the value in quotation marks",
        ),
        ("topics: - a", 'begin the list on a line of its own, or write topics: "- a"'),
        ("topics:\n  - a\n  -b", "write - b"),
        ("finding: x", "did you mean `findings`?"),
        ("content warning: x", "did you mean `content_warning`?"),
        ("method: [sic]", 'if this is text, put it in quotation marks: "[sic]"'),
        (
            "findings:\n  - id: a\n   heading: b",
            "line the name up with `id` (4 spaces before it) or `findings` (no spaces before it)",
        ),
        ("figures:\n  - {id: a, label: b, value: 1,000}", "write 1000"),
        ("figures:\n  - {id: a, value: 1, label: b, c}", 'put the text in quotation marks: "b, c"'),
        ("timeline: [{date: 2024-2-3, text: It began.}]", "write 2024-02-03"),
        (
            "embargo: 2024-12-12 08:30",
            "write 2024-12-12T08:30+00:00, with the distance of your time from UTC",
        ),
    ],
)
def test_the_hint_for_a_slip_can_be_typed(line: str, hint: str) -> None:
    assert only(f"title: Mali\n{REST}{line}\n").hint == hint


def test_a_duplicate_key_names_both_lines() -> None:
    problem = only(f"title: Mali\n{REST}lang: fr\n")
    assert problem.place.line == 8
    assert problem.message == "`lang` stands here a second time; the first is on line 2."


def test_a_missing_key_is_shown_at_its_parent_with_what_to_add() -> None:
    problem = only(f"title: Mali\n{REST}findings:\n  - id: a\n    heading: b\n")
    assert (problem.place.line, problem.path) == (9, "findings[0].text")
    assert problem.message == "`findings[0]` has no `text`."
    assert problem.hint.startswith("add text: … (")


def test_a_list_item_of_the_wrong_kind_is_not_also_a_list_too_short() -> None:
    assert only(f"title: Mali\n{REST}documents: [Leaflet]\n").code == "id-format"


def test_a_text_too_long_is_not_called_a_list() -> None:
    problem = only(f"title: {'Mali ' * 120}\n{REST}")
    assert problem.message == "The text is longer than 500 characters."


def test_an_unknown_key_in_a_source_named_like_a_field_is_told_the_fields_of_a_source() -> None:
    text = f"title: Mali\n{REST.replace('hrw:', 'findings:').replace('HRW', 'HRW, publishr: x')}"
    assert only(text).hint == "did you mean `publisher`?"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("007", "7"),
        ("0x1F", "31"),
        ("1_000", "1000"),
        ("1,000,000.5", "1000000.5"),
        ("1 000", "1000"),
        ("1\u202f000", "1000"),
        ("1'000", "1000"),
        ("1,5", "1.5"),
        ("1e5", "100000"),
        ("+5", "5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("-.5", "-0.5"),
        ("−3", "-3"),
        ("٣٢", "32"),
        ("١٬٠٠٠", "1000"),
        ("५", "5"),
        ("1.5 million", "1500000"),
        ("2 thousand", "2000"),
        ("12:30:45", ""),
        ("1,0000", ""),
        ("yes", ""),
        ("", ""),
        ("²", ""),
    ],
)
def test_another_spelling_of_a_number_has_its_plain_one(typed: str, plain: str) -> None:
    assert plain_form(typed) == plain
    if plain:
        assert parse_number(plain) is not None


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("at least 32", "write value: 32 and qualifier: at least"),
        ("~32", "write value: 32 and qualifier: about"),
        ("'>32'", "write value: 32 and qualifier: more than"),
        ("10-20", "write value: 10 and to: 20"),
        ("10 to 20", "write value: 10 and to: 20"),
        ("32%", 'write value: 32 and unit: "%"'),
        ("'>= 32'", "write value: 32 and qualifier: at least"),
        ("<=32", "write value: 32 and qualifier: at most"),
        ("≥32", "write value: 32 and qualifier: at least"),
        ("approx. 32", "write value: 32 and qualifier: about"),
        ("$5", "write value: 5 and currency: USD"),
        ("US$5", "write value: 5 and currency: USD"),
        ("N29 billion", "write value: 29000000000 and currency: NGN"),
        ("R5 million", "write value: 5000000 and currency: ZAR"),
        ("'KSh 3,000'", "write value: 3000 and currency: KES"),
        ("N95 masks", "write digits with at most a decimal point, as in 1250 or 0.5"),
        ("32 civilians", "write value: 32 and unit: civilians"),
        ("many", "write digits with at most a decimal point, as in 1250 or 0.5"),
        ("9" * 5000, "write the number as the source prints it"),
    ],
)
def test_a_number_with_words_is_told_the_fields_for_them(typed: str, hint: str) -> None:
    assert only(f"title: Mali\n{REST}figures: [{{id: a, label: b, value: {typed}}}]\n").hint == hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("<=", "write `at most`"),
        ("'>='", "write `at least`"),
        ("≥", "write `at least`"),
        ("'~'", "write `about`"),
        ("Approx.", "write `about`"),
        ("at lest", "did you mean `at least`?"),
    ],
)
def test_another_spelling_of_a_caution_is_told_the_word_for_it(typed: str, hint: str) -> None:
    figure = f"figures: [{{id: a, label: b, value: 32, qualifier: {typed}}}]\n"
    assert only(f"title: Mali\n{REST}{figure}").hint == hint


def test_control_characters_never_reach_a_message() -> None:
    reading = read_brief("x", f'title: Mali\n{REST}"a\\x1b[31mb": x\nstatus: "a\\x1b"\n'.encode())
    assert all("\x1b" not in problem.message + problem.hint for problem in reading.problems)
    assert {problem.code for problem in reading.problems} == {"forbidden-character"}

"""Problems as values: their order, and the hint for a misspelt word."""

from __future__ import annotations

from briefgen.problems import Place, Problem, Severity, did_you_mean, in_order, made_strict


def problem(file: str, line: int, column: int, code: str = "c") -> Problem:
    return Problem(code, "It is wrong.", "mend it", Place(file, line, column))


def test_problems_are_ordered_by_file_line_column_and_code() -> None:
    wanted = [problem("a", 1, 2), problem("a", 2, 1, "b"), problem("a", 2, 1, "c"), problem("b", 1, 1)]
    assert in_order(reversed(wanted)) == wanted


def test_a_problem_said_twice_is_shown_once() -> None:
    assert in_order([problem("a", 1, 1)] * 2) == [problem("a", 1, 1)]


def test_strict_raises_a_warning_to_an_error() -> None:
    warning = Problem("c", "m", "h", Place("a"), Severity.WARNING)
    assert not warning.is_error
    assert [raised.is_error for raised in made_strict([warning])] == [True]


def test_the_nearest_known_word_is_suggested() -> None:
    assert did_you_mean("Finding", ["figures", "findings"]) == "did you mean `findings`?"


def test_the_known_words_are_listed_where_none_is_near() -> None:
    assert did_you_mean("xyz", ["a", "b"]) == "write one of: `a`, `b`"


def test_a_long_list_of_known_words_is_cut() -> None:
    hint = did_you_mean("?", [f"k{n}" for n in range(1000)])
    assert hint.endswith("`k39`, …")

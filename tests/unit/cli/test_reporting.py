"""How problems are shown, and the exit code they give."""

from __future__ import annotations

import json

import pytest
from click import unstyle

from briefgen.cli.reporting import as_annotation, as_json, as_text, exit_code, report, summary
from briefgen.problems import Origin, Place, Problem, Severity

LINE = "title: Iran: a report"
PROBLEM = Problem(
    "yaml-colon", "A colon needs marks.", 'write title: "x"', Place("briefs/x.yaml", 3, 8, 4, LINE)
)
WARNING = Problem("link-refused", "No.", "h", Place("briefs/x.yaml", 9), Severity.WARNING)
MACHINE = Problem("cannot-write", "No.", "h", Place("output"), origin=Origin.MACHINE)


def test_the_caret_stands_under_the_words() -> None:
    first, line, caret, hint, _ = unstyle(as_text(PROBLEM)).split("\n")
    assert first == "briefs/x.yaml:3:8: error[yaml-colon]: A colon needs marks."
    assert line.index("Iran") == caret.index("^")
    assert caret.count("^") == 4
    assert hint == '   hint: write title: "x"'


def test_a_long_line_is_cut_round_the_fault() -> None:
    text = "a" * 500 + "FAULT" + "b" * 500
    lines = unstyle(as_text(Problem("c", "m", "h", Place("f", 1, 501, 5, text)))).split("\n")
    assert len(lines[1]) < 120
    assert lines[1].index("FAULT") == lines[2].index("^")


def test_wide_and_combining_characters_keep_the_caret_in_place() -> None:
    lines = unstyle(as_text(Problem("c", "m", "h", Place("f", 1, 5, 1, "日本e\u0301x"))))
    assert lines.split("\n")[2].index("^") - lines.split("\n")[1].index("日") == 5


def test_a_terminal_is_not_obeyed() -> None:
    shown = as_text(Problem("c", "m", "h", Place("f", 1, 1, 1, "a\x1b[2Jb\u202ec")))
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown


def test_json_has_the_agreed_keys() -> None:
    assert list(as_json(PROBLEM)) == ["code", "severity", "message", "hint", "file", "line", "column", "path"]


def test_json_goes_to_standard_output_and_text_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    report([PROBLEM, WARNING], "json")
    out, err = capsys.readouterr()
    assert [item["line"] for item in json.loads(out)["problems"]] == [3, 9]
    assert err == ""
    report([PROBLEM], "text")
    out, err = capsys.readouterr()
    assert out == ""
    assert "yaml-colon" in err


def test_an_annotation_escapes_what_github_reads() -> None:
    problem = Problem("c", "100 %\nof it", "h", Place("a,b:c.yaml", 2, 3, 4))
    assert (
        as_annotation(problem)
        == "::error file=a%2Cb%3Ac.yaml,line=2,col=3,endColumn=7,title=c::100 %25%0Aof it Hint: h"
    )


def test_exit_codes_say_who_can_mend_it() -> None:
    assert exit_code([]) == 0
    assert exit_code([WARNING]) == 0
    assert exit_code([WARNING, PROBLEM]) == 1
    assert exit_code([PROBLEM, MACHINE]) == 3


def test_the_summary_counts() -> None:
    assert summary([]) == "no problems"
    assert summary([PROBLEM, MACHINE, WARNING]) == "2 errors, 1 warning"

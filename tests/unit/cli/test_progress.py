"""How far a build is: a bar in one line, and the time that is left."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.build.tasks import Document
from briefgen.cli.progress import Bar, Lines, Progress, bar_line, progress, time_left


def test_the_bar_says_how_many_are_done_which_comes_and_how_long_it_takes() -> None:
    line = bar_line("making", 3, 12, "wells", "0:27", 80)
    assert line == "making  [######------------------] 3/12, 0:27 left  wells"


@pytest.mark.parametrize("columns", [40, 50, 80])
def test_the_bar_is_one_line(columns: int) -> None:
    assert len(bar_line("reading", 9_999, 10_000, "a" * 90, "100:00", columns)) < columns


def test_nothing_to_do_is_done() -> None:
    assert bar_line("making", 0, 0, "", "", 80).startswith("making  [########################] 0/0")


def test_what_is_left_goes_by_what_was_done() -> None:
    assert time_left(5.0, 0, 12) == ""
    assert time_left(9.0, 3, 12) == "0:27"
    assert time_left(60.0, 1, 3) == "2:00"


def test_a_log_gets_a_line_for_each_document(capsys: pytest.CaptureFixture[str]) -> None:
    shown = progress(Path("output"), quiet=False)
    assert isinstance(shown, Lines)
    shown.brief(0, 1, "wells")
    shown.document(Document("briefing", "pdf", "en", "briefings/wells/wells.pdf", b"", 3, 1.5))
    shown.end()
    told = capsys.readouterr().err
    assert told.startswith("output/briefings/wells/wells.pdf ")
    assert told.endswith("  3 pages   1.50 s\n")
    assert told.count("\n") == 1


def test_a_terminal_gets_a_line_that_is_gone_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar()
    bar.read(0, 2, "roads")
    bar.brief(0, 2, "roads")
    bar.brief(1, 2, "wells")
    bar.end()
    told = capsys.readouterr().err
    assert told.count("\n") == 0
    assert told.index("reading [") < told.index("making  [")
    assert told.endswith("wells\x1b[K\r\x1b[K")


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    shown = progress(Path("output"), quiet=True)
    assert type(shown) is Progress
    shown.brief(0, 1, "wells")
    shown.end()
    assert capsys.readouterr().err == ""

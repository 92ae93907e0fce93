"""A fork tells what it made, whole, or nothing at all."""

from __future__ import annotations

import os
import signal
import time

import pytest

from briefgen.forking import _whole, beside

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")


@pytest.mark.parametrize("made", [b"", b"x", b"word " * 100_000])
def test_what_a_fork_made_is_told_while_the_body_runs(made: bytes) -> None:
    here = os.getpid()
    with beside(lambda: made + str(os.getpid()).encode()) as told:
        answer = told()
    assert answer is not None
    assert answer.startswith(made)
    assert answer != made + str(here).encode()


def test_a_fork_in_which_something_goes_wrong_tells_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with beside(lambda: bytes(1 // 0)) as told:
        assert told() is None
    assert capfd.readouterr() == ("", "")


def test_an_answer_that_was_broken_off_is_none() -> None:
    whole = (3).to_bytes(8, "big") + b"abc"
    assert _whole(whole) == b"abc"
    assert [_whole(whole[:end]) for end in range(len(whole))] == [None] * len(whole)


def test_ctrl_c_is_for_the_first_process() -> None:
    def make() -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        return b"made"

    with beside(make) as told:
        assert told() == b"made"

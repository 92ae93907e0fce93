"""A fork tells what it made, whole, or nothing at all."""

from __future__ import annotations

import io
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from briefgen.forking import Answering, _received, beside

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
    assert _received(io.BytesIO(whole)) == b"abc"
    assert [_received(io.BytesIO(whole[:end])) for end in range(len(whole))] == [None] * len(whole)


def test_ctrl_c_is_for_the_first_process() -> None:
    def make() -> bytes:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)
        return b"made"

    with beside(make) as told:
        assert told() == b"made"


Hear = Callable[[], bytes | None]
Say = Callable[[bytes], None]


def echo(hear: Hear, say: Say) -> None:
    while (question := hear()) is not None:
        if question == b"die":
            os.kill(os.getpid(), signal.SIGKILL)
        if question == b"sleep":
            time.sleep(60)
        if question == b"stop me":
            os.kill(os.getpid(), signal.SIGINT)
        say(question * 2)


@pytest.fixture
def other() -> Iterator[Answering]:
    fork = Answering(echo)
    yield fork
    fork.end()


def test_a_fork_answers_one_question_after_the_other(other: Answering) -> None:
    for question in (b"", b"ab", b"long " * 100_000, b"stop me"):
        assert other.ask(question)
        assert other.answer() == question * 2


def test_a_fork_that_dies_gives_no_answer_and_takes_no_question(other: Answering) -> None:
    assert other.ask(b"die")
    assert other.answer() is None
    assert not other.ask(b"ab" * 100_000)


def test_nobody_waits_for_ever(other: Answering) -> None:
    assert other.ask(b"sleep")
    assert other.answer(0.05) is None


def test_a_fork_that_was_ended_is_gone(other: Answering) -> None:
    other.end()
    with pytest.raises(ProcessLookupError):
        os.kill(other._other, 0)
    assert not other.ask(b"ab")
    assert other.answer() is None
    other.end()

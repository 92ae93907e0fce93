"""How a build says how far it is: a bar on a terminal, a line for each document elsewhere, or nothing."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from briefgen.cli.reporting import counted, say

if TYPE_CHECKING:
    from briefgen.build.order import Outcome
    from briefgen.build.tasks import Document

_BAR = 24
_LEAST_COLUMNS = 40


class Progress:
    """Says nothing; what the others have in common."""

    def brief(self, done: int, total: int, slug: str) -> None:
        """So many briefs are done, of so many; ``slug`` comes next."""

    def read(self, done: int, total: int, slug: str) -> None:
        """So many briefs are read and proved, of so many; ``slug`` comes next."""

    def document(self, document: Document) -> None:
        """A document is finished."""

    def end(self) -> None:
        """Nothing more will come; problems and the summary may be printed."""


class Lines(Progress):
    """One line for each document: what a log keeps."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def document(self, document: Document) -> None:
        """A line with the address, the pages and the time it took."""
        pages = counted(document.pages, "page") if document.pages else "page"
        say(f"{self._target.as_posix()}/{document.address:<60} {pages:>9} {document.seconds:6.2f} s")


class Bar(Progress):
    """One line that changes: how many briefs are done, which is next, and how long the rest will take."""

    def __init__(self) -> None:
        self._begun = perf_counter()
        self._shown = False

    def read(self, done: int, total: int, slug: str) -> None:
        """Draws the line anew, while briefs are read."""
        self._draw("reading", done, total, slug)

    def brief(self, done: int, total: int, slug: str) -> None:
        """Draws the line anew, while briefs are made."""
        self._draw("making", done, total, slug)

    def _draw(self, step: str, done: int, total: int, slug: str) -> None:
        if done == 0:
            self._begun = perf_counter()
        left = time_left(perf_counter() - self._begun, done, total)
        line = bar_line(step, done, total, slug, left, _columns())
        click.echo(f"\r{line}\x1b[K", err=True, nl=False, color=True)
        self._shown = True

    def end(self) -> None:
        """Takes the line away."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False, color=True)
        self._shown = False


def progress(target: Path, *, quiet: bool) -> Progress:
    """What suits where standard error goes."""
    if quiet:
        return Progress()
    return Bar() if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else Lines(target)


def bar_line(step: str, done: int, total: int, slug: str, left: str, columns: int) -> str:
    """The bar in one line of at most ``columns`` characters."""
    filled = _BAR * done // total if total else _BAR
    text = f"{step:<7} [{'#' * filled}{'-' * (_BAR - filled)}] {done}/{total}"
    text += f", {left} left" if left else ""
    room = columns - len(text) - 3
    return f"{text}  {slug[:room]}" if room > 0 else text[: columns - 1]


def time_left(elapsed: float, done: int, total: int) -> str:
    """``1:05``; empty while nothing is known yet."""
    if not done:
        return ""
    minutes, seconds = divmod(round(elapsed / done * (total - done)), 60)
    return f"{minutes}:{seconds:02}"


def _columns() -> int:
    return max(_LEAST_COLUMNS, shutil.get_terminal_size().columns)


def say_timings(outcome: Outcome, total: float) -> None:
    """Where the time went, step by step, then by kind of document, and the slowest documents."""
    for step, seconds in outcome.laps.seconds.items():
        say(f"{seconds:8.2f} s  {step}")
    say(f"{total:8.2f} s  in all")
    by_format: dict[str, list[float]] = {}
    for document in outcome.documents:
        by_format.setdefault(document.format, []).append(document.seconds)
    for kind, taken in sorted(by_format.items()):
        say(f"{sum(taken):8.2f} s  {counted(len(taken), 'document')} as {kind}, all processes together")
    for document in sorted(outcome.documents, key=lambda one: -one.seconds)[:3]:
        say(f"{document.seconds:8.2f} s  {document.address}")


def as_json(outcome: Outcome, target: Path) -> dict[str, object]:
    """What came of a build, for a program; ``seconds`` by step."""
    return {
        "output": target.as_posix(),
        "published": outcome.published,
        "stopped": outcome.stopped,
        "briefings": outcome.briefings,
        "documents": [
            {"address": one.address, "pages": one.pages, "seconds": round(one.seconds, 3)}
            for one in outcome.documents
        ],
        "unchanged": outcome.unchanged,
        "reasons": {slug: list(why) for slug, why in outcome.reasons.items()},
        "kept": outcome.kept,
        "withheld": {one.slug: one.reason for one in outcome.withheld},
        "seconds": {step: round(seconds, 3) for step, seconds in outcome.laps.seconds.items()},
    }

"""Problems on a terminal, as JSON, and as GitHub annotations; and the exit code they give."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

import click

from briefgen.problems import Origin, Place, Problem, Severity, in_order

GOOD, IN_BRIEFS, WRONG_USAGE, ON_MACHINE = 0, 1, 2, 3

FORMATS = ("text", "json", "github")

format_option = click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print problems.",
)

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def say(text: str = "", *, nl: bool = True) -> None:
    """Prints to people: standard error, with colour only on a terminal and never with NO_COLOR."""
    click.echo(text, err=True, nl=nl, color=_colour())


def _colour() -> bool | None:
    return False if os.environ.get("NO_COLOR") or not sys.stderr.isatty() else None


def report(
    problems: Iterable[Problem], style: str = "text", more: Mapping[str, object] | None = None
) -> None:
    """Shows problems in order: ``text`` to people, ``json`` and ``github`` to programs on standard output.

    ``more`` is what JSON tells besides.
    """
    ordered = in_order(problems)
    if style == "json":
        told = {"problems": [as_json(problem) for problem in ordered], **(more or {})}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif style == "github":
        for problem in ordered:
            click.echo(as_annotation(problem))
    else:
        for problem in ordered:
            say(as_text(problem))


def exit_code(problems: Iterable[Problem]) -> int:
    """0 without errors, 1 for errors in briefs, 3 where the machine is at fault."""
    origins = {problem.origin for problem in problems if problem.is_error}
    if Origin.MACHINE in origins:
        return ON_MACHINE
    return IN_BRIEFS if origins else GOOD


def as_text(problem: Problem) -> str:
    """Place, message, the line with a caret under the words, and the hint."""
    place = problem.place
    head = f"{place.file}:{place.line}:{place.column}" if place.excerpt else place.file
    code = click.style(f"{problem.severity}[{problem.code}]", fg=_COLOURS[problem.severity], bold=True)
    lines = [f"{click.style(head, bold=True)}: {code}: {problem.message}"]
    if place.excerpt:
        shown, caret = _shown_line(place)
        margin = " " * len(str(place.line))
        lines.append(f" {place.line} | {shown}")
        lines.append(f" {margin} | {click.style(caret, fg=_COLOURS[problem.severity], bold=True)}")
    if problem.diff:
        both = "published and now" if problem.code == "changed-without-correction" else "source and brief"
        lines.append(f"   {both}: {shown_diff(problem.diff)}")
    lines.append(f"   hint: {problem.hint}")
    return "\n".join(lines) + "\n"


def shown_diff(diff: Sequence[tuple[str, str]]) -> str:
    """The words of both, those of the source alone as ``[-…-]``, those of the brief alone as ``{+…+}``."""
    return " ".join(
        _styled(sign, "".join(map(_printable, words.strip()))) for sign, words in diff if words.strip()
    )


def _styled(sign: str, words: str) -> str:
    if sign == "=":
        return words
    return click.style(f"[-{words}-]", fg="red") if sign == "-" else click.style(f"{{+{words}+}}", fg="green")


WINDOW = 100


def _shown_line(place: Place) -> tuple[str, str]:
    """The line, cut to a window round the fault, and the caret line under it."""
    start = place.column - 1
    first = max(0, min(start - 30, len(place.excerpt) - WINDOW)) if len(place.excerpt) > WINDOW else 0
    text = place.excerpt[first : first + WINDOW]
    before = text[: start - first]
    under = text[start - first : start - first + place.length]
    lead = "…" if first else ""
    tail = "…" if first + WINDOW < len(place.excerpt) else ""
    shown = lead + "".join(_printable(char) for char in text) + tail
    return shown, " " * (len(lead) + _columns(before)) + "^" * max(1, _columns(under))


def printable(text: str) -> str:
    """The text with a mark in place of whatever a terminal would obey."""
    return "".join(map(_printable, text))


def _printable(char: str) -> str:
    """A tab as one space, and what has no shape as a replacement mark: a terminal must not obey it."""
    if char == "\t":
        return " "
    return "\ufffd" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} else char


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_json(problem: Problem) -> dict[str, object]:
    """The problem with the keys that DESIGN names."""
    return {
        "code": problem.code,
        "severity": str(problem.severity),
        "message": problem.message,
        "hint": problem.hint,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "path": problem.path,
    }


def as_annotation(problem: Problem) -> str:
    """A workflow command that marks the line in a pull request (GitHub, “Workflow commands”)."""
    place = problem.place
    end = place.column + place.length
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={end}"
    text = f"{problem.message} Hint: {problem.hint}"
    return f"::{_LEVELS[problem.severity]} {where},title={_property(problem.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def counted(count: int, noun: str) -> str:
    """``1 brief``, ``2 briefs``."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def summary(problems: Sequence[Problem]) -> str:
    """``2 errors, 1 warning`` or ``no problems``."""
    counts = [(sum(problem.severity is severity for problem in problems), severity) for severity in Severity]
    return ", ".join(counted(count, str(severity)) for count, severity in counts if count) or "no problems"

"""Problems: what an author should know, as values.

Stages hand on their result and every problem they found; none of them raises for a fault that an
author or a file can cause. How a problem looks on a terminal is the command line's affair
(``briefgen.cli.reporting``); this module imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the brief it is in; a warning is said; a note is worth knowing, and never more."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Origin(StrEnum):
    """Who can mend it: the author of a brief (exit code 1), or the owner of the machine (3)."""

    BRIEF = "brief"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line of a file.

    ``line`` and ``column`` count from 1, in characters, as editors do; ``length`` is how many
    characters the caret line underlines; ``excerpt`` is the whole line, for showing.
    """

    file: str
    line: int = 1
    column: int = 1
    length: int = 1
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a kebab-case ``code``, one plain sentence, and a hint that says what to write.

    ``path`` is the way to the value inside the file, such as ``quotes[0].text``. ``diff`` are pairs of a sign
    (``=`` in both, ``-`` only in the source or in what was published, ``+`` only in the brief) and words.
    """

    code: str
    message: str
    hint: str
    place: Place
    severity: Severity = Severity.ERROR
    origin: Origin = Origin.BRIEF
    path: str = ""
    diff: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        """True where the brief cannot be published as it stands."""
        return self.severity is Severity.ERROR


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by file, line and column, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code))


def made_strict(problems: Iterable[Problem]) -> list[Problem]:
    """The problems with every warning raised to an error, for ``--strict``."""
    return [
        replace(problem, severity=Severity.ERROR) if problem.severity is Severity.WARNING else problem
        for problem in problems
    ]


def a_few(names: Sequence[str], most: int = 3) -> str:
    """The first of some names, and how many more there are."""
    more = f", and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """``did you mean `findings`?``, or the known words where none is near; never empty."""
    near = get_close_matches(word[:80].casefold(), known[:1_000], n=1, cutoff=0.6)
    if near:
        return meant(near[0])
    others = ", …" if len(known) > 40 else ""
    return "write one of: " + ", ".join(f"`{name}`" for name in known[:40]) + others


def meant(name: str) -> str:
    """The question ``did you mean `findings`?``, with this name."""
    return f"did you mean `{name}`?"

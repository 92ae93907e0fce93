"""What WeasyPrint says of a page, as problems: it logs what goes wrong, and raises little."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Set
from contextlib import contextmanager

from briefgen.problems import Origin, Place, Problem, Severity

Said = tuple[tuple[int, str], ...]
"""Messages with their levels, in their order."""

_NO_GLYPH = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)")
_FAILED_TO_LOAD = re.compile(r"Failed to load|Error: ")


class PdfLog(logging.Handler):
    """WeasyPrint's messages of level WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the message."""
        self.records.append(record)

    @property
    def said(self) -> Said:
        """The messages kept so far."""
        return tuple((record.levelno, record.getMessage()) for record in self.records)


def missing_in(said: Said) -> frozenset[str]:
    """The characters that no font of this machine has."""
    found = (_NO_GLYPH.match(message) for _, message in said)
    return frozenset(chr(int(match[1], 16)) for match in found if match)


def said_problems(said: Said, shown_as: str, told: Set[str] = frozenset()) -> list[Problem]:
    """Each different message once; not those on missing characters that are ``told`` with their line."""
    return [
        _said(level, message, shown_as)
        for level, message in dict.fromkeys(said)
        if not ((found := _NO_GLYPH.match(message)) and chr(int(found[1], 16)) in told)
    ]


@contextmanager
def captured(log: PdfLog) -> Iterator[None]:
    """WeasyPrint's log goes to ``log`` and nowhere else."""
    logger = logging.getLogger("weasyprint")
    others, propagate, level = logger.handlers[:], logger.propagate, logger.level
    logger.handlers, logger.propagate = [log], False
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.handlers, logger.propagate = others, propagate
        logger.setLevel(level)


def _said(level: int, message: str, shown_as: str) -> Problem:
    serious = level >= logging.ERROR or bool(_FAILED_TO_LOAD.search(message))
    severity = Severity.ERROR if serious else Severity.WARNING
    sentence = " ".join(message.split()).rstrip(".")
    return Problem(
        "pdf-said",
        f"WeasyPrint says: {sentence}.",
        "look for it in the templates or in the brief",
        Place(shown_as),
        severity,
    )


def refused(url: str, shown_as: str) -> Problem:
    """The problem of a page that asks for something that it was not given."""
    shown = url if len(url) <= 80 else url[:77] + "…"
    message = f"The page asks for {shown}, and a briefing loads nothing from outside."
    return Problem(
        "asset-refused",
        message,
        "put the file into briefs/media/ and name it there, or take it out of the template",
        Place(shown_as),
    )


def too_deep(shown_as: str) -> Problem:
    """The problem of a page that ends the layout with a ``RecursionError``."""
    message = "The page's elements stand too deep inside each other to be laid out."
    hint = "look at the template for elements that are not closed"
    return Problem("pdf-too-deep", message, hint, Place(shown_as))


def unavailable(reason: str, shown_as: str) -> Problem:
    """The problem of a machine on which no PDF can be made."""
    message = f"No PDF can be made on this machine: {reason}."
    return Problem(
        "pdf-unavailable",
        message,
        "run `briefgen doctor`; it prints the line that mends this",
        Place(shown_as),
        origin=Origin.MACHINE,
    )

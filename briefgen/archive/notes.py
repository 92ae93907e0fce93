"""What the author of ``archive.yaml`` should know of files that could not be made."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.archive.holdings import Holdings
from briefgen.archive.reliefweb import lacking_numbers
from briefgen.brief.folders import ARCHIVE_FILE, BRIEFS
from briefgen.problems import Place, Problem, Severity

_PLACE = Place(f"{BRIEFS}/{ARCHIVE_FILE}")


def notes_on(holdings: Holdings) -> tuple[Problem, ...]:
    """Notes on ReliefWeb's files that are missing for want of something."""
    if not holdings.entries:
        return ()
    return tuple(_numbers(holdings))


def _numbers(holdings: Holdings) -> Iterator[Problem]:
    numbers = holdings.archive.reliefweb
    if numbers is None:
        return
    if holdings.archive.address is None:
        message = "The archive has no address, so it gets no files for ReliefWeb, nor feeds and a site map."
        hint = "write where it will stand, as in address: https://briefings.example.org/"
        yield Problem("no-address", message, hint, _PLACE, Severity.NOTE)
        return
    for entry in holdings.entries:
        if not entry.places:
            message = (
                f"`{entry.slug}` names no country, so there is no file for ReliefWeb, which asks for one."
            )
            hint = "add places to the brief, as in places: [ML]"
            yield Problem("reliefweb-place", message, hint, _PLACE, Severity.NOTE)
        elif missing := ", ".join(f"`{name}`" for name in lacking_numbers(entry, numbers)):
            message = f"ReliefWeb's number is not known for {missing}, so `{entry.slug}` gets no file for it."
            hint = "add it to countries or languages under reliefweb, from the lists of ReliefWeb's API"
            yield Problem("reliefweb-number", message, hint, _PLACE, Severity.NOTE)

"""Whether anything has changed since the last build, told by how all its files look from outside.

Nothing is read but names, sizes and times, as ``git status`` does it: among ten thousand briefs the answer
takes a second. Where it cannot be told so, the build looks closer (``stock``).
"""

from __future__ import annotations

import json
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import briefgen
from briefgen.addresses import MANIFEST
from briefgen.brief.folders import BRIEFS, template_folders
from briefgen.build.cached import ledger_path, problem_from_plain, problem_to_plain, write_note
from briefgen.build.order import Order, Outcome, Withheld
from briefgen.build.stamps import (
    JUST_NOW,
    Stamp,
    digest_at,
    digest_of,
    inputs_in,
    latest,
    outputs_in,
    short,
    stamp_of,
)
from briefgen.build.swap import KEEP, lock_path, new_path, old_path
from briefgen.problems import Origin

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Look:
    """How the inputs of a build look from outside; ``settled`` is False where one changed just now.

    ``stamps`` are those of all of them, by their paths.
    """

    given: str
    inputs: str
    settled: bool
    stamps: Mapping[str, Stamp]


def look_at(order: Order) -> Look:
    """All that a build reads, as it is at this moment."""
    now = time.time_ns()
    folders = [order.root / BRIEFS, *template_folders(order.root), Path(briefgen.__file__).parent]
    folders += [order.sources] if order.sources else []
    found: dict[str, Stamp] = {}
    for folder in folders:
        found |= {f"{folder}/{name}": stamp for name, stamp in inputs_in(folder).items()}
    return Look(_given(order), digest_of(found), latest(found) < now - JUST_NOW, found)


def as_before(order: Order, look: Look) -> Outcome | None:
    """What the last build said, where this one would make the same; None where that is not certain."""
    if order.cache is None or order.force or order.part or order.shards:
        return None
    place = order.output.resolve()
    try:
        held = json.loads(_path(order.cache, order).read_bytes())
        known = (held["format"], held["given"], held["inputs"]) == (FORMAT, look.given, look.inputs)
        if not known or any(path.exists() for path in (new_path(place), old_path(place), lock_path(place))):
            return None
        if not _in_time(order.as_of, held["after"], held["until"]):
            return None
        if any(stamp_of(Path(name)) != tuple(stamp) for name, stamp in held["natives"].items()):
            return None
        if held["outputs"] != _outputs(outputs_in(place, jobs=order.jobs)):
            return None
        return Outcome(
            withheld=tuple(Withheld(slug, reason) for slug, reason in held["withheld"]),
            problems=list(map(problem_from_plain, held["problems"])),
            published=True,
            briefings=held["briefings"],
            unchanged=True,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def note(
    order: Order,
    look: Look,
    outcome: Outcome,
    files: dict[str, Stamp],
    embargoes: list[datetime],
    natives: Iterable[str],
) -> None:
    """Notes what a build found, so that the next one can know it again; ``files`` are those it published.

    ``natives`` are the files of the libraries that PDFs are made with.

    Nothing is noted where it ought to be said, or tried, anew the next time.
    """
    if order.cache is None or order.part:
        return
    path = _path(order.cache, order)
    again = any(one.is_error or one.origin is Origin.MACHINE for one in outcome.problems)
    if again or outcome.kept or not look.settled:
        path.unlink(missing_ok=True)
        return
    over = [moment for moment in embargoes if moment <= order.as_of]
    coming = [moment for moment in embargoes if moment > order.as_of]
    held = {
        "format": FORMAT,
        "given": look.given,
        "inputs": look.inputs,
        "outputs": _outputs(files),
        "natives": {name: stamp_of(Path(name)) for name in natives},
        "after": max(over).isoformat() if over else "",
        "until": min(coming).isoformat() if coming else "",
        "withheld": [(one.slug, one.reason) for one in outcome.withheld],
        "problems": list(map(problem_to_plain, outcome.problems)),
        "briefings": outcome.briefings,
    }
    write_note(path, held)


def _path(cache: Path, order: Order) -> Path:
    return ledger_path(cache, order.output).with_suffix(".look.json")


def _given(order: Order) -> str:
    """The order itself, and the libraries that are installed."""
    told = (order.root.resolve(), order.output.resolve(), order.only, order.edition, sorted(order.formats))
    against = (order.against.resolve(), digest_at(order.against / MANIFEST)) if order.against else ()
    more = (
        order.strict,
        order.sources.resolve() if order.sources else "",
        order.search,
        sys.version,
        against,
    )
    homes = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    installed = (
        path.name for home in sorted(homes) for path in Path(home).glob("*.dist-info") if Path(home).is_dir()
    )
    return short([repr(told), repr(more), *sorted(installed)])


def _outputs(files: dict[str, Stamp]) -> str:
    return digest_of({name: stamp[:2] for name, stamp in files.items() if name != KEEP})


def _in_time(moment: datetime, after: str, until: str) -> bool:
    """True where no embargo ends between the last build's moment and this one's."""
    begun = not after or datetime.fromisoformat(after) <= moment
    return begun and (not until or moment < datetime.fromisoformat(until))

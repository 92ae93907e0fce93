"""What the last build remembers: of what each file was made, and what was said of each brief.

The ledger lies in the user's cache folder, a file for each output folder. It is a help and no more: where
it is gone, torn or of another archive, everything is built.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from briefgen.build.stamps import Stamp
from briefgen.problems import Origin, Place, Problem, Severity

FORMAT = 2
NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Known:
    """One brief as it was built.

    ``made_of`` has a digest for all it was made of: files, templates, labels. ``own`` are the names of its
    files among the briefs, ``files`` the addresses of what came of it. ``state`` is ``published``,
    ``withdrawn``, or the reason why it was withheld; ``embargo`` its end, or empty.
    """

    made_of: Mapping[str, str]
    common: str
    own: tuple[str, ...]
    state: str
    embargo: str
    embargoed: bool
    related: tuple[str, ...]
    former: tuple[str, ...]
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """One published file: how it looks from outside, what it was made of, which shared files it needs."""

    stamp: Stamp
    key: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class Ledger:
    """All of it. ``manifest`` is the SHA-256 of the archive's manifest, ``pages`` of what its pages share.

    ``common`` has, by digest, what all briefs are made of: settings and tools by their names.
    """

    manifest: str = ""
    pages: str = ""
    common: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    briefs: Mapping[str, Known] = field(default_factory=dict)
    outputs: Mapping[str, Stood] = field(default_factory=dict)
    digests: Mapping[str, tuple[Stamp, str]] = field(default_factory=dict)


def ledger_path(cache: Path, output: Path) -> Path:
    """Where the ledger of an output folder lies."""
    name = sha256(os.fsencode(output.resolve())).hexdigest()[:32]
    return cache / "builds" / f"{name}.json"


def read_ledger(path: Path) -> Ledger:
    """The ledger; an empty one where there is none that can be used."""
    try:
        return ledger_from_plain(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()


def write_ledger(path: Path, ledger: Ledger) -> None:
    """Writes it, whole or not at all; where that fails, the next build builds everything."""
    write_note(path, ledger_to_plain(ledger))


def ledger_to_plain(ledger: Ledger) -> dict[str, Any]:
    """A ledger as JSON holds it."""
    return {
        "format": FORMAT,
        "manifest": ledger.manifest,
        "pages": ledger.pages,
        "common": {mark: dict(settings) for mark, settings in ledger.common.items()},
        "briefs": {slug: _plain(one) for slug, one in ledger.briefs.items()},
        "outputs": {name: (one.stamp, one.key, one.needs) for name, one in ledger.outputs.items()},
        "digests": dict(ledger.digests),
    }


def ledger_from_plain(held: Mapping[str, Any]) -> Ledger:
    """The ledger that ``ledger_to_plain`` gave.

    Raises ``ValueError``, ``KeyError``, ``TypeError``, ``AttributeError`` for anything else.
    """
    if held["format"] != FORMAT:
        raise ValueError("a ledger of another format")
    return Ledger(
        manifest=held["manifest"],
        pages=held["pages"],
        common=held["common"],
        briefs={slug: _known(*one) for slug, one in held["briefs"].items()},
        outputs={
            name: Stood(tuple(stamp), key, tuple(needs))
            for name, (stamp, key, needs) in held["outputs"].items()
        },
        digests={name: (tuple(stamp), digest) for name, (stamp, digest) in held["digests"].items()},
    )


def write_note(path: Path, held: object) -> None:
    """Writes JSON to the cache folder, whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with suppress(OSError, ValueError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(held, separators=(",", ":")), encoding="utf-8")
        part.replace(path)
    with suppress(OSError):
        part.unlink(missing_ok=True)


def problem_to_plain(problem: Problem) -> dict[str, Any]:
    """A problem as JSON holds it."""
    return asdict(problem)


def problem_from_plain(held: Mapping[str, Any]) -> Problem:
    """The problem that ``problem_to_plain`` gave. Raises ``ValueError``, ``TypeError``, ``KeyError``."""
    return Problem(
        **{
            **held,
            "place": Place(**held["place"]),
            "severity": Severity(held["severity"]),
            "origin": Origin(held["origin"]),
            "diff": tuple((sign, words) for sign, words in held["diff"]),
        }
    )


def _plain(one: Known) -> list[Any]:
    """In the order of ``Known``'s fields: ten thousand times their names would be most of the file."""
    *held, problems = (getattr(one, name) for name in Known.__slots__)
    return [
        *(dict(part) if isinstance(part, Mapping) else part for part in held),
        list(map(asdict, problems)),
    ]


def _known(
    made_of: Mapping[str, str],
    common: str,
    own: list[str],
    state: str,
    embargo: str,
    embargoed: bool,
    related: list[str],
    former: list[str],
    files: list[str],
    problems: list[Mapping[str, Any]],
) -> Known:
    return Known(
        made_of, common, tuple(own), state, embargo, embargoed, tuple(related), tuple(former), tuple(files),
        tuple(map(problem_from_plain, problems)),
    )  # fmt: skip

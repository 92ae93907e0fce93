"""Licences that a machine can know by name, found in the words of ``archive.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CREATIVE_COMMONS = re.compile(
    r"\bCC[ -](?P<terms>BY(?:-(?:NC|SA|ND|NC-SA|NC-ND))?)[ -](?P<version>[1-4]\.\d)(?:[ -](?P<port>IGO))?\b",
    re.IGNORECASE,
)
_ZERO = re.compile(r"\bCC0(?:[ -]1\.0)?\b|\bCC[ -]Zero\b", re.IGNORECASE)
_DATA = {
    "ODbL-1.0": "https://opendatacommons.org/licenses/odbl/1-0/",
    "ODC-By-1.0": "https://opendatacommons.org/licenses/by/1-0/",
    "PDDL-1.0": "https://opendatacommons.org/licenses/pddl/1-0/",
}


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its SPDX identifier and the address of its text."""

    name: str
    url: str


def known_licence(words: str) -> Licence | None:
    """The one licence that the words name; None where they name none, or more than one."""
    found = {
        *map(_creative, _CREATIVE_COMMONS.finditer(words)),
        *(
            Licence("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
            for _ in _ZERO.findall(words)
        ),
        *(Licence(name, url) for name, url in _DATA.items() if name.casefold() in words.casefold()),
    }
    return found.pop() if len(found) == 1 else None


def _creative(found: re.Match[str]) -> Licence:
    terms, version, port = found["terms"].upper(), found["version"], (found["port"] or "").upper()
    name = "-".join(part for part in ("CC", terms, version, port) if part)
    folder = "/".join(part for part in (terms.lower(), version, port.lower()) if part)
    return Licence(name, f"https://creativecommons.org/licenses/{folder}/")

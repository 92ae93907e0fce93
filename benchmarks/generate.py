"""Realistic, distinct briefs in any number: a workspace with sources, in which every quote and figure proves.

    python -m benchmarks.generate FOLDER --count 200

Brief number 7 of a seed is the same, byte for byte, however many others are made.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from benchmarks.invented import Invented, invent
from benchmarks.photographs import photograph
from benchmarks.provedrecord import proved_record
from benchmarks.sourcetext import source_text
from benchmarks.yamlbrief import yaml_brief

SEED = 1

ARCHIVE = """\
title: Briefings from Examplia
publisher: The Examplia Desk
about: Invented briefings, made to measure how fast an archive is built.
address: https://briefings.example.org/
lang: en
contacts:
  - {name: The Examplia Desk, email: desk@briefings.example}
brand:
  colour: "#12465e"
  accent: "#a8321a"
"""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder of generated briefs."""

    folder: Path
    slugs: tuple[str, ...]

    def brief(self, slug: str) -> Path:
        """The file of one brief."""
        return self.folder / "briefs" / f"{slug}.yaml"


def invented(count: int, seed: int = SEED) -> list[Invented]:
    """The first ``count`` reports of a seed."""
    return [invent(seed, number) for number in range(count)]


def generate(
    folder: Path, count: int, *, seed: int = SEED, pictures: bool = True, records: bool = False
) -> Workspace:
    """Writes ``count`` briefs with their sources and, in every fifth, a picture into an empty folder.

    With ``records`` what was proved is written beside the briefs in place of the sources, as where briefs are
    built by others than those who hold the sources.
    """
    briefs, sources = folder / "briefs", folder / "sources"
    media = briefs / "media"
    for place in (briefs, *([] if records else [sources]), *([media] if pictures else [])):
        place.mkdir(parents=True, exist_ok=True)
    (briefs / "archive.yaml").write_text(ARCHIVE, encoding="utf-8")
    slugs = []
    for number in range(count):
        report = invent(seed, number)
        picture = None
        if pictures and report.pictured:
            picture = f"{report.slug}.jpg"
            (media / picture).write_bytes(photograph(f"{seed} {number}"))
        (briefs / f"{report.slug}.yaml").write_text(yaml_brief(report, picture), encoding="utf-8")
        if records:
            record = briefs / f"{report.slug}.evidence.json"
            record.write_text(proved_record(report), encoding="utf-8")
        else:
            (sources / f"{report.slug}.txt").write_text(source_text(report), encoding="utf-8")
        slugs.append(report.slug)
    return Workspace(folder, tuple(slugs))


def main() -> None:
    """Writes a workspace."""
    parser = argparse.ArgumentParser(description="Write a workspace of invented briefs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--no-pictures", action="store_true")
    parser.add_argument("--records", action="store_true", help="write evidence records, no sources")
    given = parser.parse_args()
    generate(
        given.folder, given.count, seed=given.seed, pictures=not given.no_pictures, records=given.records
    )


if __name__ == "__main__":
    main()

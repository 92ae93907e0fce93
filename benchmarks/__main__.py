"""Measures briefgen beside its competitors and writes the tables.

make bench ARGS="--only pdf --rounds 1"

With ``--only``, the other tables stay as they were measured before.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from time import strftime

from benchmarks.earlier import Group, groups_in, keep
from benchmarks.machine import machine, tools
from benchmarks.races import again, archive, pdf, small
from benchmarks.results import results
from benchmarks.stage import LARGE, Scale, Stage

RACES = {race.TITLE: race for race in (small, pdf, again, archive)}
RESULTS = Path(__file__).with_name("RESULTS.md")
MEASURED = Path(__file__).with_name("measured.json")


def main() -> None:
    """Runs the races that are asked for; the results are written anew after each."""
    given = _parser().parse_args()
    scale = Scale(given.rounds, given.most, given.briefs, given.sample, given.whole)
    before, versions = machine(), tools()
    groups = groups_in(MEASURED) if given.only else {}
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-", dir=given.folder) as folder:
        stage = Stage(Path(folder), scale)
        for title in given.only or RACES:
            groups[title] = Group(strftime("%Y-%m-%d"), scale.briefs, RACES[title].run(stage))
            keep(MEASURED, groups)
            given.results.write_text(results(groups, before, versions), encoding="utf-8")
    print(f"Written: {given.results.name}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each table (default: 3)")
    parser.add_argument(
        "--most", type=int, default=LARGE, help="briefs of the largest archive (default: 10000)"
    )
    parser.add_argument("--briefs", type=int, default=200, help="briefs made into PDFs (default: 200)")
    parser.add_argument(
        "--sample", type=int, default=20, help="documents of those too slow for all (default: 20)"
    )
    parser.add_argument("--whole", action="store_true", help="sample nothing; this takes hours")
    parser.add_argument(
        "--only", action="append", choices=list(RACES), help="one group of tables; may be repeated"
    )
    parser.add_argument(
        "--folder", type=Path, help="where to work (default: the system's folder for such files)"
    )
    parser.add_argument("--results", type=Path, default=RESULTS, help="file to write")
    return parser


if __name__ == "__main__":
    main()

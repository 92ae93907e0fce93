"""``briefgen check``: every problem of every brief, and nothing made but the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.jobs import jobs_option
from briefgen.cli.reporting import counted, exit_code, format_option, report, say, summary
from briefgen.cli.sources import cache_folder, sources_folder, sources_option
from briefgen.problems import Problem, made_strict

if TYPE_CHECKING:
    from briefgen.build.checking import Checked


@click.command(epilog="Example: briefgen check mali-after-minusma --sources ../reports --record")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@sources_option
@click.option("--record", is_flag=True, help="Write what was proved beside each brief.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@jobs_option
@format_option
@click.pass_obj
def check(
    directory: Path,
    briefs: tuple[str, ...],
    sources: Path | None,
    record: bool,
    strict: bool,
    jobs: int,
    style: str,
) -> None:
    """Read briefs and list every problem at once, with its line and what to write instead.

    Quotes and figures are proved against the source files, or against what was recorded before.
    BRIEF is a name such as mali-after-minusma, or its file; without one, all briefs are read.
    """
    from briefgen.brief.survey import survey
    from briefgen.build.checking import Desk, check_all, problems_of

    place, problems = sources_folder(directory, sources)
    folder = survey(directory, briefs)
    desk = Desk(place, cache_folder(), datetime.now(UTC).date().isoformat())
    unwritten: list[Problem | None] = []
    found: list[Checked] = []
    for one in check_all(folder, desk, jobs):
        if record and one.record:
            from briefgen.build.workspace import write_record

            unwritten.append(write_record(directory, one.slug, one.record))
        found.append(replace(one, record=None))
    problems += [*problems_of(folder, found), *filter(None, unwritten)]
    problems = made_strict(problems) if strict else problems
    report(problems, style)
    if style == "text":
        items = counted(sum(one.items for one in found), "item")
        proved = f"{sum(one.standing for one in found)} of {items} proved"
        say(f"{counted(len({one.slug for one in found}), 'brief')} read, {proved}: {summary(problems)}.")
    raise SystemExit(exit_code(problems))

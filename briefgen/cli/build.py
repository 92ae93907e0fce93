"""``briefgen build``: briefs to briefings and their archive."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from briefgen.cli.progress import as_json, progress, say_timings
from briefgen.cli.reporting import counted, exit_code, format_option, report, say, summary
from briefgen.cli.sources import cache_folder, sources_folder, sources_option

if TYPE_CHECKING:
    from briefgen.build.order import Outcome

STOPPED = 130  # what a shell gives for Ctrl-C

FOLDERS = {"public": "output", "press": "press", "partners": "partners", "preview": "preview"}


class Moment(click.ParamType[datetime]):
    """A day, or a day with a time and its distance from UTC."""

    name = "when"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The moment; a day alone is its beginning in UTC."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is not a moment; write 2024-12-12 or 2024-12-12T06:00+00:00", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command(epilog="Example: briefgen build mali-after-minusma --only pdf")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@sources_option
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Folder to publish to.  [default: output; other editions have a folder of their name]",
)
@click.option(
    "--only",
    type=click.Choice(["pdf", "html"]),
    help="Make only one of the two; the other stays as it stood.",
)
@click.option(
    "--edition",
    type=click.Choice(list(FOLDERS)),
    default="public",
    show_default=True,
    help="press and partners have embargoed briefs too, preview also drafts; every page is marked.",
)
@click.option("--as-of", type=Moment(), help="Build the archive of this moment.  [default: now]")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: _cores(),
    help="Processes that make documents.  [default: one for each core]",
)
@click.option("--no-search", is_flag=True, help="Leave the search index out, for drafting.")
@click.option("--timings", is_flag=True, help="Print where the time went.")
@click.option("--quiet", is_flag=True, help="Print only problems.")
@format_option
@click.pass_obj
def build(
    directory: Path,
    briefs: tuple[str, ...],
    sources: Path | None,
    output: Path | None,
    only: str | None,
    edition: str,
    as_of: datetime | None,
    strict: bool,
    jobs: int,
    no_search: bool,
    timings: bool,
    quiet: bool,
    style: str,
) -> None:
    """Make the PDF and HTML of every published brief, and the archive of them all.

    BRIEF is a name such as mali-after-minusma; without one, all briefs are built. A brief with an
    error is left as it stood, and the others are built.
    """
    from briefgen.build.assemble import build as build_archive
    from briefgen.build.order import Order
    from briefgen.build.plan import Edition

    begun = perf_counter()
    target = output or directory / FOLDERS[edition]
    folder, problems = sources_folder(directory, sources)
    if problems:
        report(problems, style)
        raise SystemExit(exit_code(problems))
    order = Order(
        root=directory,
        output=target,
        as_of=as_of or datetime.now(UTC),
        only=briefs,
        edition=Edition(edition),
        formats=(only,) if only else ("html", "pdf"),
        strict=strict,
        sources=folder,
        cache=cache_folder(),
        jobs=jobs,
        search=not no_search,
    )
    shown = progress(target, quiet=quiet)
    outcome = build_archive(order, on_document=shown.document, on_brief=shown.brief)
    shown.end()
    took = perf_counter() - begun
    report(outcome.problems, style, {"build": as_json(outcome, target)})
    if timings:
        say_timings(outcome, took)
    if outcome.stopped:
        say(f"Stopped. {_standing(target)}")
        raise SystemExit(STOPPED)
    if not quiet:
        _say_summary(outcome, target, took)
    raise SystemExit(exit_code(outcome.problems))


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _standing(target: Path) -> str:
    state = "is as it was" if (target / "index.html").exists() else "holds no archive yet"
    return f"Nothing was published; {target.as_posix()} {state}."


def _say_summary(outcome: Outcome, target: Path, seconds: float) -> None:
    for withheld in outcome.withheld:
        say(f"{withheld.slug}: not published, {withheld.reason} (see it with --edition preview)")
    for slug in outcome.kept:
        say(f"{slug}: left as it was published before")
    if outcome.published:
        made = counted(len(outcome.documents), "document")
        said = f"{made} made; {target.as_posix()} holds {counted(outcome.briefings, 'briefing')}"
    else:
        said = _standing(target).removesuffix(".")
    say(f"{said} ({summary(outcome.problems)}, {seconds:.1f} s).")

"""``briefgen build``: briefs to briefings and their archive."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from briefgen.cli.reporting import counted, exit_code, format_option, report, say, summary
from briefgen.cli.sources import cache_folder, sources_folder, sources_option

if TYPE_CHECKING:
    from briefgen.build.assemble import Outcome
    from briefgen.build.work import Document

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
    quiet: bool,
    style: str,
) -> None:
    """Make the PDF and HTML of every published brief, and the archive of them all.

    BRIEF is a name such as mali-after-minusma; without one, all briefs are built. A brief with an
    error is left as it stood, and the others are built.
    """
    from briefgen.build.assemble import Order
    from briefgen.build.assemble import build as build_archive
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
    )
    outcome = build_archive(
        order, on_document=lambda document: None if quiet else _say_document(document, target)
    )
    report(outcome.problems, style)
    if not quiet:
        _say_summary(outcome, target, perf_counter() - begun)
    raise SystemExit(exit_code(outcome.problems))


def _say_document(document: Document, target: Path) -> None:
    pages = counted(document.pages, "page") if document.pages else "page"
    say(f"{target.as_posix()}/{document.address:<60} {pages:>9} {document.seconds:6.2f} s")


def _say_summary(outcome: Outcome, target: Path, seconds: float) -> None:
    for withheld in outcome.withheld:
        say(f"{withheld.slug}: not published, {withheld.reason} (see it with --edition preview)")
    for slug in outcome.kept:
        say(f"{slug}: left as it was published before")
    if outcome.published:
        made = counted(len(outcome.documents), "document")
        said = f"{made} made; {target.as_posix()} holds {counted(outcome.briefings, 'briefing')}"
    else:
        said = f"Nothing was published; {target.as_posix()} is as it was"
    say(f"{said} ({summary(outcome.problems)}, {seconds:.1f} s).")

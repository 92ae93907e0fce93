"""What ``build`` and ``merge`` have in common: their options, a build, and how what came of it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, time
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from briefgen.cli.jobs import jobs_option
from briefgen.cli.progress import as_json, progress, say_timings
from briefgen.cli.reporting import counted, exit_code, format_option, report, say, summary
from briefgen.cli.sources import cache_folder, sources_folder, sources_option
from briefgen.keeping import clear_unused

if TYPE_CHECKING:
    from briefgen.build.order import Order, Outcome

F = TypeVar("F", bound=Callable[..., Any])

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


@dataclass(frozen=True, slots=True)
class Given:
    """The options that both commands have."""

    sources: Path | None
    output: Path | None
    against: Path | None
    only: str | None
    edition: str
    as_of: datetime | None
    strict: bool
    jobs: int
    no_search: bool
    timings: bool
    quiet: bool
    style: str


def build_options(command: F) -> F:
    """The options of ``Given``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def order_of(directory: Path, given: Given, **more: Any) -> Order:
    """The order that the options give; ends the program where they cannot."""
    from briefgen.build.editions import Edition
    from briefgen.build.order import Order

    folder, problems = sources_folder(directory, given.sources)
    if problems:
        report(problems, given.style)
        raise SystemExit(exit_code(problems))
    return Order(
        root=directory,
        output=given.output or directory / FOLDERS[given.edition],
        against=given.against,
        as_of=given.as_of or datetime.now(UTC),
        edition=Edition(given.edition),
        formats=(given.only,) if given.only else ("html", "pdf"),
        strict=given.strict,
        sources=folder,
        cache=cache_folder(),
        jobs=given.jobs,
        search=not given.no_search,
        **more,
    )


def run(order: Order, given: Given, explain: tuple[str, ...] = ()) -> None:
    """Builds, says what came of it, and ends the program with the exit code of that."""
    since = perf_counter()
    target = order.output
    try:
        outcome = _outcome(order, given, look_closer=bool(explain))
    except KeyboardInterrupt:  # while modules were loaded; the build itself says that it was stopped
        _say_stopped(target)
    took = perf_counter() - since
    report(outcome.problems, given.style, {"build": as_json(outcome, target)})
    if given.timings:
        say_timings(outcome, took)
    if outcome.stopped:
        _say_stopped(target)
    for name in explain:
        _explain(name, outcome)
    if not given.quiet:
        _say_summary(outcome, target, took)
    raise SystemExit(exit_code(outcome.problems))


def _outcome(order: Order, given: Given, *, look_closer: bool) -> Outcome:
    """What comes of the order; nothing is built where nothing has changed, as far as a look tells that."""
    from briefgen.build.unchanged import as_before, look_at

    look = look_at(order)
    if not look_closer and (outcome := as_before(order, look)):
        return outcome
    from briefgen.build.outlook import outlook_of
    from briefgen.build.printer import printer_of
    from briefgen.build.processes import begin_early

    begun = begin_early(order)
    from briefgen.build.collecting import collect_seldom

    collect_seldom()  # before the modules are loaded: they stay, so there is nothing to find among them
    with outlook_of(order) as outlook, printer_of(order, begun=begun) as printer:
        from briefgen.build.assemble import build

        shown = progress(order.output, quiet=given.quiet)
        outcome = build(order, shown.document, shown.brief, shown.read, look, printer, outlook)
        shown.end()
    clear_unused(cache_folder(), time())
    return outcome


def _say_stopped(target: Path) -> NoReturn:
    say(f"Stopped. {_standing(target)}")
    raise SystemExit(STOPPED)


def _standing(target: Path) -> str:
    state = "is as it was" if (target / "index.html").exists() else "holds no archive yet"
    return f"Nothing was published; {target.as_posix()} {state}."


def _say_summary(outcome: Outcome, target: Path, seconds: float) -> None:
    for withheld in outcome.withheld:
        say(f"{withheld.slug}: not published, {withheld.reason} (see it with --edition preview)")
    for slug in outcome.kept:
        say(f"{slug}: left as it was published before")
    if outcome.unchanged:
        said = f"Nothing has changed; {target.as_posix()} holds {counted(outcome.briefings, 'briefing')}"
    elif outcome.published:
        made = counted(len(outcome.documents), "document")
        said = f"{made} made; {target.as_posix()} holds {counted(outcome.briefings, 'briefing')}"
    else:
        said = _standing(target).removesuffix(".")
    say(f"{said} ({summary(outcome.problems)}, {seconds:.1f} s).")


def _explain(name: str, outcome: Outcome) -> None:
    """Why a brief was built, or what was found to be as it was."""
    from briefgen.brief.folders import slug_named

    slug = slug_named(name)
    if slug in outcome.reasons:
        say(f"{slug}: built, because {'; '.join(outcome.reasons[slug])}.")
    elif slug in outcome.standing:
        say(f"{slug}: not built again; as they were: {', '.join(outcome.standing[slug])}.")
    else:
        say(f"{slug}: there is no such brief among those that this build looked at.")


_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    sources_option,
    click.option(
        "--output",
        type=click.Path(path_type=Path),
        help="Folder to publish to.  [default: output; other editions have a folder of their name]",
    ),
    click.option(
        "--against",
        type=click.Path(path_type=Path),
        help="Folder of what was published before, to compare with.  [default: what is in the output]",
    ),
    click.option(
        "--only",
        type=click.Choice(["pdf", "html"]),
        help="Make only one of the two; the other stays as it stood.",
    ),
    click.option(
        "--edition",
        type=click.Choice(list(FOLDERS)),
        default="public",
        show_default=True,
        help="press and partners have embargoed briefs too, preview also drafts; every page is marked.",
    ),
    click.option("--as-of", type=Moment(), help="Build the archive of this moment.  [default: now]"),
    click.option("--strict", is_flag=True, help="Treat warnings as errors."),
    jobs_option,
    click.option("--no-search", is_flag=True, help="Leave the search index out, for drafting."),
    click.option("--timings", is_flag=True, help="Print where the time went."),
    click.option("--quiet", is_flag=True, help="Print only problems."),
    format_option,
)

"""``briefgen check``: every problem of every brief, and nothing made."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.brief.workspace import read_workspace
from briefgen.cli.reporting import FORMATS, counted, exit_code, report, say, summary
from briefgen.problems import made_strict


@click.command(epilog="Example: briefgen check mali-after-minusma --strict")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--format",
    "style",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to print problems.",
)
@click.pass_obj
def check(directory: Path, briefs: tuple[str, ...], strict: bool, style: str) -> None:
    """Read briefs and list every problem at once, with its line and what to write instead.

    BRIEF is a name such as mali-after-minusma, or its file; without one, all briefs are read.
    """
    workspace = read_workspace(directory, briefs)
    problems = made_strict(workspace.problems) if strict else list(workspace.problems)
    report(problems, style)
    if style == "text":
        count = len(workspace.briefs) + len(workspace.broken)
        say(f"{counted(count, 'brief')} read: {summary(problems)}.")
    raise SystemExit(exit_code(problems))

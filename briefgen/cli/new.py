"""``briefgen new``: a commented brief to fill in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.brief.folders import BRIEFS
from briefgen.cli.reporting import ON_MACHINE, WRONG_USAGE, say
from briefgen.problems import Place


@click.command(epilog='Example: briefgen new chad-refugees --title "Chad: a year in the camps"')
@click.argument("slug")
@click.option("--title", help="The brief's title.")
@click.option("--lang", default="en", show_default=True, help="Its language.")
@click.pass_obj
def new(directory: Path, slug: str, title: str | None, lang: str) -> None:
    """Write briefs/SLUG.yaml, commented line by line. SLUG is the brief's name in its address."""
    from briefgen.brief.workspace import slug_problem
    from briefgen.build.workspace import create_brief

    file = f"{BRIEFS}/{slug}.yaml"
    if problem := slug_problem(slug, Place(file)):
        say(f"{problem.message} Hint: {problem.hint}.")
        raise SystemExit(WRONG_USAGE)
    try:
        create_brief(directory, slug, title or "TODO: the title", lang, datetime.now(UTC).date())
    except FileExistsError:
        say(f"{file} is already there; nothing was written. Choose another name.")
        raise SystemExit(WRONG_USAGE) from None
    except (OSError, ValueError) as error:
        say(f"{file} could not be written: {error}.")
        raise SystemExit(ON_MACHINE if isinstance(error, OSError) else WRONG_USAGE) from None
    say(f"wrote {file}")
    say(f"Next: fill it in, then briefgen check {slug}, and briefgen build {slug} --edition preview")

"""``briefgen init``: a new workspace that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.reporting import ON_MACHINE, WRONG_USAGE, say


@click.command(epilog="Example: briefgen init demo && cd demo && briefgen build")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.pass_obj
def init(directory: Path, folder: Path) -> None:
    """Make a workspace in DIR: the archive's file, one example brief, and a guide for authors."""
    from briefgen.build.workspace import create_workspace

    try:
        made = create_workspace(directory / folder)
    except FileExistsError as error:
        say(f"{error}; nothing was written. Name a new folder.")
        raise SystemExit(WRONG_USAGE) from None
    except OSError as error:
        say(f"The workspace could not be written: {error.strerror} ({folder}).")
        raise SystemExit(ON_MACHINE) from None
    for path in made:
        say(f"wrote {path}")
    say(f"Next: cd {folder} && briefgen build")

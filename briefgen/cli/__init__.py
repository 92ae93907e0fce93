"""The command line: one file per command, and how problems are shown. No rules of its own.

Only here is the clock read, and only here is anything printed.
"""

from __future__ import annotations

from pathlib import Path

import click

from briefgen import __version__
from briefgen.cli.build import build
from briefgen.cli.check import check
from briefgen.cli.doctor import doctor
from briefgen.cli.init import init
from briefgen.cli.locate import locate
from briefgen.cli.merge import merge
from briefgen.cli.new import new
from briefgen.cli.schema import schema
from briefgen.cli.translate import translate
from briefgen.cli.verify import verify


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: briefgen init demo && cd demo && briefgen build",
)
@click.version_option(__version__, prog_name="briefgen", message="%(prog)s %(version)s")
@click.option(
    "-C",
    "directory",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Work in this folder instead of the current one.",
)
@click.pass_context
def main(context: click.Context, directory: Path) -> None:
    """Turn reports, summed up in YAML, into briefings that can be trusted."""
    context.obj = directory


for command in (init, new, translate, check, build, merge, verify, locate, schema, doctor):
    main.add_command(command)

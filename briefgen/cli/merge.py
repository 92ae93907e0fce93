"""``briefgen merge``: the shards that several machines have built, to one archive."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefgen.cli.running import Given, build_options, order_of, run


@click.command(epilog="Example: briefgen merge shards/*")
@click.argument("shards", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SHARD...")
@build_options
@click.pass_obj
def merge(directory: Path, /, shards: tuple[Path, ...], **options: Any) -> None:
    """Make one archive of the shards that `briefgen build --shard` has made.

    The options must be those of the shards. A brief that is in none of them, or that has changed since, is
    built here.
    """
    given = Given(**options)
    run(order_of(directory, given, shards=shards), given)

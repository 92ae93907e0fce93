"""``briefgen build``: briefs to briefings and their archive."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefgen.cli.running import Given, build_options, order_of, run

if TYPE_CHECKING:
    from briefgen.build.shards import Part


class PartType(click.ParamType["Part"]):
    """Which shard of how many: ``3/8``."""

    name = "n/of"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Part:
        """The shard."""
        from briefgen.build.shards import Part

        found = re.fullmatch(r"([1-9]\d{0,4})/([1-9]\d{0,4})", str(value))
        if not found or int(found[1]) > int(found[2]):
            self.fail(f"{value} is not a shard; write 3/8 for the third of eight", param, ctx)
        return Part(int(found[1]), int(found[2]))


@click.command(epilog="Example: briefgen build mali-after-minusma --only pdf")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@build_options
@click.option("--force", is_flag=True, help="Build everything, also what has not changed.")
@click.option("--explain", multiple=True, metavar="BRIEF", help="Say why this brief was built, or was not.")
@click.option("--cluster", default="", metavar="ADDRESS", help="Have a Dask cluster do it: tcp://HOST:8786.")
@click.option("--shard", type=PartType(), help="Build one part of all briefs, such as 3/8, for `merge`.")
@click.pass_obj
def build(
    directory: Path,
    /,
    briefs: tuple[str, ...],
    force: bool,
    explain: tuple[str, ...],
    cluster: str,
    shard: Part | None,
    **options: Any,
) -> None:
    """Make the PDF and HTML of every published brief, and the archive of them all.

    BRIEF is a name such as mali-after-minusma; without one, all briefs are built. What has not changed since
    the last build is not made again. A brief with an error is left as it stood, and the others are built.
    """
    if shard and briefs:
        raise click.UsageError("--shard is of all briefs; name none")
    if shard and options["output"] is None:
        options["output"] = directory / "shards" / f"{shard.number}-of-{shard.of}"
    given = Given(**options)
    order = order_of(directory, given, only=briefs, force=force, cluster=cluster, part=shard)
    run(order, given, explain)

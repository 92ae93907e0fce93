"""``briefgen check``: every problem of every brief, and nothing made but the record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from briefgen.brief.workspace import read_workspace
from briefgen.cli.reporting import counted, exit_code, format_option, report, say, summary
from briefgen.cli.sources import cache_folder, sources_folder, sources_option
from briefgen.problems import made_strict


@click.command(epilog="Example: briefgen check mali-after-minusma --sources ../reports --record")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@sources_option
@click.option("--record", is_flag=True, help="Write what was proved beside each brief.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@format_option
@click.pass_obj
def check(
    directory: Path, briefs: tuple[str, ...], sources: Path | None, record: bool, strict: bool, style: str
) -> None:
    """Read briefs and list every problem at once, with its line and what to write instead.

    Quotes and figures are proved against the source files, or against what was recorded before.
    BRIEF is a name such as mali-after-minusma, or its file; without one, all briefs are read.
    """
    from briefgen.evidence.examine import examine_all
    from briefgen.evidence.sources.library import Library

    folder, problems = sources_folder(directory, sources)
    workspace = read_workspace(directory, briefs)
    library = Library(folder, cache_folder())
    found = examine_all(workspace, library, datetime.now(UTC).date().isoformat())
    problems += [*workspace.problems, *(problem for one in found.values() for problem in one.problems)]
    if record:
        from briefgen.build.workspace import write_record

        problems += [
            problem for slug, one in found.items() if (problem := write_record(directory, slug, one.record))
        ]
    problems = made_strict(problems) if strict else problems
    report(problems, style)
    if style == "text":
        proofs = [proof for one in found.values() for proof in one.proofs]
        standing = sum(proof.stands for proof in proofs)
        count = len(workspace.briefs) + len(workspace.broken)
        proved = f"{standing} of {counted(len(proofs), 'item')} proved"
        say(f"{counted(count, 'brief')} read, {proved}: {summary(problems)}.")
    raise SystemExit(exit_code(problems))

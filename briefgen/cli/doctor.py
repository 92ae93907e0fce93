"""``briefgen doctor``: is everything here that a build needs, and what mends what is not."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.reporting import GOOD, ON_MACHINE, say


@click.command(epilog="Example: briefgen doctor")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Folder that a build would publish to.  [default: output]",
)
@click.pass_obj
def doctor(directory: Path, output: Path | None) -> None:
    """Try native libraries, fonts, versions and write permission; print the line that mends each."""
    from briefgen.build.machine import examine

    findings = examine(output or directory / "output")
    for finding in findings:
        sign = click.style("ok  ", fg="green") if finding.good else click.style("FAIL", fg="red", bold=True)
        say(f"{sign} {finding.what}: {finding.state}")
        if finding.remedy:
            say(f"     to mend it: {finding.remedy}")
    raise SystemExit(GOOD if all(finding.good for finding in findings) else ON_MACHINE)

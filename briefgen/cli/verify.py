"""``briefgen verify``: is this archive whole, and is this file one of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefgen.cli.reporting import counted, exit_code, printable, report, say
from briefgen.problems import Problem

if TYPE_CHECKING:
    from briefgen.build.verifying import Origins, Wholeness

GOOD, NOT_GOOD = 0, 1

_STATES = {
    "ours": "Yes: this is a file of this archive, unchanged.",
    "replaced": "No longer: this was published until {date}, and a newer version has taken its place.",
    "withdrawn": "No longer: this was published, and withdrawn on {date}.",
    "removed": "No longer: this was published until {date}, and is not in this archive any more.",
    "unknown": "No: this is not a file of this archive, or it was changed.",
}


@click.command(epilog="Example: briefgen verify ~/Downloads/mali-after-minusma.pdf")
@click.argument("target", required=False, type=click.Path(path_type=Path), metavar="[DIR | FILE]")
@click.option(
    "--archive",
    type=click.Path(path_type=Path),
    help="The archive that FILE is looked up in.  [default: output]",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_obj
def verify(directory: Path, target: Path | None, archive: Path | None, style: str) -> None:
    """Compare a published archive, file by file, with its manifest; or look a file up in it.

    DIR is an archive; without one, `output`. FILE is a document that somebody was sent. Exit code 0 where
    the archive is whole or the document ours and current, 1 where not, 3 where something cannot be read.
    """
    from briefgen.build.verifying import verify_archive, verify_document

    folder = archive or directory / "output"
    if target is None or target.is_dir():
        whole = verify_archive(target or folder)
        good = _failed(whole, style) if isinstance(whole, Problem) else _say_wholeness(whole, style)
    else:
        origins = verify_document(target, folder)
        good = _failed(origins, style) if isinstance(origins, Problem) else _say_origins(origins, style)
    raise SystemExit(GOOD if good else NOT_GOOD)


def _failed(problem: Problem, style: str) -> NoReturn:
    report([problem], style)
    raise SystemExit(exit_code([problem]))


def _say_wholeness(found: Wholeness, style: str) -> bool:
    """A line for each file that is not as it was; True where there is none."""
    if style == "json":
        click.echo(json.dumps({"whole": found.whole, **asdict(found)}, ensure_ascii=False, indent=1))
        return found.whole
    for word, names in (("changed", found.changed), ("missing", found.missing), ("extra", found.extra)):
        for name in names:
            click.echo(f"{word:<8} {printable(name)}")
    if found.whole:
        say(f"Whole: {counted(found.files, 'file')}, each as it was published.")
    else:
        counts = f"{len(found.changed)} changed, {len(found.missing)} missing, {len(found.extra)} extra"
        say(f"Not whole: of {counted(found.files, 'file')}, {counts}.")
    if found.signatures:
        say(f"Signed: {', '.join(found.signatures)}. Whose signature it is, ssh-keygen or minisign tells.")
    return found.whole


def _say_origins(found: Origins, style: str) -> bool:
    """What the file is; True for a document that is published now."""
    good = found.state == "ours"
    if style == "json":
        known = {key: value for key, value in asdict(found).items() if value}
        click.echo(json.dumps(known, ensure_ascii=False, indent=1))
        return good
    click.echo(_STATES[found.state].format(date=found.date))
    for name, value in _facts(found):
        click.echo(f"  {name}: {printable(value)}")
    if found.state == "unknown":
        say("One changed byte is enough. If it should be ours, fetch it anew and compare.")
    return good


def _facts(found: Origins) -> Iterator[tuple[str, str]]:
    facts = {
        "title": found.title,
        "brief": found.slug,
        "kind": found.kind,
        "language": found.lang,
        "file": found.address,
        "SHA-256": found.sha256,
    }
    return ((name, value) for name, value in facts.items() if value)

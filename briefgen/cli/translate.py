"""``briefgen translate``: the file to translate a brief in, and the record of what was translated."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.reporting import WRONG_USAGE, exit_code, report, say


@click.command(epilog="Example: briefgen translate mali-after-minusma fr")
@click.argument("brief")
@click.argument("lang")
@click.option(
    "--mark",
    is_flag=True,
    help="Record that the translation, or each ITEM of it, follows the original as it is now.",
)
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.pass_obj
def translate(directory: Path, brief: str, lang: str, mark: bool, items: tuple[str, ...]) -> None:
    """Write briefs/BRIEF.LANG.yaml for a translator: each place to fill under the original's words.

    What is translated already is kept. With --mark nothing is written but BRIEF.LANG.translation.json, from
    which later checks see what of the original has changed since. ITEM is a text's way in the file, as
    problems name it: findings.killings.heading.
    """
    from briefgen.build.translating import mark_translation, write_overlay

    if items and not mark:
        say("Items are only marked: add --mark.")
        raise SystemExit(WRONG_USAGE)
    done = mark_translation(directory, brief, lang, items) if mark else write_overlay(directory, brief, lang)
    report(list(done.problems), "text")
    if done.written:
        say(f"wrote {done.written}")
        if not mark:
            say(f"Next: fill it in, briefgen check {brief}, then briefgen translate {brief} {lang} --mark")
    raise SystemExit(exit_code(list(done.problems)))

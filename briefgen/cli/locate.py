"""``briefgen locate``: whether a source says that, and where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.reporting import ON_MACHINE, WRONG_USAGE, report, say, shown_diff
from briefgen.cli.sources import cache_folder, sources_folder, sources_option

if TYPE_CHECKING:
    from briefgen.evidence.locating import Located
    from briefgen.evidence.pages import SourceText

FOUND, NOT_FOUND = 0, 1


@click.command(epilog='Example: briefgen locate report.pdf --quote "at least 32 civilians"')
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--quote", help="The words to look for.")
@click.option("--figure", help='The number with its caution and unit: "at least 32 civilians".')
@click.option("--passage", help="With --figure: the passage it should stand in.")
@click.option("--lang", default="en", show_default=True, help="Language of the source.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@sources_option
@click.pass_obj
def locate(
    directory: Path,
    source: Path,
    quote: str | None,
    figure: str | None,
    passage: str | None,
    lang: str,
    style: str,
    sources: Path | None,
) -> None:
    """Look up a quote or a figure in one source, and say how it stands there.

    SOURCE is a file, or the name of one in the sources folder. Exit code 0 where the source says it,
    1 where it does not, 3 where the source cannot be read.
    """
    if (quote is None) == (figure is None):
        say("Write one of --quote and --figure.")
        raise SystemExit(WRONG_USAGE)
    text = _read(directory, source, sources)
    answers = _answers(text, quote, figure, passage, lang)
    if style == "json":
        shown = [_as_json(answer) for answer in answers]
        click.echo(
            json.dumps(shown[0] if len(shown) == 1 else _together(shown), ensure_ascii=False, indent=1)
        )
    else:
        for answer in answers:
            _say(answer)
    raise SystemExit(FOUND if any(answer.found for answer in answers) else NOT_FOUND)


def _read(directory: Path, source: Path, sources: Path | None) -> SourceText:
    from briefgen.evidence.sources.extract import extract

    path = source if source.is_absolute() else directory / source
    if not path.exists():
        folder, problems = sources_folder(directory, sources)
        if problems:
            report(problems)
            raise SystemExit(ON_MACHINE)
        path = folder / source if folder and (folder / source).exists() else path
    text, problems = extract(path, str(source), cache_folder())
    report(problems)
    if text is None:
        raise SystemExit(ON_MACHINE)
    return text


def _answers(
    text: SourceText, quote: str | None, figure: str | None, passage: str | None, lang: str
) -> Sequence[Located]:
    from briefgen.evidence.locating import Located, judge_claim, locate_quote, passages_with
    from briefgen.evidence.numbers.figures import parse_claim

    if quote is not None:
        return [locate_quote(quote, text, lang)]
    claim = parse_claim(figure or "", lang)
    if claim is None:
        say(f"No number can be read in “{figure}”. Write it as in: at least 32 civilians.")
        raise SystemExit(WRONG_USAGE)
    if passage is not None:
        return [judge_claim(claim, passage, text, lang)]
    reason = "no sentence of the source holds this number"
    return passages_with(claim, text, lang) or [Located("absent", reason=reason)]


def _as_json(answer: Located) -> dict[str, object]:
    return {
        "verdict": answer.verdict,
        "page": list(answer.pages),
        "passage": answer.passage,
        "folded": list(answer.folded),
        "omitted": list(answer.omitted),
        "diff": [list(pair) for pair in answer.diff],
        "reason": answer.reason,
    }


def _together(shown: list[dict[str, object]]) -> dict[str, object]:
    """Several passages: the best one, with all of them under ``passages``."""
    return {**shown[0], "passages": shown}


def _say(answer: Located) -> None:
    colour = "green" if answer.found else "red"
    where = f", page {'–'.join(map(str, answer.pages))}" if answer.pages else ""
    click.echo(click.style(answer.verdict, fg=colour, bold=True) + where)
    if answer.passage:
        marked = click.style(f"»{answer.passage}«", bold=True)
        click.echo(
            f"  … {answer.before} {marked} {answer.after} …"
            if answer.before or answer.after
            else f"  {marked}"
        )
    for name, values in (("evened out", answer.folded), ("left out", answer.omitted)):
        if values:
            click.echo(f"  {name}: {'; '.join(values)}")
    if answer.diff:
        click.echo(f"  source and quote: {shown_diff(answer.diff)}")
    if answer.reason:
        click.echo(f"  {answer.reason}")

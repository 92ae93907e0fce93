"""``RESULTS.md``: machine, versions, targets, and every table of a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.earlier import Group
from benchmarks.races import again, archive, pdf, small
from benchmarks.racing import Line
from benchmarks.stage import Measured
from benchmarks.tables import comparison, growth, seconds, table
from benchmarks.targets import targets

Facts = Sequence[tuple[str, str]]

HOW = """\
Medians of the rounds; in each round every line is measured once, in turn. *Clock* is the time that
somebody waits, *processor* the time of all cores and processes together; the ratio is of clock times, to
the first line. *Pace* is how long a fixed piece of Python took beside each line, to the first one: where
it is 1.4, the machine was 1.4 times as slow then, and the ratio is too high by that. *Largest process* is
the peak memory that the kernel gives; *all processes* is looked at five times a second, and counts memory
that processes share once for each. At 10,000 one round is measured. Nothing is kept from an earlier run
where a line is not about building again."""

ABOUT = {
    pdf.TITLE: """\
Four pages with table, chart, quotes and notes, an image in every fifth. briefgen makes the web pages and
the archive besides, and proves every quote and figure; all others make the PDF only. WeasyPrint and
Chromium print the pages that briefgen itself hands to WeasyPrint, with the same fonts; WeasyPrint makes
PDF/A-2a with tags, Chromium PDFs with tags, Typst PDF/A-2a of an equivalent document of its own. On one
document, Typst and ReportLab are about nine times as fast.""",
    archive.TITLE: """\
HTML only, without search index. The others get the text of the same briefs as Markdown, without pictures.""",
    again.TITLE: """\
Without search index, which the next part states apart. `git status` looks at sources, briefs and the
built archive. Where HTML alone is built, there are no pictures.""",
    small.TITLE: """\
The search index is the difference between a build with it and one without. It is made by Pagefind.""",
}
HEADINGS = {
    pdf.TITLE: "Briefs to PDF and HTML, cold",
    archive.TITLE: "The archive as HTML, cold",
    again.TITLE: "Building again",
    small.TITLE: "One brief, checks, and the search index",
}


def results(groups: Mapping[str, Group], machine: Facts, tools: Facts) -> str:
    """The whole file."""
    measured = {place: line for group in groups.values() for place, line in group.lines.items()}
    parts = [
        "# Benchmarks",
        "Written by `make bench`; do not edit.",
        HOW,
        "## Machine and versions",
        table(("", ""), [*machine, *tools]),
        "## Targets",
        table(
            ("", "measured", "at most", ""),
            [
                (
                    target.text,
                    seconds(target.found) + target.unit * (target.found is not None),
                    f"{target.most:.2f}{target.unit}",
                    target.verdict,
                )
                for target in targets(measured)
            ],
        ),
    ]
    for title, heading in HEADINGS.items():
        if group := groups.get(title):
            parts += [f"## {heading}", f"{ABOUT[title]} Measured on {group.day}."]
            parts += _tables(title, group.lines, group.briefs)
    return "\n\n".join(parts) + "\n"


def _tables(title: str, own: Measured, briefs: int) -> Iterator[str]:
    if title == pdf.TITLE:
        yield f"### {briefs:,} briefs"
        yield comparison(list(own.values()), briefs)
        return
    if title == small.TITLE:
        yield comparison([line for place, line in own.items() if place.count("/") == 1])
    for kind in ("html", "pdf") if title == again.TITLE else ("",):
        by_size = sizes(own, f"{title}/{kind}/" if kind else f"{title}/")
        name = {"html": "HTML only, ", "pdf": "PDF and HTML, ", "": ""}[kind]
        for size, lines in by_size.items():
            yield f"### {name}{size:,} briefs"
            yield comparison(lines, size if title == archive.TITLE else 1)
        if len(by_size) > 1:
            yield f"### {name}how it grows"
            yield "Seconds on the clock:"
            yield growth(by_size)
            yield "Peak memory of the largest process:"
            yield growth(by_size, "largest", "MiB")


def sizes(measured: Measured, before: str) -> dict[int, list[Line]]:
    """The lines at each size: of places such as ``archive/1000/Hugo``, where ``before`` is ``archive/``."""
    found: dict[int, list[Line]] = {}
    for place, line in measured.items():
        size, _, name = place.removeprefix(before).partition("/")
        if place.startswith(before) and name and size.isdigit():
            found.setdefault(int(size), []).append(line)
    return found

"""An invented report as a Typst document with the parts of a briefing: chart, table, quotes, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.invented import Invented
from benchmarks.photographs import photograph
from benchmarks.yamlbrief import spelled

_SPECIAL = re.compile(r"([\\#$*_@<>`\[\]~/])")

_LOOK = """\
#set document(title: [{title}], author: "The Examplia Desk",
  date: datetime(year: {year}, month: {month}, day: {day}))
#set page(paper: "a4", margin: (x: 20mm, y: 22mm), header: context [The Examplia Desk #h(1fr) {title}],
  footer: context [{date} #h(1fr) Page #counter(page).display() of #counter(page).final().first()])
#set text(font: "Briefgen Serif", size: 12.5pt, lang: "en")
#set par(justify: false, leading: 0.75em)
#show heading: set text(font: "Briefgen Sans", fill: rgb("#12465e"))
#show quote: set block(stroke: (left: 2pt + rgb("#a8321a")), inset: (left: 8pt))
#let bar(part) = box(width: part * 6cm, height: 9pt, fill: rgb("#a8321a"))
"""


def write_typst(reports: list[Invented], folder: Path, *, seed: int, pictures: bool = True) -> None:
    """One document for each report."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, report in enumerate(reports):
        picture = f"{report.slug}.jpg" if pictures and report.pictured else None
        if picture:
            (folder / picture).write_bytes(photograph(f"{seed} {number}"))
        (folder / f"{report.slug}.typ").write_text(
            "\n".join(_parts(report, picture)) + "\n", encoding="utf-8"
        )


def _said(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _parts(report: Invented, picture: str | None) -> Iterator[str]:
    told = spelled(report)
    day = report.day
    yield _LOOK.format(
        title=_said(report.title), year=day.year, month=day.month, day=day.day, date=f"{day:%d %B %Y}"
    )
    yield f"= {_said(report.title)}\n\nAn invented briefing, about a country that does not exist\n"
    yield f'#block(fill: rgb("#eef3f5"), inset: 10pt)[*Key message.* {_said(told.message)}]\n'
    yield from (f"{_said(paragraph)}\n" for paragraph in told.summary)
    for number, finding in enumerate(report.findings):
        note = f"#footnote[Survey of {report.place}, finding {number + 1}.]"
        yield f"== {_said(finding.heading)}\n\n{_said(finding.text)}{note}\n"
        if number < len(report.quotes):
            quote = report.quotes[number]
            yield f"#quote(block: true, attribution: [{quote.speaker}])[{_said(quote.text)}]\n"
    yield "== Numbers\n"
    most = max(district.broken for district in report.districts)
    for district in report.districts:
        yield f"{district.name} #bar({district.broken / most:.3f}) at least {district.broken} \\"
    yield "\n#table(columns: 3, table.header([District], [Visited], [Found]),"
    yield from (f"  [{one.name}], [{one.seen}], [at least {one.broken}]," for one in report.districts)
    yield ")\n"
    if picture:
        alt = f"Hills and a sky over {report.place}, drawn by a program."
        yield f'#figure(image("{picture}", width: 100%, alt: "{alt}"), caption: [{alt}], alt: "{alt}")\n'
    yield "== What happened when\n"
    yield from (f"/ {event.day:%B %Y}: {_said(event.text)}." for event in report.events if event.day)
    yield "\n== What is asked\n"
    yield from (f"- {_said(ask)}" for ask in told.asks)
    yield f"\n== Method\n\n{_said(told.method)}"

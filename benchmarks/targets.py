"""What briefgen has to reach, computed from what was measured: met, not met, or not measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.races import again, archive, pdf, small
from benchmarks.racing import exponent, ratio
from benchmarks.stage import SIZES, Measured
from benchmarks.tables import STEEPEST

CORES = 2
SEVERAL = 3
"""“Several times as fast”."""
AGAIN = (again.FIRST, again.NOTHING, again.BRIEF, again.FRONT, again.BRIEFINGS)


@dataclass(frozen=True, slots=True)
class Target:
    """A target with what was measured; None where it was not. ``found`` may be at most ``most``."""

    text: str
    found: float | None
    most: float
    unit: str = ""

    @property
    def verdict(self) -> str:
        """In two words."""
        if self.found is None:
            return "not measured"
        return "met" if self.found <= self.most else "**not met**"


def targets(measured: Measured) -> list[Target]:
    """All targets, in order."""
    return [*_pdf(measured), *_again(measured), *_archive(measured), *_growing(measured)]


def _wall(measured: Measured, *place: object) -> float | None:
    line = measured.get("/".join(map(str, place)))
    return line.wall if line else None


def _pdf(measured: Measured) -> Iterator[Target]:
    def clock(name: str) -> float | None:
        return _wall(measured, pdf.TITLE, name)

    two, floor = clock(pdf.TWO), clock(pdf.FLOOR)
    yield Target(
        "Cold briefs on 2 cores, of the `weasyprint` command once per brief",
        ratio(two, clock(pdf.COMMAND)),
        0.20,
    )
    yield Target("… of a plain loop", ratio(two, clock(pdf.LOOP)), 0.45)
    yield Target(
        f"… of the floor divided by {CORES} cores", ratio(two, floor / CORES if floor else None), 1.15
    )
    yield Target("… of Chromium printing tagged PDFs in fresh tabs", ratio(two, clock(pdf.TABS)), 1)
    yield Target("… of RenderCV with all its outputs", ratio(two, clock(pdf.RENDERCV)), 1)
    one = ratio(_wall(measured, small.TITLE, small.BUILD), _wall(measured, small.TITLE, small.COMMAND))
    yield Target("One brief cold, of one `weasyprint` command", one, 0.75)


def _again(measured: Measured) -> Iterator[Target]:
    size = SIZES[-1]
    nothing = _wall(measured, again.TITLE, "html", size, again.NOTHING)
    yield Target(f"Nothing changed among {size:,}", nothing, 1, " s")
    git = _wall(measured, again.TITLE, "html", size, again.GIT)
    yield Target("… of `git status` on as many files", ratio(nothing, git), 10)
    for kind, count in (("pdf", SIZES[0]), ("html", size)):
        changed = _wall(measured, again.TITLE, kind, count, again.BRIEF)
        before = _wall(measured, again.TITLE, kind, count, again.NOTHING)
        command = _wall(measured, again.TITLE, kind, count, again.COMMAND)  # of the same hour
        more = changed - before if changed is not None and before is not None else None
        shape = "PDF and HTML" if kind == "pdf" else "HTML"
        text = f"One brief changed among {count:,} ({shape}): what it adds, of one `weasyprint` command"
        yield Target(text, ratio(more, command), 1)


def _archive(measured: Measured) -> Iterator[Target]:
    size = SIZES[-1]
    own = _wall(measured, archive.TITLE, size, archive.BRIEFGEN)
    for name, most in ((archive.HUGO, 1.0), (archive.PELICAN, 1 / SEVERAL), (archive.MKDOCS, 1 / SEVERAL)):
        other = _wall(measured, archive.TITLE, size, name)
        yield Target(f"HTML of {size:,}, of {name} on as many pages", ratio(own, other), most)
    small_one, large = (measured.get(f"{archive.TITLE}/{at}/{archive.BRIEFGEN}") for at in SIZES[1:])
    grown = None
    if small_one and large and small_one.cost and large.cost:
        grown = ratio(large.cost.largest, small_one.cost.largest)
    yield Target(f"Memory of the largest process at {size:,}, of that at {SIZES[1]:,}", grown, 1.25)


def _growing(measured: Measured) -> Iterator[Target]:
    """The steepest growth of briefgen's own lines."""
    places = [
        (archive.TITLE, archive.BRIEFGEN),
        *((f"{again.TITLE}/html", name) for name in AGAIN),
        *((small.TITLE, name) for name in (small.CHECKS, small.RECORDED, small.SEARCH)),
    ]
    powers: dict[str, float] = {}
    for before, name in places:
        points = [
            (size, line.wall)
            for size in SIZES
            if (line := measured.get(f"{before}/{size}/{name}")) and line.wall is not None
        ]
        if (found := exponent(points)) is not None:
            powers[f"{before.split('/')[0]}, {name}"] = found
    steepest = max(powers, key=lambda name: powers[name], default="")
    text = "Cost grows in a straight line: the highest exponent" + (f" ({steepest})" if steepest else "")
    yield Target(text, powers.get(steepest), STEEPEST)

"""Tables of what was measured, in Markdown: medians, ratios to the first line, and how cost grows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.racing import Line, exponent, ratio

STEEPEST = 1.1
"""Cost that grows with a higher power of the size is marked."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column holds words, the others numbers."""
    lines = [list(head), ["---", *["---:"] * (len(head) - 1)], *map(list, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def seconds(value: float | None) -> str:
    """Three figures, or a dash for what was not measured."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def power(value: float | None) -> str:
    """An exponent, marked where it is above what is allowed."""
    if value is None:
        return "–"
    return f"**{value:.2f} (above {STEEPEST})**" if value > STEEPEST else f"{value:.2f}"


def comparison(lines: Sequence[Line], of: int = 1) -> str:
    """Each line with its medians, and how many times the first line's clock time it took.

    With ``of`` documents, a column says how many milliseconds each of them took.
    """
    head = [
        "",
        "clock s",
        "processor s",
        "ratio",
        "pace",
        "largest process MiB",
        "all processes MiB",
        "rounds",
        "",
    ]
    if of > 1:
        head.insert(3, "ms each")
    rows = []
    for line in lines:
        if line.missing or line.cost is None:
            rows.append([line.name, *["–"] * (len(head) - 2), line.missing or "not measured"])
            continue
        cost = line.cost
        row = [
            line.name, seconds(cost.wall), seconds(cost.cpu), seconds(ratio(cost.wall, lines[0].wall)),
            seconds(ratio(line.pace, lines[0].pace)), f"{cost.largest:,.0f}", f"{cost.together:,.0f}",
            str(len(line.costs)), line.note,
        ]  # fmt: skip
        if of > 1:
            row.insert(3, seconds(1000 * cost.wall / of))
        rows.append(row)
    return table(head, rows)


def growth(by_size: Mapping[int, Sequence[Line]], what: str = "wall", unit: str = "s") -> str:
    """One measure of each name at every size, and the power of the size with which it grows."""
    names = dict.fromkeys(line.name for lines in by_size.values() for line in lines)
    head = ["", *(f"{size:,}, {unit}" for size in by_size), "exponent"]
    rows = []
    for name in names:
        points = {
            size: getattr(line.cost, what)
            for size, lines in by_size.items()
            for line in lines
            if line.name == name and line.cost
        }
        cells = [seconds(points.get(size)) for size in by_size]
        rows.append([name, *cells, power(exponent(list(points.items())))])
    return table(head, rows)

"""Files that would hang, crash or exhaust a reader: each is refused, and soon."""

from __future__ import annotations

import faulthandler
from collections.abc import Callable, Iterator

import pytest

from briefgen.brief.reader import read_brief

SECONDS = 60
"""No measure of speed: long enough for the slowest machine, so that only a hang reaches it."""

VALID = (
    "title: Mali\nlang: en\ndate: 2024-12-12\nkey_message: One.\nsummary: Two.\n"
    "sources:\n  hrw: {title: Mali, publisher: HRW}\n"
)
FIGURE = "  - {{id: f{0}, label: f, {1}}}\n"


@pytest.fixture(autouse=True)
def _no_hang() -> Iterator[None]:
    faulthandler.dump_traceback_later(SECONDS, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def chain(length: int, last: str) -> str:
    links = "".join(FIGURE.format(n, f"sum_of: [f{n + 1}]") for n in range(length))
    return VALID + "figures:\n" + links + FIGURE.format(length, last)


def doubling(length: int) -> str:
    links = "".join(FIGURE.format(n, f"sum_of: [f{n + 1}, f{n + 2}]") for n in range(length))
    ends = FIGURE.format(length, "value: 1") + FIGURE.format(length + 1, "value: 1")
    return VALID + "figures:\n" + links + ends


LARGE: dict[str, tuple[str, Callable[[], str]]] = {
    "ten megabytes": ("file-too-large", lambda: "title: " + "x" * 10_000_000),
    "ten megabytes of spaces": ("file-too-large", lambda: " " * 10_000_000),
    "100,000 keys": ("file-too-large", lambda: "".join(f"k{n}: x\n" for n in range(100_000))),
    "100,000 keys in braces": (
        "file-too-large",
        lambda: f"{{{', '.join(f'k{n}: x' for n in range(100_000))}}}",
    ),
    "100,000 items": ("file-too-large", lambda: VALID + "topics:\n" + "  - x\n" * 100_000),
    "40,000 unknown keys": ("unknown-key", lambda: "".join(f"k{n}: x\n" for n in range(24_000))),
    "24,000 duplicate keys": ("duplicate-key", lambda: "k: x\n" * 24_000),
    "duplicate keys in one line": ("duplicate-key", lambda: f"{{{'k: x, ' * 24_000}}}"),
    "empty values in one line": ("empty-value", lambda: VALID + "topics: [" + '"", ' * 40_000 + "]\n"),
    "cut at commas in one line": (
        "wrong-shape",
        lambda: f"{VALID}topics: {{{','.join(f'k{n}' for n in range(24_000))}}}\n",
    ),
    "aliases in one line": ("yaml-alias", lambda: f"topics: [{'*a, ' * 40_000}]\n"),
    "tags in one line": ("yaml-tag", lambda: f"topics: [{'!a b, ' * 40_000}]\n"),
    "50,000 brackets": ("yaml-too-deep", lambda: "title: " + "[" * 50_000),
    "50,000 braces": ("yaml-too-deep", lambda: "title: " + "{a: " * 50_000),
    "50,000 dashes": ("yaml-too-deep", lambda: "- " * 50_000),
    "50,000 question marks": ("yaml-too-deep", lambda: "? " * 50_000),
    "1,000 levels of indentation": ("yaml-too-deep", lambda: "".join(" " * n + "a:\n" for n in range(1_000))),
    "a megabyte of text": ("text-too-long", lambda: VALID + "method: " + "word " * 200_000),
    "one word of a megabyte": ("text-too-long", lambda: VALID + "method: " + "x" * 1_000_000),
    "a key of a megabyte": ("yaml-colon", lambda: "k" * 1_000_000 + ": x\n"),
    "a quoted key of 1,000 characters": ("unknown-key", lambda: VALID + '"' + "k" * 1_000 + '": x\n'),
    "a megabyte of forbidden characters": ("forbidden-character", lambda: "title: " + "\x07" * 1_000_000),
    "a megabyte of odd spaces": ("odd-space", lambda: "\u00a0" * 900_000 + "title: x"),
    "300,000 lines of odd spaces": ("odd-space", lambda: "\u00a0\n" * 300_000 + "title: x"),
    "a megabyte of spaces, then a fault": ("yaml-indent", lambda: "title: " + " " * 1_000_000 + "@x"),
    "spaces and hashes": ("text-too-long", lambda: VALID + "method: a" + " " * 500_000 + "b #c\n"),
    "an unclosed quote after 100,000 lines": (
        "yaml-unclosed-quote",
        lambda: "a: b\n" * 10 + 'c: "\n' + "d\n" * 100_000,
    ),
    "a fault after 100,000 lines of text": (
        "yaml-no-colon",
        lambda: "a:\n" + "  x\n" * 100_000 + " b: c\n  d: e\n",
    ),
    "a chain of figures": ("unknown-figure", lambda: chain(2_000, "sum_of: [none]")),
    "a circle of figures": ("figure-circle", lambda: chain(2_000, "sum_of: [f0]")),
    "figures that grow without end": ("figure-not-computable", lambda: doubling(2_500)),
    "2,000 unknown sources": (
        "unknown-source",
        lambda: (
            VALID
            + "quotes:\n"
            + "".join(f"  - {{id: q{n}, text: t, speaker: s, source: n{n}}}\n" for n in range(3_000))
        ),
    ),
    "a number of a million digits": (
        "number-format",
        lambda: VALID + "figures:\n" + FIGURE.format(0, "value: " + "9" * 1_000_000),
    ),
    "a date of a million digits": ("date-format", lambda: VALID.replace("2024-12-12", "2" * 1_000_000)),
    "an id of a million letters": (
        "text-too-long",
        lambda: VALID + "figures:\n" + FIGURE.format("-a" * 500_000 + "-", "value: 1"),
    ),
    "an address of a million dots": (
        "text-too-long",
        lambda: VALID.replace("HRW", 'HRW, url: "https://' + "." * 1_000_000 + ' "'),
    ),
    "an e-mail of a million dots": (
        "text-too-long",
        lambda: VALID + 'contacts: [{name: x, email: "a@' + "." * 1_000_000 + ' "}]\n',
    ),
}


@pytest.mark.parametrize("what", LARGE)
def test_a_huge_or_deep_file_is_refused_with_few_problems(what: str) -> None:
    code, make = LARGE[what]
    reading = read_brief("x.yaml", make().encode("utf-8"))
    assert reading.value is None
    assert code in {problem.code for problem in reading.problems}
    assert len(reading.problems) <= 300
    assert all(len(problem.message) + len(problem.hint) < 2_000 for problem in reading.problems)


def test_a_long_chain_of_figures_can_be_reckoned() -> None:
    reading = read_brief("x.yaml", chain(2_000, "value: 7").encode("utf-8"))
    assert reading.problems == ()


def test_the_size_limit_is_told_and_not_the_size() -> None:
    (problem,) = read_brief("x.yaml", b"x" * 3_000_000).problems
    assert problem.message == "The file has more than 2,000,000 bytes, and no brief is that long."

"""Prints how quotes of a judged corpus are judged: tables by verdict, language and tag, and the speed.

The corpus lies in ``../shared/corpus`` or where ``BRIEFGEN_CORPUS`` says. With briefgen installed:
``python benchmarks/evidence_quotes.py [--speed]``.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from briefgen.evidence.pages import SourceText
from briefgen.evidence.quotes.matching import QuoteIndex, judge_quote
from briefgen.evidence.sources.extract import extract
from briefgen.evidence.verdicts import QuoteFinding, QuoteVerdict

CORPUS = Path(os.environ.get("BRIEFGEN_CORPUS", Path(__file__).parents[2] / "shared" / "corpus"))
RENAMED = {"verbatim-after-normalisation": "normalised"}
UNMARKED = {"unmarked-cut", "unmarked-join", "truncated-condition"}


@dataclass(frozen=True)
class Judged:
    """A case of the corpus with what was found."""

    case: dict[str, object]
    wanted: str
    found: QuoteFinding

    @property
    def false_yes(self) -> bool:
        """A changed or missing quote that stands: the one thing that must not happen."""
        return self.wanted in {"altered", "absent"} and self.found.verdict.stands

    @property
    def missed(self) -> bool:
        """A true quote that does not stand, or stands on other pages."""
        if self.wanted in {"altered", "absent"} or "extraction" in self.case:
            return False
        pages = self.case.get("page")
        elsewhere = bool(pages) and list(self.found.pages) != pages
        return not self.found.verdict.stands or elsewhere


def judged_cases() -> list[Judged]:
    """Every quote of the corpus, judged against its file."""
    texts: dict[str, SourceText | None] = {}
    judged = []
    with tempfile.TemporaryDirectory() as cache:
        for line in (CORPUS / "truth.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if case["kind"] != "quote":
                continue
            name = case["file"]
            if name not in texts:
                texts[name], problems = extract(CORPUS / name, name, Path(cache))
                for problem in problems:
                    print(f"{name}: {problem.message}", file=sys.stderr)
            text = texts[name]
            found = (
                judge_quote(case["quote"], text, case["lang"])
                if text
                else QuoteFinding(QuoteVerdict.UNVERIFIABLE, reason="not read")
            )
            judged.append(Judged(case, RENAMED.get(case["verdict"], case["verdict"]), found))
    return judged


def print_tables(judged: list[Judged]) -> None:
    """Confusion by language, standing by tag, and each case that went wrong."""
    by_lang: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    by_tag: dict[str, Counter[str]] = defaultdict(Counter)
    for item in judged:
        outcome = "FALSE YES" if item.false_yes else "missed" if item.missed else "right"
        for lang in (str(item.case["lang"]), "all"):
            by_lang[lang][(item.wanted, str(item.found.verdict))] += 1
        for tag in item.case["tags"] or ["(none)"]:  # type: ignore[attr-defined]
            by_tag[tag][outcome] += 1
    columns = [str(verdict) for verdict in QuoteVerdict]
    print(f"{'lang':5}{'wanted':12}" + "".join(f"{column:>14}" for column in columns))
    for lang, counts in sorted(by_lang.items()):
        for wanted in columns:
            row = [counts[(wanted, column)] for column in columns]
            if any(row):
                print(f"{lang:5}{wanted:12}" + "".join(f"{count or '·':>14}" for count in row))
    print(f"\n{'tag':28}{'right':>8}{'missed':>8}{'FALSE YES':>11}")
    for tag, outcomes in sorted(by_tag.items()):
        print(f"{tag:28}" + f"{outcomes['right']:8}{outcomes['missed']:8}{outcomes['FALSE YES']:11}")
    for item in judged:
        if item.missed or item.false_yes:
            print(f"\n{item.case['id']} wanted {item.wanted}, found {item.found.verdict} {item.found.pages}")
            print(f"  {item.case['quote']}\n  {item.found.passage}")


def print_speed(report: str = "files/amnesty-2011.pdf") -> None:
    """Fifty quotes, some of them changed, against a report of 400 pages."""
    text, _ = extract(CORPUS / report, report, None)
    if text is None:
        return
    words = " ".join(page.text for page in text.pages).split()[:152_000]
    choose = random.Random(3)  # noqa: S311
    quotes = []
    for number in range(50):
        start = choose.randrange(len(words) - 60)
        chosen = words[start : start + choose.randrange(8, 45)]
        if number % 5 == 0:
            chosen[len(chosen) // 2] = "zebra"
        quotes.append(" ".join(chosen))
    began = time.perf_counter()
    index = QuoteIndex.of(text)
    _ = index.literal, index.body
    built = time.perf_counter()
    for quote in quotes:
        judge_quote(quote, text, "en")
    print(
        f"{len(text.pages)} pages: index {built - began:.2f} s, 50 quotes {time.perf_counter() - built:.2f} s"
    )


if __name__ == "__main__":
    if "--speed" in sys.argv:
        print_speed()
    else:
        print_tables(judged_cases())

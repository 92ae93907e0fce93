"""How the judging of figures does on the judged corpus: a confusion table, by language and by tag.

    python benchmarks/evidence_figures.py [--passages-only]

The corpus lies in ``../shared/corpus`` or in the folder that ``BRIEFGEN_CORPUS`` names. Raised digits are
taken from the PDF files; ``--passages-only`` leaves them out, as if nobody could see them.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from briefgen.evidence.numbers.figures import Claim, judge_figure, parse_claim
from briefgen.evidence.numbers.mentions import numbers_in
from briefgen.evidence.numbers.spoken import spoken_language

CORPUS = Path(os.environ.get("BRIEFGEN_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
BEYOND_WORDS = {"wrong-actor", "wrong-date", "wrong-period", "act-changed", "false-neighbour"}
VERDICTS = ("supported", "qualifier-changed", "unsupported", "ambiguous", "unverifiable", "no claim")


def claim_of(case: dict[str, Any]) -> Claim | None:
    """The claim of a case: the number of its text that is the case's value."""
    lang = spoken_language(case["claim"], case["lang"])
    wanted = [
        reading
        for name in (lang, case["lang"], "en")
        for mention in numbers_in(case["value"], name)
        for reading in mention.readings
    ]
    for mention in numbers_in(case["claim"], lang):
        for reading in mention.readings:
            # “9” for “nine million”
            scaled = any(reading in {value, value * 10**6, value * 10**9, value * 10**12} for value in wanted)
            if scaled and (claim := parse_claim(case["claim"], lang, reading)):
                return claim
    return Claim(Decimal(wanted[0]), lang=lang) if wanted else None


def raised_in(case: dict[str, Any], passage: str) -> tuple[tuple[int, int], ...] | None:
    """The raised stretches of the passage on its page; none for files without pages, None where unseen."""
    if not case["file"].endswith(".pdf"):
        return ()
    if "--passages-only" in sys.argv or not case["page"]:
        return None
    from briefgen.evidence.sources.extract import extract

    text, _ = extract(CORPUS / case["file"], case["file"], None)
    if text is None:
        return None
    page = next(page for page in text.pages if page.number == case["page"][0])
    start = page.text.find(passage)
    if start < 0:
        return None
    end = start + len(passage)
    return tuple(
        (max(a, start) - start, min(b, end) - start) for a, b in page.raised if a < end and b > start
    )


def main() -> None:
    """Prints the tables and every case that came out otherwise than judged."""
    tables: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    wrong: list[str] = []
    lines = (CORPUS / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    for case in (case for line in lines if (case := json.loads(line))["kind"] == "figure"):
        claim = claim_of(case)
        passage = case["source_text"]
        if passage is None:
            got, reason = "unverifiable", "no passage to hold it against"
        elif claim is None:
            got, reason = "no claim", "the claim holds no number"
        else:
            finding = judge_figure(claim, passage, case["lang"], raised_in(case, passage))
            got, reason = str(finding.verdict), finding.reason
        for name in ("all", f"lang {case['lang']}", *(f"tag {tag}" for tag in case["tags"])):
            tables[name][case["verdict"], got] += 1
        if got != case["verdict"]:
            beyond = " (only understanding can tell)" if BEYOND_WORDS & set(case["tags"]) else ""
            wrong.append(f"{case['id']} {case['verdict']} → {got}{beyond}: {case['claim']!r}\n     {reason}")
    for name in sorted(tables, key=lambda name: (name != "all", name.startswith("tag"), name)):
        show(name, tables[name])
    print("\n".join(["\nOtherwise than judged:", *wrong]))


def show(name: str, table: Counter[tuple[str, str]]) -> None:
    """One line for each judged verdict, with what it came out as."""
    for judged in VERDICTS:
        row = [(got, table[judged, got]) for got in VERDICTS if table[judged, got]]
        if row:
            print(f"{name:34} {judged:18} " + "  ".join(f"{got} {count}" for got, count in row))


if __name__ == "__main__":
    main()

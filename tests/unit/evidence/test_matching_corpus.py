"""The judged corpus: no changed quote stands, and true ones are found on their page."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from briefgen.evidence.pages import SourceText
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.sources.extract import extract
from briefgen.evidence.verdicts import QuoteVerdict

CORPUS = Path(os.environ.get("BRIEFGEN_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
if not (CORPUS / "truth.jsonl").exists():
    pytest.skip("the judged corpus is not here; BRIEFGEN_CORPUS names its folder", allow_module_level=True)

CASES: list[dict[str, Any]] = [
    case
    for line in (CORPUS / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    if (case := json.loads(line))["kind"] == "quote"
]
ALLOWED = {
    "verbatim": {QuoteVerdict.VERBATIM, QuoteVerdict.NORMALISED},
    "verbatim-after-normalisation": {QuoteVerdict.VERBATIM, QuoteVerdict.NORMALISED},
    "elided": {QuoteVerdict.ELIDED},
    "altered": {QuoteVerdict.ALTERED},
    "absent": {QuoteVerdict.ABSENT, QuoteVerdict.ALTERED},
}


def allowed(case: dict[str, Any]) -> set[QuoteVerdict]:
    """The verdicts that are right for a case."""
    if "extraction" in case:
        return {QuoteVerdict.UNVERIFIABLE}
    if "split-by-attribution" in case["tags"]:
        return {QuoteVerdict.NORMALISED, QuoteVerdict.ELIDED}
    return ALLOWED[case["verdict"]]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SourceText | None]:
    cache = tmp_path_factory.mktemp("texts")
    names = sorted({case["file"] for case in CASES})
    return {name: extract(CORPUS / name, name, cache)[0] for name in names}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_judged_quote(case: dict[str, Any], texts: dict[str, SourceText | None]) -> None:
    text = texts[case["file"]]
    assert text is not None
    found = judge_quote(case["quote"], text, case["lang"])
    assert found.verdict in allowed(case)
    if found.verdict.stands and case.get("page"):
        assert list(found.pages) == case["page"]

"""Figures against their passages."""

from __future__ import annotations

import json
import os
from decimal import Decimal
from pathlib import Path

import pytest

from briefgen.evidence.numbers.figures import Claim, judge_figure, parse_claim
from briefgen.evidence.numbers.qualifiers import same_qualifier
from briefgen.evidence.numbers.spoken import spoken_language

MALI = (
    "deliberately killed at least 32 civilians, including 7 in a drone strike, and burned at least 100 homes"
)

CASES = [
    ("en", "at least 32 civilians", "en", MALI, "supported"),
    ("fr", "au moins trente-deux civils", "en", MALI, "supported"),
    ("ar", "ما لا يقل عن ٣٢ مدنيًا", "en", MALI, "supported"),
    ("ru", "не менее тридцати двух человек", "en", MALI, "supported"),
    ("en", "seven killed", "en", MALI, "supported"),
    ("en", "32 civilians", "en", MALI, "qualifier-changed"),
    ("en", "over 32 civilians", "en", MALI, "qualifier-changed"),
    ("en", "more than 30 civilians", "en", MALI, "qualifier-changed"),
    ("en", "30 civilians", "en", MALI, "unsupported"),
    ("en", "at least 100 civilians", "en", MALI, "unsupported"),
    ("en", "32 %", "en", MALI, "unsupported"),
    ("en", "at least $32", "en", "at least 32 euros", "unsupported"),
    ("en", "at least 42", "ru", "как минимум 42 нападения", "supported"),
    ("en", "about 600 people", "es", "unas 600 personas", "supported"),
    ("en", "at least 32", "en", "32 or more people", "supported"),
    ("fr", "15 soldats", "fr", "jusqu'à 15.000 soldats", "unsupported"),
    ("en", "up to 15,000 soldiers", "fr", "jusqu'à 15.000 soldats", "supported"),
    ("en", "15,000 soldiers", "en", "15.000 soldiers", "ambiguous"),
    ("en", "20 % of women", "en", "one in five women", "ambiguous"),
    ("en", "one in five women", "en", "one in five women", "supported"),
    ("en", "19 of 24 companies", "fr", "parmi les 22 entreprises, 19 ont changé", "unsupported"),
    ("en", "40 to 60 people", "fr", "de 40 à 60 personnes", "supported"),
    ("en", "40 people", "en", "between 40 and 60 people", "qualifier-changed"),
    ("en", "40 to 70 people", "en", "between 40 and 60 people", "unsupported"),
    ("en", "2023 people", "en", "killed in 2023", "ambiguous"),
    ("en", "12 people", "en", "on 12 December", "unsupported"),
    ("en", "7 people", "en", "under Article 7", "unsupported"),
    ("en", "400 a day on average", "fr", "400 consultations par jour en moyenne", "supported"),
    ("en", "400 a day", "fr", "400 consultations par jour en moyenne", "qualifier-changed"),
    ("en", "5 per cent", "en", "by 5 percentage points", "unsupported"),
    ("en", "two homes", "en", "burned twice", "unsupported"),
    ("en", "about 198 million people", "en", "about 198 million2 people", "supported"),
    ("en", "2 people", "en", "about 198 million2 people", "unsupported"),
    ("fr", "32 civils", "fr", "killed at least 32 civilians", "qualifier-changed"),
    ("en", "32 civilians", "it", "almeno 32 civili", "ambiguous"),
    ("en", "1,000 homes", "en", "thousands of homes", "unsupported"),
    ("en", "32 civilians", "en", "at least thirty-two (32) civilians", "qualifier-changed"),
    ("en", "32 civilians", "en", "32 civilians, if not more", "ambiguous"),
    ("en", "32 civilians", "en", "at least, the UN says, 32 civilians", "ambiguous"),
    ("en", "32 civilians", "en", "32 civilians, at least", "ambiguous"),
    ("en", "500 homes", "en", "more than half of the 500 homes", "supported"),
    ("en", "500 homes", "en", "500 or 600 homes", "qualifier-changed"),
    ("fr", "5 enfants", "fr", "un enfant sur cinq", "unsupported"),
    ("en", "two thirds of women", "fr", "près des deux tiers des femmes", "qualifier-changed"),
    ("en", "6 people", "en", "a six-year-old girl", "unsupported"),
    ("en", "5 people", "en", "$5", "unsupported"),
]


@pytest.mark.parametrize(("lang", "text", "passage_lang", "passage", "verdict"), CASES)
def test_a_figure_is_judged(lang: str, text: str, passage_lang: str, passage: str, verdict: str) -> None:
    claim = parse_claim(text, lang)
    assert claim is not None
    finding = judge_figure(claim, passage, passage_lang, ())
    assert finding.verdict == verdict, finding.reason
    assert finding.reason.endswith(".")


def test_a_raised_digit_is_no_decimal_and_unseen_ones_leave_doubt() -> None:
    false, true = Claim(Decimal("52.34")), Claim(Decimal("52.3"))
    passage = "birth is 52.34 years"
    assert judge_figure(true, passage, "en", [(13, 14)]).verdict == "supported"
    assert judge_figure(false, passage, "en", [(13, 14)]).verdict == "unsupported"
    assert judge_figure(true, passage, "en").verdict == "ambiguous"
    assert judge_figure(false, passage, "en").verdict == "ambiguous"
    assert judge_figure(false, passage, "en", ()).verdict == "supported"


def test_cautions_that_say_the_same() -> None:
    assert same_qualifier("over", "more than")
    assert same_qualifier("some", "about")
    assert same_qualifier("exactly", None)
    assert not same_qualifier("at least", "over")


def test_no_false_figure_of_the_judged_corpus_is_supported() -> None:
    folder = Path(os.environ.get("BRIEFGEN_CORPUS") or Path(__file__).parents[4] / "shared" / "corpus")
    truth = folder / "truth.jsonl"
    if not truth.is_file():
        pytest.skip(f"{truth} is not on this machine; BRIEFGEN_CORPUS names the folder")
    beyond_words = {"wrong-actor", "act-changed"}
    for line in truth.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] != "figure" or case["verdict"] == "supported" or not case["source_text"]:
            continue
        claim = parse_claim(case["claim"], spoken_language(case["claim"], case["lang"]))
        if claim is not None and not beyond_words & set(case["tags"]):
            assert judge_figure(claim, case["source_text"], case["lang"]).verdict != "supported", case["id"]

"""Figures in words: no number without its caution."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from briefgen.brief.figures import Reckoned
from briefgen.brief.model import QUALIFIERS, SOURCE_KINDS, STANDINGS, Figure
from briefgen.briefing.labels import read_labels
from briefgen.briefing.wording import NO_BREAK, Wording
from briefgen.evidence.numbers.mentions import numbers_in
from briefgen.evidence.numbers.qualifiers import same_qualifier
from briefgen.problems import Place
from briefgen.templating import Templates


@pytest.fixture(scope="module")
def labels() -> dict[str, Any]:
    found, problems = read_labels(Templates(), "en", Place("brief.yaml"))
    assert problems == []
    assert found is not None
    return found


def figure(value: str, **more: Any) -> Reckoned:
    given = Figure.model_construct(id="killed", label="x", currency=more.pop("currency", None))
    fields: dict[str, Any] = {"to": None, "qualifier": "exactly", "unit": None, "derived_from": (), **more}
    return Reckoned(given, Decimal(value), **fields)


def test_a_reference_prints_the_number_with_its_caution(labels: dict[str, Any]) -> None:
    words = Wording("en", labels, {"killed": figure("32", qualifier="at least", unit="civilians")})
    assert words.plain("He counts {killed}.") == f"He counts at{NO_BREAK}least{NO_BREAK}32 civilians."
    assert words.plain("He counts {killed.number}.") == f"He counts at{NO_BREAK}least{NO_BREAK}32."


def test_an_exact_number_has_no_caution(labels: dict[str, Any]) -> None:
    words = Wording("en", labels, {})
    assert words.caution(figure("7")) == ""
    assert words.number(figure("7")) == "7"


def test_ranges_shares_and_money_are_spelled(labels: dict[str, Any]) -> None:
    words = Wording("en", labels, {})
    assert words.value(figure("40", to=Decimal(60))) == "40 to 60"
    assert words.value(figure("57", unit="%")) == "57%"
    assert words.unit(figure("57", unit="%")) == ""
    assert words.value(figure("1000", currency="EUR")) == "€1,000"


def test_every_choice_of_the_model_has_its_word(labels: dict[str, Any]) -> None:
    for name, choices in (
        ("qualifiers", QUALIFIERS),
        ("standings", STANDINGS),
        ("source_kinds", SOURCE_KINDS),
    ):
        assert set(labels[name]) == set(choices)


CATALOGUES = Templates().names("labels", ".yaml")
VALUES = [("32", None), ("1250", None), ("12500", None), ("57", "%"), ("2.5", "%")]


def catalogue(lang: str, digits: str) -> dict[str, Any]:
    found, problems = read_labels(Templates(), lang, Place("brief.yaml"), digits)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("digits", ["latn", "arab"])
@pytest.mark.parametrize("lang", CATALOGUES)
def test_a_printed_caution_reads_back_as_the_same_caution(lang: str, digits: str) -> None:
    """What a reader of any language sees is what the brief says: the checker itself reads it so."""
    words = Wording(lang, catalogue(lang, digits), {})
    for qualifier in QUALIFIERS:
        for value, unit in VALUES:
            printed = words.number(figure(value, qualifier=qualifier, unit=unit))
            mentions = numbers_in(f"{printed}.", lang)
            assert len(mentions) == 1, printed
            assert same_qualifier(mentions[0].qualifier, qualifier), (printed, mentions[0].qualifier)
            assert (mentions[0].value, mentions[0].percent) == (Decimal(value), unit == "%"), printed
    fewest, most = Decimal(40), Decimal(60)
    [mention] = numbers_in(words.value(figure("40", to=most)), lang)
    assert (mention.value, mention.to, mention.qualifier) == (fewest, most, None)


def test_a_caution_of_another_step_would_not_pass() -> None:
    labels = catalogue("fr", "latn")
    labels["qualifiers"]["at least"] = "près de {number}"
    printed = Wording("fr", labels, {}).number(figure("32", qualifier="at least"))
    assert not same_qualifier(numbers_in(printed, "fr")[0].qualifier, "at least")


def test_what_is_counted_stands_where_the_language_puts_it() -> None:
    words = Wording(
        "sw", catalogue("sw", "latn"), {"killed": figure("32", qualifier="at least", unit="raia")}
    )
    assert words.plain("{killed}").replace(NO_BREAK, " ") == "Raia angalau 32"


def test_a_share_without_a_unit_leaves_no_space_behind(labels: dict[str, Any]) -> None:
    assert Wording("en", labels, {"share": figure("57", unit="%")}).plain("{share}.") == "57%."


def test_a_figure_inside_markdown_cannot_bring_markup(labels: dict[str, Any]) -> None:
    words = Wording("en", labels, {"killed": figure("3", unit="<b>civilians</b>")})
    assert "<b>" not in words.inline("{killed}")

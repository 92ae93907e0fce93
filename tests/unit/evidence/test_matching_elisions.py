"""Quotes with marks of omission and brackets, and what was left out of them."""

from __future__ import annotations

import pytest

from briefgen.evidence.quotes import elision
from briefgen.evidence.verdicts import QuoteVerdict
from tests.unit.evidence.test_matching_words import judge

TEXT = (
    "Ethiopia lacks clear law that governs access to the internet and social media, the standards that bind "
    "its agencies, and the legal procedures. It has not said when that law will come."
)


@pytest.mark.parametrize("mark", ["[…]", "[...]", "(…)", "(...)", "…", "...", "[ … ]", ". . ."])
def test_each_mark_of_omission(mark: str) -> None:
    found = judge(f"Ethiopia lacks clear law that governs access {mark} and the legal procedures.", TEXT)
    assert found.verdict is QuoteVerdict.ELIDED
    assert found.omitted == ("to the internet and social media, the standards that bind its agencies,",)
    assert found.risky == ()
    assert found.passage == "Ethiopia lacks clear law that governs access […] and the legal procedures"


def test_an_ellipsis_of_the_source_is_no_omission() -> None:
    found = judge("proportional... they must be", "They are proportional… they must be the least")
    assert found.verdict is QuoteVerdict.NORMALISED
    assert found.omitted == ()
    assert judge("[…] proportional […] they must be", "They are proportional … they must be").omitted == ()


def test_the_sources_ellipsis_beside_the_authors() -> None:
    found = judge(
        "It came… it saw it all […] and left.", "It came… it saw it all, stayed for a year and left."
    )
    assert found.verdict is QuoteVerdict.ELIDED
    assert found.omitted == ("stayed for a year",)


def test_an_insertion_shows_what_it_stands_for() -> None:
    found = judge(
        "[Norway] emphasized the need for access to Mali.", "Fine. It emphasized the need for access to Mali."
    )
    assert found.verdict is QuoteVerdict.ELIDED
    assert found.omitted == ("It",)
    assert found.diff == (("-", "It"), ("+", "Norway"))
    middle = judge("he said [the army] had left", "Then he said they had left it")
    assert (middle.omitted, middle.diff) == (("they",), (("-", "they"), ("+", "the army")))
    end = judge("the villages burned by [soldiers]", "Some of the villages burned by them. It rained.")
    assert end.omitted == ("them",)
    added = judge("the army [of Mali] had left", "Then the army had left it")
    assert (added.verdict, added.omitted) == (QuoteVerdict.ELIDED, ())
    assert added.folded == ("words added in brackets",)


def test_a_letter_in_brackets_is_a_change_of_case() -> None:
    found = judge("“[T]he army left the town.”", "He said that the army left the town.")
    assert found.verdict is QuoteVerdict.NORMALISED
    assert "letters in brackets" in found.folded
    assert judge("the army kill[ed] ten people", "the army killing ten people").omitted == ("killing",)
    assert not judge("[T]he army left the city.", "He said that the army left the town.").verdict.stands


def test_sic_is_no_omission() -> None:
    assert judge("they was [sic] many there", "and they was many there").verdict.stands


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the legal procedures […] lacks clear law", TEXT),
        ("Ethiopia lacks clean law […] and the legal procedures", TEXT),
        ("Ethiopia lacks clear law […] and the legal processes", TEXT),
        ("lacks clear […] edia, the standards", TEXT),
        ("Ethiopia […] come", TEXT),
        (
            "lacks clear law […] and the last words",
            f"{TEXT} {'More words follow here. ' * 80} and the last words",
        ),
        ("the army […] 500 civilians", "It says that the army killed 12,500 civilians"),
        ("[The army] killed 33 people", "It killed 32 people"),
    ],
)
def test_parts_stand_in_order_near_and_unchanged(quote: str, text: str) -> None:
    assert not judge(quote, text).verdict.stands


def test_parts_more_than_a_page_apart_do_not_stand() -> None:
    pages = ("The law was passed by them.", "A picture.", "It is the best of all.")
    assert not judge("The law was passed […] the best of all", *pages).verdict.stands
    assert judge("The law was passed […] the best of all", pages[0], pages[2]).pages == (1, 2)


@pytest.mark.parametrize(
    ("quote", "text", "lang"),
    [
        ("it was […] sufficient for us", "it was not nearly sufficient for us", "en"),
        ("the army may fire […] at will", "the army may fire, unless told so, at will", "en"),
        ("the army says […] it harms us all", "the army says it doesn't think it harms us all", "en"),
        ("l’armée […] a tué des civils", "l’armée, sauf erreur, a tué des civils", "fr"),
        ("l’armée […] tué de civils", "l’armée n’a pas tué de civils", "fr"),
        ("el ejército […] mató a civiles", "el ejército nunca mató a civiles", "es"),
        ("o exército […] matou civis ali", "o exército não matou civis ali", "pt"),
        ("армия […] убивала мирных жителей", "армия никогда не убивала мирных жителей", "ru"),
        ("الجيش […] المدنيين في البلدة", "الجيش ولم يقتل المدنيين في البلدة", "ar"),
        ("die Armee hat […] Menschen getötet", "die Armee hat keine Menschen getötet", "de"),
        ("het leger heeft […] burgers gedood", "het leger heeft geen burgers gedood", "nl"),
        ("jeshi liliua watu […] mjini Bamako", "jeshi liliua watu, isipokuwa watoto, mjini Bamako", "sw"),
        ("X […] Y and more words", "X не Y and more words", "xx"),
    ],
)
def test_a_negation_or_condition_left_out_is_risky(quote: str, text: str, lang: str) -> None:
    found = judge(quote, text, lang=lang)
    assert found.verdict is QuoteVerdict.ELIDED
    assert found.risky


@pytest.mark.parametrize(
    ("quote", "text", "lang"),
    [
        ("Social media may be blocked.", "Social media may be blocked if a court orders it.", "en"),
        ("the army may fire", "By law the army may fire, provided that it is fired at.", "en"),
        ("l’armée peut tirer", "La loi dit : l’armée peut tirer à condition qu’on l’attaque.", "fr"),
        ("армия может стрелять", "армия может стрелять, если на неё напали", "ru"),
        ("يجوز للجيش إطلاق النار", "يجوز للجيش إطلاق النار إلا في المدن", "ar"),
    ],
)
def test_stopping_before_a_condition(quote: str, text: str, lang: str) -> None:
    found = judge(quote, text, lang=lang)
    assert found.verdict is QuoteVerdict.ELIDED
    assert found.risky == found.omitted
    assert found.reason


def test_stopping_before_a_but_and_starting_after_a_not_is_risky() -> None:
    found = judge(
        "the army helped the people", "At first the army helped the people, but then it fired at them."
    )
    assert found.verdict is QuoteVerdict.VERBATIM
    assert found.risky == ("but then it fired at them",)
    assert judge("the army helped the people", "It is not the army helped the people.").risky
    assert not judge("the army helped them", "We do not know. The army helped them. If so, fine.").risky


def test_planted_fault_without_a_window_far_words_would_join(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{TEXT} {'More words follow here. ' * 80} and the last words"
    monkeypatch.setattr(elision, "WINDOW", 10_000)
    assert judge("lacks clear law […] and the last words", text).verdict.stands


def test_single_words_round_a_cut_stand_in_one_sentence() -> None:
    found = judge("was […] sufficient", "The evidence was not sufficient to convict.")
    assert (found.verdict, found.risky) == (QuoteVerdict.ELIDED, ("not",))


def test_a_mark_where_nothing_is_left_out_is_named() -> None:
    found = judge("the army left […] the town", "Then the army left the town")
    assert found.folded == ("a mark of omission where nothing is left out",)
    assert judge("killed[,] he said it", "killed he said it").verdict.stands

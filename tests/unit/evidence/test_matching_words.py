"""Verdicts on quotes within one run of text: what is evened out, and what never is."""

from __future__ import annotations

import re

import pytest

from briefgen.evidence.pages import Doubt, PageText, SourceText
from briefgen.evidence.quotes import alignment, nearest
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.verdicts import QuoteFinding, QuoteVerdict


def source(*texts: str, doubts: tuple[tuple[int, Doubt], ...] = (), raised: str = "") -> SourceText:
    """A source with a page for each text; every match of the pattern ``raised`` is superscript."""
    pages = tuple(
        PageText(
            number, text, raised=tuple(found.span() for found in re.finditer(raised, text)) if raised else ()
        )
        for number, text in enumerate(texts, 1)
    )
    return SourceText(pages, len(texts) > 1, "test", "1", "0" * 64, doubts)


def judge(
    quote: str, *texts: str, lang: str = "en", page: int | None = None, raised: str = ""
) -> QuoteFinding:
    return judge_quote(quote, source(*texts, raised=raised), lang, page)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the army burned at least 100 homes", "On 3 May the army\nburned  at least\u00a0100 homes."),
        ("laws of war.", "in violation of the laws of war.”50The next"),
        ("extremely disturbing", "These are extremely disturbing findings."),
        ("l’armée a tué", "Selon elle, l’armée a tué sept civils."),
        ("armée a tué", "Selon elle, l’armée a tué sept civils."),
        ("Die Armee tötete mindestens 12 Menschen", "Die Armee tötete mindestens 12 Menschen in Bamako."),
        ("Jeshi liliua watu 12", "Jeshi liliua watu 12 mjini Bamako."),
        ("het leger doodde 12 burgers", "Volgens HRW: het leger doodde 12 burgers."),
        ("o exército não matou 12 civis", "Diz que o exército não matou 12 civis."),
    ],
)
def test_verbatim(quote: str, text: str) -> None:
    found = judge(quote, text)
    assert found.verdict is QuoteVerdict.VERBATIM
    assert found.folded == ()


@pytest.mark.parametrize(
    ("quote", "text", "fold"),
    [
        ("people’s ‘concerns’ grew", "people's “concerns” grew fast", "quotation marks"),
        ("“the army left,”", "Then the army left. They", "punctuation at the end"),
        ("the armed men, who left", "the “armed men,” who left", "quotation marks left out or put in"),
        ("the ‘armed men’, who left", "the “armed men,” who left", "quotation marks"),
        ("2010-2015 - the war", "2010–2015 — the war", "dashes"),
        ("awareness-raising works", "awarenessraising works", "hyphens at line ends"),
        ("awareness-raising works", "awareness-\nraising works", "hyphens at line ends"),
        ("the government works", "the govern-\nment works", "hyphens at line ends"),
        ("the government works", "the govern\u00adment works", "hyphens at line ends"),
        ("компании-застройщики ушли", "компании\u00adзастройщики ушли", "hyphens at line ends"),
        ("the office in effect", "the o\ufb03ce in e\ufb00ect", "ligatures and letter forms"),
        ("the army left", "the ar\u200bmy le\u200bft", "invisible characters"),
        ("proportionality... they must", "proportionality… they must", "the source's own ellipsis"),
        ("حماية حق المواطنين", "حمایة حق المواطنین", "ligatures and letter forms"),
        ("حق المواطنين", "حَقّ المواطنـــين", "Arabic diacritics and tatweel"),
        ("The blocks grew", "He said the blocks grew", "the first letter's case"),
        ("Europe and Central Asia", "eUroPe and cenTral aSia", "capitals of display type"),
        ("killed. It burned homes", "killed.2 It burned homes", "footnote marks"),
        ("killed by them", "killed* by them", "footnote marks"),
        ("50% of all", "only 50 % of all", "spaces at punctuation"),
        ("the army; the police", "the army; • the police", "list marks"),
        ("نعم, قالوا له", "نعم، قالوا له", "punctuation of another script"),
        ("return to the Dublin rules", "They return to theDublin rules", "spaces lost in the text layer"),
    ],
)
def test_normalised_names_what_was_evened_out(quote: str, text: str, fold: str) -> None:
    found = judge(quote, text)
    assert found.verdict is QuoteVerdict.NORMALISED
    assert fold in found.folded


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("killed 33 civilians", "the army killed 32 civilians"),
        ("killed 1.032 civilians", "the army killed 1,032 civilians"),
        ("killed 1 032 civilians", "the army killed 1032 civilians"),
        ("killed 1032 civilians", "the army killed 1 032 civilians"),
        ("killed 1,5 percent", "the army killed 1.5 percent"),
        ("32 civilians died", "in all 1,32 civilians died"),
        ("500 people fled", "in all 12 500 people fled"),
        ("500 people fled", "in all 12,500 people fled"),
        ("killed more than 12", "they killed more than 12,500 people"),
        ("killed more than 12", "they killed more than 12 500 people"),
        ("15 civilians were killed", "from 10–15 civilians were killed"),
        ("5 years on average", "some 52.5 years on average"),
        ("it did strike the town", "it did not strike the town"),
        ("it did not strike the town", "it did strike the town"),
        ("they can leave the town", "they can't leave the town"),
        ("they can", "they can't leave the town"),
        ("they cant leave the town", "they can't leave the town"),
        ("its own army left", "it's own army left"),
        ("combatants were killed", "ten non-combatants were killed"),
        ("the state of", "the state of-the-art system"),
        ("killed including 56 children", "killed including at least 56 children"),
        ("army the killed ten", "the army killed ten"),
        ("the therapist was jailed", "the the rapist was jailed"),
        ("now here to be seen", "nowhere to be seen"),
        ("in justice for all the victims", "injustice for all the victims"),
        ("the victims of conflicts fled", "the victims of conflict fled"),
        ("art in the north", "the smart in the north"),
        ("ill treatment of them", "the ill-treatment of them"),
        ("the army, killed ten", "the army killed ten"),
        ("the army left?", "And the army left."),
        ("the army left.", "And has the army left?"),
        ("the army gave us aid", "the army gave US aid"),
        ("على المدينة القديمة", "علي المدينة القديمة"),
        ("لا يزال الجيش هنا", "يزال الجيش هنا"),
        ("قتل ٣٣ مدنيا هنا", "قتل ٣٢ مدنيا هنا"),
        ("доклад претендует на оценку", "доклад не претендует ни на оценку"),
        ("mehr als 15.000 Menschen", "mehr als 15,000 Menschen"),
        ("keine Zivilisten getötet", "Zivilisten getötet"),
        ("resolution 2² was", "resolution 22 was"),
        ("some 5 degrees", "some -5 degrees"),
        ("paid $5 a day", "paid 5 a day"),
        ("5% of all", "5 of all"),
        ("the army (sometimes) killed", "the army sometimes killed"),
    ],
)
def test_a_changed_quote_never_stands(quote: str, text: str) -> None:
    assert not judge(quote, f"Before this. {text} — and after it.").verdict.stands
    assert not judge(quote, text).verdict.stands


def test_a_superscript_is_no_digit_of_the_figure() -> None:
    text = "men live 52.34 years and 198 million2 of them"
    assert not judge("live 52.34 years", text, raised=r"(?<=52\.3)4|2(?= of)").verdict.stands
    assert judge("live 52.3 years", text, raised=r"(?<=52\.3)4|2(?= of)").folded == ("footnote marks",)
    assert judge("198 million of them", text, raised=r"(?<=52\.3)4|2(?= of)").verdict.stands
    assert not judge("live 52.34 years", "men live 52.3⁴ years").verdict.stands
    assert judge("live 52.3 years", "men live 52.3⁴ years").verdict.stands


def test_a_mark_copied_with_the_words_is_named() -> None:
    found = judge("the government19 and the army", "Both the government19 and the army said so", raised="19")
    assert found.verdict is QuoteVerdict.NORMALISED
    assert found.folded == ("footnote marks",)


def test_powers_and_ordinals_are_no_footnote_marks() -> None:
    assert judge("10 km2 of land", "some 10 km2 of land", raised="2").verdict is QuoteVerdict.VERBATIM
    assert not judge("10 km of land", "some 10 km2 of land", raised="2").verdict.stands
    assert judge("le 1er mai", "le 1er mai", raised="er").verdict is QuoteVerdict.VERBATIM


def test_passage_and_stretches_lead_back_to_the_page() -> None:
    text = "A first line.\nOn 3 May the army\nburned 100 homes.2 It left."
    found = judge("the army burned 100 homes. It left", text, raised="(?<=homes.)2")
    assert found.passage == "the army burned 100 homes. It left"
    assert [text[stretch.start : stretch.end] for stretch in found.stretches] == [
        "the army\nburned 100 homes.",
        " It left",
    ]


def test_the_authors_page_decides_between_two_places() -> None:
    pages = ("the army left the town", "nothing", "again the army left the town")
    assert judge("the army left", *pages).pages == (1,)
    assert judge("the army left", *pages, page=3).pages == (3,)
    assert judge("the army left", *pages, page=2).pages == (1,)


def test_altered_shows_the_nearest_words_and_the_difference() -> None:
    found = judge("the least restrictive instrument of all", "It is the least intrusive instrument of all.")
    assert found.verdict is QuoteVerdict.ALTERED
    assert ("-", "intrusive") in found.diff
    assert ("+", "restrictive") in found.diff
    assert "least intrusive instrument" in found.passage


def test_the_nearest_passage_of_a_few_words_is_shown_whole() -> None:
    found = judge("Il a tué", "Hier encore, il n’a pas tué de civils dans la ville.", lang="fr")
    assert found.verdict is QuoteVerdict.ALTERED
    assert found.passage == "il n’a pas tué"


def test_absent_where_nothing_is_near() -> None:
    found = judge(
        "There is no military solution to the crisis", "The delegation thanked all speakers for theirs."
    )
    assert found.verdict is QuoteVerdict.ABSENT


@pytest.mark.parametrize("doubt", list(Doubt))
def test_what_cannot_be_read_is_never_absent(doubt: Doubt) -> None:
    text = source("All of this page can be read.", "ﺔﻴ stamp", doubts=((2, doubt),))
    found = judge_quote("The army killed many of them in the night", text, "en")
    assert found.verdict is QuoteVerdict.UNVERIFIABLE
    assert "p. 2" in found.reason
    sound = judge_quote("The army killed many of them in the night", text, "en", page=5)
    assert sound.verdict is QuoteVerdict.ABSENT


def test_a_source_without_text_says_so() -> None:
    found = judge_quote(
        "The army left", source("", " ", doubts=((1, Doubt.NO_TEXT), (2, Doubt.NO_TEXT))), "en"
    )
    assert found.verdict is QuoteVerdict.UNVERIFIABLE
    assert found.reason == "The source has no readable text: only pictures on p. 1, 2."


def test_lost_ligatures_are_damage_and_not_the_authors_change() -> None:
    found = judge("Connecting the offices of the nation", "Connec ng the o ces of the na on")
    assert found.verdict is QuoteVerdict.UNVERIFIABLE
    assert "damaged" in found.reason


def test_a_space_is_only_lost_where_the_source_knows_both_words() -> None:
    known = "People were here. People were there. People were away. Then Peoplewere returned."
    assert judge("Then People were returned", known).folded == ("spaces lost in the text layer",)
    assert not judge("the some what", f"{known} the somewhat").verdict.stands


def test_a_quote_without_words_is_unverifiable() -> None:
    assert judge("… “” –", "text").verdict is QuoteVerdict.UNVERIFIABLE


def test_planted_fault_letters_alone_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shows the gaps' guard at work: without it a changed separator and a dropped apostrophe pass."""
    monkeypatch.setattr(alignment, "_judge_gap", lambda *_: frozenset())
    assert judge("killed 1.032 civilians", "the army killed 1,032 civilians").verdict.stands
    assert judge("its own army left", "it's own army left").verdict.stands


def test_planted_fault_parts_of_words_would_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "cuts_word", lambda *_: False)
    assert judge("art in the north", "the smart in the north").verdict.stands
    assert judge("they can", "they can't leave the town").verdict.stands


def test_planted_fault_likeness_would_pass() -> None:
    """A likeness of 95 % and more is what an altered quote has: it must not decide."""
    from rapidfuzz.fuzz import partial_ratio

    quote, text = (
        "the army did strike the town of Moura in March",
        "the army did not strike the town of Moura in March",
    )
    assert partial_ratio(quote, text) >= 90
    assert not judge(quote, text).verdict.stands
    assert nearest.NEAR_ENOUGH <= 0.5

"""Quotes that the source interrupts: pages, footnotes, pull quotes, attributions."""

from __future__ import annotations

import pytest

from briefgen.evidence.quotes import interruptions
from briefgen.evidence.quotes.furniture import FOOTNOTES
from briefgen.evidence.quotes.quoteindex import QuoteIndex
from briefgen.evidence.verdicts import QuoteVerdict
from tests.unit.evidence.test_matching_words import judge, source

HEAD = "OFFLINE: BLOCKING IN ETHIOPIA\n"
FIRST = (
    HEAD + "Each law has to be public.36 It has to say what it means. Additionally, “a law may not\n"
    "36 Embassy of the United States, Restrictions, available at\nhttps://example.org/restrictions\n12"
)
SECOND = (
    HEAD + "confer unfettered discretion for the restriction of expression on the police.”\nMore of it.\n13"
)
THIRD = HEAD + "A third page of it.\n14"
SPANNING = "a law may not confer unfettered discretion for the restriction of expression"


def test_a_page_break_with_number_header_and_footnotes() -> None:
    found = judge(SPANNING, FIRST, SECOND, THIRD, raised="36")
    assert found.verdict is QuoteVerdict.NORMALISED
    assert found.folded == ("a block of footnotes", "a page number", "a running header or footer")
    assert found.pages == (1, 2)
    assert found.passage == SPANNING


def test_a_page_break_inside_a_word() -> None:
    found = judge(
        "widespread ill-treatment of all", "use of widespread ill-\n7", "treatment of all in cells\n8", "x\n9"
    )
    assert found.verdict is QuoteVerdict.NORMALISED
    assert found.pages == (1, 2)


def test_words_in_a_footnote_and_in_a_header_are_found() -> None:
    assert judge("Embassy of the United States", FIRST, SECOND, THIRD).pages == (1,)
    assert judge("BLOCKING IN ETHIOPIA", FIRST, SECOND, THIRD).verdict is QuoteVerdict.VERBATIM


def test_numbered_paragraphs_are_no_footnotes() -> None:
    first = "7. The army left.1 It said that it would\n8. The police stayed in A/HRC/8.\nIt saw to order."
    pages = source(first, "It went on to the next page", "x", raised="(?<=left.)1")
    assert FOOTNOTES not in {item.kind for item in QuoteIndex.of(pages).body.removed}


def test_a_pull_quote_inside_a_sentence() -> None:
    pull = "a continuing rise in\nracism and hate speech"
    text = (
        f"People were often unable to return owing to\n{pull}\ntheir legal status and to discrimination.\n"
        "There was a continuing rise in racism and hate speech in the country."
    )
    quote = "often unable to return owing to their legal status and to discrimination"
    found = judge(quote, text)
    assert found.folded == ("a pull quote",)
    assert found.passage == quote
    assert not judge(
        quote, text.replace("There was a continuing rise in racism", "There was none")
    ).verdict.stands


def test_whole_lines_left_out_of_the_text_are_no_interruption() -> None:
    text = "The army killed ten people and\nburned down the market and\nleft the town in the evening."
    assert not judge("The army killed ten people and left the town in the evening", text).verdict.stands


def test_a_caption_at_a_page_break() -> None:
    pages = (
        "The men were held in a camp near\nA camp near Gao, May 2012. © Reuters.",
        "the river and not let out.",
        "x",
    )
    assert judge("The men were held in a camp near the river and not", *pages).folded == (
        "a run of lines at a page break",
    )
    lower = (pages[0].replace("A camp near Gao", "the small town of Gao"), *pages[1:])
    assert not judge("The men were held in a camp near the river and not", *lower).verdict.stands


SPLIT = (
    "“The army has been targeting civilians,” said Ilaria Allegrozzi, researcher at Watch. "
    "“It is worse than reported.”"
)


@pytest.mark.parametrize(
    ("quote", "text", "lang"),
    [
        ("The army has been targeting civilians. It is worse than reported.", SPLIT, "en"),
        (
            "The army has been targeting civilians, it is worse than reported",
            SPLIT.replace("It is", "it is"),
            "en",
        ),
        (
            "Les camps existants ne sont pas encore prêts du tout",
            "« Les camps existants, explique Ali Koné, ne sont pas encore prêts du tout. »",
            "fr",
        ),
        (
            "Мы видим новую волну арестов, и она растёт",
            "«Мы видим новую волну арестов, — сказал Иван Петров, — и она растёт».",
            "ru",
        ),
        (
            "El ejército atacó a civiles. Nadie fue castigado por ello",
            "«El ejército atacó a civiles», dijo Ana Ruiz. «Nadie fue castigado por ello».",
            "es",
        ),
    ],
)
def test_an_attribution_in_between(quote: str, text: str, lang: str) -> None:
    found = judge(quote, text, lang=lang)
    assert found.verdict is QuoteVerdict.NORMALISED
    assert "attribution in between" in found.folded
    assert "[…]" in found.passage


@pytest.mark.parametrize(
    "text",
    [
        SPLIT.replace(
            "said Ilaria Allegrozzi, researcher at Watch.", "he lied. Then Ilaria Allegrozzi said:"
        ),
        SPLIT.replace("at Watch. “It", "at Watch, while Ali Koné replied: “It"),
        SPLIT.replace("reported.”", "reported,” said Ali Koné of the army."),
        SPLIT.replace("said Ilaria Allegrozzi, researcher at Watch.", "and not only they."),
        "The army has been targeting civilians, according to witnesses, it is worse than reported.",
        "The army has been targeting civilians, said the police, it is worse than reported.",
        SPLIT.replace("civilians,”", "civilians?”"),
    ],
)
def test_other_words_in_between_are_no_attribution(text: str) -> None:
    quote = "The army has been targeting civilians. It is worse than reported."
    assert not judge(quote, text).verdict.stands
    assert not judge(quote.replace(". It", ", it"), text).verdict.stands


def test_planted_fault_any_run_would_be_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruptions, "_is_duplicate", lambda *_: True)
    text = "The army killed ten people and\nburned down the market and\nleft the town in the evening."
    assert judge("The army killed ten people and left the town in the evening", text).verdict.stands

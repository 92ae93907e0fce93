"""One click shows the passage."""

from __future__ import annotations

from urllib.parse import unquote

from briefgen.briefing.deeplinks import deep_link

WEB = "https://example.org/report"


def test_a_pdf_is_opened_at_the_page() -> None:
    assert deep_link("https://example.org/r.PDF", 14, ["words"]) == "https://example.org/r.PDF#page=14"
    assert deep_link("https://example.org/r.pdf", None, ["words"]) == "https://example.org/r.pdf"


def test_a_web_page_is_opened_at_the_words() -> None:
    assert deep_link(WEB, 3, ["at least 32 civilians"]) == f"{WEB}#:~:text=at%20least%2032%20civilians"


def test_what_the_directive_reads_as_its_own_is_encoded() -> None:
    link = deep_link(WEB, None, ["1,000 homes & well-being"])
    directive = link.split("text=")[1]
    assert not set(",&-") & set(directive)
    assert unquote(directive) == "1,000 homes & well-being"


def test_a_long_passage_is_named_by_its_ends() -> None:
    words = [f"w{number}" for number in range(30)]
    assert deep_link(WEB, None, [" ".join(words)]).endswith("text=w0%20w1%20w2%20w3,w26%20w27%20w28%20w29")


def test_several_passages_are_shown_each_once() -> None:
    assert deep_link(WEB, None, ["one", "two", "one"]) == f"{WEB}#:~:text=one&text=two"


def test_an_address_with_a_fragment_of_its_own_keeps_it() -> None:
    assert deep_link(WEB + "#part", 1, ["x"]) == WEB + "#part"
    assert deep_link(WEB, None, []) == WEB

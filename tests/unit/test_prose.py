"""Inline Markdown: what is set, what is shown as typed, and what is reported."""

from __future__ import annotations

import pytest

from briefgen.prose import (
    figure_references,
    fill_figures,
    first_sentence,
    is_allowed_link,
    paragraphs,
    refused_links,
    to_html,
    to_plain,
)


def test_emphasis_and_links_are_set() -> None:
    html = to_html("**Two** *men* [went](https://a.org)", "en")
    assert html == '<strong>Two</strong> <em>men</em> <a href="https://a.org">went</a>'


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<b>x</b>", "&lt;b&gt; &amp;"]
)
def test_html_is_shown_as_text(text: str) -> None:
    html = to_html(text, "en")
    assert "<" not in html
    assert html.count("&amp;") == text.count("&")
    assert to_plain(text, "en") == text


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.org",
        "page.html",
        "vbscript:x",
    ],
)
def test_a_link_that_is_not_followed_is_shown_as_text_and_reported(target: str) -> None:
    text = f"See [this]({target})."
    assert "<a" not in to_html(text, "en")
    assert f"[this]({target})" in to_plain(text, "en")
    assert list(refused_links(text)) == [target]


@pytest.mark.parametrize(
    "target", ["https://a.org", "http://a.org", "mailto:a@b.org", "tel:+223", "HTTPS://A.ORG"]
)
def test_web_mail_and_telephone_are_linked(target: str) -> None:
    assert is_allowed_link(target)
    assert "<a href=" in to_html(f"[x]({target})", "en")
    assert list(refused_links(f"[x]({target})")) == []


def test_a_scheme_hidden_behind_entities_or_spaces_is_not_linked() -> None:
    for target in (
        "&#106;avascript:x",
        "java\\script:x",
        "<javascript:x>",
        " javascript:x",
        "%6Aavascript:x",
    ):
        assert "<a" not in to_html(f"[x]({target})", "en")


def test_an_escaped_bracket_is_no_link() -> None:
    assert list(refused_links(r"a \](b) c")) == []


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% x %}", "{# y #}", "{{killed}}"])
def test_template_braces_are_shown_as_typed(text: str) -> None:
    assert to_html(text, "en") == text
    assert fill_figures(text, lambda *_: "49") == text


@pytest.mark.parametrize(
    "text", ["# a", "- a", "> a", "1. a", "```", "---", "![x](https://a.org/i.png)", "`a`", "<https://a.org>"]
)
def test_other_markdown_is_no_markup(text: str) -> None:
    html = to_html(text, "en")
    assert not any(tag in html for tag in ("<h1", "<li", "<blockquote", "<code", "<hr", "<img"))


@pytest.mark.parametrize(
    ("lang", "html"),
    [
        ("en", "“a ‘b’”"),
        ("fr", "«\u00a0a “b”\u00a0»"),
        ("es", "«a “b”»"),
        ("de", "„a ‚b‘“"),
        ("ru", "«a „b“»"),
        ("ar", "«a “b”»"),
        ("pt-BR", "“a ‘b’”"),
        ("sw", "“a ‘b’”"),
    ],
)
def test_straight_marks_become_those_of_the_language(lang: str, html: str) -> None:
    assert to_html("\"a 'b'\"", lang) == html


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert to_html("the army's men", "en") == "the army’s men"


def test_dots_and_dashes_stay_as_typed() -> None:
    assert to_html("a -- b ... (c) +-", "en") == "a -- b ... (c) +-"


def test_a_blank_line_parts_paragraphs_and_lines_are_joined() -> None:
    assert paragraphs("one\ntwo\n \n\nthree") == ["one two", "three"]


def test_a_reference_names_a_figure_or_its_number() -> None:
    assert list(figure_references("{killed} of {all-men.number}")) == [
        ("killed", "{killed}"),
        ("all-men", "{all-men.number}"),
    ]


@pytest.mark.parametrize(
    "text", ["{{killed}}", "{Killed}", "{ killed }", "{killed.unit}", "{}", "{1}", "{{{killed}}}"]
)
def test_other_braces_are_no_reference(text: str) -> None:
    assert list(figure_references(text)) == []


def test_references_are_filled() -> None:
    said = {("killed", False): "at least 32 civilians", ("killed", True): "32"}
    assert (
        fill_figures("{killed}, {killed.number}", lambda name, number: said[name, number])
        == "At least 32 civilians, 32"
    )


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{killed} died.", "At least 32 died."),
        ("**{killed}** died.", "**At least 32** died."),
        ("“{killed}”, it says", "“At least 32”, it says"),
        ("They left. {killed} died.", "They left. At least 32 died."),
        ("Who died? {killed}.", "Who died? At least 32."),
        ("They burned {killed}. {killed} died.", "They burned at least 32. At least 32 died."),
        ("It counts {killed}.", "It counts at least 32."),
        ("The U.S. {killed}", "The U.S. at least 32"),
        ("Deaths: {killed}", "Deaths: at least 32"),
    ],
)
def test_a_sentence_begins_with_a_capital(text: str, filled: str) -> None:
    assert fill_figures(text, lambda *_: "at least 32") == filled


def test_letters_without_case_and_numbers_stay() -> None:
    text = "{killed} ."
    assert fill_figures(text, lambda *_: "ما لا يقل عن 32") == "ما لا يقل عن 32 ."
    assert fill_figures(text, lambda *_: "32 homes") == "32 homes ."
    assert fill_figures(text, lambda *_: "не менее 32") == "Не менее 32 ."


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "*a " * 6_000, "](x" * 6_000, "[](<" * 5_000, '"' * 20_000, "**a *b " * 2_500]
)
def test_the_longest_text_of_marks_is_rendered(text: str) -> None:
    assert to_html(text, "en")
    assert len(list(refused_links(text))) <= len(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One sentence. And another.", "One sentence."),
        ("Since May 2024. Then more.", "Since May 2024."),
        ("The U.S. Army of Mr. Smith paid. Then it left.", "The U.S. Army of Mr. Smith paid."),
        ("It costs 1.000 euros, e.g. Monday. Next.", "It costs 1.000 euros, e.g. Monday."),
        ("Who knows? Nobody.", "Who knows?"),
        ("**Bold. Still bold** here. Then.", "**Bold. Still bold** here."),
        (
            "See [the page. Here](https://a.example) then. Next.",
            "See [the page. Here](https://a.example) then.",
        ),
        ("He said “Leave now. Go.” Then he left.", "He said “Leave now. Go.” Then he left."),
        ("Burned {homes}. Then.", "Burned {homes}."),
        ("قالت المنظمة ذلك في تقريرها. وأضافت المزيد.", "قالت المنظمة ذلك في تقريرها."),
        ("First\nparagraph\n\nSecond one. Third.", "First paragraph"),
    ],
)
def test_a_first_sentence_is_cut_only_where_it_surely_ends(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence

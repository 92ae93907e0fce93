"""Lines for e-mail: short enough, whole where they must be, and saying all that the HTML said."""

from __future__ import annotations

import pytest

from briefgen.mailtext import columns, plain, wrapped

ARABIC = "قالت المنظمة إن ما لا يقل عن ٣٢ مدنيًّا قُتلوا عمدًا في وسط البلاد منذ أيار، وإن أربعة آخرين اختفوا"


def test_a_line_is_never_longer_than_asked_for() -> None:
    for text in ("word " * 60, ARABIC * 3, "数字 " * 60):
        lines = wrapped(text, 40).split("\n")
        assert len(lines) > 2
        assert max(columns(line) for line in lines) <= 40
        assert " ".join(lines).split() == text.split()


def test_vowel_signs_take_no_room_and_chinese_signs_two_columns() -> None:
    assert columns("مدنيًّا") == 5
    assert columns("数字") == 4


def test_words_that_belong_together_stay_on_one_line() -> None:
    assert wrapped("They killed at\u00a0least\u00a032 people.", 18) == "They killed\nat least 32\npeople."
    assert wrapped("Il a dit : « Bonjour » à tous !", 9) == "Il a\ndit :\n« Bonjour »\nà tous !"


def test_an_address_longer_than_a_line_stays_whole() -> None:
    address = "https://www.examplia.example/" + "a" * 80
    assert wrapped(f"See {address} now", 40).split("\n") == ["See", address, "now"]


def test_the_lines_of_a_list_hang_under_its_mark() -> None:
    assert wrapped("one two three four", 11, first="- ", rest="  ") == "- one two\n  three\n  four"
    assert wrapped("", first="- ") == "- "


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<em>AT&amp;T</em> &lt;b&gt; <strong>x</strong>", "AT&T <b> x"),
        ('see <a href="https://a.example/?x=1&amp;y=2">the <em>survey</em></a>.', "see the survey (https://a.example/?x=1&y=2)."),
        ('<a href="mailto:desk@a.example">desk@a.example</a>', "desk@a.example"),
        ('<a href="mailto:desk@a.example">the desk</a>', "the desk (desk@a.example)"),
        ('at least 32&nbsp;<sup><a href="#_source-1">1</a></sup>', "at least 32\u00a01"),
    ],
)  # fmt: skip
def test_html_becomes_its_words_with_addresses_written_out(html: str, text: str) -> None:
    assert plain(html) == text

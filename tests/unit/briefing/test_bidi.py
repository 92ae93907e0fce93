"""Left-to-right stretches on a mirrored page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.briefing.bidi import isolated


def bdi(text: str) -> str:
    return f'<bdi dir="ltr">{text}</bdi>'


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("راجع رقم الهاتف +223 20 22 00 00 للاستفسار", "+223 20 22 00 00"),
        ("قالت منظمة Human Rights Watch إن", "Human Rights Watch"),
        ("في Examplia North.", "Examplia North"),
        ("شمال وExamplia South.", "Examplia South"),
        ("«Everyone has the right to education.»", "Everyone has the right to education."),
        ("انظر https://example.org/a?b=1&amp;c=2، ثم", "https://example.org/a?b=1&amp;c=2"),
        ("مسح (2nd ed.) جديد", "2nd ed."),
        ("wells, roads &amp; schools (second) هنا", "wells, roads &amp; schools (second)"),
        ("منظمة (Examplia) هنا", "Examplia"),
    ],
)
def test_names_numbers_and_addresses_keep_their_order(text: str, stretch: str) -> None:
    page = f'<html lang="ar" dir="rtl"><p>{text}</p></html>'
    assert isolated(page, "ar") == page.replace(stretch, bdi(stretch), 1)


@pytest.mark.parametrize(
    "page",
    [
        '<html lang="ar"><p>بلغت النسبة 57% في الفترة 2023–2024&nbsp;<sup>3</sup></p></html>',
        '<html lang="ar"><title>Examplia</title><style>p { color: red }</style><p>ماء</p></html>',
        '<html lang="en"><p>Examplia, إكزامبليا</p></html>',
        '<html lang="ar"><p>ماء <a href="x">بئر</a></p></html>',
        '<html lang="ar"><p>ماء <a href="#_source-1">1</a></p></html>',
    ],
)
def test_what_needs_no_direction_is_left_alone(page: str) -> None:
    assert isolated(page, page[12:14]) == page


def test_a_link_takes_the_direction_itself_for_only_text_may_stand_in_it() -> None:
    page = '<html lang="ar"><p><a href="tel:+22320220000">+223 20 22 00 00</a></p></html>'
    assert isolated(page, "ar") == page.replace("<a ", '<a dir="ltr" ')


def test_an_element_of_another_language_has_its_direction() -> None:
    page = '<html lang="ar"><cite lang="en">Survey (2nd ed.)</cite> <i lang="fa">تهران</i></html>'
    assert isolated(page, "ar") == page.replace("<cite ", '<cite dir="ltr" ')
    page = '<html lang="en"><span class="x" lang="ar">ماء</span></html>'
    assert isolated(page, "en") == page.replace("<span ", '<span dir="rtl" ')


@given(st.text(alphabet='abZ é.,»«)(+0123456789-/:;&"\u00a0 مالي،؟'))
def test_only_elements_are_added(text: str) -> None:
    escaped = text.replace("&", "&amp;")
    page = f'<html lang="ar"><p>{escaped}</p></html>'
    assert re.sub('</?bdi(?: dir="ltr")?>', "", isolated(page, "ar")) == page


@pytest.mark.parametrize(
    ("link", "mirrored"),
    [
        ("المرصد المفتوح (OONI) ومؤسسة حرية الفكر (AFTE)", True),
        ("(OONI) المرصد", False),
        ("«المرصد»", True),
        ("OONI", False),
        ("2024", False),
    ],
)
def test_a_link_that_begins_from_the_right_has_its_direction_on_other_pages(
    link: str, mirrored: bool
) -> None:
    page = f'<html lang="en"><p>ماء</p><a href="x">{link}</a><a lang="fr" href="y">Eau</a></html>'
    expected = page.replace('<a href="x"', '<a dir="rtl" href="x"') if mirrored else page
    assert isolated(page, "en") == expected
    named = page.replace('<a href="x"', '<a lang="ar" href="x"')
    assert isolated(named, "en") == named.replace('<a lang="ar"', '<a dir="rtl" lang="ar"')

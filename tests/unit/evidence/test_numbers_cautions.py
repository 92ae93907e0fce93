"""Cautions in signs, in brackets and cut short belong to the number as those in words do."""

from __future__ import annotations

import pytest

from briefgen.evidence.numbers.mentions import numbers_in


@pytest.mark.parametrize(
    ("sign", "qualifier"),
    [
        ("≥", "at least"),
        (">=", "at least"),
        ("⩾", "at least"),
        ("≧", "at least"),
        ("≤", "at most"),
        ("<=", "at most"),
        ("=<", "at most"),
        ("⩽", "at most"),
        ("≦", "at most"),
        (">", "more than"),
        ("＞", "more than"),
        ("<", "less than"),
        ("~", "about"),
        ("=", None),
    ],
)
@pytest.mark.parametrize("gap", ["", " "])
def test_a_sign_is_a_caution(sign: str, gap: str, qualifier: str | None) -> None:
    (mention,) = numbers_in(f"a toll of {sign}{gap}32 civilians", "en")
    assert (mention.value, mention.qualifier, mention.unit_text) == (32, qualifier, "civilians")


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("ar", "قُتل 32 مدنيًا (على الأقل)", "at least"),
        ("ar", "قُتل (على الأقل) 32 مدنيًا", "at least"),
        ("ar", "قُتل «(على الأقل)» 32 مدنيًا", "at least"),
        ("ar", "32 (على الأقل) من المدنيين", "at least"),
        ("ar", "32 (أو أكثر) مدنيا", "at least"),
        ("ar", "٣٢ مدنيًا (تقريبًا)", "about"),
        ("ar", "(حوالي) 32 مدنيا", "about"),
        ("en", "(at least) 32 civilians", "at least"),
        ("en", "32 civilians (at least)", "at least"),
        ("en", "32 [or more] civilians", "at least"),
        ("fr", "(au moins) 32 civils", "at least"),
        ("fr", "32 civils (environ)", "about"),
        ("en", "32 civilians (at least 5 of them women)", None),
        ("en", "he fled (over 300 did). 32 died", "more than"),
        ("en", "32 civilians (so the UN, at least)", None),
        ("en", "(more than before) 32 civilians", None),
        ("en", "32 civilians died, some of them on the road (at least)", None),
    ],
)
def test_a_caution_alone_in_brackets_counts(lang: str, text: str, qualifier: str | None) -> None:
    assert numbers_in(text, lang)[0].qualifier == qualifier


def test_the_unit_stands_behind_the_brackets() -> None:
    assert numbers_in("32 (at least) civilians", "en")[0].unit_text == "civilians"


def test_what_is_in_brackets_with_another_number_is_not_said_of_this_one() -> None:
    assert [one.qualifier for one in numbers_in("he fled (over 300 did). 32 died", "en")] == [
        "more than",
        None,
    ]


@pytest.mark.parametrize(
    ("lang", "text", "qualifier"),
    [
        ("en", "approx. 32 people", "about"),
        ("en", "est. 32 dead", "about"),
        ("en", "max. 32 people", "at most"),
        ("fr", "env. 32 morts", "about"),
        ("es", "aprox. 32 personas", "about"),
        ("de", "ca. 32 Menschen", "about"),
        ("de", "mind. 32 Tote", "at least"),
        ("ru", "ок. 32 человек", "about"),
        ("en", "It was over. 32 people died", None),
        ("en", "They counted some. 32 people died", None),
        ("en", "a. 5 men b. 6 men c. 32 people", None),
    ],
)
def test_a_full_stop_may_be_part_of_a_caution(lang: str, text: str, qualifier: str | None) -> None:
    assert numbers_in(text, lang)[-1].qualifier == qualifier

"""No-break spaces where a language wants them, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.spacing import change_texts, spaced, spaced_page

LANGS = ["fr", "ru", "es", "pt", "de", "en", "ar", "fr-CA"]
TELLING = "«»;:!?%—–-.§№°0123456789 \u00a0\u202f\tвсAaBнКéM.рp€$kmhЯ/<>&\n"


@pytest.mark.parametrize(
    ("lang", "typed", "printed"),
    [
        ("fr", "« Vraiment ? » : oui !", "«\u202fVraiment\u202f?\u202f»\u00a0: oui\u202f!"),
        ("fr", "32 % ; 10 000 morts", "32\u202f%\u202f; 10\u202f000 morts"),
        ("fr", "«\u00a0mot\u00a0» 57,5\u00a0%", "«\u202fmot\u202f» 57,5\u202f%"),
        ("fr", "à 10 h 30, art. 5, p. 12, n° 3", "à 10\u00a0h 30, art.\u00a05, p.\u00a012, n°\u00a03"),
        ("fr", "voir https://example.org: rien", "voir https://example.org: rien"),
        ("fr", "sans espace: ni ici;", "sans espace: ni ici;"),
        ("fr-CH", "Vraiment ?", "Vraiment\u202f?"),
        ("ru", "Мали — страна в Африке", "Мали\u00a0— страна в\u00a0Африке"),
        ("ru", "в 2024 г. не менее 10 000 человек", "в\u00a02024\u00a0г. не менее 10\u00a0000 человек"),
        ("ru", "А. С. Пушкин", "А.\u00a0С.\u00a0Пушкин"),
        ("es", "¿Por qué? ¡Nunca! 12 000 personas", "¿Por qué? ¡Nunca! 12\u00a0000 personas"),
        ("de", "z. B. 5 km und 3 %", "z.\u00a0B. 5\u00a0km und 3\u00a0%"),
        ("en", "a walk of 5 km ; why ?", "a walk of 5\u00a0km ; why ?"),
        ("ar", "هل تُحاسَب السلطات؟ نعم: 57%", "هل تُحاسَب السلطات؟ نعم: 57%"),
    ],
)
def test_spaces_stand_as_the_language_writes_them(lang: str, typed: str, printed: str) -> None:
    assert spaced(typed, lang) == printed


@given(
    text=st.text(alphabet=st.one_of(st.sampled_from(TELLING), st.characters())), lang=st.sampled_from(LANGS)
)
def test_only_white_space_changes_and_no_space_comes_or_goes(text: str, lang: str) -> None:
    result = spaced(text, lang)
    assert len(result) == len(text)
    differing = [(old, new) for old, new in zip(text, result, strict=True) if old != new]
    assert all(old in " \u00a0\u202f" and new in "\u00a0\u202f" for old, new in differing)


@given(text=st.text(alphabet=TELLING), lang=st.sampled_from(LANGS))
def test_spacing_twice_changes_nothing_more(text: str, lang: str) -> None:
    assert spaced(spaced(text, lang), lang) == spaced(text, lang)


def test_a_page_is_spaced_in_its_texts_only_each_in_its_own_language() -> None:
    page = (
        '<!DOCTYPE html><html lang="fr"><head><style>a :hover { b: c }</style>'
        '<script>x ? y : "</p>" !</script></head>'
        '<body><p title="vrai ?">Vrai ? <cite lang="en">Why ? <b>How ?</b></cite> Oui !<br>'
        ' Non ! <img alt="x ?"></p>'
        '<blockquote lang="fr">Quoi ?</blockquote></body></html>'
    )
    assert spaced_page(page, "fr") == page.replace("Vrai ?", "Vrai\u202f?").replace(
        "Oui !", "Oui\u202f!"
    ).replace("Non !", "Non\u202f!").replace("Quoi ?", "Quoi\u202f?")


def test_an_element_left_open_does_not_lose_the_language() -> None:
    page = '<p>Vrai ?<ul><li lang="en">Why ?<li>How ?</ul>Oui !</p>'
    assert spaced_page(page, "fr") == page.replace("Vrai ?", "Vrai\u202f?").replace("Oui !", "Oui\u202f!")


@given(
    texts=st.lists(st.text(alphabet=TELLING.replace("<", "").replace(">", "")), min_size=1, max_size=4),
    langs=st.lists(st.sampled_from(LANGS), min_size=4, max_size=4),
)
def test_a_page_that_is_not_taken_apart_would_not_have_changed(texts: list[str], langs: list[str]) -> None:
    page = "".join(f'<p lang="{lang}">{text}</p>{text}' for text, lang in zip(texts, langs, strict=False))
    taken_apart = change_texts(page, langs[-1], lambda text, _, own: spaced(text, own))
    assert spaced_page(page, langs[-1]) == taken_apart


def test_a_page_without_anything_to_space_is_given_back_as_it_is() -> None:
    page = '<p lang="en">Thirty-two people in 2024, and 12 in 2023.</p>'
    assert spaced_page(page, "en") is page
    assert spaced_page(page.replace("people", "§ 5 %"), "en") is not page

"""Laws of matching: words of a source are found at their place, and a change to them never stands."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefgen.evidence.pages import PageText, SourceText
from briefgen.evidence.quotes.folding import Letters, fold
from briefgen.evidence.quotes.matching import judge_quote
from briefgen.evidence.verdicts import QuoteVerdict

few = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SAME = {QuoteVerdict.VERBATIM, QuoteVerdict.NORMALISED}
TEXT = (
    "the army killed civilians not never if 32 1,032 12.5 2010 at least seven people "
    "l’armée n’a pas tué aujourd’hui été Straße naïve "
    "армия не убивала 15 человек если "
    "الجيش لم يقتل ٣٢ مدنيا إلا المدينة "
    "“words” ‘nested’ (aside) ill-treatment o\ufb03ce A.B. U.N. end. stop! why? 50% $5"
)
WORDS = st.sampled_from(TEXT.split())
SPACE = st.sampled_from([" ", " ", " ", "\n", "  ", "\u00a0", " \n"])


@st.composite
def sources(draw: st.DrawFn) -> tuple[SourceText, list[tuple[int, int, str]]]:
    """A source of one to three pages, and each word with its page and place."""
    pages: list[PageText] = []
    places: list[tuple[int, int, str]] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        text = ""
        for word in draw(st.lists(WORDS, min_size=8, max_size=30)):
            places.append((number, len(text), word))
            text += word + draw(SPACE)
        pages.append(PageText(number, text))
    return SourceText(tuple(pages), len(pages) > 1, "test", "1", "0" * 64), places


@st.composite
def slices(draw: st.DrawFn) -> tuple[SourceText, list[str], int, int]:
    """A source, some of the words of one of its pages, the page and where they begin."""
    source, places = draw(sources())
    page = draw(st.sampled_from(source.pages)).number
    own = [place for place in places if place[0] == page]
    start = draw(st.integers(0, len(own) - 4))
    chosen = own[start : draw(st.integers(start + 4, min(len(own), start + 14)))]
    return source, [word for _, _, word in chosen], page, chosen[0][1]


def _has(source: SourceText, quote: str) -> bool:
    """True where the quote's letters stand in the source anyhow, such as `12.5` beside `1 2.5`."""
    whole = " ".join(page.text for page in source.pages)
    return Letters.of(quote).folded in Letters.of(whole).folded


@few
@given(slices())
def test_words_of_a_source_are_found_at_their_place(found: tuple[SourceText, list[str], int, int]) -> None:
    source, words, page, _ = found
    quote = " ".join(words)
    # `2010 500` may be one number that the slice cuts in two: such a slice is refused on purpose.
    assume(not re.match(r"\W*\d", quote) and not re.search(r"\d\W*$", quote))
    verdict = judge_quote(quote, source, "en", page)
    assert verdict.verdict in {*SAME, QuoteVerdict.ELIDED}
    assert page in verdict.pages
    texts = {item.number: item.text for item in source.pages}
    shown = "".join(texts[item.page][item.start : item.end] for item in verdict.stretches)
    assert Letters.of(shown).folded == Letters.of(quote).folded


@few
@given(slices(), st.data())
def test_a_changed_digit_never_stands(
    found: tuple[SourceText, list[str], int, int], data: st.DataObject
) -> None:
    source, words, _, _ = found
    quote = " ".join(words)
    digits = [at for at, letter in enumerate(quote) if letter.isdigit()]
    assume(digits)
    at = data.draw(st.sampled_from(digits))
    changed = quote[:at] + ("7" if quote[at] != "7" else "8") + quote[at + 1 :]
    assume(not _has(source, changed))
    assert not judge_quote(changed, source, "en").verdict.stands


@few
@given(slices(), st.sampled_from(["not", "pas", "не", "لم", "zebra"]), st.data())
def test_a_word_put_in_left_out_or_changed_never_stands(
    found: tuple[SourceText, list[str], int, int], other: str, data: st.DataObject
) -> None:
    source, words, _, _ = found
    at = data.draw(st.integers(1, len(words) - 2))
    for changed in (
        [*words[:at], other, *words[at:]],
        words[:at] + words[at + 1 :],
        [*words[:at], other, *words[at + 1 :]],
    ):
        quote = " ".join(changed)
        if not _has(source, quote):
            assert judge_quote(quote, source, "en").verdict not in SAME


@few
@given(st.text(max_size=60))
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@few
@given(st.text(max_size=80), st.text(max_size=20))
def test_any_text_gives_a_verdict(text: str, quote: str) -> None:
    source = SourceText((PageText(1, text),), False, "test", "1", "0" * 64)
    found = judge_quote(quote, source, "en")
    if found.verdict in SAME:
        assert found.stretches

"""What stands right round a number: per cent, currency, the counted thing."""

from __future__ import annotations

from functools import cache

from briefgen.evidence.numbers.lexicon import Lexicon, conventions
from briefgen.evidence.numbers.numberwords import read_words, words_from
from briefgen.evidence.numbers.tokens import Token, fold_words

_PERCENT = {"%", "٪", "﹪", "％", "‰"}
_CURRENCY_WORDS = 5
_LETTERS_BEFORE = {"$", "¢", "₵"}
"""Signs before which letters name the country: *A$*, *GH¢*."""
_UNIT_WORDS = 4


def percent_round(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The tokens of the number with its sign or words of per cent, or None."""
    if last < len(tokens) and tokens[last].text in _PERCENT:
        return first, last + 1
    words, ends = words_from(tokens, last)
    hit = lexicon.lists["percent"].at(words)
    if hit is not None and lexicon.lists["points"].at(words) is None:
        return first, last + ends[hit[0] - 1]
    if first and tokens[first - 1].text in _PERCENT and not tokens[first].spaced:
        return first - 1, last
    if first and lexicon.flag("scale_first") and lexicon.has("percent", tokens[first - 1].text):
        return first - 1, last
    return None


def currency_round(
    tokens: list[Token], first: int, last: int, lexicon: Lexicon, text: str
) -> tuple[int, int, tuple[str, ...]] | None:
    """The tokens of the number with its currency, and the ISO codes that may be meant; None without one."""
    before = currency_before(tokens, first, lexicon, text)
    if before is not None:
        return before[0], last, before[1]
    start = last
    while start < len(tokens) and tokens[start].text in {"de", "d", "'", "of", "-", "من"}:
        start += 1
    after = tuple(token.text for token in tokens[start : start + _CURRENCY_WORDS])
    hit = lexicon.currencies.at(after)
    if hit is not None and _really(tokens[start : start + hit[0]], text):
        return first, start + hit[0], tuple(hit[1])
    return None


def currency_before(
    tokens: list[Token], first: int, lexicon: Lexicon, text: str
) -> tuple[int, tuple[str, ...]] | None:
    """Where the sign or code before the number in token ``first`` begins, and what it may stand for."""
    end = first
    if first > 1 and tokens[first - 1].text == "." and not tokens[first - 1].spaced:
        letters = tokens[first - 2]
        end -= text[letters.start : letters.end] in conventions()["letters"]  # Rs. 300
    before = tuple(token.text for token in tokens[max(0, end - _CURRENCY_WORDS) : end])
    for length, codes in lexicon.currencies.endings(before):
        if _really(tokens[end - length : end], text):
            return end - length, tuple(codes)
    return None


def initial_before(tokens: list[Token], first: int, text: str) -> tuple[str, ...]:
    """What the letter right before the number in token ``first`` may stand for: the R of *R5 million*."""
    if first == 0 or tokens[first - 1].kind != "word":
        return ()
    letter = tokens[first - 1]
    fused = first > 1 and not letter.spaced and tokens[first - 2].text not in {"(", "[", "“", "«", '"', "‘"}
    return () if fused else tuple(conventions()["initials"].get(text[letter.start : letter.end], ()))


def _really(tokens: list[Token], text: str) -> bool:
    """False for words such as *try*, which is a code only in capitals, and for the *a* of *a $40 fine*."""
    shared = conventions()
    written = text[tokens[0].start : tokens[-1].end]
    if tokens[-1].text in _LETTERS_BEFORE and len(tokens) > 1:
        return written in shared["currencies"] or (len(tokens[0].text) > 1 and " " not in written)
    if len(tokens) == 1 and tokens[0].text in _lettered():
        return written in shared["letters"]
    return all(
        text[token.start : token.end].isupper() for token in tokens if token.text.upper() in shared["codes"]
    )


@cache
def _lettered() -> frozenset[str]:
    """The signs of letters alone, folded."""
    return frozenset(word for sign in conventions()["letters"] for word in fold_words(sign))


def unit_after(tokens: list[Token], last: int, lexicon: Lexicon) -> tuple[int, int]:
    """The tokens of the noun words that follow the number; empty where none do."""
    start = _skipped(tokens, last, lexicon)
    end = start
    while end < len(tokens) and end - start < 2 * _UNIT_WORDS:
        token = tokens[end]
        inside = token.text in {"-", "'"} and not token.spaced and end > start
        if inside:
            end += 1
            continue
        if token.kind != "word" or lexicon.has("stops", token.text):
            break
        if len(token.text) > 1 and read_words(tokens, end, lexicon):
            break
        end += 1
        if sum(part.kind == "word" for part in tokens[start:end]) == _UNIT_WORDS:
            break
    while end > start and tokens[end - 1].kind != "word":
        end -= 1
    return start, end


def _skipped(tokens: list[Token], index: int, lexicon: Lexicon) -> int:
    """Past *of the*, *other*, *d'entre*, and the full stop of an abbreviation."""
    if index < len(tokens) and tokens[index].text == "-" and not tokens[index].spaced:
        index += 1
    if index < len(tokens) and tokens[index].text in {"“", "«", '"', "‘", "("}:
        index += 1
    for _ in range(3):
        words, ends = words_from(tokens, index)
        hit = lexicon.lists["links"].at(words) or lexicon.lists["pronouns"].at(words)
        if hit is None:
            break
        index += ends[hit[0] - 1]
        while index < len(tokens) and tokens[index].text == "'":
            index += 1
    return index


def unit_words(unit: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a unit that say something, folded."""
    words = fold_words(unit)
    return tuple(word for word in words if word.isalpha() and not lexicon.has("stops", word))


def same_word(one: str, other: str) -> bool:
    """True for two forms of a word: *civilian* and *civilians*, *personne* and *personnes*."""
    one, other = one.removeprefix("ال"), other.removeprefix("ال")
    if one == other or one + "s" == other or other + "s" == one:
        return True
    shorter = min(len(one), len(other))
    return shorter >= 4 and one[: max(4, shorter - 2)] == other[: max(4, shorter - 2)]

"""The caution that goes with a number: which words say it, and which of them say the same."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.evidence.numbers.lexicon import Lexicon, Phrase
from briefgen.evidence.numbers.numberwords import read_words, words_from
from briefgen.evidence.numbers.tokens import Token

_SAME = {
    "over": "more than",
    "around": "about",
    "some": "about",
    "almost": "nearly",
    "fewer than": "less than",
}
_NEGATED = {"more than": "at most", "less than": "at least", "at least": "less than", "at most": "more than"}
_TRANSPARENT = {"(", "[", "“", "”", "«", "»", '"', "„", "‘", "'", "-", "*", "_", "–"}
_OPENING, _CLOSING = {"(", "["}, {")", "]"}
_QUOTES = {"“", "”", "«", "»", '"', "„", "‘", "'"}
_SIGNS = {">", "<", "=", "≧", "≦", "≥", "≤", "⩾", "⩽", "~", "≈", "∼", "±", "≃", "+"}
_REACH = 10
_NEAR = 12
_AFTER = 3
"""Words of the counted thing that may stand between a number and a caution put behind it."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A qualifier (None where none is said), the tokens it spans, and whether the number is an average."""

    qualifier: str | None
    first: int
    last: int
    average: bool = False


def meaning(qualifier: str | None) -> str:
    """One name for qualifiers that say the same; a number without a qualifier is exact."""
    if not qualifier:
        return "exactly"
    return _SAME.get(qualifier, qualifier)


def same_qualifier(one: str | None, other: str | None) -> bool:
    """True where both say the same of a number: *over* and *more than*, *about* and *some*."""
    return meaning(one) == meaning(other)


def caution_at(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> Caution:
    """The caution said of the number in tokens ``first`` to ``last``."""
    average = _average_near(tokens, first, last, lexicon)
    before = _bracketed_before(tokens, first, lexicon) or _before(tokens, first, lexicon)
    if before is not None:
        return Caution(before[0], before[1], last, average)
    after = _bracketed_after(tokens, last, lexicon) or _after(tokens, last, lexicon)
    if after is not None:
        return Caution(after[0], first, after[1], average)
    return Caution(None, first, last, average)


def stray_caution(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> str:
    """Words of caution near a number that may or may not be said of it; empty where there are none.

    *At least, according to the UN, 32*; *32 civilians, if not more*; *more than the 32*. Single words such as
    *over* are left alone, for away from a number they mostly mean something else.
    """
    left, _ = _clause(tokens, range(first - 1, max(-1, first - 1 - _NEAR), -1), lexicon)
    if left and lexicon.has("negation", left[0]):
        return left[0]
    right, leads_on = _clause(tokens, range(last, min(len(tokens), last + _NEAR)), lexicon)
    return _cautious(left[::-1], lexicon) or _cautious(right, lexicon, leads_on=leads_on)


def _cautious(words: Phrase, lexicon: Lexicon, *, leads_on: bool = False) -> str:
    """The first words of caution; where they lead on to another number, its own are left out."""
    for index in range(len(words)):
        doubt = lexicon.lists["doubt"].at(words, index)
        hits = (lexicon.before.at(words, index), lexicon.after.at(words, index))
        length = max([hit[0] for hit in hits if hit and hit[0] > 1], default=0)
        length = doubt[0] if doubt else length
        if length and not (leads_on and index + length >= len(words) - 1):
            return " ".join(words[index : index + length])
    return ""


def _clause(tokens: list[Token], places: range, lexicon: Lexicon) -> tuple[Phrase, bool]:
    """The words up to a number or the end of a sentence, and whether a number ends them."""
    words: list[str] = []
    parts = [lexicon.numbers[name] for name in ("fractions", "words", "scales")]
    for index in places:
        token = tokens[index]
        if token.text in {".", ";", ":", "!", "?", "؛", "؟"}:
            return tuple(words), False
        counts = any(part.at((token.text,)) for part in parts) and not lexicon.has("articles", token.text)
        if token.kind == "number" or counts:
            return tuple(words), True
        if token.kind == "word":
            words.append(token.text)
    return tuple(words), False


def _bracketed_before(tokens: list[Token], first: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """*(At least) 32*: a caution alone in brackets right before the number."""
    end = first - 1
    while end >= 0 and tokens[end].text in _QUOTES:
        end -= 1
    if end < 0 or tokens[end].text not in _CLOSING:
        return None
    for start in range(end - 1, max(-1, end - 2 - _REACH), -1):
        if tokens[start].text in _OPENING:
            key = _alone(tokens[start + 1 : end], lexicon)
            return (key, start) if key else None
    return None


def _bracketed_after(tokens: list[Token], last: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """*32 civilians (at least)*: the same behind the number and the words of what is counted."""
    start = last
    while start < len(tokens) and (tokens[start].text in _QUOTES or _counted(tokens, start, last, lexicon)):
        start += 1
    if start >= len(tokens) or tokens[start].text not in _OPENING:
        return None
    for end in range(start + 1, min(len(tokens), start + 2 + _REACH)):
        if tokens[end].text in _CLOSING:
            key = _alone(tokens[start + 1 : end], lexicon)
            return (key, end + 1) if key else None
    return None


def _counted(tokens: list[Token], index: int, last: int, lexicon: Lexicon) -> bool:
    """True for one of the few words of what is counted, behind the number that ends at ``last``."""
    return (
        tokens[index].kind == "word" and index - last < _AFTER and read_words(tokens, index, lexicon) is None
    )


def _alone(inside: list[Token], lexicon: Lexicon) -> str | None:
    """The caution that these tokens are, where they are nothing else."""
    words = tuple(token.text for token in inside if token.text not in {*_QUOTES, "-", "."})
    for phrases in (lexicon.after, lexicon.before):
        hit = phrases.at(words) if words else None
        if hit is not None and hit[0] == len(words):
            return str(hit[1])
    return None


def _leading(tokens: list[Token], first: int, lexicon: Lexicon) -> tuple[Phrase, list[int]]:
    """The words that lead up to token ``first`` and their indexes, back to a stop or another number."""
    words: list[str] = []
    places: list[int] = []
    for index in range(first - 1, max(-1, first - 1 - 2 * _REACH), -1):
        token = tokens[index]
        if token.kind == "word" or token.text in _SIGNS or _shortened(tokens, index, lexicon):
            words.append(token.text)
            places.append(index)
        elif token.text not in _TRANSPARENT:
            break
        if len(words) == _REACH:
            break
    return tuple(reversed(words)), list(reversed(places))


def _shortened(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """True for the full stop of *approx.*, which is part of the caution."""
    if tokens[index].text != "." or tokens[index].spaced or index == 0:
        return False
    return lexicon.before.ending((tokens[index - 1].text, ".")) is not None


def _before(tokens: list[Token], first: int, lexicon: Lexicon) -> tuple[str, int] | None:
    words, places = _leading(tokens, first, lexicon)
    found: tuple[str, int] | None = None
    while words:
        if lexicon.lists["neutral"].ending(words):
            break
        hit = lexicon.before.ending(words)
        if hit is not None:
            length, key = hit
            words = words[:-length]
            if words and lexicon.has("negation", words[-1]):
                key, words = _NEGATED.get(key, key), words[:-1]
            found = (key, places[len(words)])  # the outermost: “up to about 300” is up to
            continue
        # “at least another 32”: fillers may stand before the number, not between two cautions
        filler = None if found else lexicon.lists["fillers"].ending(words)
        if filler is None:
            break
        words = words[: -filler[0]]
    return found


def _after(tokens: list[Token], last: int, lexicon: Lexicon) -> tuple[str, int] | None:
    if last < len(tokens) and tokens[last].text == "+" and not tokens[last].spaced:
        return "at least", last + 1
    hyphen = last + 1 < len(tokens) and tokens[last].text == "-" and not tokens[last].spaced
    start = last + hyphen
    while start < len(tokens) and tokens[start].text in {"%", "٪", ")", "("} and start - last < 3:
        start += 1
    words, ends = words_from(tokens, start, limit=_REACH)
    for skipped in range(min(_AFTER + 1, len(words))):
        hit = lexicon.after.at(words, skipped)
        if hit is not None:
            end = start + ends[skipped + hit[0] - 1]
            return None if _number_at(tokens, end, lexicon) else (hit[1], end)
        if read_words(tokens, start + ends[skipped] - 1, lexicon):
            return None
    return None


def _number_at(tokens: list[Token], index: int, lexicon: Lexicon) -> bool:
    """True where a number begins, which the words before it then belong to."""
    while index < len(tokens) and (
        tokens[index].text in {"$", "€", "£", "a"} or lexicon.has("fillers", tokens[index].text)
    ):
        index += 1
    if index >= len(tokens):
        return False
    return tokens[index].kind == "number" or read_words(tokens, index, lexicon) is not None


def _average_near(tokens: list[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """*On average* close by: right before the number, at most a comma between, or after what is counted."""
    comma = first > 0 and tokens[first - 1].text in {",", "،"}
    words, _ = _leading(tokens, first - comma, lexicon)
    for left in range(1 if comma else min(4, len(words))):
        hit = lexicon.lists["average"].ending(words[: len(words) - left])
        if hit is not None and (not comma or hit[0] == len(words)):
            return True
    words, ends = words_from(tokens, last, limit=_REACH)
    for index in range(min(7, len(words))):
        hit = lexicon.lists["average"].at(words, index)
        if hit is not None:
            return not _number_at(tokens, last + ends[index + hit[0] - 1], lexicon)
    return False

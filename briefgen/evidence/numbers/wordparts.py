"""Words taken apart that are written as one, such as ``وأربعين`` and ``siebenundvierzig``."""

from __future__ import annotations

from functools import lru_cache

from briefgen.evidence.numbers.lexicon import Lexicon, lexicon_of
from briefgen.evidence.numbers.tokens import Token

_LONGEST = 60
"""Letters of a word that is looked at; no number word is longer, and a hostile one costs nothing."""


def take_apart(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with letters and numbers of their own parted from the word they are written onto."""
    parted: list[Token] = []
    for token in tokens:
        if token.kind == "number" and " " in token.text and parted and _is_month(parted[-1], lexicon):
            parted += _day_and_number(token)
        elif token.kind == "word":
            pieces = pieces_of(token.text, lexicon.lang)
            parted += _split(token, pieces) if len(pieces) > 1 else [token]
        else:
            parted.append(token)
    return parted


def _is_month(token: Token, lexicon: Lexicon) -> bool:
    return lexicon.has("months", token.text)


def _day_and_number(token: Token) -> list[Token]:
    """``December 12 300 people`` is no twelve thousand."""
    day, _, rest = token.text.partition(" ")
    middle = token.start + len(day)
    return [
        token._replace(text=day, end=middle),
        token._replace(text=rest, start=middle + 1, spaced=True),
    ]


def _split(token: Token, pieces: tuple[str, ...]) -> list[Token]:
    """One token for each piece; where a letter had no length of its own, the last takes what is left."""
    parts: list[Token] = []
    start = token.start
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        end = token.end if last else min(token.end, start + len(piece))
        # Parts of one word stand apart, so that they read like words of their own.
        parts.append(token._replace(text=piece, start=start, end=end, spaced=token.spaced or number > 0))
        start = end
    return parts


@lru_cache(maxsize=4096)
def pieces_of(word: str, lang: str) -> tuple[str, ...]:
    """The words that are written as ``word``, or that alone."""
    if len(word) > _LONGEST:
        return (word,)
    lexicon = lexicon_of(lang)
    known = _known(lang)
    if word in known:
        return (word,)
    if lexicon.flag("compounds"):
        return _compound(word, _number_words(lang)) or (word,)
    for length in range(3, 0, -1):
        prefix, rest = word[:length], word[length:]
        if rest in known and lexicon.has("prefixes", prefix):
            first = prefix[0]
            return (first, rest) if lexicon.has("connectors", first) else (prefix, rest)
    return (word,)


@lru_cache(maxsize=16)
def _known(lang: str) -> frozenset[str]:
    """Words that a letter may be written onto: those of numbers and of qualifiers."""
    lexicon = lexicon_of(lang)
    found = lexicon.before.words() | lexicon.after.words()
    for table in lexicon.numbers.values():
        found |= table.words()
    for part in ("between", "halves", "vague", "average", "percent", "to"):
        found |= lexicon.lists[part].words()
    return frozenset(found)


@lru_cache(maxsize=16)
def _number_words(lang: str) -> frozenset[str]:
    lexicon = lexicon_of(lang)
    found = lexicon.numbers["words"].words() | lexicon.numbers["scales"].words()
    return frozenset(found | lexicon.lists["connectors"].words())


def _compound(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The word as number words in a row, or nothing."""
    # ways[i] is the way to write the first i letters with the fewest pieces
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(word) + 1):
        found = [
            (*ways[start], word[start:end])
            for start in range(max(0, end - 12), end)
            if start in ways and word[start:end] in known
        ]
        if found:
            ways[end] = min(found, key=len)
    return ways.get(len(word), ())

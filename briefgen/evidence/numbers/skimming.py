"""Texts in which no number can be are told at a glance: most sentences have none, and are not taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from briefgen.evidence.numbers.lexicon import Phrases, lexicon_of, openings
from briefgen.evidence.numbers.tokens import folded_in_place
from briefgen.evidence.numbers.wordparts import pieces_of

_DIGIT = re.compile(r"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORD = re.compile(r"[^\W\d_]+")
_LISTS = ("halves", "articles", "vague", "ordinals")
_NUMBERS = ("words", "scales", "duals", "mixed", "approximate", "fractions", "times")


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that are a number by themselves, those that only begin one, and all that such a one can hold.

    ``parted`` where other words may be written onto them.
    """

    lang: str
    parted: bool
    alone: frozenset[str]
    beginning: frozenset[str]
    held: frozenset[str]


def may_hold_numbers(text: str, lang: str) -> bool:
    """False where ``numbers_in`` would find none in a text of this language."""
    folded = folded_in_place(text)
    if folded is None or _DIGIT.search(folded):
        return True
    words, found = _words(lang), _WORD.findall(folded)
    if words.parted:
        found = [piece for word in found for piece in pieces_of(word, words.lang)]
    if not words.alone.isdisjoint(found):
        return True
    if words.beginning.isdisjoint(found):
        return False
    return any(one in words.beginning and following in words.held for one, following in pairwise(found))


@lru_cache(maxsize=32)
def _words(lang: str) -> _Words:
    lexicon = lexicon_of(lang)
    parted = lexicon.flag("compounds") or any(lexicon.lists["prefixes"].firsts())
    articles = lexicon.lists["articles"]
    tables = [*(lexicon.lists[name] for name in _LISTS), *(lexicon.numbers[name] for name in _NUMBERS)]
    alone = frozenset(chain.from_iterable(_single(table) for table in tables if table is not articles))
    held = frozenset(chain.from_iterable(table.words() for table in tables))
    return _Words(lexicon.lang, parted, alone, openings(lexicon.lang) - alone, held)


def _single(phrases: Phrases) -> set[str]:
    """The phrases of one word."""
    return {word for word in phrases.firsts() if phrases.ending((word,))}

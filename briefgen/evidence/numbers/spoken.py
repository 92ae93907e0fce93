"""The language that a passage is really in, where the one it is said to be in cannot be right."""

from __future__ import annotations

from functools import lru_cache

from briefgen.evidence.numbers.lexicon import languages, lexicon_of
from briefgen.evidence.numbers.tokens import fold_words

_ENOUGH = 4
"""One known word in so many, and at least two, show that a text is in the language it is said to be in."""


def spoken_language(text: str, lang: str) -> str:
    """``lang``, or another language with a vocabulary that clearly knows more of the words.

    Briefs often leave the language of a source out. An English “at least” read as French would be no caution
    at all, and the number would pass for exact.
    """
    words = [word for word in fold_words(text) if word.isalpha()]
    own = _known(words, lang)
    if own > 1 and own * _ENOUGH >= len(words):
        return lang
    others = {name: _known(words, name) for name in languages()}
    # English first where several know as many: in doubt it is the language of the source.
    best = max(others, key=lambda name: (others[name], name == "en"))
    clearly = others[best] >= own + 2 or (best == "en" and others[best] > own == 0)
    has_vocabulary = lexicon_of(lang).lang in languages()
    return best if clearly and (has_vocabulary or others[best] * 3 >= len(words)) else lang


def can_read_cautions(lang: str) -> bool:
    """True where the language has a vocabulary; in others no caution is seen."""
    return lexicon_of(lang).lang in languages()


def _known(words: list[str], lang: str) -> int:
    telling = _telling_words(lexicon_of(lang).lang)
    return sum(word in telling for word in words)


@lru_cache(maxsize=32)
def _telling_words(lang: str) -> frozenset[str]:
    lexicon = lexicon_of(lang)
    parts = (lexicon.lists["stops"], lexicon.before, lexicon.numbers["words"])
    return frozenset(word for part in parts for word in part.words())

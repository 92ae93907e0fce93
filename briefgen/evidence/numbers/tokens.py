"""A text as tokens that are easy to compare and know where they stand in the text as given.

Letters lose case, accents, vowel signs and hamza; presentation forms and other scripts' digits become plain
ones; invisible characters vanish. Separators inside numbers, signs and words all stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

_SAME = str.maketrans(
    {"ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "‑": "-", "‐": "-", "−": "-", "’": "'", "ʼ": "'"}
)
_SPACE = re.compile(r"\s+")
_GROUP_GAP = "[ \u00a0\u202f\u2009\u2007\u2008]"
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]>]+|[\w.+-]{1,64}@[\w.-]{1,200}")
_TOKEN = re.compile(
    rf"""
    (?P<number>
        \d{{1,3}}(?:{_GROUP_GAP}\d{{3}}(?!\d))+(?:[.,٫،]\d+)?   # 358 000
      | \d+(?:[.,'٫٬،·]\d+)*                                      # 1,234.5
      | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
    )
    | (?P<word>[^\W\d_]+)
    | (?P<space>\s+)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):  # made by the hundred for each page of a text: three times as fast as a dataclass
    """A number in digits, a word, or one sign; ``start`` and ``end`` are indexes of the text as given.

    ``spaced`` is True where white space (or the beginning) comes before it, ``broken`` where that holds a
    line end, ``capital`` where a word begins with a capital letter.
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool
    broken: bool = False
    capital: bool = False


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    if character in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞ºª":
        return character
    if character in "\u00a0\u202f\u2009\u2007\u2008":
        return character  # a space that groups digits
    category = unicodedata.category(character)
    if category in {"Cf", "Mn", "Me"} or character == "ـ":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "No":
        return " " if "<super>" in unicodedata.decomposition(character) else character
    if category[0] not in "LPS":
        return character
    plain = unicodedata.normalize("NFKD", character.translate(_SAME))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.casefold().translate(_SAME)


def fold(text: str) -> str:
    """The text as it is compared: no case, no accents, no invisible characters."""
    return _SPACE.sub(" ", "".join(map(_folded_character, text))).strip()


def fold_words(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of a phrase, without hyphens and apostrophes."""
    return tuple(token.text for token in tokenise(text) if token.text not in {"'", "-"})


def tokenise(text: str, raised: Iterable[tuple[int, int]] = ()) -> list[Token]:
    """The tokens of ``text``; raised figures, marks of footnotes, and addresses of the web are left out."""
    dropped = _marks(text, raised)
    for found in _ADDRESS.finditer(text):
        dropped.update(range(*found.span()))
    if not dropped and (same := folded_in_place(text)) is not None:
        return list(_tokens(text, same, range(len(text))))
    characters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        for plain in " " if index in dropped else _folded_character(character):
            characters.append(plain)
            origin.append(index)
    folded = "".join(characters)
    return list(_tokens(text, folded, origin))


def folded_in_place(text: str) -> str | None:
    """The text folded where each character stays one, as in most texts; None elsewhere."""
    if text.isascii():
        return text.lower()
    forms = {ord(character): _folded_character(character) for character in set(text)}
    if any(len(form) != 1 for form in forms.values()):
        return None
    return text.translate(forms)


def _marks(text: str, raised: Iterable[tuple[int, int]]) -> set[int]:
    """Indexes of raised characters, but not of raised letters as in ``21st`` or ``1er``."""
    dropped: set[int] = set()
    for start, end in raised:
        span = range(max(0, start), min(end, len(text)))
        if not any(text[index].isalpha() for index in span):
            dropped.update(span)
    return dropped


def _tokens(text: str, folded: str, origin: Sequence[int]) -> Iterable[Token]:
    spaced, broken = True, False
    for found in _TOKEN.finditer(folded):
        kind = found.lastgroup or "sign"
        start, end = origin[found.start()], origin[found.end() - 1] + 1
        if kind == "space":
            spaced, broken = True, broken or "\n" in found[0]
            continue
        yield Token(kind, found[0], start, end, spaced, broken, capital=text[start].isupper())
        spaced = broken = False

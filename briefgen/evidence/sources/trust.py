"""Whether an extracted text can be trusted, page by page.

A wrong doubt costs the author a look at the page; a missed one accuses an author who quoted correctly.
Nothing here knows the words of a language: what is looked at are characters that no text has, scripts
that break their own rules, and pages that show a picture and have next to no words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.evidence.pages import Doubt
from briefgen.evidence.sources.pagelabels import masked, running_lines

THIN_WORDS = 30  # a page with more words than these has a text layer, whatever else it shows
_FEW_WORDS = 12  # beside those that stand on every page
_PICTURE = 0.5  # of the page
_DRAWN = 300  # shapes, where letters were turned into outlines
_PAPER = 0.6  # of a page's area that is white; photographs have less

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+")
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")
_ISOLATED = re.compile(
    r"(?<![\ufb50-\ufdff\ufe70-\ufeff])[\ufb50-\ufdff\ufe70-\ufeff](?![\ufb50-\ufdff\ufe70-\ufeff])"
)
_FORMS = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]")
_MISREAD_UTF8 = re.compile(
    "[ÂÃÐÑØÙâ][\u0080-\u00bf\u20ac\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u02c6\u02dc\u2122]"
)
_UPPER_HALF = re.compile("[\u00c0-\u00ff]")
_VOWELS = frozenset("aeiouyæøœıəɛɔɪʊʌαεηιουωаеёиоуыэюяіїєў")
_ADDRESS = re.compile(r"://|www\.|@|\w[./_-]\w")
_BULLET = re.compile(r"(?<!\S)[\ue000-\uf8ff]+(?!\S)")


@dataclass(frozen=True, slots=True)
class PageLook:
    """What a page shows beside its text, as far as trust depends on it.

    ``picture`` is the share of the page that its largest picture covers, ``drawn`` how many lines and
    shapes there are, ``unmapped`` the share of characters for which the file gives no meaning. ``damaged``
    says that its letters cannot be trusted.
    """

    picture: float = 0.0
    drawn: int = 0
    damaged: bool = False


def page_doubts(
    texts: Sequence[str], looks: Sequence[PageLook], white_share: Callable[[int], float]
) -> list[tuple[int, Doubt]]:
    """The doubted pages of a PDF by number, with the reason.

    ``white_share(index)`` says how much of a page is as light as paper; it is asked only in a file that
    mostly has text, where a picture may well be a photograph.
    """
    running = running_lines(texts)
    hidden = [
        index
        for index, look in enumerate(looks)
        if (look.picture >= _PICTURE or look.drawn >= _DRAWN)
        and own_words(texts[index], running) < _FEW_WORDS
    ]
    if len(hidden) * 2 <= len(texts):
        hidden = [index for index in hidden if white_share(index) >= _PAPER]
    doubts = {index: Doubt.HOLLOW if texts[index].strip() else Doubt.NO_TEXT for index in hidden}
    for index, look in enumerate(looks):
        if index not in doubts and look.damaged:
            doubts[index] = Doubt.DAMAGED
    return [(index + 1, doubt) for index, doubt in sorted(doubts.items())]


def own_words(text: str, running: frozenset[str]) -> int:
    """How many words a page has beside the lines that recur on the others."""
    return sum(len(line.split()) for line in text.split("\n") if masked(line) not in running)


def is_damaged(text: str) -> bool:
    """True where letters were mapped to wrong characters, so that words cannot be found or denied."""
    if not text.strip():
        return False
    return _has_unreadable_words(text) or _is_misread(text) or _is_salad(text) or _has_broken_arabic(text)


def _has_unreadable_words(text: str) -> bool:
    """Replacement, private-use and unassigned characters inside more than a few words."""
    unreadable = {character for character in set(text) if _is_unreadable(character)}
    if not unreadable:
        return False
    words = _BULLET.sub(" ", text).split()
    bad = sum(not unreadable.isdisjoint(word) for word in words)
    return bad >= 3 and bad * 50 > len(words)


def _is_unreadable(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in {"Co", "Cn", "Cs"}


def _is_misread(text: str) -> bool:
    """Text of one charset read as another: ``Ã©`` for é, ``Ïðèâåò`` for Привет."""
    pairs, upper_half = len(_MISREAD_UTF8.findall(text)), len(_UPPER_HALF.findall(text))
    if pairs < 5 and upper_half < 20:
        return False
    letters = sum(map(len, _LETTERS.findall(text)))
    return (pairs >= 5 and pairs * 50 > letters) or (upper_half >= 20 and upper_half * 2 > letters)


def _is_salad(text: str) -> bool:
    """Words of the Latin or Cyrillic script without vowels, or fallen apart into single letters."""
    # Parts of addresses have no vowels either; leaving them out is slow, so it is done on suspicion.
    return _looks_like_salad(text) and _looks_like_salad(
        " ".join(word for word in text.split() if not _ADDRESS.search(word))
    )


def _looks_like_salad(text: str) -> bool:
    everything = Counter(_LETTERS.findall(text))
    words = {word: count for word, count in everything.items() if word[0] < "\u0530"}
    # Each word once: a table may name `http` and `tcp` in every line.
    long = {word.lower() for word in words if len(word) >= 3 and not word.isupper()}
    without = sum(map(_has_no_vowel, long))
    if len(long) >= 20 and without * 4 > max(len(long), len(everything) // 2):
        return True
    single = {word: count for word, count in words.items() if len(word) == 1}
    count = sum(single.values())
    return (
        count >= 40 and count * 10 > sum(words.values()) * 6 and len({word.lower() for word in single}) >= 10
    )


@lru_cache(maxsize=1 << 15)  # a report has some thousand words, each on many pages
def _has_no_vowel(word: str) -> bool:
    return _VOWELS.isdisjoint(word) and _VOWELS.isdisjoint(unicodedata.normalize("NFD", word.casefold()))


def _has_broken_arabic(text: str) -> bool:
    """Letters where Arabic never has them: a final form at the start of words, or glyphs standing alone.

    Teh marbuta and alef maksura only ever end a word. Where words begin with them, the text runs
    backwards or its letters are wrong.
    """
    if not _ARABIC_SCRIPT.search(text):
        return False
    forms = len(_FORMS.findall(text))
    if forms >= 40 and len(_ISOLATED.findall(text)) * 2 > forms:
        return True
    words = [word for word in _ARABIC.findall(unicodedata.normalize("NFKC", text)) if len(word) >= 2]
    if len(words) < 20:
        return False
    wrong_start = sum(word[0] in "ةىئؤ" for word in words)
    backwards = sum(word.endswith("لا") and len(word) > 3 for word in words)
    forwards = sum(word.startswith("ال") for word in words)
    return wrong_start * 33 > len(words) or (backwards >= 5 and backwards > 2 * forwards)

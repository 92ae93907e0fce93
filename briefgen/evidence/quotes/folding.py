"""Text as letters and digits with the place of each, and what may be evened out between two letters.

Two spellings of one text share their letters and digits; everything else (spaces, quotation marks, dashes,
hyphens of a line's end) lies in the gaps between them. So a search compares letters and digits, and each
gap is then judged here by itself. Digits, separators inside numbers and words are never evened out.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

QUOTE_MARKS = "\"'`´«»‹›“”„‟‘’‚‛‵′″❛❜❝❞〝〞＂＇ʼʻʹ「」『』"
_DASHES = "-‐‑‒–—―−⸺⸻﹘﹣－"
_SOFT = "\u00ad\ufffe\u0002"  # PDFium gives U+FFFE or U+0002 for a hyphen at a line's end
_BULLETS = "•‣◦▪▫●○■□◆◇⁃∙"
_INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc\u061c\u180e\u034f\ufe00-\ufe0f"
_POINTED = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
TATWEEL = "\u0640"
_SUPERSCRIPT = re.compile("[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdm]?m|ft|mi|in)$", re.IGNORECASE)
# One letter for what text layers of Arabic do not tell apart; `alignment` still refuses yeh for alef maksura.
_ARABIC = str.maketrans({"ی": "ي", "ى": "ي", "ک": "ك", "ې": "ي"})
_OTHER_SCRIPT = str.maketrans({"،": ",", "؛": ";", "؟": "?", "٪": "%", "۔": "."})

Fold = str
QUOTATION_MARKS: Fold = "quotation marks"
QUOTATION_MARKS_DROPPED: Fold = "quotation marks left out or put in"
DASHES: Fold = "dashes"
HYPHENATION: Fold = "hyphens at line ends"
INVISIBLE: Fold = "invisible characters"
ELLIPSIS: Fold = "the source's own ellipsis"
SPACING: Fold = "spaces at punctuation"
LOST_SPACES: Fold = "spaces lost in the text layer"
PUNCTUATION_SCRIPT: Fold = "punctuation of another script"
BULLETS: Fold = "list marks"
LETTER_FORMS: Fold = "ligatures and letter forms"
DIACRITICS: Fold = "Arabic diacritics and tatweel"
FOOTNOTE_MARKS: Fold = "footnote marks"


@lru_cache(maxsize=1)
def word_pattern() -> re.Pattern[str]:
    """Runs of letters, digits and the marks that belong to letters."""
    marks = [chr(code) for code in range(0x300, 0xFFFE) if unicodedata.category(chr(code)) in {"Mn", "Mc"}]
    # Variation selectors and the like are marks by category, and invisible characters to us.
    spelt = "".join(mark for mark in marks if not re.match(f"[{_INVISIBLE}]", mark))
    return re.compile(rf"(?:[^\W_ʼʻʹ]|[{spelt}])+")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> tuple[str, tuple[int, ...]]:
    """The letters and digits of a word in lower case, and the place of each in it."""
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(word):
        if _SUPERSCRIPT.match(cluster) and not _UNIT.search(word[:start]):
            continue  # the mark of a footnote: `52.3⁴` is not 52.34
        folded = _fold_cluster(cluster)
        letters.append(folded)
        places.extend([start] * len(folded))
    return "".join(letters), tuple(places)


def _clusters(word: str) -> Iterable[tuple[int, str]]:
    start = 0
    for index in range(1, len(word) + 1):
        if index == len(word) or not unicodedata.combining(word[index]):
            yield start, word[start:index]
            start = index


def _fold_cluster(cluster: str) -> str:
    plain = re.sub(f"[{_POINTED}{TATWEEL}]", "", unicodedata.normalize("NFKC", cluster))
    return "".join(letter for letter in plain.lower() if letter not in " ⁄").translate(_ARABIC)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters and digits in lower case, ``places[i]`` the index in the text of the i-th of them."""

    folded: str
    places: array[int]

    @staticmethod
    def of(text: str, kept: Iterable[tuple[int, int]] | None = None) -> Letters:
        """The letters of a text, or only of the stretches of it that are ``kept``."""
        pieces: list[str] = []
        places = array("i")
        # Most of what is beyond ASCII in a report are these few signs; as spaces they keep its runs long.
        for sign in _COMMON_SIGNS:
            text = text.replace(sign, " ")
        for start, end in kept if kept is not None else [(0, len(text))]:
            while strange := _BEYOND_ASCII.search(text, start, end):
                left = strange.start()
                while left > start and text[left - 1] in _ASCII_LETTERS:
                    left -= 1
                right = _WORD_END.match(text, strange.end(), end).end()  # type: ignore[union-attr]
                _add_ascii(text, start, left, pieces, places)
                for word in word_pattern().finditer(text, left, right):
                    folded, inside = fold_word(word[0])
                    pieces.append(folded)
                    places.extend([word.start() + index for index in inside])
                start = right
            _add_ascii(text, start, end, pieces, places)
        return Letters("".join(pieces), places)

    def without(self, ranges: Iterable[tuple[int, int]]) -> Letters:
        """The letters that stand in none of the ranges, which are in order."""
        pieces: list[str] = []
        places = array("i")
        at = 0
        for start, end in ranges:
            left = bisect_left(self.places, start, at)
            pieces.append(self.folded[at:left])
            places.extend(self.places[at:left])
            at = bisect_left(self.places, end, left)
        pieces.append(self.folded[at:])
        places.extend(self.places[at:])
        return Letters("".join(pieces), places)


_COMMON_SIGNS = "’“”‘–—…•\u00a0\u202f\u00ad«»"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")  # one sign: looking for whole words takes three times as long
_WORD_END = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]*")
_ASCII_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_IS_LETTER = bytes(chr(code).isalnum() for code in range(128)) + bytes(128)
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


def _add_ascii(text: str, start: int, end: int, pieces: list[str], places: array[int]) -> None:
    """The same without a look at each word: a long report is mostly this."""
    plain = text[start:end].encode("ascii")
    pieces.append(plain.translate(None, _NO_LETTERS).lower().decode("ascii"))
    places.extend(array("i", compress(range(start, end), plain.translate(_IS_LETTER))))


def fold_space(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text as it is compared: letters in one form and case, gaps in canonical marks. Idempotent."""
    letters = Letters.of(text)
    out: list[str] = []
    end = 0
    for letter, place in zip(letters.folded, letters.places, strict=True):
        out.append(canonical_gap(text[end:place]) if place >= end else "")
        out.append(letter)
        end = max(end, place + 1)
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1  # told with its letter
    out.append(canonical_gap(text[end:]))
    return "".join(out).strip()


_GAP_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"[{_INVISIBLE}{_POINTED}{TATWEEL}]"), ""),
    (_SUPERSCRIPT, ""),
    (re.compile(r"[\u0300-\u036f]"), ""),  # composed with its letter already
    (re.compile(r"\.\s?\.\s?\."), "…"),
    (re.compile(rf"[{QUOTE_MARKS}]+"), '"'),
    (re.compile(rf"(?<!\s)[-‐‑{_SOFT}][ \t]*[\n\f]\s*|[{_SOFT}]\s*"), "~"),
    (re.compile(rf"[{_DASHES}]+"), "-"),
    (re.compile(rf"[{_BULLETS}]"), " "),
    (re.compile(r"\s+"), " "),
)
_SPACE_AT_MARK = re.compile(r" ?([^\w\s]) ?")
_FORMS: tuple[tuple[Fold, re.Pattern[str]], ...] = (
    (INVISIBLE, re.compile(rf"[{_INVISIBLE}]")),
    (DIACRITICS, re.compile(rf"[{_POINTED}{TATWEEL}]")),
    (FOOTNOTE_MARKS, _SUPERSCRIPT),
    (QUOTATION_MARKS, re.compile(rf"[{QUOTE_MARKS}]+")),
    (ELLIPSIS, re.compile(r"…|\.\s?\.\s?\.")),
    (DASHES, re.compile(rf"[{_DASHES}{_SOFT}]+")),
    (BULLETS, re.compile(rf"[{_BULLETS}]")),
    (PUNCTUATION_SCRIPT, re.compile("[،؛؟٪۔]")),
)


@lru_cache(maxsize=1 << 14)
def canonical_gap(gap: str) -> str:
    """What stands between two letters, with one sign for each kind; ``~`` is a hyphen at a line's end."""
    for pattern, sign in _GAP_RULES:
        gap = pattern.sub(sign, gap)
    return gap.translate(_OTHER_SCRIPT)


def same_gap(quoted: str, sourced: str, *, in_number: bool) -> frozenset[Fold] | None:
    """What was evened out to make two gaps equal, None where they differ.

    ``in_number`` says that a digit stands on both sides: there only the form of one and the same sign
    may differ, so that neither `1,5` is `1.5` nor `1 000` is `1000`.
    """
    if quoted == sourced or fold_space(f"x{quoted}x") == fold_space(f"x{sourced}x"):
        return frozenset()
    ours, theirs = canonical_gap(quoted), canonical_gap(sourced)
    if ours == theirs:
        return _forms(quoted, sourced)
    if in_number:
        return _forms(quoted, sourced) if _same_between_digits(ours, theirs) else None
    if _same_hyphen(ours, theirs):
        return _forms(quoted, sourced) - {DASHES, SPACING} | {HYPHENATION}
    tidy_ours, tidy_theirs = (_SPACE_AT_MARK.sub(r"\1", side.replace("~", "-")) for side in (ours, theirs))
    if tidy_ours == tidy_theirs:
        extra = DASHES if "-" in tidy_ours else SPACING
        return _forms(quoted, sourced) | {extra}
    # An apostrophe inside a word is part of it (its, it's); any other mark may come and go, and is named.
    if '"' in {ours, theirs} and "" in {ours, theirs}:
        return None
    bare_ours, bare_theirs = (
        _SPACE_AT_MARK.sub(r"\1", re.sub(" +", " ", side.replace("~", "-").replace('"', "")))
        for side in (ours, theirs)
    )
    if bare_ours == bare_theirs:
        swapped = tidy_ours.count('"') == tidy_theirs.count('"')  # `,”` for `”,`
        mark = QUOTATION_MARKS if swapped else QUOTATION_MARKS_DROPPED
        return _forms(quoted, sourced) - {QUOTATION_MARKS} | {mark}
    return None


def _same_hyphen(ours: str, theirs: str) -> bool:
    """True for a hyphen that a line's end may have put in, or an extractor taken out."""
    if "~" in {ours, theirs}:
        return {ours, theirs} <= {"~", "-", ""}
    return ours == "-" and theirs == ""


def _same_between_digits(ours: str, theirs: str) -> bool:
    """True for the same signs, spaced differently at most where they cannot be a separator: `19 (2)`."""
    if re.search(r"[.,:\"٫٬·]", ours + theirs) or ours == "" or theirs == "":
        return False
    ours, theirs = (_SPACE_AT_MARK.sub(r"\1", side.replace("~", "-")) for side in (ours, theirs))
    return ours == theirs


def _forms(quoted: str, sourced: str) -> frozenset[Fold]:
    """The kinds of marks whose forms differ between two gaps."""
    names = {
        name
        for name, pattern in _FORMS
        if [fold_space(mark) for mark in pattern.findall(quoted)]
        != [fold_space(mark) for mark in pattern.findall(sourced)]
    }
    return frozenset(names or {SPACING})

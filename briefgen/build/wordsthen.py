"""Two states of one text: whether they say the same, and which words are not in both."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from briefgen.evidence.quotes.folding import QUOTE_MARKS

_MARKS = str.maketrans(dict.fromkeys(QUOTE_MARKS, '"'))
_LOOSE = re.compile(r"\s+(?=[^\w\s])|(?<=[^\w\s])\s+|(?<=\d)\s+(?=\d)")


def evened(text: str) -> str:
    """The text without what only typography changes: kinds of spaces, quotation marks, dashes and digits."""
    plain = "".join(map(_evened_sign, unicodedata.normalize("NFKC", text.translate(_MARKS))))
    return " ".join(_LOOSE.sub("", plain.translate(_MARKS)).split())


def _evened_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    return "" if kind == "Cf" else "-" if kind == "Pd" or sign == "−" else sign


def word_diff(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a sign and words: ``=`` in both, ``-`` only before, ``+`` only after."""
    old, new = before.split(), after.split()
    then, now = ([evened(word) for word in words] for words in (old, new))
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("=", " ".join(new[c:d])))
            continue
        found += [(sign, " ".join(words)) for sign, words in (("-", old[a:b]), ("+", new[c:d])) if words]
    return tuple(found)

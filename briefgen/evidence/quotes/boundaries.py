"""Where a match begins and ends: not inside a word or a number, and with the signs the quote has there."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from briefgen.evidence.quotes.folding import QUOTATION_MARKS, Fold, canonical_gap, fold_space, word_pattern
from briefgen.evidence.quotes.furniture import Removed
from briefgen.evidence.quotes.quoteindex import kept_ranges

END_PUNCTUATION: Fold = "punctuation at the end"
EDGE_ELLIPSIS: Fold = "an ellipsis at the edge"

# Scripts written without spaces: a match may begin and end anywhere.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def removed_within(removed: Sequence[Removed], start: int, end: int) -> tuple[Removed, ...]:
    """The removed ranges between two characters of the source; ``removed`` is in order."""
    first = bisect_left(removed, start + 1, key=lambda item: item.end)
    return tuple(removed[first : bisect_left(removed, end, key=lambda item: item.start)])


def letter_end(text: str, place: int) -> int:
    """The end of a letter with the combining marks that follow it."""
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def outside_of(text: str, at: int, step: int, removed: Sequence[Removed]) -> str:
    """Forty characters before or after ``at``, without what was taken out."""
    left, right = (max(0, at - 400), at) if step < 0 else (at, min(len(text), at + 400))
    pieces = [text[a:b] for a, b in kept_ranges(left, right, removed_within(removed, left, right))]
    joined = "".join(pieces)
    return joined[-40:] if step < 0 else joined[:40]


def cuts_word(text: str, at: int, outside: str, step: int) -> bool:
    """True where the match would begin or end inside a word, a compound or a number.

    `combatants` is not in `non-combatants`, nor `can` in `can't`, nor 500 in `12 500` or `1,500`.
    """
    edge = text[at]
    near, beyond = (outside[:1], outside[1:2]) if step > 0 else (outside[-1:], outside[-2:-1])
    if near and word_pattern().match(near) and not unicodedata.combining(near):
        return not (_UNSPACED.match(edge) or _UNSPACED.match(near))
    if near in _JOINS and edge.isalnum() and (beyond.isalnum() or (beyond == "\n" and step > 0)):
        return True
    if step > 0 and near in _APOSTROPHES and edge.isalpha() and beyond.isalpha():
        return not re.match(r".s\b", outside)
    if not edge.isdigit():
        return False
    if step > 0:
        digits = re.search(r"\d+$", text[max(0, at - 12) : at + 1])
        return bool(
            re.match(r"[.,'’٫٬/:–]\d", outside)
            or (re.match(r"[\u00a0\u202f\u2009 ]\d{3}(?!\d)", outside) and digits and len(digits[0]) <= 3)
        )
    return bool(
        re.search(r"\d[.,'’٫٬/:–]$", outside)
        or (
            re.search(r"(?<![\d.,])\d{1,3}[\u00a0\u202f\u2009 ]$", outside)
            and re.match(r"\d{3}(?!\d)", text[at : at + 4])
        )
    )


_JOINS = {"-", "‐", "‑", "\u00ad", "\ufffe", "\u0002"}
_APOSTROPHES = {"'", "’", "ʼ", "`", "´"}


def judge_head(head: str, before: str) -> frozenset[Fold] | None:
    """What was evened out in the signs before the first letter, None where they differ."""
    if not head.strip() or fold_space(f"x{before}").endswith(fold_space(head)):
        return frozenset()
    folds: set[Fold] = set()
    sign, near = canonical_gap(head).replace(" ", ""), canonical_gap(before[-12:]).replace(" ", "")
    if '"' in sign:
        folds.add(QUOTATION_MARKS)
    if "…" in sign and "…" not in near[-3:]:
        folds.add(EDGE_ELLIPSIS)
    sign, near = (re.sub('["…]', "", side) for side in (sign, near))
    return frozenset(folds or {QUOTATION_MARKS}) if near.endswith(sign) else None


def judge_tail(tail: str, after: str) -> frozenset[Fold] | None:
    """What was evened out in the signs after the last letter, None where they differ."""
    if not tail.strip() or fold_space(f"{after}x").startswith(fold_space(tail)):
        return frozenset()
    folds: set[Fold] = set()
    sign, near = canonical_gap(tail).replace(" ", ""), canonical_gap(after[:12]).replace(" ", "")
    if '"' in sign:
        folds.add(QUOTATION_MARKS)
    if "…" in sign and not near.lstrip('"').startswith("…"):
        folds.add(EDGE_ELLIPSIS)
    sign, near = (re.sub('["…]', "", side) for side in (sign, near))
    if near.startswith(sign):
        return frozenset(folds or {QUOTATION_MARKS})
    # A full stop or comma may close what the source goes on with or closes otherwise; `?` and `!` may not.
    kept, theirs = re.sub(r"[.,;:]+$", "", sign), re.match(r"[^\w]*", near)
    if near.startswith(kept) and not re.match(r"[.,;:]*[?!]", near[len(kept) :]):
        return frozenset(folds | {END_PUNCTUATION}) if theirs is not None else None
    return None

"""The verdict on a figure: whether its passage says this number, with its caution and its unit.

A figure is held against its own passage and not against a whole file, in which the same number may count
something else. What cannot be decided from the words is ``ambiguous``, and never supported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from briefgen.evidence.numbers.claims import AMOUNTS, spelled_out
from briefgen.evidence.numbers.claims import Claim as Claim
from briefgen.evidence.numbers.claims import claim_of as claim_of
from briefgen.evidence.numbers.claims import parse_claim as parse_claim
from briefgen.evidence.numbers.comparing import (
    Unlike,
    as_number,
    is_rounding,
    quoted,
    reason_of_qualifier,
    unlike,
)
from briefgen.evidence.numbers.lexicon import lexicon_of
from briefgen.evidence.numbers.mentions import Mention, numbers_in
from briefgen.evidence.numbers.qualifiers import meaning, same_qualifier
from briefgen.evidence.numbers.spoken import can_read_cautions, spoken_language
from briefgen.evidence.numbers.tokens import fold_words
from briefgen.evidence.verdicts import FigureFinding, FigureVerdict

_RANK = (
    FigureVerdict.SUPPORTED,
    FigureVerdict.AMBIGUOUS,
    FigureVerdict.QUALIFIER_CHANGED,
    FigureVerdict.UNSUPPORTED,
)


def judge_figure(
    claim: Claim, passage: str, lang: str, raised: Sequence[tuple[int, int]] | None = None
) -> FigureFinding:
    """The verdict on ``claim`` against ``passage``, written in ``lang``.

    ``raised`` are the superscript stretches of the passage; None says that nobody could see them, and then a
    last decimal may be the mark of a footnote.
    """
    claim, lang = spelled_out(claim), spoken_language(passage, lang)
    mentions = numbers_in(passage, lang, raised or ())
    findings = [_against(claim, mention, mentions, passage, lang) for mention in mentions]
    found = [finding for finding in findings if finding is not None]
    if found:
        best = min(found, key=lambda finding: _RANK.index(finding.verdict))
        return _doubted(claim, best, mentions, lang, unseen=raised is None)
    return _missing(claim, mentions, passage, lang, unseen=raised is None)


def _against(
    claim: Claim, mention: Mention, mentions: Iterable[Mention], passage: str, lang: str
) -> FigureFinding | None:
    """The verdict of one number of the passage; None where it is another number."""
    if mention.kind not in AMOUNTS or claim.value not in {*mention.readings, mention.to}:
        return None
    said = _said(mention, passage)
    if mention.kind == "fraction" and (claim.percent or claim.whole != mention.whole):
        if not _is_named(claim, mention):
            return None
        return FigureFinding(FigureVerdict.AMBIGUOUS, said, f"The passage says {quoted(said)}, a fraction.")
    wrong = unlike(claim.unit, claim.lang, _sort(claim), mention, mentions, lang)
    if wrong is not None:
        return FigureFinding(FigureVerdict.UNSUPPORTED, said, wrong.reason)
    if mention.ambiguous:
        ways = " or ".join(as_number(reading) for reading in mention.readings)
        reason = f"{quoted(mention.text)} can be read as {ways}."
        return FigureFinding(FigureVerdict.AMBIGUOUS, said, reason)
    if mention.kind == "year" or (mention.kind == "age" and not claim.unit):
        reason = f"{quoted(said)} reads like {'a year' if mention.kind == 'year' else 'an age'}."
        return FigureFinding(FigureVerdict.AMBIGUOUS, said, reason)
    ends = _ends(claim, mention, mentions, passage, said)
    return ends or _whole(claim, mention, mentions, said) or _caution(claim, mention, said)


def _sort(claim: Claim) -> Unlike:
    return Unlike("", claim.percent, claim.currencies)


def _is_named(claim: Claim, mention: Mention) -> bool:
    """True where a claim of a number looks at a fraction that holds it; 7 and *two thirds* do not meet."""
    return not claim.percent and claim.value == mention.value and claim.whole in {None, mention.whole}


def _ends(
    claim: Claim, mention: Mention, mentions: Iterable[Mention], passage: str, said: str
) -> FigureFinding | None:
    if claim.to == mention.to and claim.value == mention.value:
        return None
    if claim.to is None:
        reason = f"The passage gives a range: {quoted(said)}."
        return FigureFinding(FigureVerdict.QUALIFIER_CHANGED, said, reason)
    for other in mentions:
        # “from 40 to 60” may also be a rise, so its two numbers stand apart in the reading
        if other.start > mention.start and claim.to in other.readings and mention.to is None:
            gap = passage[mention.end : other.start]
            if len(fold_words(gap)) <= 2 and not set(gap) & set(",.;"):
                return None
    reason = f"The passage does not say {as_number(claim.value)} to {as_number(claim.to)}."
    return FigureFinding(FigureVerdict.UNSUPPORTED, said, reason)


def _whole(claim: Claim, mention: Mention, mentions: Iterable[Mention], said: str) -> FigureFinding | None:
    if claim.whole is None or mention.whole == claim.whole:
        return None
    others = {value for other in mentions for value in (*other.readings, other.whole)}
    if claim.whole in others and mention.whole is None:
        return None
    reason = f"The passage does not speak of {as_number(claim.value)} of {as_number(claim.whole)}."
    return FigureFinding(FigureVerdict.UNSUPPORTED, said, reason)


def _caution(claim: Claim, mention: Mention, said: str) -> FigureFinding:
    if not same_qualifier(claim.qualifier, mention.qualifier):
        reason = reason_of_qualifier(meaning(claim.qualifier), meaning(mention.qualifier), said)
        return FigureFinding(FigureVerdict.QUALIFIER_CHANGED, said, reason)
    if mention.average and not claim.average:
        reason = f"The passage gives an average: {quoted(said)}."
        return FigureFinding(FigureVerdict.QUALIFIER_CHANGED, said, reason)
    if claim.average and not mention.average:
        return FigureFinding(
            FigureVerdict.QUALIFIER_CHANGED, said, "The passage does not speak of an average."
        )
    if mention.near:
        reason = f"Near {quoted(said)} stands {quoted(mention.near)}; see whether it is said of this number."
        return FigureFinding(FigureVerdict.AMBIGUOUS, said, reason)
    reason = f"Says {quoted(said)}."
    if mention.mark:
        reason += f" The {mention.mark} written onto it is taken for the mark of a footnote."
    return FigureFinding(FigureVerdict.SUPPORTED, said, reason)


def _doubted(
    claim: Claim, best: FigureFinding, mentions: Iterable[Mention], lang: str, *, unseen: bool
) -> FigureFinding:
    """Takes a confirmation back where a caution, or the mark of a footnote, could not have been seen."""
    if best.verdict is not FigureVerdict.SUPPORTED:
        return best
    if not can_read_cautions(lang):
        reason = (
            f"The number is there, but words such as “at least” cannot be read in this language ({lang})."
        )
        return FigureFinding(FigureVerdict.AMBIGUOUS, best.said, reason)
    if not unseen:
        return best
    same = [mention for mention in mentions if claim.value in mention.readings]
    if all(_may_end_in_mark(mention) for mention in same):
        reason = (
            "The last digit may be the mark of a footnote; this text does not show which digits are raised."
        )
        return FigureFinding(FigureVerdict.AMBIGUOUS, best.said, reason)
    return best


def _may_end_in_mark(mention: Mention) -> bool:
    decimals = mention.written.replace(",", ".").rpartition(".")
    return (
        bool(decimals[1])
        and len(decimals[2]) == 2
        and mention.text.endswith(mention.written)
        and not (mention.currencies or mention.percent)
    )


def _missing(
    claim: Claim, mentions: Sequence[Mention], passage: str, lang: str, *, unseen: bool
) -> FigureFinding:
    """The verdict where no number of the passage is the claim's."""
    for mention in mentions:
        said = _said(mention, passage)
        if (
            unseen
            and _may_end_in_mark(mention)
            and claim.value == Decimal(str(mention.value)[:-1].rstrip("."))
        ):
            reason = f"The passage has {mention.text}; its last digit may be the mark of a footnote."
            return FigureFinding(FigureVerdict.AMBIGUOUS, said, reason)
        if _is_share(claim, mention):
            reason = f"The passage says {quoted(said)}, which is {as_number(claim.value)} per cent."
            return FigureFinding(FigureVerdict.AMBIGUOUS, said, reason)
    for mention in mentions:
        wrong = unlike(claim.unit, claim.lang, _sort(claim), mention, mentions, lang)
        if mention.kind == "count" and wrong is None and is_rounding(claim.value, mention.value):
            said = _said(mention, passage)
            if meaning(claim.qualifier) != "exactly":
                reason = f"Rounded: the passage says {quoted(said)}."
                return FigureFinding(FigureVerdict.QUALIFIER_CHANGED, said, reason)
    if claim.value == 1 and _has_article(passage, lang):
        reason = "The passage may mean one by its article, or not count at all."
        return FigureFinding(FigureVerdict.AMBIGUOUS, "", reason)
    return FigureFinding(FigureVerdict.UNSUPPORTED, "", _not_there(claim, mentions, passage))


def _not_there(claim: Claim, mentions: Sequence[Mention], passage: str) -> str:
    amounts = [_said(mention, passage) for mention in mentions if mention.kind in {*AMOUNTS, "vague"}]
    number = as_number(claim.value)
    if not amounts:
        return f"The passage holds no number that could be {number}."
    return f"The passage does not say {number}; it says {', '.join(map(quoted, amounts[:4]))}."


def _is_share(claim: Claim, mention: Mention) -> bool:
    if not claim.percent or not mention.whole or mention.value is None:
        return False
    return mention.value * 100 == claim.value * mention.whole


def _has_article(passage: str, lang: str) -> bool:
    return any(lexicon_of(lang).has("articles", word) for word in fold_words(passage))


def _said(mention: Mention, passage: str) -> str:
    return " ".join(passage[slice(*mention.said)].split())

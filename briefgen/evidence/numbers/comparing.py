"""What a claim and a number of a passage have to agree in, and the words for where they do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from briefgen.evidence.numbers.lexicon import lexicon_of
from briefgen.evidence.numbers.mentions import Mention
from briefgen.evidence.numbers.units import same_word, unit_words

_LARGEST = Decimal(10) ** 20
"""Beyond it decimal arithmetic is no longer exact, and nobody counts so far."""


@dataclass(frozen=True, slots=True)
class Unlike:
    """A reason, or with an empty reason the sort of number that a claim is: per cent, or money."""

    reason: str
    percent: bool = False
    currencies: tuple[str, ...] = ()


def unlike(
    unit: str | None, unit_lang: str, claim: Unlike, mention: Mention, mentions: Iterable[Mention], lang: str
) -> Unlike | None:
    """Why ``mention`` counts something else than the claim; None where nothing shows it.

    Units are often paraphrased or translated, so a different word alone says nothing. It counts where the
    claim's own unit stands in the passage at a different number.
    """
    words = unit_words(unit or "", lexicon_of(unit_lang))
    own = unit_words(mention.unit_text, lexicon_of(lang))
    if claim.percent and not mention.percent and (own or mention.currencies):
        return Unlike(f"The passage counts {quoted(mention.unit_text or mention.text)}, not per cent.")
    if mention.percent and not claim.percent and (words or claim.currencies):
        return Unlike(f"The passage says per cent: {quoted(mention.text)}.")
    if mention.currencies and claim.percent:
        return Unlike(f"The passage says an amount of money: {quoted(mention.text)}.")
    if mention.currencies and not claim.currencies and words:
        return Unlike(f"The passage says an amount of money: {quoted(mention.text)}.")
    if claim.currencies and mention.currencies and not set(claim.currencies) & set(mention.currencies):
        return Unlike(f"The passage says {mention.currencies[0]}, not {claim.currencies[0]}.")
    if mention.kind == "times" and not any(same_word(word, "times") for word in words):
        return Unlike(f"{quoted(mention.text)} counts times.")
    years = lexicon_of(unit_lang).lists["years"]
    if mention.kind == "age" and words and not any(years.ending((word,)) for word in words):
        return Unlike(f"{quoted(mention.text)} is an age.")
    return _other_unit(words, own, mention, mentions, lang)


def _other_unit(
    words: tuple[str, ...], own: tuple[str, ...], mention: Mention, mentions: Iterable[Mention], lang: str
) -> Unlike | None:
    if not words or not own or any(same_word(one, other) for one in words for other in own):
        return None
    for other in mentions:
        if other.kind != "count" or set(other.readings) & set(mention.readings):
            continue
        theirs = unit_words(other.unit_text, lexicon_of(lang))
        if any(same_word(words[0], word) for word in theirs):
            return Unlike(
                f"{quoted(words[0])} stands in the passage with {other.text}, "
                f"and {mention.text} with {quoted(own[0])}."
            )
    return None


def is_rounding(claimed: Decimal, said: Decimal | None) -> bool:
    """True where ``claimed`` is ``said`` with fewer digits: 30 for 32, 350 000 for 358 000."""
    if said is None or not claimed or claimed == said:
        return False
    step = Decimal(1).scaleb(_last_digit(claimed))
    if _last_digit(said) >= _last_digit(claimed) or abs(said) < step:
        return False
    if abs(said) / step > _LARGEST:
        return False
    ways = (ROUND_FLOOR, ROUND_HALF_UP, ROUND_CEILING)
    return any((said / step).quantize(Decimal(1), way) * step == claimed for way in ways)


def _last_digit(value: Decimal) -> int:
    """The place of the last digit that is not nought: 2 for 300, -1 for 0.5."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def as_number(value: Decimal) -> str:
    """The number in plain digits, grouped from five digits on."""
    plain = value.normalize() if value else Decimal(0)
    return f"{plain:,f}" if abs(plain) >= 10_000 else f"{plain:f}"


def quoted(text: str) -> str:
    """The text in quotation marks."""
    return f"“{text}”"


def reason_of_qualifier(claimed: str, said: str, words: str) -> str:
    """What was made of the source's caution."""
    if said == "exactly":
        return f"The passage says {quoted(words)} without “{claimed}”."
    return f"The passage says {quoted(words)}, which is {quoted(said)} and not {quoted(claimed)}."

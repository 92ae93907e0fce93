"""Numbers in words: ``quatre-vingt-trois``, ``cinq mille milliards``, ``سبعة وأربعين``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.evidence.numbers.lexicon import Lexicon, Phrase, spelled_openings
from briefgen.evidence.numbers.tokens import Token

_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_PARTS = ("words", "scales", "duals", "mixed")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number read from words: its value, how many tokens it took, whether the word itself says *about*."""

    value: Decimal
    length: int
    rough: bool = False


def words_from(tokens: list[Token], index: int, *, limit: int = 14) -> tuple[Phrase, tuple[int, ...]]:
    """The words from ``index`` on, and how many tokens lead up to the end of each.

    Hyphens and apostrophes inside a word or at the end of a line part nothing; other signs end the words.
    """
    words: list[str] = []
    ends: list[int] = []
    for position in range(index, min(len(tokens), index + 2 * limit)):
        token = tokens[position]
        inside = token.text in {"-", "'"} and position > index and not token.spaced
        following = tokens[position + 1] if inside and position + 1 < len(tokens) else None
        if following is not None and (not following.spaced or following.broken):
            continue
        if token.kind != "word" or len(words) == limit:
            break
        words.append(token.text)
        ends.append(position + 1 - index)
    return tuple(words), tuple(ends)


def read_words(tokens: list[Token], index: int, lexicon: Lexicon) -> Spelled | None:
    """The number in words that begins at token ``index``, or None."""
    if index >= len(tokens) or tokens[index].text not in spelled_openings(lexicon.lang):
        return None
    return read_in(*words_from(tokens, index), lexicon)


def read_in(words: Phrase, ends: tuple[int, ...], lexicon: Lexicon) -> Spelled | None:
    """The number that begins with the first of ``words``; ``ends`` are how many tokens lead up to each."""
    if not words or words[0] not in spelled_openings(lexicon.lang):
        return None
    found = _half(words, lexicon) or _Sum(lexicon).read(words) or _approximate(words, lexicon)
    if found is None:
        return None
    value, length, rough = found
    more = lexicon.lists["and_half"].at(words, length)
    if more is not None:
        value, length = _with_half(value, words, length, more[0], lexicon)
    return Spelled(value, ends[length - 1], rough)


def scale_after(words: Phrase, index: int, lexicon: Lexicon, *parts: str) -> tuple[Decimal, int] | None:
    """The scale words at ``index``, multiplied: *mille milliards*."""
    factor, length = Decimal(1), 0
    while index + length < len(words):
        found = next(
            (hit for part in parts if (hit := lexicon.numbers[part].at(words, index + length))), None
        )
        if found is None or (length and found[1] < _HUNDRED):
            break
        factor, length = factor * found[1], length + found[0]
    return (factor, length) if length else None


def _half(words: Phrase, lexicon: Lexicon) -> tuple[Decimal, int, bool] | None:
    """*Half a million*, *half a dozen*."""
    found = lexicon.lists["halves"].at(words)
    scale = found and scale_after(words, found[0], lexicon, "scales", "dozens")
    if not found or not scale:
        return None
    return scale[0] / 2, found[0] + scale[1], False


def _with_half(
    value: Decimal, words: Phrase, length: int, more: int, lexicon: Lexicon
) -> tuple[Decimal, int]:
    """*Two and a half million*, *deux millions et demi*."""
    after = scale_after(words, length + more, lexicon, "scales")
    if after is not None:
        return (value + Decimal("0.5")) * after[0], length + more + after[1]
    unit = Decimal(1)
    while value and value % (unit * _THOUSAND) == 0:
        unit *= _THOUSAND
    return value + unit / 2, length + more


def _approximate(words: Phrase, lexicon: Lexicon) -> tuple[Decimal, int, bool] | None:
    """*Une centaine*, *deux douzaines*, *un centenar*."""
    count, skipped = Decimal(1), 0
    first = lexicon.numbers["words"].at(words)
    if first is not None:
        count, skipped = first[1], first[0]
    found = lexicon.numbers["approximate"].at(words, skipped)
    if found is None:
        return None
    return count * found[1], skipped + found[0], True


class _Sum:
    """Adds and multiplies words as long as they make one number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._total = Decimal(0)
        self._current = Decimal(0)
        self._last_scale: Decimal | None = None
        self._taken = 0

    def read(self, words: Phrase) -> tuple[Decimal, int, bool] | None:
        lexicon = self._lexicon
        vague = lexicon.lists["vague"].at(words)
        first = lexicon.numbers["words"].at(words)
        if vague is not None and (first is None or vague[0] > first[0]):
            return None
        index = 0
        article = lexicon.lists["articles"].at(words)
        if article and not (first and first[0] > article[0]):
            index = self._after_article(words, article[0])
            if not index:
                return None
        while index < len(words):
            length = self._take(words, index)
            if not length:
                break
            index += length
            self._taken = index
        if not self._taken:
            return None
        return self._total + self._current, self._taken, False

    def _after_article(self, words: Phrase, length: int) -> int:
        """*A* or *un* counts only before a scale word, or as the first part of a longer number."""
        connected = self._lexicon.lists["connectors"].at(words, length)
        tens = connected and self._lexicon.numbers["words"].at(words, length + connected[0])
        long_unit = self._lexicon.flag("units_first") and tens and Decimal(20) <= tens[1] < _HUNDRED
        if not long_unit and not self._lexicon.numbers["scales"].at(words, length):
            return 0
        self._current, self._taken = Decimal(1), length
        return length

    def _take(self, words: Phrase, index: int) -> int:
        """How many words from ``index`` on were added; 0 where the number ends."""
        joined = self._lexicon.lists["connectors"].at(words, index) if self._taken else None
        if joined is not None:
            length = self._add(words, index + joined[0], connected=True)
            return joined[0] + length if length else 0
        return self._add(words, index, connected=False)

    def _add(self, words: Phrase, index: int, *, connected: bool) -> int:
        hits = [(part, hit) for part in _PARTS if (hit := self._lexicon.numbers[part].at(words, index))]
        if not hits:
            return 0
        part, (length, value) = max(hits, key=lambda hit: hit[1][0])
        if part == "scales":
            return length if self._multiply(words, index, value, connected=connected) else 0
        if part == "words" and self._counts_scale(value, connected=connected):
            self._current *= value
            return length
        if part == "words" and not self._fits(value, words, index + length, connected=connected):
            return 0
        if part in {"duals", "mixed"} and (self._current or (self._total and self._total < value)):
            return 0
        if part == "duals":
            self._total += value
            self._last_scale = value / 2
        else:
            self._current += value
        return length

    def _counts_scale(self, value: Decimal, *, connected: bool) -> bool:
        """*Elfu tatu*: the number after the scale word multiplies it."""
        scale = self._last_scale
        return self._lexicon.flag("scale_first") and not connected and scale == self._current and value > 0

    def _fits(self, value: Decimal, words: Phrase, after: int, *, connected: bool) -> bool:
        current = self._current
        if value == 0:
            return not self._taken
        if self._joins_tens_to_units(value, connected=connected):
            return True
        if current and current % 1:
            return False
        room = 10 if value < 10 else 100 if value < _HUNDRED else 1000
        if current % room or (value < 10 and current % 100 == 10):
            return False
        if not connected:
            return self._allowed_bare(value)
        return self._allowed_joined(value, words, after)

    def _joins_tens_to_units(self, value: Decimal, *, connected: bool) -> bool:
        tens = Decimal(20) <= value < _HUNDRED and value % 10 == 0
        return (
            self._lexicon.flag("units_first")
            and connected
            and tens
            and 1 <= self._current % _HUNDRED <= 9
            and self._current % 1 == 0
        )

    def _allowed_bare(self, value: Decimal) -> bool:
        # Arabic, German and Dutch units never follow their tens without a connector.
        needs = self._lexicon.flag("units_first") and Decimal(0) < self._current % _HUNDRED
        return not (needs and value < _HUNDRED)

    def _allowed_joined(self, value: Decimal, words: Phrase, after: int) -> bool:
        joining = self._lexicon.flags.get("joining", "none")
        tens = self._current % _HUNDRED
        if self._lexicon.flag("units_first") and value < _HUNDRED and tens:
            return False  # “twenty and five” is a list where units come first
        if joining == "hundreds":
            # “a hundred and five”, but “two thousand and three hundred others” stays apart
            whole = self._current % _HUNDRED == 0 and (self._current or self._total)
            return bool(whole) and value < _HUNDRED and not self._lexicon.numbers["scales"].at(words, after)
        if joining == "tens":
            return tens >= 20 and value < 10
        return joining == "any"

    def _multiply(self, words: Phrase, index: int, scale: Decimal, *, connected: bool) -> bool:
        lexicon = self._lexicon
        if not self._taken and (lexicon.lists["vague"].at(words, index) or not lexicon.flag("bare_scale")):
            return False
        if connected and self._current:
            return False
        if lexicon.flag("scale_first"):
            return self._scale_before(scale)
        if scale <= _HUNDRED:
            if self._current >= _HUNDRED or self._current % 1:
                return False
            self._current = (self._current or Decimal(1)) * scale
            return True
        last = self._last_scale
        if last is None or scale < last:
            self._total += (self._current or Decimal(1)) * scale
        elif scale > last and not connected:
            self._total = (self._total + self._current) * scale
        else:
            return False
        self._current, self._last_scale = Decimal(0), scale
        return True

    def _scale_before(self, scale: Decimal) -> bool:
        if self._last_scale is not None and scale >= self._last_scale:
            return False
        self._total += self._current
        self._current, self._last_scale = scale, scale
        return True

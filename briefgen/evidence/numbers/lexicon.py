"""The vocabulary of numbers of one language, read from ``vocabulary/<lang>.yaml``.

What the parts of such a file mean:

- ``words`` add up, ``scales`` multiply, ``duals`` are both; ``approximate`` are words such as *centaine* that
  say *about*; ``vague`` are amounts without a number (*dozens*); ``articles`` look like the number one.
- ``joining`` says where a connector (*and*) may stand: after ``hundreds``, between ``tens`` and units,
  between ``any`` parts, or nowhere (``none``). ``units_first`` is for *siebenundvierzig*, ``compounds`` for
  words written as one, ``scale_first`` for *elfu tatu*, ``prefixes`` for letters written onto the next word.
- ``qualifiers`` hold, in the order of ``brief.model.QUALIFIERS``, the words before and after a number;
  ``neutral`` phrases hold such words and say nothing of a number (*тем не менее*, nevertheless),
  ``doubt`` are words that put a number in doubt wherever they stand near it.
- The rest are the words round a number that tell what kind of number it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefgen.brief.lines import FileText
from briefgen.brief.tree import plain_values
from briefgen.brief.yamltext import parse_yaml
from briefgen.evidence.numbers.tokens import fold_words

VOCABULARY = Path(__file__).parent / "vocabulary"

Phrase = tuple[str, ...]

_LISTS = (
    *("connectors", "articles", "halves", "and_half", "vague", "ordinals", "ordinal_endings", "average"),
    *(
        "negation",
        "fillers",
        "between",
        "between_and",
        "to",
        "from",
        "out_of",
        "in_every",
        "percent",
        "points",
    ),
    *("months", "year_before", "year_after", "years", "age_before", "age_after", "time_after", "references"),
    *("links", "pronouns", "stops", "prefixes", "neutral", "doubt"),
)
_NUMBERS = (
    *("words", "scales", "scales_after_digits", "money_scales", "duals", "mixed", "fractions", "times"),
    *("approximate", "dozens"),
)


class Phrases:
    """Phrases with what they stand for, found at a place in a list of words, the longest first."""

    def __init__(self, phrases: Iterable[tuple[Phrase, Any]]) -> None:
        self._by_first: dict[str, list[tuple[Phrase, Any]]] = {}
        self._by_last: dict[str, list[tuple[Phrase, Any]]] = {}
        for phrase, value in phrases:
            if phrase:
                self._by_first.setdefault(phrase[0], []).append((phrase, value))
                self._by_last.setdefault(phrase[-1], []).append((phrase, value))
        for table in (self._by_first, self._by_last):
            for choices in table.values():
                choices.sort(key=lambda choice: -len(choice[0]))

    def at(self, words: Phrase, index: int = 0) -> tuple[int, Any] | None:
        """Length and value of the longest phrase that begins at ``index``."""
        for phrase, value in self._by_first.get(words[index], ()) if index < len(words) else ():
            if words[index : index + len(phrase)] == phrase:
                return len(phrase), value
        return None

    def ending(self, words: Phrase) -> tuple[int, Any] | None:
        """Length and value of the longest phrase that ``words`` ends with."""
        return next(iter(self.endings(words)), None)

    def endings(self, words: Phrase) -> Iterable[tuple[int, Any]]:
        """Length and value of every phrase that ``words`` ends with, the longest first."""
        for phrase, value in self._by_last.get(words[-1], ()) if words else ():
            if words[-len(phrase) :] == phrase:
                yield len(phrase), value

    def __contains__(self, word: str) -> bool:
        return word in self._by_first

    def firsts(self) -> Iterable[str]:
        """Every word that a phrase begins with."""
        return self._by_first

    def words(self) -> set[str]:
        """Every word that a phrase holds."""
        return {word for choices in self._by_first.values() for phrase, _ in choices for word in phrase}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's vocabulary; a language without a file has empty parts."""

    lang: str
    lists: Mapping[str, Phrases]
    numbers: Mapping[str, Phrases]
    before: Phrases
    after: Phrases
    currencies: Phrases
    decimal: str
    groups: str
    flags: Mapping[str, str]

    def flag(self, name: str) -> bool:
        """True where the file says ``yes``."""
        return self.flags.get(name) == "yes"

    def has(self, part: str, word: str) -> bool:
        """True where ``word`` alone is an entry of the list ``part``."""
        return self.lists[part].ending((word,)) is not None


def _read(name: str) -> dict[str, Any]:
    path = VOCABULARY / f"{name}.yaml"
    root, problems = parse_yaml(FileText(path.name, path.read_text(encoding="utf-8")))
    if root is None or problems:
        raise ValueError(f"{path.name}: {problems}")  # a fault of ours, found by the first test
    values: dict[str, Any] = plain_values(root)
    return values


@lru_cache(maxsize=1)
def conventions() -> dict[str, Any]:
    """Digits of all languages, signs of qualifiers, signs and codes of currencies."""
    return _read("conventions")


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a vocabulary."""
    return tuple(sorted(path.stem for path in VOCABULARY.glob("*.yaml") if path.stem != "conventions"))


@lru_cache(maxsize=64)
def lexicon_of(lang: str) -> Lexicon:
    """The vocabulary for a language tag such as ``es`` or ``es-MX``."""
    tag = lang.strip().replace("_", "-")
    language = tag.split("-")[0].lower()
    data = _read(language) if language in languages() else {}
    digits = conventions()["digits"]
    # A language nobody described: both signs may part groups and both may be decimal.
    marks = digits.get(tag) or digits.get(language) or {"decimal": ".,", "groups": ".,"}
    before, after = _qualifiers(data.get("qualifiers", {}))
    return Lexicon(
        lang=language,
        lists={name: Phrases((fold_words(item), True) for item in data.get(name, ())) for name in _LISTS},
        numbers={name: _numbers(data.get(name, {})) for name in _NUMBERS},
        before=before,
        after=after,
        currencies=_currencies(data.get("currencies", {})),
        decimal=marks["decimal"],
        groups=marks["groups"],
        flags={key: value for key, value in data.items() if isinstance(value, str)},
    )


@lru_cache(maxsize=32)
def openings(lang: str) -> frozenset[str]:
    """Every word with which a number in words, a vague amount, a fraction or an ordinal can begin."""
    others = _firsts(lang, ("vague", "ordinals"), ("fractions", "times"))
    return spelled_openings(lang) | others


@lru_cache(maxsize=32)
def spelled_openings(lang: str) -> frozenset[str]:
    """Every word with which a number in words can begin: most words of a text need no further look."""
    return _firsts(lang, ("halves", "articles"), ("words", "scales", "duals", "mixed", "approximate"))


def _firsts(lang: str, lists: Iterable[str], numbers: Iterable[str]) -> frozenset[str]:
    lexicon = lexicon_of(lang)
    parts = (*(lexicon.lists[name] for name in lists), *(lexicon.numbers[name] for name in numbers))
    return frozenset(word for part in parts for word in part.firsts())


def _numbers(table: Mapping[str, Iterable[str]]) -> Phrases:
    return Phrases((fold_words(form), Decimal(value)) for value, forms in table.items() for form in forms)


def _qualifiers(table: Mapping[str, Mapping[str, Iterable[str]]]) -> tuple[Phrases, Phrases]:
    before = [(fold_words(form), key) for key, places in table.items() for form in places["before"]]
    after = [(fold_words(form), key) for key, places in table.items() for form in places["after"]]
    signs = [(fold_words(sign), key) for key, marks in conventions()["signs"].items() for sign in marks]
    return Phrases(before + signs), Phrases(after)


def _currencies(table: Mapping[str, Iterable[str]]) -> Phrases:
    shared = conventions()
    named = [(fold_words(form), (code,)) for code, forms in table.items() for form in forms]
    plain = {fold_words(form) for form in ("dollars", "dollar", "dólares", "dólar", "دولار", "долларов")}
    named = [(phrase, tuple(shared["dollars"]) if phrase in plain else codes) for phrase, codes in named]
    signs = [
        (fold_words(sign), tuple(codes))
        for part in ("currencies", "letters")
        for sign, codes in shared[part].items()
    ]
    codes = [(fold_words(code), (code,)) for code in shared["codes"]]
    return Phrases(named + signs + codes)

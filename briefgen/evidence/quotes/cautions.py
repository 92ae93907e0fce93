"""Words that turn a sentence round or bind it to a condition, by language.

Where such a word was left out of a quote, or stands right where it was cut, the sense may be the opposite.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A word with a star stands for all words that begin so. Words that mostly mean something else are left out
# (`se` of Portuguese verbs, `ما`, `kama`): a warning that always comes is not read.
NEGATIONS: dict[str, str] = {
    "en": "not no never nor none nobody nothing neither nowhere without cannot hardly barely "
    "scarcely rarely fail* refus* deny denies denied denying denial lack* false* unlikely",
    "fr": "ne n' non pas jamais rien aucun aucune sans ni guère nul nulle nullement faux fausse",
    "es": "no ni nunca jamás nada nadie ningún ninguna ninguno sin tampoco apenas falso falsa",
    "pt": "não nem nunca jamais nada ninguém nenhum nenhuma sem tampouco falso falsa",
    "de": "nicht nichts kein* nie niemals niemand ohne weder noch kaum falsch*",
    "nl": "niet niets geen nooit niemand zonder noch nauwelijks",
    "it": "non né mai nessun* nulla niente senza",
    "ru": "не ни нет никогда никто ничто ничего никак* без нельзя отнюдь едва",
    "uk": "не ні ніколи ніхто нічого без",
    "ar": "لا لم لن ليس ليست ليسوا لست غير بدون دون بلا عدم كلا أبدا قط",
    "sw": "si sio siyo hapana hakuna kamwe bila hakuwa hawaku* haja* hawaja* wala",
    "tr": "değil hayır hiç yok",
}
CONDITIONS: dict[str, str] = {
    "en": "if unless except excepting provided only|if as|long|as only|when "
    "subject|to apart|from other|than in|the|absence|of on|condition assuming",
    "fr": "si s'il s'ils sauf excepté hormis à|moins|que à|moins|de à|condition pourvu|que hors|de "
    "en|cas|de seulement|si sous|réserve",
    "es": "si salvo excepto a|menos|que siempre|que a|condición|de con|tal|de en|caso|de solo|si sólo|si",
    "pt": "se|não se|for se|forem se|houver se|o se|a se|os se|as se|ele se|ela se|eles salvo exceto "
    "a|menos|que desde|que contanto|que caso a|não|ser",
    "de": "wenn falls sofern soweit außer ausgenommen es|sei|denn vorausgesetzt solange",
    "nl": "als|de als|het als|er als|ze als|zij als|hij als|men indien tenzij behalve mits zolang",
    "it": "se|non se|il se|la se|i salvo tranne eccetto a|meno|che purché",
    "ru": "если кроме разве только|если при|условии за|исключением лишь|если",
    "uk": "якщо крім за|умови",
    "ar": "إذا لو إلا لولا شريطة بشرط باستثناء سوى ما|لم",
    "sw": "ikiwa isipokuwa endapo iwapo mradi",
    "tr": "eğer ancak hariç sadece",
}
CONTRASTS: dict[str, str] = {
    "en": "but however although though yet",
    "fr": "mais cependant toutefois bien|que quoique pourtant",
    "es": "pero sino aunque",
    "pt": "mas porém embora",
    "de": "aber sondern jedoch obwohl",
    "nl": "maar echter hoewel",
    "it": "ma però sebbene",
    "ru": "но однако хотя",
    "uk": "але проте хоча",
    "ar": "لكن ولكن غير|أن رغم",
    "sw": "lakini ingawa bali",
    "tr": "ama fakat",
}
_WORD = re.compile(r"[^\W_]+(?:[’'ʼ][^\W_]+)*[’']?")
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")


def holds_caution(text: str, lang: str) -> bool:
    """True where the text holds a negation or a condition."""
    return bool(_found(text, lang, NEGATIONS) or _found(text, lang, CONDITIONS)) or _contracted(text)


def holds_condition(text: str, lang: str) -> bool:
    """True where the text holds a condition."""
    return _found(text, lang, CONDITIONS)


def turns(text: str, lang: str) -> bool:
    """True where the text holds a word that takes back or sets against: but, mais, но."""
    return _found(text, lang, CONTRASTS)


def opening_words(text: str, count: int) -> str:
    """The first ``count`` words of a text as it is."""
    found = list(_WORD.finditer(text))[:count]
    return text[: found[-1].end()] if found else ""


def closing_words(text: str, count: int) -> str:
    """The last ``count`` words of a text as it is."""
    found = list(_WORD.finditer(text))[-count:]
    return text[found[0].start() :] if found else ""


def _contracted(text: str) -> bool:
    return bool(re.search(r"\bn[’'][^\W\d_]|n[’']t\b", text, re.IGNORECASE))


def _found(text: str, lang: str, lists: dict[str, str]) -> bool:
    spelt = _ARABIC_MARKS.sub("", " ".join(_WORD.findall(text.lower()))).replace("’", "'")
    return bool(_pattern(lang.split("-")[0].lower(), id(lists)).search(spelt))


@lru_cache(maxsize=64)
def _pattern(lang: str, which: int) -> re.Pattern[str]:
    """The words of a language, of all of them where the language has no list."""
    lists = next(lists for lists in (NEGATIONS, CONDITIONS, CONTRASTS) if id(lists) == which)
    words = lists[lang].split() if lang in lists else " ".join(lists.values()).split()
    spelt = "|".join(sorted((_spelt(word) for word in words), key=len, reverse=True))
    # Arabic joins "and" and "so" to the word that follows.
    return re.compile(rf"(?<!\w)[وف]?(?:{spelt})" if lang == "ar" else rf"(?<![\w'])(?:{spelt})")


def _spelt(word: str) -> str:
    if word.endswith("'"):
        return re.escape(word)
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"\w*"
    return re.escape(word.replace("|", " ")) + r"(?!\w)"

"""Verbs and phrases that say who speaks, and the sentence parts that hold nothing else, by language."""

from __future__ import annotations

import re
from functools import lru_cache

SPEECH: dict[str, str] = {
    "en": "said says told tells added adds according|to stated states explained explains warned "
    "warns wrote writes declared noted notes recalled recalls testified replied asked "
    "insisted argued argues concluded continued commented reported remarked stressed "
    "emphasized emphasised admitted denied",
    "fr": "dit disait déclare déclaré affirme affirmé explique expliqué ajoute ajouté raconte "
    "raconté témoigne témoigné souligne souligné selon précise précisé rappelle rappelé "
    "estime estimé indique indiqué poursuit conclut alerte répond répondu insiste dénonce "
    "écrit confie assure regrette",
    "es": "dijo dice declaró declara afirmó afirma explicó explica añadió agregó señaló contó "
    "relató según manifestó indicó sostuvo aseguró advirtió subrayó concluyó respondió "
    "recordó escribió",
    "pt": "disse diz declarou afirmou afirma explicou acrescentou contou relatou segundo alertou "
    "ressaltou concluiu respondeu lembrou escreveu",
    "de": "sagte sagt erklärte erklärt berichtete laut fügte betonte warnte antwortete schrieb "
    "kritisierte meinte",
    "nl": "zei zegt verklaarde vertelde volgens voegde benadrukte waarschuwde schreef aldus",
    "it": "ha|detto disse dice dichiarato spiegato secondo aggiunto",
    "ru": "сказал сказала говорит говорится заявил заявила отметил отметила рассказал рассказала "
    "пояснил пояснила добавил добавила сообщил сообщила считает подчеркнул подчеркнула "
    "объяснил объяснила написал",
    "uk": "сказав сказала каже заявив заявила додав додала пояснив пояснила розповів розповіла",
    "ar": "قال قالت يقول تقول صرح صرحت أضاف أضافت أوضح أوضحت أكد أكدت ذكر ذكرت بحسب وفقا وفقاً حسب",
    "sw": "alisema anasema amesema aliongeza alieleza kwa|mujibu aliambia waliambia",
    "tr": "dedi söyledi belirtti açıkladı",
}
# `X said, adding: “…”` is still X; `X said, while Y replied` is not.
_GOES_ON = re.compile(r"\b(?:adding|ajoutant|añadiendo|acrescentando|adds|added|and added)\b", re.IGNORECASE)


@lru_cache(maxsize=32)
def speech_pattern(lang: str) -> re.Pattern[str]:
    """The speech verbs of a language, of all of them where the language has no list."""
    key = lang.split("-")[0].lower()
    words = SPEECH[key].split() if key in SPEECH else " ".join(SPEECH.values()).split()
    spelt = "|".join(sorted((re.escape(word.replace("|", " ")) for word in words), key=len, reverse=True))
    prefix = "[وف]?" if key == "ar" else ""
    return re.compile(rf"(?<!\w){prefix}(?P<verb>{spelt})(?!\w)", re.IGNORECASE)


_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PARTICLES = set("al el de del da das dos do van von der den bin ibn ould la le du y e ag".split())  # noqa: SIM905


def names(text: str) -> list[tuple[int, int]]:
    """Where names stand: runs of words with a capital, joined by particles such as `van` and `ould`."""
    runs: list[tuple[int, int]] = []
    end = -1
    for found in _NAME_WORD.finditer(text):
        word, gap = found[0], text[end : found.start()] if end >= 0 else "-"
        joined = re.fullmatch(r"\.?\s|-", gap) is not None and bool(runs)
        if word[0].isupper():
            if joined:
                runs[-1] = (runs[-1][0], found.end())
            else:
                runs.append((found.start(), found.end()))
            end = found.end()
        elif joined and word in _PARTICLES and text[found.end() : found.end() + 2].strip()[:1] != "":
            end = found.end()
    return runs


def is_attribution(between: str, before: str, lang: str) -> bool:
    """True where the text between two runs of a quote says who speaks, and nothing else.

    Either the quotation closes before it and opens after it, or it stands between commas or dashes inside
    direct speech that ``before`` opens: `« Les camps, explique Ali Koné, … »`. Outside direct speech
    `, according to witnesses,` is a caution of the source, and no quote may drop it.
    """
    text = " ".join(between.split())
    core = re.sub(r"^[\W_]+|[\W_]+$", "", text)
    if not core or len(core.split()) > 30 or re.search(r"[“”«»„\"]", core):
        return False
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    closes, opens = re.search(r"[”»\"“’]", lead), re.search(r"[“«„\"‘”]", tail)
    if bool(closes) != bool(opens) or not re.search(r"[.,،:;—–“«\"‘-]\W*$", tail):
        return False
    # A full stop inside would be a sentence of its own; initials and titles are none.
    if re.search(r"(?<![A-ZА-Я])(?<!\b(?:Dr|Mr|Ms|St))(?<!Mrs)(?<!Gen)(?<!Col)[.?!؟]\s", core):
        return False
    verbs = list(speech_pattern(lang).finditer(_GOES_ON.sub(" ", core)))
    if len(verbs) != 1:
        return False
    if not closes and not (
        _in_direct_speech(before) and lead.strip() and not _SOURCED.match(verbs[0]["verb"])
    ):
        return False
    return len(core[: verbs[0].start()].split()) <= 6 or len(core[verbs[0].end() :].split()) <= 6


_SOURCED = re.compile(
    r"according|selon|según|segundo|laut|volgens|secondo|بحسب|وفقا|حسب|kwa mujibu", re.IGNORECASE
)


def _in_direct_speech(before: str) -> bool:
    """True where a quotation was opened and not closed; straight marks do not say which they are."""
    marks = re.findall(r"[«“„»”]", before[-800:])
    return bool(marks) and marks[-1] in "«“„"

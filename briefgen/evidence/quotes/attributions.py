"""Who the source says is speaking near a quote's passage."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from briefgen.evidence.pages import SourceText
from briefgen.evidence.quotes.quoteindex import QuoteIndex
from briefgen.evidence.quotes.speech import names, speech_pattern
from briefgen.evidence.verdicts import QuoteFinding
from briefgen.locales import calendar_words

NEAR = 300  # characters on either side: the sentences before and after
FAR = 1500  # as far as a name may stand back where the passage itself says `she said`
_OF = "for|of|the|at|in|de|du|des|la|le|les|del|los|para|por|pour|da|do|dos|für|der|von|van|voor|di|по|wa"
_PRONOUNS = re.compile(
    r"(?<!\w)(?:he|she|they|il|elle|él|ella|ele|ela|er|sie|hij|zij|он|она)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """``found``: the speaker's name stands near; ``other``: who else is named as speaking, or empty.

    ``role_found``: the words of the role stand near as well.
    """

    found: bool
    other: str = ""
    role_found: bool = False


def attribution(
    finding: QuoteFinding, source: SourceText, speaker: str, role: str | None, lang: str
) -> Attribution:
    """Whether the source names ``speaker`` near the passage of ``finding``, or someone else."""
    if not finding.stretches:
        return Attribution(False)
    index = QuoteIndex.of(source)
    start, end = _span(finding, index)
    before, after = index.text[max(0, start - NEAR) : start], index.text[end : end + NEAR]
    inside = index.text[start:end]
    near = f"{before} {inside} {after}"
    has_role = bool(role) and _holds_role(near, role or "")
    direct = _named_speaker(before, after, speaker, lang)
    if direct and not _same_person(direct, speaker):
        # A name beside the passage decides, even if the other one is mentioned close by.
        return Attribution(False, direct, has_role)
    if direct or _holds_name(near, speaker):
        return Attribution(True, "", has_role)
    back = index.text[max(0, start - FAR) : start]
    if _PRONOUNS.search(after[:80]) and _holds_name(back, speaker):
        return Attribution(True, "", has_role)
    return Attribution(False, "", has_role)


def _span(finding: QuoteFinding, index: QuoteIndex) -> tuple[int, int]:
    begins = {page.number: begin for page, begin in zip(index.source.pages, index.begins, strict=True)}
    first, last = finding.stretches[0], finding.stretches[-1]
    return begins[first.page] + first.start, begins[last.page] + last.end


def _named_speaker(before: str, after: str, speaker: str, lang: str) -> str:
    """The name at a verb of speech right after the passage, or right before it: `,” said X`, `X said: “`.

    Where a title with capitals leads to the speaker's own name, it is the speaker who is named.
    """
    verbs = speech_pattern(lang)
    following = re.match(r"[^\n.]{0,160}", after.lstrip(" ,.;:!?…”»\"’'—–-\n"))
    for text in (following[0] if following else "", _last_clause(before)):
        verb = verbs.search(text)
        if not verb:
            continue
        found = [
            (_distance(start, end, verb), text[start:end])
            for start, end in names(text)
            if (" " in text[start:end] or _distance(start, end, verb) <= 1)
            and text[start:end].casefold().split()[-1]
            not in calendar_words(lang)  # `In December, a widow said`
        ]
        if found:
            nearest = min(found)[1]
            titled = re.search(rf"{re.escape(nearest)}(?:\s(?:{_OF})(?:\s\w+)?)*\s", text)
            named = names(text[titled.end() :])[:1] if titled else []
            own = [text[titled.end() :][start:end] for start, end in named if start == 0] if titled else []
            return own[0] if own and _same_person(own[0], speaker) else nearest
    return ""


def _distance(start: int, end: int, verb: re.Match[str]) -> int:
    return start - verb.end() if start >= verb.end() else verb.start() - end


def _last_clause(before: str) -> str:
    """The clause that leads to the passage, where a colon or an opening mark ends it."""
    if not re.search(r"[:,«“„\"]\s*[«“„\"']?\s*$|\bthat\s*[“\"]?$|\bque\s*[«“\"]?\s*$", before):
        return ""
    clause = re.split(r"(?<=[.!?؟”»])\s|\n\s*\n", before.rstrip(" :,«“„\"'\n"))
    return clause[-1]


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", _plain(name)) if len(word) >= 3]


def _same_person(name: str, speaker: str) -> bool:
    """True where the two share a family name; the given name alone does not make a person."""
    ours, theirs = _name_words(speaker), _name_words(name)
    return bool(ours and theirs and (ours[-1] in theirs or theirs[-1] in ours))


def _holds_name(text: str, speaker: str) -> bool:
    words = _name_words(speaker)
    found = set(re.findall(r"[^\W\d_]+", _plain(text)))
    return bool(words) and words[-1] in found


def _holds_role(text: str, role: str) -> bool:
    words = _name_words(role)
    found = set(re.findall(r"[^\W\d_]+", _plain(text)))
    return bool(words) and sum(word in found for word in words) >= 0.6 * len(words)

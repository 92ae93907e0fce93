"""One invented report: its places, numbers, findings and quotes, drawn from a seed and a number."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from benchmarks.words import EVENTS, HEADINGS, QUOTES, SENTENCES, SPEAKERS, SYLLABLES, THEMES, TOPICS, Theme

FIRST_DAY = date(2014, 1, 6)
DAYS = 4_300
PICTURE_EVERY = 5
FINDINGS, FINDINGS_BESIDE_A_PICTURE = 8, 6
SENTENCES_EACH, QUOTES_EACH, EVENTS_EACH = 4, 4, 5


@dataclass(frozen=True, slots=True)
class District:
    """A district with what was counted in it."""

    name: str
    seen: int
    broken: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A finding, quote or event: what the brief prints, and the source's words where they differ."""

    text: str
    heading: str = ""
    speaker: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Invented:
    """Everything a brief and its source say; ``pictured`` ones leave room for a picture."""

    slug: str
    title: str
    theme: Theme
    place: str
    day: date
    topics: tuple[str, ...]
    districts: tuple[District, ...]
    people: int
    cause: str
    effect: str
    findings: tuple[Passage, ...]
    quotes: tuple[Passage, ...]
    events: tuple[Passage, ...]
    pictured: bool

    @property
    def seen(self) -> int:
        """What was visited in all districts."""
        return sum(district.seen for district in self.districts)

    @property
    def broken(self) -> int:
        """What was found wanting in all districts."""
        return sum(district.broken for district in self.districts)


def invent(seed: int, number: int) -> Invented:
    """Report ``number`` of a seed."""
    luck = random.Random(f"{seed} {number}")  # noqa: S311 - nobody has to be unable to guess it
    theme = luck.choice(THEMES)
    place, *names = _names(luck, 5)
    seen = luck.sample(range(60, 420), 4)
    districts = tuple(
        District(name, count, luck.randint(count // 5, count - 9))
        for name, count in zip(names, seen, strict=True)
    )
    day = FIRST_DAY + timedelta(days=luck.randrange(DAYS))
    said = _Saying(luck, theme, names)
    pictured = number % PICTURE_EVERY == 0
    headings = luck.sample(HEADINGS, FINDINGS_BESIDE_A_PICTURE if pictured else FINDINGS)
    findings = tuple(
        Passage(" ".join(said.several(SENTENCES, SENTENCES_EACH)), said.one(heading)) for heading in headings
    )
    quotes = tuple(Passage(text, speaker=luck.choice(SPEAKERS)) for text in said.several(QUOTES, QUOTES_EACH))
    days = sorted(day - timedelta(days=30 * luck.randrange(2, 40)) for _ in range(EVENTS_EACH))
    events = tuple(
        Passage(text, day=when) for text, when in zip(said.several(EVENTS, EVENTS_EACH), days, strict=True)
    )
    return Invented(
        slug=f"{theme.topic}-in-{place.lower()}-{number:05}",
        title=f"{place}: {theme.things} {theme.state}, {theme.people} without {theme.service}",
        theme=theme,
        place=place,
        day=day,
        topics=(theme.topic, *sorted(luck.sample(TOPICS, 2))),
        districts=districts,
        people=luck.randrange(1_100, 98_000),
        cause=luck.choice(theme.causes),
        effect=luck.choice(theme.effects),
        findings=findings,
        quotes=quotes,
        events=events,
        pictured=pictured,
    )


def _names(luck: random.Random, count: int) -> list[str]:
    """Different names of places that are on no map."""
    names: dict[str, None] = {}
    while len(names) < count:
        names["".join(luck.choice(part) for part in SYLLABLES)] = None
    return list(names)


class _Saying:
    """Fills sentences with the theme's words and the places."""

    def __init__(self, luck: random.Random, theme: Theme, names: list[str]) -> None:
        self._luck, self._theme, self._names = luck, theme, names

    def several(self, sentences: tuple[str, ...], count: int) -> list[str]:
        """Different sentences, filled."""
        return [self.one(sentence) for sentence in self._luck.sample(sentences, count)]

    def one(self, sentence: str) -> str:
        """One sentence, filled."""
        district, other = self._luck.sample(self._names, 2)
        theme = self._theme
        return sentence.format(
            district=district,
            other=other,
            things=theme.things,
            state=theme.state,
            people=theme.people,
            People=theme.people.capitalize(),
            service=theme.service,
            cause=self._luck.choice(theme.causes),
            effect=self._luck.choice(theme.effects),
        )

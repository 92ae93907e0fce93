"""What the template of the page ``search`` may use."""

from __future__ import annotations

from msgspec import Struct


class ChoiceView(Struct, frozen=True):
    """One thing that a search can be narrowed to."""

    key: str  #: as in addresses: `ml`
    name: str  #: in the page's language
    count: str  #: how many briefings it has, in the page's digits


class FacetView(Struct, frozen=True):
    """One kind of things that a search can be narrowed by."""

    kind: str  #: `places`, `topics`, `years`, `languages` or `kinds`
    name: str  #: in the page's language
    choices: tuple[ChoiceView, ...]  #: those that have a briefing, or the largest of them
    rest: str  #: link to a script with the names of all choices where `choices` are not all, else empty
    all: str  #: link to the list of all where `choices` are not all, else empty
    all_name: str  #: “All topics”


class FoundView(Struct, frozen=True):
    """A briefing in the list that is there without a script."""

    title: str  #: its title
    lang: str  #: the title's language tag
    page: str  #: link to its page
    date: str  #: as in 2024-12-12
    date_text: str  #: in words
    places: tuple[str, ...]  #: names of countries
    about: str  #: its key message


class SearchView(Struct, frozen=True):
    """The page that searches the archive."""

    script: str  #: link to `archive/search.js` as a shared file
    index: str  #: link to the folder of the index, empty where the archive was built without one
    parts: tuple[str, ...]  #: names of the parts of the index, folders in it; the newest briefings first
    root: str  #: link to the archive's root, `../` or `../../`
    numerals: str  #: how dates and numbers are written: a language tag with its digits, as `Intl` takes it
    facets: tuple[FacetView, ...]  #: by what a search can be narrowed
    items: tuple[FoundView, ...]  #: the latest briefings
    lists: tuple[str, ...]  #: names of the scripts beside the page that list all, where `items` are not all
    stamp: str  #: changes with those scripts, so that no browser keeps an old one
    rest: str  #: link to the list of all briefings where `items` are not all, else empty

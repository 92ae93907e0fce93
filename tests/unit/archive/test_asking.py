"""What several briefs ask alike is one ask, with the latest word on what became of it."""

from __future__ import annotations

from briefgen.archive.abridged import folded
from briefgen.archive.asking import repeated
from briefgen.archive.catalogue import Asked
from briefgen.archive.entry import AskEntry, Entry
from tests.archives import entry, replace, short


def asking(slug: str, date: str, *asks: AskEntry, french: str = "") -> Entry:
    made = entry(slug, date)
    first, second = made.versions
    translated = tuple(replace(ask, text=french or f"En français : {ask.text}") for ask in asks)
    return replace(made, versions=(replace(first, asks=asks), replace(second, asks=translated)))


def ask(text: str, status: str = "open", date: str = "", name: str = "mend") -> AskEntry:
    return AskEntry(name, "The Ministry", text, status, date, "https://sources.example/a" if date else "")


def asked(*entries: Entry) -> list[Asked]:
    return [Asked(one, made) for made in map(short, entries) for one in made.original.asks]


def test_the_same_words_are_one_ask_since_its_first_brief() -> None:
    old = asking("old", "2020-01-01", ask("Mend the wells."))
    new = asking("new", "2024-01-01", ask("  Mend — the WELLS!", name="wells"))
    other = asking("other", "2022-01-01", ask("Mend the roads."))
    found = repeated(asked(new, other, old))
    assert [[one.entry.slug for one in item.times] for item in found] == [["old", "new"], ["other"]]
    assert found[0].first.entry.date == "2020-01-01"


def test_a_translation_with_the_same_words_makes_two_asks_one() -> None:
    english = asking("english", "2020-01-01", ask("Mend the wells."), french="Réparez les puits.")
    french = replace(entry("french", "2021-01-01", langs=("fr",)))
    own = replace(french.versions[0], asks=(ask("Réparez les puits", name="puits"),))
    found = repeated(asked(english, replace(french, versions=(own,))))
    assert [len(item.times) for item in found] == [2]


def test_one_brief_can_show_that_two_asks_were_the_same() -> None:
    one = asking("one", "2020-01-01", ask("Mend the wells."), french="Réparez les puits.")
    two = asking("two", "2021-01-01", ask("Repair the wells."), french="Les puits !")
    both = asking("both", "2022-01-01", ask("Mend the wells."), french="Les puits.")
    assert [[item.entry.slug for item in found.times] for found in repeated(asked(one, two, both))] == [
        ["one", "two", "both"]
    ]


def test_the_latest_word_counts_and_asking_again_is_a_word_too() -> None:
    done = asking("done", "2020-01-01", ask("Mend the wells.", "done", "2021-05-01"))
    before = asking("before", "2020-06-01", ask("Mend the wells."))
    after = asking("after", "2024-01-01", ask("Mend the wells."))
    assert repeated(asked(done, before))[0].latest.ask.status == "done"
    assert repeated(asked(done, before, after))[0].latest.ask.status == "open"


def test_folding_keeps_letters_of_every_script_and_numbers_apart() -> None:
    assert folded("  L’Été, 2024 ") == "l ete 2024"
    assert folded("أصلحوا الآبار.") == folded("أصلحوا الآبار")
    assert folded("Article 1") != folded("Article 2")

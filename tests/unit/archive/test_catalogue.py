"""Order and lists of the archive."""

from __future__ import annotations

from briefgen.archive.catalogue import key_of, latest_first
from briefgen.archive.entry import Entry
from tests.archives import entry, replace


def named(slug: str, title: str, date: str) -> Entry:
    made = entry(slug, date)
    return replace(made, versions=(replace(made.versions[0], title=title),))


def test_the_newest_stands_first_and_one_day_is_ordered_by_title() -> None:
    entries = [
        named("a", "Zulu", "2024-01-01"),
        named("b", "Alpha", "2024-01-01"),
        named("c", "Old", "2023-05-05"),
    ]
    assert [item.slug for item in latest_first(reversed(entries))] == ["b", "a", "c"]


def test_a_name_of_any_script_has_a_key() -> None:
    assert key_of("The Malian authorities") == "the-malian-authorities"
    assert key_of("المياه").startswith("n-")

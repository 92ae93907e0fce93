"""Order and lists of the archive."""

from __future__ import annotations

from briefgen.archive.catalogue import latest_first
from briefgen.archive.view import EntryView


def entry(slug: str, title: str, date: str) -> EntryView:
    return EntryView(slug, title, "", "en", date, date, (), "", None)


def test_the_newest_stands_first_and_one_day_is_ordered_by_title() -> None:
    entries = [
        entry("a", "Zulu", "2024-01-01"),
        entry("b", "Alpha", "2024-01-01"),
        entry("c", "Old", "2023-05-05"),
    ]
    assert [item.slug for item in latest_first(reversed(entries))] == ["b", "a", "c"]

"""The parts of the search's index: where they end, what they are called, and which are made anew."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from briefgen.archive import searchindex, searchparts
from briefgen.archive.searchindex import SearchIndexError, build_index, part_files
from briefgen.archive.searchparts import (
    LEAST,
    MOST,
    IndexPart,
    index_mark,
    key_of,
    parts_of,
    read_key,
)  # fmt: skip
from briefgen.archive.searchtable import runs
from briefgen.archive.searchtext import FACETS, Record
from briefgen.briefing.labels import Labels
from tests.archives import archive, replace
from tests.searching import days, record

SMALL = {"least": 10, "most": 20}


def small_parts(records: Iterable[Record]) -> tuple[IndexPart, ...]:
    return parts_of(records, **SMALL)


@pytest.fixture
def many() -> tuple[Record, ...]:
    return tuple(replace(record(number, f"word{number} common"), date=days(number)) for number in range(100))


@pytest.fixture
def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index whose parts have 20 records at most, one brief in four ending its part."""
    monkeypatch.setattr(searchparts, "_ONE_IN", 4)
    monkeypatch.setattr(searchindex, "parts_of", small_parts)


class Published:
    """The files of an index, and those that were asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        self.asked += (wanted := list(names))
        return {name: self.files[name] for name in wanted if name in self.files}


def test_a_small_archive_is_one_part(many: tuple[Record, ...]) -> None:
    assert [part.records for part in parts_of(many)] == [tuple(reversed(many))]
    assert len(parts_of(replace(record(number), date=days(number)) for number in range(LEAST))) == 1


def test_parts_are_bounded_whole_and_the_newest_first() -> None:
    records = [replace(record(number), date=days(number)) for number in range(12_000)]
    parts = parts_of(records)
    assert [one for part in parts for one in part.records] == records[::-1]
    assert all(LEAST <= len(part.records) <= MOST for part in parts[1:])
    assert 6 <= len(parts) <= 12


def test_versions_of_a_brief_stay_together_and_in_their_order(many: tuple[Record, ...]) -> None:
    both = [version for one in many for version in (one, replace(one, lang="fr"))]
    parts = small_parts(both)
    assert len(parts) > 4
    for part in parts:
        assert len(part.records) <= SMALL["most"]
        assert [one.lang for one in part.records] == ["en", "fr"] * (len(part.records) // 2)


def names_of(records: Iterable[Record]) -> set[str]:
    return {part.name for part in small_parts(records)}


@pytest.mark.usefixtures("in_small_parts")
def test_parts_are_told_by_the_records_alone(many: tuple[Record, ...]) -> None:
    assert small_parts(many[::-1]) == small_parts(many)


@pytest.mark.usefixtures("in_small_parts")
@pytest.mark.parametrize("at", [3, 50, 99])
def test_a_brief_that_is_changed_taken_away_or_new_changes_the_parts_near_it(
    many: tuple[Record, ...], at: int
) -> None:
    before = names_of(many)
    changed = names_of((*many[:at], replace(many[at], title="Other"), *many[at + 1 :]))
    assert len(before - changed) == len(changed - before) == 1
    assert len(before - names_of((*many[:at], *many[at + 1 :]))) <= 3
    assert len(before - names_of((*many, replace(record(1000), date=days(at))))) <= 3


@pytest.mark.usefixtures("in_small_parts")
def test_a_new_brief_of_today_changes_one_part_at_most(many: tuple[Record, ...]) -> None:
    before = names_of(many)
    assert len(before - names_of((*many, replace(record(100), date=days(100))))) <= 1


def test_the_name_of_a_part_changes_with_each_text() -> None:
    first = record()
    part = first.parts[0]
    others = (
        first, replace(first, title="y"), replace(first, lead=("z",)), replace(first, date="2026-01-16"),
        replace(first, page="p"), replace(first, lang="fr"), replace(first, facets=((),) * 5),
        replace(first, parts=(replace(part, long="other"),)),
        replace(first, parts=(replace(part, anchor="g"),)),
    )  # fmt: skip
    assert len({parts_of([one])[0].name for one in others}) == len(others)


def test_the_mark_of_the_whole_changes_with_all_that_records_are_made_of() -> None:
    topics = {"water": {"en": "Water"}}
    labels: Labels = {"kinds": {"briefing": "Briefing"}}
    marks = {
        index_mark("a", archive(), labels), index_mark("b", archive(), labels),
        index_mark("a", archive(topics=topics), labels), index_mark("a", archive(lang="fr"), labels),
        index_mark("a", archive(), {"kinds": {"briefing": "Brief"}}),
    }  # fmt: skip
    assert len(marks) == 5
    assert index_mark("a", archive(title="Other"), labels) in marks


def test_the_key_gives_back_what_was_written(many: tuple[Record, ...]) -> None:
    parts = small_parts(many)
    assert read_key(key_of("mark", parts)) == ("mark", tuple(part.name for part in parts))
    assert read_key(b"") == ("", ())


def test_no_briefings_have_no_index() -> None:
    assert build_index(()) == {}


@pytest.mark.usefixtures("in_small_parts")
def test_of_a_changed_archive_only_the_changed_part_is_made(
    many: tuple[Record, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = many[:45]
    first = build_index(few, mark="m")
    ran: list[str] = []
    run = searchindex._run

    def told(pages: Path, output: Path, language: str) -> None:
        ran.append(language)
        run(pages, output, language)

    monkeypatch.setattr(searchindex, "_run", told)
    published = Published(first)
    changed = (*few[:2], replace(few[2], title="Other"), *few[3:])
    second = build_index(changed, first.keys(), published.read, "m")
    assert len(parts_of(few, **SMALL)) >= 3
    assert len(ran) == 1
    assert published.asked
    assert not any(ran[0][1:] in name for name in published.asked)
    ran.clear()
    assert second == build_index(changed, mark="m")
    assert len(ran) >= 3


def test_an_index_of_the_same_records_is_kept_and_pagefind_is_not_run(
    many: tuple[Record, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> Path:
        raise FileNotFoundError

    first = build_index(many)
    monkeypatch.setattr(searchindex.pagefind_bin, "get_executable", gone)
    assert build_index(many, first.keys(), Published(first).read) == first
    with pytest.raises(SearchIndexError, match="not there for this machine"):
        build_index(many[1:], first.keys(), Published(first).read)


def test_a_part_of_which_a_file_is_gone_is_made_anew(many: tuple[Record, ...]) -> None:
    first = build_index(many)
    published = Published(first)
    del published.files[next(name for name in first if name.endswith(".pf_meta"))]
    assert build_index(many, first.keys(), published.read) == first


def test_the_index_is_the_same_every_time(many: tuple[Record, ...]) -> None:
    first = build_index(many)
    assert all(build_index(many) == first for _ in range(3))
    other = build_index((*many[:-1], replace(many[-1], title="Another")))
    assert other.keys() != first.keys()


def test_the_tables_name_every_record_by_what_pagefind_calls_it(many: tuple[Record, ...]) -> None:
    (part,) = parts_of(many)
    files = part_files(part)
    fragments = {
        name.rpartition("/")[2].removesuffix(".pf_fragment") for name in files if name.endswith("fragment")
    }
    table = json.loads(files[part.folder + "records.json"])
    assert table["languages"] == ["en"]
    assert {f"x{part.name}_{brief.removesuffix('.0')}" for brief in table["briefs"].split()} == fragments
    facets = json.loads(files[part.folder + "facets.json"])
    assert list(facets) == list(FACETS)
    assert facets["places"] == {"ex": "0-99"}


def test_runs_of_numbers() -> None:
    assert list(runs([0, 1, 2, 5, 7, 8])) == ["0-2", "5", "7-8"]
    assert list(runs([])) == []


def made_by_pagefind(part: IndexPart) -> dict[str, bytes]:
    return {name.removeprefix(part.folder): data for name, data in part_files(part).items()}


def test_a_file_that_is_cut_off_is_noticed(many: tuple[Record, ...]) -> None:
    (part,) = parts_of(many)
    files = made_by_pagefind(part)
    name = next(name for name in files if name.endswith(".pf_index"))
    files[name] = files[name][:-20]
    with pytest.raises(SearchIndexError, match="cut off"):
        searchindex._names(part, files)


def test_a_record_that_was_not_indexed_is_noticed(many: tuple[Record, ...]) -> None:
    (part,) = parts_of(many)
    files = made_by_pagefind(part)
    del files[next(name for name in files if name.endswith(".pf_fragment"))]
    with pytest.raises(SearchIndexError, match="99 of 100"):
        searchindex._names(part, files)


def test_what_cannot_be_written_is_told(many: tuple[Record, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searchindex, "path_of", lambda record: record.slug * 200)
    with pytest.raises(SearchIndexError, match="could not be written"):
        build_index(many)

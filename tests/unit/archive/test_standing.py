"""What would come out the same is not made again, and nobody can tell from the bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pytest

from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Earlier, Holdings, State, Withdrawn
from briefgen.archive.memo import Memo
from briefgen.archive.site import site_files
from briefgen.templating import Templates
from tests.archives import corrected, desk, entry, holdings, hostile, replace

TAKEN = Withdrawn("taken", ("took",), "en", ("en", "fr"), "2025-02-01", "It was wrong.")
FIELDS: dict[str, Any] = {"languages": {"fr": {"title": "Archives"}}, "per_page": "25"}
NUMBERS = {
    "source": "1",
    "format": "2",
    "countries": {"ML": "3", "BF": "4"},
    "languages": {"en": "5", "fr": "6"},
}


@dataclass(eq=False)
class Kept:
    """A shelf that remembers: what stood in the last pass under the same key is not asked for again."""

    last: Mapping[str, tuple[str, bytes]] = field(default_factory=dict)
    held: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    memo: Memo = field(default_factory=Memo)

    def put(self, address: str, data: bytes, key: str = "") -> None:
        if address not in self.held:
            self.held[address] = (key, data)
            self.made.append(address)

    def stands(self, address: str, key: str) -> bool:
        if not key or self.last.get(address, ("", b""))[0] != key:
            return False
        self.held[address] = self.last[address]
        return True

    def all_stand(self, pages: Collection[tuple[str, str]]) -> bool:
        return all(self.stands(address, key) for address, key in pages)

    def before(self, address: str) -> bytes | None:
        return self.last[address][1] if address in self.last else None

    def read(self, address: str) -> bytes:
        return self.held[address][1]

    def mark(self, address: str) -> tuple[str, int]:
        return sha256(self.read(address)).hexdigest(), len(self.read(address))

    def __contains__(self, address: object) -> bool:
        return address in self.held

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self.held))

    @property
    def files(self) -> dict[str, bytes]:
        return {address: data for address, (_, data) in self.held.items()}


def some(count: int = 90) -> tuple[Entry, ...]:
    """Enough briefings for lists of several pages, some of them odd."""
    plain = (
        entry(f"wells-{number:03}", f"{2020 + number % 4}-05-{1 + number % 28:02}") for number in range(count)
    )
    return (*plain, corrected(entry("old"), "2025-01-01"), entry("pozos", langs=("es",)), *hostile())


def held(entries: tuple[Entry, ...], withdrawn: tuple[Withdrawn, ...] = (TAKEN,), **more: Any) -> Holdings:
    made = holdings(*entries, withdrawn=withdrawn, reliefweb=NUMBERS, **FIELDS)
    return replace(made, **more) if more else made


def passed(given: Holdings, last: Kept | None = None) -> Kept:
    shelf = Kept(last.held if last else {}, memo=last.memo.copy() if last else Memo())
    site_files(replace(given, memo=shelf.memo), desk(), shelf)
    return shelf


@pytest.fixture(scope="module")
def first() -> Kept:
    return passed(held(some()))


def edited(number: int, change: Callable[[Entry], Entry]) -> Callable[[], Holdings]:
    entries = list(some())
    entries[number] = change(entries[number])
    return lambda: held(tuple(entries))


def words(one: Entry, **changes: object) -> Entry:
    return replace(one, versions=(replace(one.versions[0], **changes), *one.versions[1:]))


def figure(one: Entry, **changes: object) -> Entry:
    return words(one, figures=(replace(one.original.figures[0], **changes),))


def ask(one: Entry, **changes: object) -> Entry:
    return words(one, asks=(replace(one.original.asks[0], **changes),))


EDITS: dict[str, Callable[[], Holdings]] = {
    "title": edited(5, lambda one: words(one, title="Zebra")),
    "longer description": edited(6, lambda one: words(one, description="So many words. " * 40)),
    "figure": edited(7, lambda one: figure(one, text="17", as_of="2031")),
    "no figure": edited(7, lambda one: words(one, figures=())),
    "status of an ask": edited(8, lambda one: ask(one, status="done", status_date="2026-01-01")),
    "addressee": edited(8, lambda one: ask(one, to="Ministry of Wells")),
    "topic": edited(9, lambda one: words(one, topics=("floods",))),
    "date": edited(10, lambda one: replace(one, date="2031-01-31")),
    "place": edited(11, lambda one: replace(one, places=("TD",))),
    "featured": edited(12, lambda one: replace(one, featured=True)),
    "correction": edited(13, lambda one: corrected(one, "2031-02-02")),
    "renamed": edited(14, lambda one: replace(one, former=("formerly", "took"))),
    "fewer languages": edited(15, lambda one: replace(one, versions=one.versions[:1], files=one.files[:2])),
    "another file": edited(
        16,
        lambda one: replace(one, files=tuple(replace(file, sha256="ef" * 32, bytes=9) for file in one.files)),
    ),
    "publisher": edited(
        17, lambda one: replace(one, sources=(replace(one.sources[0], publisher="Office of Pumps", url=""),))
    ),
    "new": lambda: held((*some(), entry("brand-new", "2032-01-01", langs=("en", "ar")))),
    "gone": lambda: held(some()[1:]),
    "withdrawn": lambda: held(some()[1:], (TAKEN, replace(TAKEN, slug="wells-000", former=()))),
    "notice taken back": lambda: held(some(), ()),
    "another reason": lambda: held(some(), (replace(TAKEN, reason="It was false.", date="2033-01-01"),)),
    "index": lambda: held(some(), index="2024.en.abcdef123456"),
    "replaced document": lambda: held(
        some(),
        earlier=(Earlier("12" * 32, State.REPLACED, "wells-001", "briefing", "pdf", "en", "2024-02-02"),),
    ),
    "press": lambda: held(some(), edition="press"),
    "nothing left": lambda: held(()),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_after_any_edit_all_is_as_if_made_anew(name: str, first: Kept) -> None:
    given = EDITS[name]()
    assert passed(given, first).files == passed(given).files


def test_edits_after_one_another_never_leave_anything_behind(first: Kept) -> None:
    last = first
    for make in EDITS.values():
        last = passed(make(), last)
    assert passed(held(some()), last).files == first.files


def test_where_nothing_changed_nothing_is_rendered(first: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    render = Templates.render

    def counted(self: Templates, name: str, variables: Mapping[str, object]) -> str:
        rendered.append(name)
        return render(self, name, variables)

    monkeypatch.setattr(Templates, "render", counted)
    again = passed(held(some()), first)
    assert again.made == ["briefings/taken/withdrawn.json", "robots.txt"]
    probes = {"archive/entry.html", "archive/figure.html", "archive/ask.html", "archive/group.html"}
    assert set(rendered) <= probes | {"archive/correction.html"}
    assert len(rendered) < 25
    passed(EDITS["title"](), first)
    assert "archive/list.html" in rendered


def test_an_edit_costs_the_pages_that_show_it_and_no_others(first: Kept) -> None:
    made = passed(EDITS["figure"](), first).made
    assert len(first.held) > 10 * len(made) / 2
    assert "about/index.html" not in made
    assert [name for name in made if name.startswith("briefings/wells-") and "wells-007" not in name] == []


def test_a_file_that_is_lost_is_made_again(first: Kept) -> None:
    for address in ("figures.csv", "briefings/2.html", "feed.json", "verify/all.js", "sitemap.xml"):
        last = Kept({name: kept for name, kept in first.held.items() if name != address})
        last.held = dict(last.last)
        again = passed(held(some()), last)
        assert again.files == first.files
        assert address in again.made


def test_an_entry_is_read_where_something_of_it_is_printed_and_nowhere_else(first: Kept) -> None:
    read: list[str] = []
    given = EDITS["title"]()

    def heard(slug: str) -> Entry:
        read.append(slug)
        return given.read(slug)

    passed(replace(given, read=heard), first)
    assert "wells-005" in read
    read.clear()
    passed(replace(held(some()), read=heard), first)
    assert set(read) == {"old"}, "it has a correction, and corrections are listed whole"


def test_a_long_file_that_is_not_as_it_was_left_is_made_anew(first: Kept) -> None:
    spoilt = {name: (key, b"x" + data) for name, (key, data) in first.held.items()}
    last = Kept(memo=first.memo)
    last.held = first.held | {name: spoilt[name] for name in first.memo.parts}
    given = EDITS["title"]()
    assert len(first.memo.parts) > 3
    made, anew = passed(given, last), passed(EDITS["title"]())
    assert {"figures.csv", "briefings.json", "search/2021.js"} <= {*made.made} & first.memo.parts.keys()
    assert {name: made.files[name] for name in made.made} == {name: anew.files[name] for name in made.made}

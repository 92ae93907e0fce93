"""The archive's own pages: what they hold, where they lead, and that they stay light."""

from __future__ import annotations

import html
import re
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from briefgen.archive.entry import Entry
from briefgen.archive.holdings import Holdings, Withdrawn
from briefgen.archive.interface import Interface
from briefgen.archive.listpages import everything_pages
from briefgen.archive.notices import notice_from_json, notices
from briefgen.archive.pieces import Pieces
from briefgen.archive.shelf import Plain
from tests.archives import archive_pages, corrected, desk, entry, holdings, hostile, replace, shelved

LIGHT = 50_000
LINK = re.compile(r'(?:href|src)="([^"]+)"')
FRENCH = {"languages": {"fr": {"title": "Archives d’Examplia"}}}
GROUPS = ("years/2024", "places/ml", "topics/water", "kinds/briefing", "languages/fr", "addressees/words")
OTHERS = ("publishers/well-survey-office", "places", "topics", "briefings", "figures", "corrections", "about")
TAKEN = Withdrawn("taken", (), "en", ("en", "fr"), "2025-02-01", "It was wrong.")


def pages(*entries: Entry, **fields: object) -> dict[str, str]:
    return {
        name: data.decode()
        for name, data in shelved(archive_pages, holdings(*entries, **fields), desk()).items()
    }


def many(count: int, **changes: object) -> tuple[Entry, ...]:
    made = entry("wells", langs=("en",))
    first = made.versions[0]
    return tuple(
        replace(
            made,
            slug=f"wells-{number:05d}",
            date=f"{2000 + number % 20}-{1 + number % 12:02d}-01",
            versions=(
                replace(
                    first,
                    page=f"briefings/wells-{number:05d}/index.html",
                    title=f"Wells of “Examplia” & their water, part {number}",
                    description="Half of the wells aren't giving water; " * 20,
                    **changes,
                ),
            ),
        )
        for number in range(count)
    )


def dead(files: dict[str, str], known: set[str]) -> list[str]:
    """Links of pages to files of the archive that are not there."""
    found = []
    for name, page in files.items():
        for link in map(html.unescape, LINK.findall(page)):
            if re.match("[a-z]+:|#|/", link):
                continue
            target = normpath(join(dirname(name), unquote(link.partition("#")[0])))
            if target not in files and target not in known and not target.startswith("assets/"):
                found.append(f"{name}: {link}")
    return found


def test_no_link_leads_nowhere() -> None:
    entries = (corrected(entry(), "2025-01-01"), entry("second"), *hostile())
    known = {file.address for one in entries for file in one.files} | {
        "verify/index.html",
        "fr/verify/index.html",
    }
    known |= {"search/index.html", "fr/search/index.html"}
    files = pages(*entries, address=None, **FRENCH)
    assert dead(files, known) == []
    files["index.html"] += '<a href="places/nowhere/index.html">'
    assert dead(files, known) == ["index.html: places/nowhere/index.html"]


def test_every_kind_of_group_has_its_page_in_every_language_of_the_interface() -> None:
    files = pages(entry(), **FRENCH)
    for part in ("", "fr/"):
        for name in (*GROUPS, *OTHERS):
            assert f"{part}{name}/index.html" in files
    assert "Mali" in files["places/ml/index.html"]
    assert 'hreflang="fr"' in files["places/ml/index.html"]
    assert '<html lang="fr"' in files["fr/places/ml/index.html"]


def test_an_empty_archive_says_so() -> None:
    files = pages()
    assert sorted(files) == [
        "404.html",
        "about/index.html",
        "corrections/index.html",
        "index.html",
        "search/index.html",
    ]
    assert "No briefing has been published yet." in files["index.html"]


def test_what_is_hostile_stays_text() -> None:
    for name, page in pages(*hostile()).items():
        assert "<script>alert" not in page, name
        assert 'href="javascript:' not in page, name


def test_featured_briefings_stand_first_and_once() -> None:
    page = pages(entry("plain", "2025-01-01"), replace(entry("special", "2020-01-01"), featured=True))[
        "index.html"
    ]
    assert page.index("Words of special") < page.index("Words of plain")
    assert page.count(">Words of special<") == 1


def test_an_entry_names_languages_size_and_pages() -> None:
    page = pages(entry())["places/ml/index.html"]
    assert "2 pages, 4 kB" in page
    assert 'href="../../briefings/wells/fr/index.html" lang="fr" hreflang="fr"' in page


@pytest.mark.parametrize("per_page", ["25", "50", "100"])
def test_long_lists_are_parted_and_linked(per_page: str) -> None:
    files = pages(*many(120), per_page=per_page)
    numbers = [name for name in files if re.fullmatch(r"briefings/(index|\d+)\.html", name)]
    assert 120 / int(per_page) <= len(numbers) < 20
    assert 'rel="next" href="2.html"' in files["briefings/index.html"]
    assert "Page 2 of" in files["briefings/2.html"]
    assert 'rel="prev" href="index.html"' in files["briefings/2.html"]
    titles = {title for name in numbers for title in re.findall(r"part (\d+)</a>", files[name])}
    assert titles == {str(number) for number in range(120)}


def test_every_page_is_light_however_wordy_the_briefs() -> None:
    link = "https://sources.example/a#:~:text=" + "word%20" * 60
    unit = "“wells” & 'pumps' " * 5
    figure = replace(entry().original.figures[0], unit=unit, label="label " * 30, link=link)
    files = pages(*many(300, figures=(figure,) * 3), per_page="100")
    heavy = {name: len(page.encode()) for name, page in files.items() if len(page.encode()) > LIGHT}
    assert heavy == {}


def test_ten_thousand_briefings_make_light_lists() -> None:
    shelf = Plain()
    held = holdings(*many(10_000, topics=("water",), asks=()), per_page="100")
    site = Interface(held, desk(), "en", shelf)
    everything_pages(site, Pieces(site))
    files = shelf.files
    assert len([name for name in files if name.startswith("briefings/")]) >= 100
    assert max(map(len, files.values())) < LIGHT


def test_a_withdrawn_briefing_is_named_by_date_and_reason_alone() -> None:
    held = holdings(entry(), withdrawn=(TAKEN,))
    listed = shelved(archive_pages, held, desk())["corrections/index.html"].decode()
    assert "It was wrong." in listed
    assert "A briefing was withdrawn" in listed
    made = shelved(notices, held, desk())
    assert sorted(made) == [
        f"briefings/taken/{name}" for name in ("fr/index.html", "index.html", "withdrawn.json")
    ]
    assert "This briefing has been withdrawn." in made["briefings/taken/index.html"].decode()
    assert notice_from_json(made["briefings/taken/withdrawn.json"]) == TAKEN
    assert notice_from_json(b"{}") is None


def test_the_reason_of_a_withdrawal_has_the_marks_of_prose_and_each_language_its_own() -> None:
    reason = "It was *wrong*: see [this](https://example.org/), {not} <b>that</b> [or](javascript:x)."
    taken = replace(TAKEN, reason=reason, translated=(("fr", "C’était *faux*."),))
    held = holdings(entry(), withdrawn=(taken,), languages={"fr": {"title": "Archives"}})
    made = shelved(notices, held, desk())
    assert notice_from_json(made["briefings/taken/withdrawn.json"]) == taken
    page = made["briefings/taken/index.html"].decode()
    assert 'It was <em>wrong</em>: see <a href="https://example.org/">this</a>, {not} &lt;b&gt;' in page
    assert 'href="javascript' not in page
    assert "<span>C’était <em>faux</em>.</span>" in made["briefings/taken/fr/index.html"].decode()
    listed = shelved(archive_pages, held, desk())
    assert "It was wrong: see this, {not} &lt;b&gt;that" in listed["corrections/index.html"].decode()
    assert "<p>C’était faux.</p>" in listed["fr/corrections/index.html"].decode()


def test_corrections_stand_newest_first() -> None:
    files = pages(
        corrected(entry("old"), "2025-01-01", "First."), corrected(entry("new"), "2025-06-01", "Second.")
    )
    page = files["corrections/index.html"]
    assert page.index("Second.") < page.index("First.")


def test_the_page_for_lost_readers_leads_home_from_any_depth() -> None:
    with_address = pages(entry(), address="https://briefings.example.org/sub/")["404.html"]
    links = [link for link in LINK.findall(with_address) if not link.startswith(("#", "https:"))]
    assert links
    assert [link for link in links if not link.startswith("/sub/")] == []
    without = pages(entry(), address=None)["404.html"]
    assert 'href="index.html"' in without


def test_the_page_for_lost_readers_is_the_same_page_in_no_language_and_is_not_to_be_found() -> None:
    words = {"fr": {"title": "Archives"}}
    page = pages(entry(), address="https://briefings.example.org/sub/", languages=words)["404.html"]
    assert '<meta name="robots" content="noindex">' in page
    for absent in ('rel="canonical"', "og:url", 'rel="alternate" hreflang', 'href="/sub/404.html"'):
        assert absent not in page
    assert re.search(r'<a href="/sub/fr/index.html"[^>]*>Français</a>', page)


def test_a_topic_in_another_language_says_so() -> None:
    made = entry(langs=("ar",))
    page = pages(replace(made, versions=(replace(made.versions[0], topics=("المياه",)),)))[
        "topics/index.html"
    ]
    assert re.search(r'lang="ar"[^>]*>المياه<', page)


def test_names_of_the_registry_are_one_group_in_the_languages_of_the_interface() -> None:
    topics = {"water": {"en": "water", "fr": "eau"}}
    french = entry("puits", langs=("fr",))
    french = replace(french, versions=(replace(french.versions[0], topics=("eau",)),))
    files = pages(entry(), french, topics=topics, **FRENCH)
    assert "2 briefings" in files["topics/water/index.html"]
    assert "<h1><bdi>eau</bdi></h1>" in files["fr/topics/water/index.html"]


def test_a_mark_stands_on_every_page_and_keeps_search_engines_out() -> None:
    marked = replace(desk(), mark=lambda labels: str(labels["draft_mark"]))
    held: Holdings = holdings(entry())
    for name, data in shelved(archive_pages, held, marked).items():
        assert b"Draft, not for publication" in data, name
        assert b'content="noindex"' in data, name

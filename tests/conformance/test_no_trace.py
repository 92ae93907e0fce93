"""What is not public leaves no trace: no byte of the archive is different for it, no word of it is found."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefgen.archive.catalogue import key_of
from briefgen.build.assemble import build
from briefgen.build.editions import Edition
from briefgen.build.order import Order, Outcome
from tests import pictures
from tests.leaks import files_in, leaks, planted
from tests.pdfs import pdfium_pages

EMBARGO = datetime(2026, 6, 1, 6, tzinfo=UTC)
BEFORE = EMBARGO - timedelta(minutes=1)
BOTH = ("html", "pdf")
STATUSES = {
    "draft": "status: draft",
    "review": "status: review",
    "embargoed": "status: published\nembargo: 2026-06-01T06:00+00:00",
    "withdrawn": "status: withdrawn\nwithdrawn: {date: 2026-02-02, reason: It was wrong.}",
}
NOT_PUBLIC = ("draft", "review", "embargoed")
ARABIC, ACCENTS = "ظظمخفيظظ", "Zqéçlàtôn"

ARCHIVE = """\
title: The archive of Examplia
publisher: The Examplia Desk
address: https://briefings.examplia.example/
lang: en
languages: {fr: {title: Les archives}, ar: {title: الأرشيف}}
"""
OPEN = """\
title: The open wells of Examplia
lang: en
date: 2026-01-15
status: published
places: [ML]
topics: [water]
documents: [briefing, one-pager, press-release, q-and-a, social]
key_message: Half of the wells are dry.
summary: Volunteers visited {wells}.
sources:
  survey: {title: Well survey, publisher: The imagined Water Association, kind: data}
key_figures: [wells]
figures:
  - {id: wells, value: 84, unit: wells, label: visited, unproved: Invented., evidence: {source: survey}}
findings:
  - {id: dry, heading: Half are dry, text: No water., unproved: Invented., evidence: {source: survey}}
quotes:
  - {id: dust, text: There is only dust., speaker: A. Nobody, source: survey, unproved: Invented.}
recommendations:
  - {to: The mayor, asks: [{id: dig, text: Dig deeper.}]}
images:
  - {id: hill, file: open.png, alt: A hill without trees, credit: A. Nobody, licence: CC0}
contacts: [{name: The desk}]
press: {place: Alphaville, bullets: [Half are dry]}
questions:
  - {id: who, question: Who pays?, answer: Whoever digs., unproved: Invented.}
"""
OPEN_MORE = """\
internal: The zqinternal note.
timeline:
  - {id: press-only, date: 2026-01-01, text: The zqaudience event., audience: [press]}
related: [zqdraft-brief, zqembargoed-brief]
"""
HIDDEN_BRIEF = """\
title: The zqKIND title, 100 % & ARABIC ACCENTS
subtitle: The zqKIND subtitle
lang: en
date: 2019-03-07
number: zqKIND/7
STATUS
places: [KI]
topics: [zqKIND topic, ARABIC, ACCENTS]
documents: [briefing, one-pager, q-and-a, social]
related: [open-wells]
former: [zqKIND-former]
featured: true
key_message: The zqKIND key message on ARABIC.
summary: The zqKIND summary of {wells} and ACCENTS.
sources:
  survey: {title: The zqKIND source, publisher: The zqKIND publisher, kind: data, file: zqKIND.pdf,
           url: https://zqKIND.example/x}
key_figures: [wells]
figures:
  - {id: wells, value: 7310946, unit: zqKIND units, label: zqKIND label, unproved: zqKIND reason,
     evidence: {source: survey, passage: zqKIND passage}}
findings:
  - {id: zqKIND-finding, heading: The zqKIND heading, text: The zqKIND text., unproved: Invented.,
     evidence: {source: survey}}
quotes:
  - {id: zqKIND-quote, text: The zqKIND words., speaker: Zqkind speaker, source: survey, unproved: Invented.}
timeline:
  - {id: zqKIND-event, date: 2019-03-06, text: The zqKIND event.}
recommendations:
  - {to: The zqKIND addressee, asks: [{id: zqKIND-ask, text: Do the zqKIND thing.}]}
images:
  - {id: zqKIND-image, file: zqKIND.png, alt: The zqKIND alternative text,
     credit: The zqKIND credit, licence: CC0}
contacts: [{name: The zqKIND contact, email: zqKIND@examplia.example}]
questions:
  - {id: zqKIND-question, question: Why zqKIND?, answer: The zqKIND answer., unproved: Invented.}
corrections:
  - {date: 2019-03-08, text: The zqKIND correction.}
internal: The zqKIND note.
"""
SWAHILI = """\
translated_by: Zqkind mtafsiri
title: Kichwa cha zqKIND
subtitle: Kichwa kidogo cha zqKIND
key_message: Ujumbe wa zqKIND.
summary: Muhtasari wa zqKIND na {wells}.
topics: {zqKIND topic: mada ya zqKIND, ARABIC: ARABIC, ACCENTS: ACCENTS}
findings:
  zqKIND-finding: {heading: Tokeo la zqKIND, text: Maandishi ya zqKIND., unproved: Kubuni.}
quotes:
  zqKIND-quote: {text: Maneno ya zqKIND., unproved: Kubuni.}
figures:
  wells: {unit: vitengo vya zqKIND, label: lebo ya zqKIND, unproved: sababu ya zqKIND}
timeline:
  zqKIND-event: {text: Tukio la zqKIND.}
recommendations:
  The zqKIND addressee: {to: Mpokeaji wa zqKIND, asks: {zqKIND-ask: {text: Fanya jambo la zqKIND.}}}
images:
  zqKIND-image: {alt: Maelezo ya picha ya zqKIND}
questions:
  zqKIND-question: {question: Kwa nini zqKIND?, answer: Jibu la zqKIND., unproved: Kubuni.}
corrections:
  2019-03-08: {text: Sahihisho la zqKIND.}
"""
WORDS = (
    *(f"zq{kind}" for kind in NOT_PUBLIC),
    *("zqinternal", "zqaudience", "Zqkind", ARABIC, ACCENTS, key_of(ARABIC), key_of(ACCENTS)),
    *("Kiribati", "كيريباتي", "Kiswahili", "places/ki/", "7310946", "7,310,946", "2019-03", "WITNESS-NAME"),
)
FIELDS = ("title", "subtitle", "topic", "key", "summary", "source", "publisher", "text", "heading", "label")
OF_WITHDRAWN = (
    *(f"zqwithdrawn{field}" for field in FIELDS),
    *("zqwithdrawn.p", "zqwithdrawn/7", "zqwithdrawn contact", "zqwithdrawn reason"),
)


def write(root: Path, *kinds: str, more: str = "") -> Path:
    """A workspace with one open brief, and a secret one of each of the kinds."""
    briefs = root / "briefs"
    (briefs / "media").mkdir(parents=True, exist_ok=True)
    (briefs / "archive.yaml").write_text(ARCHIVE, encoding="utf-8")
    (briefs / "open-wells.yaml").write_text(OPEN + more, encoding="utf-8")
    told = pictures.told_png(pictures.town_map(700, 440))
    pictures.write(briefs / "media", "open.png", told)
    for kind in kinds:
        write_secret(root, kind, STATUSES[kind])
        pictures.write(briefs / "media", f"zq{kind}.png", told)
    return root


def write_secret(root: Path, kind: str, status: str) -> None:
    reason = "withdrawn: {reason: Haikuwa kweli.}\n" if "withdrawn:" in status else ""
    for name, text in (("", HIDDEN_BRIEF), (".sw", SWAHILI + reason)):
        for old, new in (("KIND", kind), ("STATUS", status), ("ARABIC", ARABIC), ("ACCENTS", ACCENTS)):
            text = text.replace(old, new)
        (root / "briefs" / f"zq{kind}-brief{name}.yaml").write_text(text, encoding="utf-8")


def built(root: Path, output: Path, **more: Any) -> Outcome:
    outcome = build(Order(root, output, **{"as_of": BEFORE, **more}), on_document=[].append)
    assert outcome.published, outcome.problems
    assert [problem for problem in outcome.problems if problem.is_error] == []
    return outcome


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """An archive over which hangs everything that may not be in it."""
    place = tmp_path_factory.mktemp("public")
    outcome = built(write(place, *NOT_PUBLIC, more=OPEN_MORE), place / "output")
    assert {withheld.slug for withheld in outcome.withheld} == {f"zq{kind}-brief" for kind in NOT_PUBLIC}
    return files_in(place / "output")


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("press")
    root = write(place, *NOT_PUBLIC, more=OPEN_MORE)
    assert built(root, place / "output", edition=Edition.PRESS).briefings == 2
    return place


def test_what_is_not_public_changes_no_byte(public: dict[str, bytes], tmp_path: Path) -> None:
    built(write(tmp_path), tmp_path / "output")
    without = files_in(tmp_path / "output")
    assert sorted(public) == sorted(without)
    assert [name for name in public if public[name] != without[name]] == []


def test_no_word_of_what_is_not_public_is_found(public: dict[str, bytes]) -> None:
    assert {name.rpartition(".")[2] for name in public} >= {"html", "pdf", "png", "css", "json"}
    assert leaks(public, WORDS) == []


def test_the_words_are_found_where_they_may_stand(press: Path) -> None:
    """The search is no blind one: in the press edition it finds what only that edition has."""
    found = leaks(files_in(press / "output"), WORDS)
    assert {"zqembargoed", "zqaudience", ARABIC, ACCENTS, "Kiribati", "7,310,946"} <= {
        word for _, word in found
    }
    folder = "briefings/zqembargoed-brief/"
    assert {f"{folder}index.html", f"{folder}zqembargoed-brief.pdf"} <= {name for name, _ in found}
    never = {"zqdraft", "zqreview", "zqinternal", "WITNESS-NAME"}
    assert [(name, word) for name, word in found if word in never] == []


@pytest.mark.parametrize("word", ["zqembargoed", ARABIC, ACCENTS])
def test_every_kind_of_leak_is_found(word: str) -> None:
    files = planted(word)
    assert {name for name, _ in leaks(files, [word])} == set(files)
    assert leaks(files, ["zqsomethingelse"]) == []


def test_every_page_of_the_press_edition_is_marked(press: Path) -> None:
    output = press / "output"
    pages = sorted(output.rglob("*.html"))
    mark = re.compile(r"Press\s+edition|Édition\s+pour\s+la\s+presse|نسخة\s+(?:ال|لل)صحافة|Toleo\s+la\s+wa")
    marks = {
        path.relative_to(output).as_posix(): bool(mark.search(path.read_text("utf-8"))) for path in pages
    }
    assert [name for name, marked in marks.items() if not marked] == []
    hidden = {path.relative_to(output).as_posix(): "noindex" in path.read_text("utf-8") for path in pages}
    assert [name for name, marked in hidden.items() if not marked] == []
    embargoed = output / "briefings" / "zqembargoed-brief"
    for path in [*embargoed.rglob("*.pdf"), *output.rglob("open-wells*.pdf")]:
        assert [number for number, text in enumerate(_whole_pages(path), 1) if not mark.search(text)] == [], (
            path.name
        )


def _whole_pages(path: Path) -> list[str]:
    from pypdf import PdfReader

    assert len(pdfium_pages(path)) > 0
    return [page.extract_text() for page in PdfReader(path).pages]


def test_nothing_of_the_press_edition_stays_in_a_public_folder(
    press: Path, public: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(press, tmp_path / "copy")
    root = tmp_path / "copy"
    built(root, root / "output")
    assert files_in(root / "output") == public


def test_of_a_brief_that_is_withdrawn_only_the_notice_stays(tmp_path: Path) -> None:
    root, output = write(tmp_path, "withdrawn"), tmp_path / "output"
    write_secret(root, "withdrawn", "status: published")
    built(root, output)
    assert {word for _, word in leaks(files_in(output), OF_WITHDRAWN)} >= {
        "zqwithdrawntitle",
        "zqwithdrawntopic",
    }
    write_secret(root, "withdrawn", STATUSES["withdrawn"])
    built(root, output)
    files = files_in(output)
    pages = {name for name, data in files.items() if "zqwithdrawn" in name and name.endswith(".html")}
    assert pages == {
        f"briefings/zqwithdrawn-{name}/{lang}index.html"
        for name in ("brief", "former")
        for lang in ("", "sw/")
    }
    assert b"It was wrong." in files["briefings/zqwithdrawn-brief/index.html"]
    others = (ARABIC, ACCENTS, key_of(ARABIC), "Kiribati", "places/ki/", "7310946", "2019-03", "Zqkind")
    assert leaks(files, [*OF_WITHDRAWN, *others]) == []


def test_the_archive_of_a_moment_has_what_was_public_then(tmp_path: Path) -> None:
    root = write(tmp_path, *NOT_PUBLIC, more=OPEN_MORE)
    html = {"formats": ("html",)}
    assert built(root, tmp_path / "early", as_of=BEFORE, **html).briefings == 1
    assert built(root, tmp_path / "late", as_of=EMBARGO, **html).briefings == 2
    early, late = files_in(tmp_path / "early"), files_in(tmp_path / "late")
    assert leaks(early, ["zqembargoed"]) == []
    assert {"index.html", "briefings/zqembargoed-brief/index.html", "places/ki/index.html"} <= {
        name for name, _ in leaks(late, ["zqembargoed"])
    }
    assert leaks(late, ["zqdraft", "zqreview", "zqaudience", "zqinternal"]) == []
    assert "Press edition" not in late["briefings/zqembargoed-brief/index.html"].decode()

"""What a PDF says of itself is the brief's, and nothing of the machine it was made on."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.built import ALL_PDFS, PROJECT, Site
from tests.pdfs import folded, opened, unpacked

MALI = {
    "Title": "Mali: a year after the peacekeepers left",
    "Author": "Sample Briefing Desk",
    "Keywords": "Mali, armed conflict, protection of civilians, accountability",
    "CreationDate": "D:20241212",
    "ModDate": "",
}
KITCHEN = {
    "Title": "Examplia: <script>alert(1)</script>, {{ 7*7 }} & what a title may hold",
    "Author": "The Examplia Desk <invented>",
    "CreationDate": "D:20250314",
    "ModDate": "",
}
OF_THE_MACHINE = (
    b"file:",
    b"asset:",
    b"/tmp/",
    b"/home/",
    b"/usr/",
    str(PROJECT).encode(),
    str(Path.home()).encode(),
)


@pytest.mark.parametrize(
    ("name", "slug", "expected"), [("mali", "mali-after-minusma", MALI), ("kitchen", "kitchen-sink", KITCHEN)]
)
def test_title_author_and_dates_are_those_of_the_brief(
    site: Callable[[str], Site], name: str, slug: str, expected: dict[str, str]
) -> None:
    with opened(site(name).pdf(slug)) as document:
        said = document.get_metadata_dict()
    assert {key: said[key] for key in expected} == expected


def test_the_subject_is_the_key_message(site: Callable[[str], Site]) -> None:
    with opened(site("mali").pdf("mali-after-minusma")) as document:
        subject = document.get_metadata_dict()["Subject"]
    assert subject.startswith("One year after the UN mission left, civilians in central and northern Mali")
    assert subject.endswith("bringing those responsible to justice.")


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_the_language_is_said(site: Callable[[str], Site], name: str, slug: str) -> None:
    data = unpacked(site(name).pdf(slug))
    assert re.search(rb"/Lang ?\(en\)", data)
    assert b"<dc:language><rdf:Bag><rdf:li>en</rdf:li>" in data


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_no_date_is_that_of_the_build(site: Callable[[str], Site], name: str, slug: str) -> None:
    data = unpacked(site(name).pdf(slug))
    assert len(re.findall(rb"/CreationDate|/ModDate", data)) == 1
    assert len(re.findall(rb"<xmp:(?:Create|Modify|Metadata)Date>", data)) == 1


def test_bookmarks_are_the_headings_in_their_order(site: Callable[[str], Site]) -> None:
    with opened(site("mali").pdf("mali-after-minusma")) as document:
        marks = [(item.level, folded(item.get_title())) for item in document.get_toc()]
    assert marks[:4] == [(0, MALI["Title"]), (1, "Key message"), (1, "Key figures"), (1, "Summary")]
    assert (2, "Nobody has had to answer for it") in marks
    assert [title for level, title in marks if level == 1][3:] == [
        "Findings",
        "Side by side",
        "Timeline",
        "Recommendations",
        "Method and limits",
        "Where the sources differ",
        "Sources",
        "Contacts",
    ]


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_nothing_names_a_file_or_a_folder_of_the_machine(
    site: Callable[[str], Site], name: str, slug: str
) -> None:
    built = site(name)
    data = unpacked(built.pdf(slug))
    assert [word for word in (*OF_THE_MACHINE, str(built.output).encode()) if word in data] == []


@pytest.mark.parametrize(("name", "slug"), ALL_PDFS)
def test_every_link_leads_to_the_web_a_mailbox_or_a_telephone(
    site: Callable[[str], Site], name: str, slug: str
) -> None:
    targets = re.findall(rb"/URI ?\(([^)]*)\)", unpacked(site(name).pdf(slug)))
    assert targets
    assert [target for target in targets if not target.startswith((b"https://", b"mailto:", b"tel:"))] == []

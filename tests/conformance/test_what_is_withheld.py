"""Nothing of a draft, of an embargoed or withdrawn brief, or of what is internal leaves the workspace."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.built import Site
from tests.pdfs import unpacked

INTERNAL = (
    b"internal-note-stays-inside",
    b"passage-stays-inside",
    b"udhr-file-name-stays-inside",
    b"rapport-stays-inside",
)
FOR_OTHERS = (b"partners-finding", b"partners-source", b"partners-event", b"press-ask", b"press-contact")
"""How the items begin that have an audience: in public they do not exist, a preview shows them."""


def published(site: Site) -> dict[str, bytes]:
    """Every file by its address, PDFs unpacked."""
    return {
        path.relative_to(site.output).as_posix(): unpacked(path)
        if path.suffix == ".pdf"
        else path.read_bytes()
        for path in site.output.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("slug", ["draft-examplia", "review-examplia", "embargoed-examplia"])
def test_the_public_edition_has_no_trace_of_what_is_not_published(
    site: Callable[[str], Site], slug: str
) -> None:
    files = published(site("kitchen"))
    assert [address for address, data in files.items() if slug in address or slug.encode() in data] == []


@pytest.mark.parametrize("slug", ["draft-examplia", "review-examplia", "embargoed-examplia"])
def test_a_preview_has_them(site: Callable[[str], Site], slug: str) -> None:
    page = site("preview").page(slug).read_text(encoding="utf-8")
    assert f"The {slug}-summary-word, and about\u00a012 wells." in page
    assert '<meta name="robots" content="noindex">' in page
    assert site("preview").pdf(slug).is_file()


@pytest.mark.parametrize("edition", ["kitchen", "preview"])
def test_a_withdrawn_brief_leaves_a_notice_with_the_reason_and_nothing_else(
    site: Callable[[str], Site], edition: str
) -> None:
    files = published(site(edition))
    named = [
        address
        for address, data in files.items()
        if "withdrawn-examplia" in address or b"withdrawn-examplia-" in data
    ]
    # The notice, and its words for builds of single briefs.
    notice = "briefings/withdrawn-examplia/"
    assert named == [f"{notice}index.html", f"{notice}withdrawn.json"]
    assert "withdrawn-examplia-" not in files[named[1]].decode()
    page = files[named[0]].decode()
    assert "withdrawn-examplia-" not in page
    assert "This briefing has been withdrawn." in page
    assert "Withdrawn on 2 May 2025." in re.sub(r"<[^>]+>", "", page)
    assert "The survey of <em>wells</em> &amp; pumps was &lt;never&gt; made." in page


@pytest.mark.parametrize("edition", ["kitchen", "preview"])
def test_notes_passages_and_names_of_source_files_are_not_published(
    site: Callable[[str], Site], edition: str
) -> None:
    for address, data in published(site(edition)).items():
        assert [word for word in INTERNAL if word in data] == [], address
        hidden = FOR_OTHERS if edition == "kitchen" else ()
        assert [word for word in hidden if word in data] == [], address


@pytest.mark.parametrize("page", ["index.html", "briefings/kitchen-sink/index.html"])
def test_every_page_of_a_preview_is_marked(site: Callable[[str], Site], page: str) -> None:
    text = (site("preview").output / page).read_text(encoding="utf-8")
    assert '<p class="mark">Draft, not for publication</p>' in text
    assert '<meta name="robots" content="noindex">' in text

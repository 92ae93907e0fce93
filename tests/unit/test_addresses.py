"""Paths and URLs of what is published."""

from __future__ import annotations

from briefgen import addresses


def test_a_link_leads_from_any_depth_to_any_other() -> None:
    page = addresses.briefing_page("mali")
    assert addresses.relative(addresses.HOME, page) == "../../index.html"
    assert addresses.relative(addresses.document("mali", "briefing", "pdf"), page) == "mali.pdf"
    assert addresses.relative(addresses.briefing_page("chad"), page) == "../chad/index.html"
    assert addresses.relative(page, addresses.HOME) == "briefings/mali/index.html"


def test_a_permanent_address_needs_an_archive_address() -> None:
    page = addresses.briefing_page("mali")
    assert addresses.absolute(page, None) is None
    assert (
        addresses.absolute(page, "https://briefings.example.org")
        == "https://briefings.example.org/briefings/mali/"
    )

"""Every PDF is PDF/A-2a and PDF/UA-1 at once, says veraPDF; and veraPDF can say no."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefgen.brief.documentkinds import read_kinds
from briefgen.brief.folders import template_folders
from tests.built import ALL_PDFS, KIT_PDFS, PROJECT

RULES = {"2a": 153, "ua1": 106}
"""How many rules each profile has: a checker that knows fewer would find less."""

Verdict = Callable[[str, str], dict[str, Any]]


@pytest.mark.parametrize("flavour", RULES)
@pytest.mark.parametrize(("site_name", "slug"), ALL_PDFS)
def test_a_briefings_pdf_conforms(verdict: Verdict, site_name: str, slug: str, flavour: str) -> None:
    result = verdict(f"{site_name}/{slug}", flavour)
    assert result["failed"] == []
    assert result["compliant"] is True


@pytest.mark.parametrize("flavour", RULES)
@pytest.mark.parametrize(("site_name", "address"), KIT_PDFS)
def test_the_pdf_of_every_other_document_conforms(
    verdict: Verdict, site_name: str, address: str, flavour: str
) -> None:
    result = verdict(f"{site_name}/{address}", flavour)
    assert result["failed"] == []
    assert result["compliant"] is True


def test_every_kind_that_is_shipped_is_among_them() -> None:
    kinds = {path.parent.name for path in (PROJECT / "templates").glob("*/kind.yaml")} - {"briefing"}
    assert {kind for kind in kinds if any(f".{kind}." in address for _, address in KIT_PDFS)} == {
        kind for kind in kinds if "pdf" in read_kinds(template_folders(None))[0][kind].formats
    }


@pytest.mark.parametrize(("flavour", "count"), RULES.items())
def test_all_rules_of_a_profile_are_checked(verdict: Verdict, flavour: str, count: int) -> None:
    assert verdict("mali/mali-after-minusma", flavour)["rules"] == count


@pytest.mark.parametrize("flavour", RULES)
def test_a_pdf_without_tags_and_language_is_refused(verdict: Verdict, flavour: str) -> None:
    assert verdict("faulty/untagged", flavour)["compliant"] is False


def test_a_pdf_that_is_archivable_and_not_accessible_is_refused_for_the_latter_only(verdict: Verdict) -> None:
    assert verdict("faulty/archived-only", "2a")["compliant"] is True
    rules = {failure["rule"] for failure in verdict("faulty/archived-only", "ua1")["failed"]}
    assert "5-1" in rules, "the mark of a PDF/UA file is missing, and nobody says so"

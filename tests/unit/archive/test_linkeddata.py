"""JSON-LD, expanded by a JSON-LD processor and held against schema.org's vocabulary."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec_schemaorg.models as vocabulary
import pytest
from lxml import html
from pyld import jsonld

from briefgen.archive.entry import Entry
from briefgen.archive.feeds import feed_files
from briefgen.archive.heads import Heads, feed_views
from briefgen.archive.linkeddata import data_block, report
from tests.archives import HOSTILE, ROOT, archive, corrected, desk, entry, holdings, hostile, replace, shelved

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def _local(url: str, options: object) -> dict[str, Any]:
    """schema.org's context without the network: every word belongs to its vocabulary."""
    assert url == "https://schema.org"
    document = {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}}
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": document,
    }


def _expanded(one: Entry, **fields: Any) -> dict[str, Any]:
    (node,) = jsonld.expand(report(one, one.original, archive(**fields)), {"documentLoader": _local})
    return dict(node)


def unknown(node: object) -> list[str]:
    """Types and properties of a node and of all in it that schema.org does not have."""
    if isinstance(node, list):
        return [name for one in node for name in unknown(one)]
    if not isinstance(node, dict):
        return []
    kind = node.get("@type")
    known = getattr(getattr(vocabulary, str(kind), None), "__struct_fields__", ()) if kind else ()
    wrong = [f"{kind}.{name}" for name in node if name[0] != "@" and name not in known]
    return wrong + [name for value in node.values() for name in unknown(value)]


def test_every_word_is_schema_orgs() -> None:
    one = corrected(entry(), "2025-01-02")
    for version in one.versions:
        assert unknown(report(one, version, archive(licence="CC BY 4.0"))) == []


@pytest.mark.parametrize(
    "wrong", [{"isBasedUpon": "x"}, {"correction": {"@type": "Correction", "text": "x"}}]
)
def test_a_word_that_is_not_schema_orgs_is_found(wrong: dict[str, object]) -> None:
    assert unknown({**report(entry(), entry().original, archive()), **wrong})


def test_a_report_says_on_what_it_rests_and_what_was_corrected() -> None:
    node = _expanded(corrected(entry(), "2025-01-02", "It said 12."), licence="CC BY 4.0")
    vocab = "https://schema.org/"
    assert node["@type"] == [f"{vocab}Report"]
    assert node["@id"] == f"{ROOT}briefings/wells/"
    (source,) = node[f"{vocab}isBasedOn"]
    assert source["@id"] == "https://sources.example/a"
    assert [one[f"{vocab}identifier"][0]["@value"] for one in node[f"{vocab}spatialCoverage"]] == ["ML", "BF"]
    (quote,) = node[f"{vocab}hasPart"]
    assert quote[f"{vocab}isBasedOn"] == [{"@id": "https://sources.example/a"}]
    assert quote[f"{vocab}spokenByCharacter"][0][f"{vocab}name"][0]["@value"] == "Words"
    (passage,) = node[f"{vocab}citation"]
    assert passage[f"{vocab}pagination"][0]["@value"] == "3"
    assert node[f"{vocab}correction"][0][f"{vocab}text"][0]["@value"] == "It said 12."
    assert node[f"{vocab}dateModified"][0]["@value"] == "2025-01-02"
    assert node[f"{vocab}encoding"][0][f"{vocab}sha256"][0]["@value"] == "ab" * 32


def test_without_an_address_nothing_pretends_to_one() -> None:
    text = json.dumps(report(entry(), entry().original, archive(address=None)))
    assert set(re.findall(r"https?://[a-z.]+", text)) == {"https://schema.org", "https://sources.example"}


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_no_text_leaves_its_element(number: int) -> None:
    one = hostile()[number]
    block = data_block(one, one.original, archive())
    assert block.count("<") == 2
    found = BLOCK.fullmatch(block.strip())
    assert found
    assert json.loads(found[1])["description"] == f"{HOSTILE[number]} to remember"


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_the_head_tells_how_a_page_is_shared(number: int) -> None:
    one = hostile()[number]
    heads = Heads(desk().templates, archive(), public=True)
    page = "<html><head><title>A &amp; B</title></head><body></head></body></html>"
    made = heads.added(page, "briefing", "en", f"briefings/{one.slug}/index.html", one)
    found = _properties(made)
    assert found["og:title"] == "A & B"
    assert found["og:description"].split() == f"{HOSTILE[number]} to remember".split()
    assert found["og:url"] == f"{ROOT}briefings/{one.slug}/"
    assert (found["og:locale"], found["og:locale:alternate"]) == ("en_US", "fr_FR")
    assert found["og:image"] == f"{ROOT}briefings/{one.slug}/cards/quote-said.png"
    assert found["twitter:card"] == "summary_large_image"
    assert made.endswith("</head><body></head></body></html>")
    assert 'href="../../feed.xml"' in made
    assert 'href="../../en/feed.json"' in made


def test_a_version_without_a_card_gets_the_small_one() -> None:
    heads = Heads(desk().templates, archive(), public=True)
    made = heads.added("<head></head>", "one-pager", "fr", "briefings/wells/fr/one-pager.html", entry())
    assert _properties(made)["twitter:card"] == "summary"
    assert "og:image" not in _properties(made)
    assert "ld+json" not in made


def test_without_an_address_a_page_has_no_card_and_no_feeds() -> None:
    heads = Heads(desk().templates, archive(address=None), public=True)
    made = heads.added("<head></head>", "one-pager", "en", "briefings/wells/one-pager.html", entry())
    assert made.split() == ["<head></head>"]
    assert feed_views(archive(address=None), "index.html", "en") == ()


def test_an_edition_that_is_not_public_leads_to_no_feeds() -> None:
    heads = Heads(desk().templates, archive(), public=False)
    made = heads.added("<head></head>", "briefing", "en", "briefings/wells/index.html", entry())
    assert "feed.xml" not in made


def test_a_page_leads_to_its_data_and_citations() -> None:
    heads = Heads(desk().templates, archive(address=None), public=True)
    made = heads.added("<head></head>", "briefing", "fr", "briefings/wells/fr/index.html", entry())
    hrefs = re.findall(r'rel="alternate" type="([^"]+)" href="([^"]+)"', made)
    assert dict(hrefs) == {
        "application/json": "../brief.json",
        "application/x-bibtex": "cite.bib",
        "application/x-research-info-systems": "cite.ris",
        "application/vnd.citationstyles.csl+json": "cite.json",
    }


def test_feeds_of_a_page_are_feeds_that_exist() -> None:
    files = shelved(feed_files, holdings(entry()), desk())
    for lang in ("en", "fr"):
        for one in feed_views(archive(), "index.html", lang, ("places", "ml"), "Mali"):
            assert one.href in files


def _properties(page: str) -> dict[str, str]:
    tree = html.fromstring(page)
    return {str(one.get("property") or one.get("name")): str(one.get("content")) for one in tree.iter("meta")}


def test_a_translation_leads_to_its_original() -> None:
    one = entry()
    node = report(one, one.versions[1], archive())
    assert node["translationOfWork"]["@id"] == f"{ROOT}briefings/wells/"
    assert "workTranslation" not in node
    assert report(one, one.original, archive())["workTranslation"][0]["inLanguage"] == "fr"


def test_a_quotation_keeps_its_original_words() -> None:
    one = entry()
    quote = replace(one.original.quotes[0], original="The words of the source")
    version = replace(one.original, quotes=(quote,))
    node = report(replace(one, versions=(version, *one.versions[1:])), version, archive())
    assert node["hasPart"][0]["translationOfWork"]["text"] == "The words of the source"

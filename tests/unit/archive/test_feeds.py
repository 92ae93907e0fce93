"""Feeds, read by a feed reader and by the rules of RFC 4287, RFC 6721 and JSON Feed 1.1."""

from __future__ import annotations

import json

import feedparser
import jsonschema
import pytest
from lxml import etree

from briefgen.archive.feeds import MOST, feed_files
from briefgen.archive.holdings import Withdrawn
from tests.archives import HOSTILE, ROOT, corrected, desk, entry, holdings, hostile, replace, shelved

ATOM = "{http://www.w3.org/2005/Atom}"
GRAMMAR = etree.RelaxNG(
    etree.fromstring(
        b"""<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
 datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="feed"><ref name="lang"/><interleave>
 <ref name="id"/><ref name="title"/><ref name="updated"/>
 <element name="author"><element name="name"><text/></element></element>
 <oneOrMore><ref name="link"/></oneOrMore>
 <optional><element name="subtitle"><text/></element></optional>
 <optional><element name="rights"><text/></element></optional>
 <optional><element name="generator"><text/></element></optional>
 <zeroOrMore><ref name="entry"/></zeroOrMore><zeroOrMore><ref name="deleted"/></zeroOrMore>
</interleave></element></start>
<define name="entry"><element name="entry"><ref name="lang"/><interleave>
 <ref name="id"/><ref name="title"/><ref name="updated"/>
 <element name="published"><data type="dateTime"/></element>
 <oneOrMore><ref name="link"/></oneOrMore>
 <zeroOrMore><element name="category"><attribute name="term"/>
  <optional><attribute name="scheme"/></optional>
  <optional><attribute name="label"/></optional></element></zeroOrMore>
 <element name="summary"><attribute name="type"><value>text</value></attribute><text/></element>
 <element name="content"><attribute name="type"><value>html</value></attribute><text/></element>
</interleave></element></define>
<define name="deleted"><element name="deleted-entry" ns="http://purl.org/atompub/tombstones/1.0">
 <attribute name="ref" ns=""/><attribute name="when" ns=""><data type="dateTime"/></attribute>
 <element name="comment"><ref name="lang"/><text/></element></element></define>
<define name="id"><element name="id"><data type="anyURI"/></element></define>
<define name="title"><element name="title"><text/></element></define>
<define name="updated"><element name="updated"><data type="dateTime"/></element></define>
<define name="lang"><attribute name="xml:lang" ns="http://www.w3.org/XML/1998/namespace"/></define>
<define name="link"><element name="link"><attribute name="rel"/>
 <attribute name="href"><data type="anyURI"/></attribute><attribute name="type"/>
 <optional><attribute name="hreflang"/></optional>
 <optional><attribute name="length"><data type="nonNegativeInteger"/></attribute></optional>
</element></define>
</grammar>"""
    )
)
ADDRESS = {"type": "string", "pattern": "^https://"}
WHEN = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "authors": {"type": "array", "items": {"required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "url", "content_html"],
                "properties": {
                    "id": ADDRESS,
                    "url": ADDRESS,
                    "image": ADDRESS,
                    "date_published": WHEN,
                    "date_modified": WHEN,
                    "tags": {"type": "array", "uniqueItems": True},
                    "attachments": {"type": "array", "items": {"required": ["url", "mime_type"]}},
                },
            },
        },
    },
}
GONE = Withdrawn("gone", ("older-name",), "en", ("en", "fr"), "2025-02-03", "A witness <asked> for it.")


def test_every_feed_is_valid_and_holds_hostile_words_unchanged() -> None:
    files = shelved(feed_files, holdings(*hostile(), entry(), withdrawn=(GONE,)), desk())
    for name, data in files.items():
        if name.endswith(".xml"):
            GRAMMAR.assertValid(etree.fromstring(data))
            assert not feedparser.parse(data).bozo, name
        else:
            jsonschema.validate(json.loads(data), JSON_FEED)
    titles = {item["title"] for item in json.loads(files["feed.json"])["items"]}
    assert titles == {f"{words} of hostile-{number}" for number, words in enumerate(HOSTILE)} | {
        "Words of wells"
    }
    read = {
        str(one.findtext(f"{ATOM}title")) for one in etree.fromstring(files["feed.xml"]).iter(f"{ATOM}entry")
    }
    kept = {title.replace("\u0007", "").replace("\ufffe", "").replace("\r\n", "\n") for title in titles}
    assert {title.replace("\r\n", "\n") for title in read} == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<updated>2024-12-12T00:00:00Z", b"<updated>12 December"),
        (b"<author><name>", b"<author><title>"),
        (b'length="4321"', b'length="large"'),
        (b"<id>", b"<guid>"),
    ],
)
def test_the_grammar_refuses_what_is_no_atom(old: bytes, new: bytes) -> None:
    data = shelved(feed_files, holdings(entry()), desk())["feed.xml"]
    assert old in data
    spoilt = data.replace(old, new).replace(old.replace(b"<", b"</"), new.replace(b"<", b"</"))
    parser = etree.XMLParser(recover=True)
    assert not GRAMMAR.validate(etree.fromstring(spoilt, parser))


def test_the_schema_refuses_a_feed_without_items() -> None:
    data = json.loads(shelved(feed_files, holdings(entry()), desk())["feed.json"])
    del data["items"][0]["url"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, JSON_FEED)


def test_there_is_a_feed_for_each_place_topic_and_language() -> None:
    files = shelved(feed_files, holdings(entry(langs=("en", "fr")), entry("pozos", langs=("es",))), desk())
    assert {name for name in files if name.endswith(".xml")} == {
        "feed.xml", "en/feed.xml", "fr/feed.xml", "es/feed.xml", "places/ml/feed.xml", "places/bf/feed.xml",
        "topics/water/feed.xml", "topics/words/feed.xml",
    }  # fmt: skip
    assert [one.lang for one in _stories(files["fr/feed.xml"])] == ["fr"]
    assert {one.lang for one in _stories(files["places/ml/feed.xml"])} == {"en", "es"}


def test_a_pdf_is_an_enclosure_with_its_length() -> None:
    (story,) = _stories(shelved(feed_files, holdings(entry()), desk())["fr/feed.xml"])
    found = [link for link in story.links if link.rel == "enclosure"]
    assert [(link.href, link.type, link.length) for link in found] == [
        (f"{ROOT}briefings/wells/fr/wells.fr.pdf", "application/pdf", "4321")
    ]


def test_a_correction_makes_an_old_briefing_new_to_readers() -> None:
    one = corrected(entry(date="2020-01-01"), "2026-05-06", "It said 12.")
    newer = [entry(f"later-{number}", "2024-12-12") for number in range(MOST)]
    feed = feedparser.parse(shelved(feed_files, holdings(one, *newer), desk())["feed.xml"])
    assert feed.feed.updated == "2026-05-06T00:00:00Z"
    assert len(feed.entries) == MOST
    first = feed.entries[0]
    assert (first.published, first.updated) == ("2020-01-01T00:00:00Z", "2026-05-06T00:00:00Z")
    assert "May 6, 2026" in first.content[0].value or "6 May 2026" in first.content[0].value
    assert "It said 12." in first.content[0].value


def test_a_withdrawn_briefing_leaves_a_tombstone_and_nothing_else() -> None:
    files = shelved(feed_files, holdings(entry(), withdrawn=(GONE,)), desk())
    stone = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
    found = list(etree.fromstring(files["fr/feed.xml"]).iter(stone))
    assert [(one.get("ref"), one.get("when"), "".join(one.itertext()).strip()) for one in found] == [
        (f"{ROOT}briefings/older-name/fr/", "2025-02-03T00:00:00Z", "A witness <asked> for it.")
    ]
    assert len(list(etree.fromstring(files["feed.xml"]).iter(stone))) == 2
    assert not list(etree.fromstring(files["places/ml/feed.xml"]).iter(stone))
    assert b"gone" not in files["feed.json"]


def test_a_tombstone_has_the_reason_as_plain_words_of_its_language() -> None:
    gone = replace(
        GONE, reason="It *was* [wrong](https://example.org/).", translated=(("fr", "C’était *faux*."),)
    )
    files = shelved(feed_files, holdings(entry(), withdrawn=(gone,)), desk())
    stone = "{http://purl.org/atompub/tombstones/1.0}comment"
    said = [
        (one.text, one.get("{http://www.w3.org/XML/1998/namespace}lang"))
        for one in etree.fromstring(files["feed.xml"]).iter(stone)
    ]
    assert said == [("It was wrong.", "en"), ("C’était faux.", "fr")]


def test_a_new_name_does_not_make_a_new_story() -> None:
    before = _stories(shelved(feed_files, holdings(entry("wells")), desk())["fr/feed.xml"])
    renamed = replace(entry("boreholes"), former=("wells",))
    after = _stories(shelved(feed_files, holdings(renamed), desk())["fr/feed.xml"])
    assert before[0].id == after[0].id
    assert before[0].link != after[0].link


def test_without_an_address_and_in_other_editions_there_are_no_feeds() -> None:
    assert shelved(feed_files, holdings(entry(), address=None), desk()) == {}
    assert shelved(feed_files, holdings(entry(), edition="press"), desk()) == {}
    assert shelved(feed_files, holdings(), desk()) == {}


def test_the_order_of_entries_changes_nothing() -> None:
    some = [entry(f"wells-{number}", f"2024-0{1 + number % 9}-01") for number in range(20)]
    assert shelved(feed_files, holdings(*some), desk()) == shelved(
        feed_files, holdings(*reversed(some)), desk()
    )


def _stories(data: bytes) -> list[feedparser.FeedParserDict]:
    entries = feedparser.parse(data).entries
    for one, element in zip(entries, etree.fromstring(data).iter(f"{ATOM}entry"), strict=True):
        one["lang"] = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    return list(entries)

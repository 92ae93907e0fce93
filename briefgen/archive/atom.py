"""A feed as Atom (RFC 4287), with tombstones for what was withdrawn (RFC 6721)."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.archive.feedmodel import Feed, Gone, Story, moment
from briefgen.archive.xmltext import DECLARATION, element, xml_text

_ATOM = "http://www.w3.org/2005/Atom"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
COUNTRIES = "urn:iso:std:iso:3166"


def atom(feed: Feed) -> bytes:
    """The feed in UTF-8."""
    spaces = {"xmlns": _ATOM, "xml:lang": feed.lang}
    if feed.gone:
        spaces["xmlns:at"] = _TOMBSTONES
    parts = [*_head(feed), *map(_entry, feed.stories), *map(_tombstone, feed.gone)]
    return (DECLARATION + element("feed", "\n" + "".join(parts), spaces)).encode()


def _head(feed: Feed) -> Iterator[str]:
    yield element("id", xml_text(feed.url))
    yield element("title", xml_text(feed.title))
    if feed.about:
        yield element("subtitle", xml_text(feed.about))
    yield element("updated", moment(feed.updated))
    yield element("author", element("name", xml_text(feed.publisher)))
    yield _link("self", feed.url, "application/atom+xml")
    yield _link("alternate", feed.page, "text/html", hreflang=feed.lang)
    yield _link("alternate", feed.twin, "application/feed+json")
    if feed.licence:
        yield element("rights", xml_text(feed.licence))
    yield element("generator", "briefgen")


def _entry(story: Story) -> str:
    parts = [
        element("id", xml_text(story.id)),
        element("title", xml_text(story.title)),
        element("published", moment(story.published)),
        element("updated", moment(story.updated)),
        _link("alternate", story.url, "text/html", hreflang=story.lang),
    ]
    parts += [_link("alternate", url, "text/html", hreflang=lang) for lang, url in story.others]
    parts += [_link("enclosure", file.url, file.type, length=str(file.bytes)) for file in story.files]
    parts += [element("category", "", {"term": topic}) for topic in story.topics]
    parts += [
        element("category", "", {"term": code, "scheme": COUNTRIES, "label": name})
        for code, name in story.places
    ]
    parts.append(element("summary", xml_text(story.summary), {"type": "text"}))
    parts.append(element("content", xml_text(story.body), {"type": "html"}))
    return element("entry", "\n" + "".join(parts), {"xml:lang": story.lang})


def _tombstone(gone: Gone) -> str:
    comment = element("at:comment", xml_text(gone.reason), {"xml:lang": gone.lang})
    return element("at:deleted-entry", comment, {"ref": gone.id, "when": moment(gone.day)})


def _link(rel: str, href: str, media: str, **more: str) -> str:
    return element("link", "", {"rel": rel, "href": href, "type": media, **more})
